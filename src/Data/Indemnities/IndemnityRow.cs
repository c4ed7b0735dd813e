using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;

namespace Tisserand.Data.Indemnities;

/// <summary>One presence, its person, and the line that was made of it if there is one, as the database reads them.</summary>
public sealed class IndemnityRow
{
    /// <summary>The line, or the presence that waits for one.</summary>
    public Guid Id { get; init; }

    public Guid AttendanceId { get; init; }

    public Guid MeetingId { get; init; }

    public string Title { get; init; } = "";

    public string FoldedTitle { get; init; } = "";

    public DateOnly Day { get; init; }

    public MeetingKind Kind { get; init; }

    public MissionCode? Mission { get; init; }

    public Guid? FicheActionId { get; init; }

    public string Profession { get; init; } = "";

    /// <summary>As the attendance says today.</summary>
    public int Minutes { get; init; }

    public Guid MemberId { get; init; }

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    public string FoldedName { get; init; } = "";

    public string Email { get; init; } = "";

    public Guid? AccountId { get; init; }

    public bool WasMember { get; init; }

    public bool IsSalariedOnly { get; init; }

    /// <summary>None while the presence waits.</summary>
    public IndemnityLine? Line { get; init; }

    public string FullName => Member.NameOf(FirstName, LastName);

    public string ProfessionLabel => Member.ProfessionLabel(Profession);

    /// <summary>« Anaïs Roche, 12 mars 2026, Groupe plaies ».</summary>
    public string Label => $"{FullName}, {FrenchDate.Long(Day)}, {Title}";

    /// <summary>The presence as it stands today.</summary>
    public PaidPresence Presence => new(AttendanceId, MeetingId, Title, Day, Kind, Mission, FicheActionId, Profession, Minutes);

    public Beneficiary Beneficiary => new(MemberId, FullName, Email, AccountId, WasMember, IsSalariedOnly);

    /// <summary>Set by <see cref="Price"/>.</summary>
    public IndemnityProposal Proposal { get; private set; } = null!;

    /// <summary>What the person has in the year of the meeting, this line included; set by the page that shows it.</summary>
    public Money? YearToDate { get; set; }

    /// <summary>Sent back with the box of the row, so that nobody approves another amount than the one shown.</summary>
    public string Shown => FormattableString.Invariant($"{AttendanceId}_{Proposal.Amount.Cents}");

    /// <summary>The line was approved on an attendance that has changed since.</summary>
    public bool Differs => Line?.DiffersFrom(Presence) == true;

    public IndemnityRow Price(RateGrid grid)
    {
        Proposal = IndemnityProposal.Of(Presence, Beneficiary, grid);
        return this;
    }
}

/// <summary>What waits for approval, added up by the database and priced by the domain.</summary>
/// <param name="Ready">Presences that can be approved as they are.</param>
/// <param name="Amount">Theirs.</param>
/// <param name="Blocked">The others, by what stands in the way.</param>
public sealed record ProposalTotals(int Ready, Money Amount, IReadOnlyList<BlockedProposals> Blocked)
{
    public int Count => Ready + Blocked.Sum(b => b.Count);
}

/// <summary>Presences that one obstacle keeps from approval.</summary>
public sealed record BlockedProposals(Refusal Obstacle, int Count);

/// <summary>What one person was approved and paid in a calendar year.</summary>
public sealed class PersonYear
{
    public Guid MemberId { get; init; }

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    public string FoldedName { get; init; } = "";

    public string Profession { get; init; } = "";

    public int Lines { get; init; }

    public long ApprovedCents { get; init; }

    public long PaidCents { get; init; }

    public long TotalCents { get; init; }

    /// <summary>Part of the total that is indemnité (gouvernance); the rest is rémunération (missions).</summary>
    public long GovernanceCents { get; init; }

    public string FullName => Member.NameOf(FirstName, LastName);

    public Money Approved => new(ApprovedCents);

    public Money Paid => new(PaidCents);

    public Money Total => new(TotalCents);

    public Money Governance => new(GovernanceCents);
}
