using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Meetings.Papers;

/// <summary>Bilan des invitations of a meeting: invited, reached, present, interested by profession, and by which acts. Numbers only.</summary>
internal static class InvitationReport
{
    public static Paper Of(string cpts, Meeting meeting, IReadOnlyList<InvitationCount> counts, IReadOnlyList<InvitationRound> rounds, DateOnly today)
    {
        static string[] Row(string label, InvitationCount c) => [label, .. new[] { c.Invited, c.Members, c.Reached, c.Present, c.Interested }.Select(n => French.Number(n))];
        return new PaperBuilder("Bilan des invitations", cpts) { Subtitle = meeting.Title, Date = today }
            .Facts(
                ("Type", meeting.Kind.Label()),
                ("Jour", $"{MeetingText.Day(meeting.Day)}, {MeetingText.Hours(meeting.StartsAt, meeting.EndsAt)}"),
                ("Lieu", meeting.Place.Length > 0 ? meeting.Place : meeting.Link.Length > 0 ? "Visioconférence" : null))
            .Heading("Par profession", 2)
            .Table(
                [new("Profession", 3), new("Invités", 1, true), new("dont connus de la CPTS", 1.3, true), new("Touchés", 1, true), new("Présents", 1, true), new("Intéressés", 1, true)],
                [.. counts.Select(c => Row(Member.ProfessionLabel(c.Profession), c))],
                total: Row("Ensemble", InvitationCount.Sum(counts)))
            .Heading("Invitations", 2)
            .Bullets(rounds.Select(r => $"{French.LongDay(r.InvitedOn)}\u00A0: {French.Count(r.Invited, "professionnel invité", "professionnels invités")}, d’après l’annuaire public"
                + (r.ExtractedOn is { } day ? $" du {French.LongDay(day)}" : "") + (r.Filter.Length > 0 ? $" ({r.Filter})" : ", tout le territoire")
                + (r.Objected > 0 ? $"\u00A0; {French.Count(r.Objected, "opposition respectée", "oppositions respectées")}" : "") + "."))
            .Note("Touchés\u00A0: le message ou la lettre est parti et n’est pas revenu. Présents\u00A0: avec ou sans invitation, chacun une fois. La feuille signée, jointe à la réunion, prouve les présences.")
            .Build();
    }
}
