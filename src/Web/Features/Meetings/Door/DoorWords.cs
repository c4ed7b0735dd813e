using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Meetings.Door;

/// <summary>What a telephone sends of one act.</summary>
/// <param name="Token">Drawn by the telephone.</param>
/// <param name="Undoes">Token of an act touched by mistake.</param>
/// <param name="At">UTC.</param>
/// <param name="Signature">As <see cref="SignatureDrawing"/> writes it.</param>
public sealed record DoorDeed(
    Guid Token, DateTime At, Guid? Member = null, string? Code = null, DoorNewcomer? Newcomer = null, DoorAct Act = DoorAct.Arrival,
    DoorWay Way = DoorWay.List, Guid? Undoes = null, string? Signature = null);

/// <summary>Somebody who came and is on no list: a professional or a partner, never a patient.</summary>
/// <param name="IsSomebodyElse">The entries alike were seen.</param>
public sealed record DoorNewcomer(string? LastName, string? FirstName, string? Profession, string? Email, string? Phone, bool IsSomebodyElse = false)
{
    internal MemberDetails Details => new(LastName, FirstName, Profession, null, IsLiberal: false, IsSalaried: false, Email, Phone, null, []);
}

/// <summary>What became of one act.</summary>
/// <param name="Why">Why it was refused, in French.</param>
public sealed record DoorAnswer(Guid Token, bool Kept, string Why, DoorPerson? Person = null)
{
    /// <summary>What the coordinator will have to look at.</summary>
    public string Issue { get; init; } = "";

    /// <summary>Who the newcomer may be.</summary>
    public IReadOnlyList<DoorPerson> Doubles { get; init; } = [];

    internal static DoorAnswer No(DoorDeed deed, string why) => new(deed.Token, false, why);
}

/// <summary>Somebody, as the list at the door shows them: no address, no number.</summary>
/// <param name="Since">Arrival, in milliseconds of the Unix clock.</param>
/// <param name="Mark">The last act that can be taken back.</param>
/// <param name="Print">Of the personal code: a telephone without network knows whose it is, and holds no code.</param>
public sealed record DoorPerson(
    Guid Id, string Name, string Quality, bool IsListed = false, string State = "", string? Arrived = null, string? Left = null,
    long? Since = null, Guid? Mark = null, bool HasSigned = false, string? Print = null)
{
    internal static DoorPerson Of(Member member) => new(member.Id, $"{member.LastName} {member.FirstName}".Trim(), Member.ProfessionLabel(member.Profession));
}
