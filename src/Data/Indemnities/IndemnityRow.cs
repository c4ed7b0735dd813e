using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;

namespace Tisserand.Data.Indemnities;

/// <summary>One presence or declaration, its person, and the line that was made of it if there is one, as the database reads them.</summary>
public sealed class IndemnityRow
{
    /// <summary>The line, or the presence or declaration that waits for one.</summary>
    public Guid Id { get; init; }

    /// <summary>None for declared work.</summary>
    public Guid? AttendanceId { get; init; }

    /// <summary>None for a presence.</summary>
    public Guid? WorkId { get; init; }

    /// <summary>None for work between meetings.</summary>
    public Guid? MeetingId { get; init; }

    public string Title { get; init; } = "";

    public string FoldedTitle { get; init; } = "";

    public DateOnly Day { get; init; }

    /// <summary>Of a presence.</summary>
    public MeetingKind Kind { get; init; }

    /// <summary>Of declared work.</summary>
    public PaidActivity? DeclaredAs { get; init; }

    public MissionCode? Mission { get; init; }

    public Guid? FicheActionId { get; init; }

    public string Profession { get; init; } = "";

    /// <summary>Minutes as the attendance says today; minutes, kilometres or deeds as they were declared.</summary>
    public int Units { get; init; }

    /// <summary>Of a task paid by deed.</summary>
    public PaidDeed? Deed { get; init; }

    /// <summary>Who declared the work; empty for a presence.</summary>
    public string DeclaredBy { get; init; } = "";

    public Guid MemberId { get; init; }

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    public string FoldedName { get; init; } = "";

    public string Email { get; init; } = "";

    public Guid? AccountId { get; init; }

    public bool WasMember { get; init; }

    public bool IsSalariedOnly { get; init; }

    /// <summary>Agreement with an employer that held on that day.</summary>
    public Guid? AgreementId { get; init; }

    public string? Employer { get; init; }

    /// <summary>None while it waits.</summary>
    public IndemnityLine? Line { get; init; }

    public string FullName => Member.NameOf(FirstName, LastName);

    public string ProfessionLabel => Member.ProfessionLabel(Profession);

    /// <summary>« Anaïs Roche, 12 mars 2026, Groupe plaies ».</summary>
    public string Label => $"{FullName}, {FrenchDate.Long(Day)}, {Title}";

    /// <summary>The work as it stands today.</summary>
    public PaidWork Work => new(
        AttendanceId, WorkId, MeetingId, Day, DeclaredAs ?? PaidActivities.Of(Kind, Mission), Mission, FicheActionId, Profession, Units, Deed);

    public Beneficiary Beneficiary => new(MemberId, FullName, Email, AccountId, WasMember, IsSalariedOnly, AgreementId is { } agreement ? new(agreement, Employer!) : null);

    /// <summary>Set by <see cref="Price"/>.</summary>
    public IndemnityProposal Proposal { get; private set; } = null!;

    /// <summary>What the person has in the year of the work, this line included; set by the page that shows it.</summary>
    public Money? YearToDate { get; set; }

    /// <summary>Sent back with the box of the row, so that nobody approves another amount than the one shown.</summary>
    public string Shown => FormattableString.Invariant($"{Work.SourceId}_{Proposal.Amount.Cents}");

    /// <summary>The line was approved on an attendance that has changed since.</summary>
    public bool Differs => Line?.DiffersFrom(Work) == true;

    public IndemnityRow Price(RateGrid grid)
    {
        Proposal = IndemnityProposal.Of(Work, Beneficiary, grid);
        return this;
    }
}

/// <summary>What waits for approval, added up by the database and priced by the domain.</summary>
/// <param name="Ready">Those that can be approved as they are.</param>
/// <param name="Amount">Theirs.</param>
/// <param name="Blocked">The others, by what stands in the way.</param>
/// <param name="Parts">The ready ones by mission, travel apart.</param>
public sealed record ProposalTotals(int Ready, Money Amount, IReadOnlyList<BlockedProposals> Blocked, IReadOnlyList<ProposalPart> Parts)
{
    public int Count => Ready + Blocked.Sum(b => b.Count);
}

/// <summary>What of it one mission bears.</summary>
public sealed record ProposalPart(MissionCode? Mission, bool IsTravel, int Count, Money Amount);

/// <summary>Presences that one obstacle keeps from approval.</summary>
public sealed record BlockedProposals(Refusal Obstacle, int Count);

/// <summary>What one person was approved and paid in a calendar year, of work or of payments.</summary>
public sealed class PersonYear
{
    public Guid MemberId { get; init; }

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    public string FoldedName { get; init; } = "";

    public string Profession { get; init; } = "";

    public string? Rpps { get; init; }

    public int Lines { get; init; }

    public long ApprovedCents { get; init; }

    public long PaidCents { get; init; }

    public long TotalCents { get; init; }

    /// <summary>Part of the total that is indemnité (gouvernance).</summary>
    public long GovernanceCents { get; init; }

    /// <summary>Part of the total that gives travel back, which the ceiling does not count; the rest is rémunération (missions).</summary>
    public long TravelCents { get; init; }

    /// <summary>What the person says they received from other CPTS.</summary>
    public long ElsewhereCents { get; init; }

    public string FullName => Member.NameOf(FirstName, LastName);

    public Money Approved => new(ApprovedCents);

    public Money Paid => new(PaidCents);

    public Money Total => new(TotalCents);

    public Money Governance => new(GovernanceCents);

    public Money Travel => new(TravelCents);

    public Money Missions => Total - Governance - Travel;

    public Money Elsewhere => new(ElsewhereCents);

    /// <summary>What the legal ceiling counts.</summary>
    public Money UnderCeiling => Total - Travel + Elsewhere;
}

/// <summary>An agreement with an employer, and whose time it settles.</summary>
public sealed class AgreementRow
{
    public Guid Id { get; init; }

    public EmployerAgreement Agreement { get; init; } = null!;

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    public string FoldedName { get; init; } = "";

    public string FullName => Member.NameOf(FirstName, LastName);
}

/// <summary>What one employer has to invoice for a mission.</summary>
/// <param name="Minutes">Of hours; deeds apart.</param>
public sealed record EmployerSum(string Employer, MissionCode? Mission, int Lines, int Minutes, long Cents, DateOnly First, DateOnly Last);
