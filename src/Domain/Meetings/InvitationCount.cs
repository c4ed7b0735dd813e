namespace Tisserand.Domain.Meetings;

/// <summary>
/// Bilan des invitations d’une profession : how many were invited, reached, came, are interested. Members and others together,
/// each person once. Source: Guide pratique CPTS, sheet 5.
/// </summary>
/// <param name="Profession">Code; empty for the sum.</param>
/// <param name="Members">Of the invited, those with an entry in the CPTS.</param>
/// <param name="Reached">The message or the letter left and did not come back.</param>
/// <param name="Present">With or without an invitation.</param>
public sealed record InvitationCount(string Profession, int Invited, int Members, int Reached, int Present, int Interested)
{
    public static InvitationCount Sum(IEnumerable<InvitationCount> rows) => rows.Aggregate(
        new InvitationCount("", 0, 0, 0, 0, 0),
        (sum, r) => new("", sum.Invited + r.Invited, sum.Members + r.Members, sum.Reached + r.Reached, sum.Present + r.Present, sum.Interested + r.Interested));
}
