using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Territories;

namespace Tisserand.Domain.Reports;

/// <summary>Adhérents d'une profession, on the last day of the report.</summary>
public sealed record MembersOfProfession(string Profession, int Members);

/// <summary>Indemnités d'une année, of a mission or of governance.</summary>
/// <param name="Mission">None for governance.</param>
/// <param name="Approved">Approved and not paid yet.</param>
public sealed record IndemnityTotal(MissionCode? Mission, Money Approved, Money Paid)
{
    public Money Total => Approved + Paid;
}

/// <summary>Participants différents d'une mission, or of governance.</summary>
public sealed record ParticipantCount(MissionCode? Mission, int Participants);

/// <summary>Fiche action dans le rapport.</summary>
public sealed record FicheInReport(FicheFact Fiche, string Referent, string Objectives);

/// <summary>Enveloppe ouverte of a mission for a contract year, read from the payment calendar.</summary>
/// <param name="Fixed">Ceiling of the fixed part, before proration.</param>
/// <param name="Variable">Ceiling of the variable part, before proration.</param>
/// <param name="FixedDue">What the calendar pays of the fixed part for the year.</param>
/// <param name="VariableMost">Variable part at 100 %, prorated.</param>
/// <param name="Earned">Variable part at the attainment known.</param>
/// <param name="IsNotified">The fund has notified the attainment.</param>
/// <param name="IsEvaluated">The attainment is known, notified or computed.</param>
public sealed record OpenedEnvelope(Money Fixed, Money Variable, Money FixedDue, Money VariableMost, Money Earned, bool IsNotified, bool IsEvaluated)
{
    public Money Expected => FixedDue + Earned;
}

/// <summary>Mission dans le rapport annuel.</summary>
public sealed record MissionInReport(
    MissionCode Mission, MissionOfContract? Dates, IReadOnlyList<FicheInReport> Fiches, IReadOnlyList<MeetingFact> Meetings, int Participants,
    IndemnityTotal Indemnities, IReadOnlyList<IndicatorResult> Indicators, MissionAttainment? Attainment, decimal? NotifiedPercent, OpenedEnvelope? Envelope)
{
    public int Participations => Meetings.Sum(m => m.Present);

    public int Minutes => Meetings.Sum(m => m.Minutes);
}

/// <summary>
/// Rapport annuel : a contract year told by its facts, for fund and ARS; no official template was found. Every figure is derived:
/// nothing of it is typed. Source: Guide pratique CPTS, sheets 6 and 7.
/// </summary>
/// <param name="AsOf">Last day counted: that of the year, or today while it runs.</param>
/// <param name="Governance">Meetings that serve no mission.</param>
public sealed record AnnualReport(
    string Cpts, int ContractYear, DateRange Period, DateOnly AsOf, DateOnly SignedOn, ContractPopulation ContractPopulation, TerritoryOnDay Territory,
    IReadOnlyList<MembersOfProfession> Members, IReadOnlyList<MeetingFact> Governance, int GovernanceParticipants, IndemnityTotal GovernanceIndemnities,
    IReadOnlyList<MissionInReport> Missions, OpenedEnvelope? Functioning, string Bareme)
{
    public bool IsRunning => AsOf < Period.End;

    public int MemberCount => Members.Sum(m => m.Members);

    /// <summary>The envelope of a mission, or of functioning, from the payments of its year.</summary>
    public static OpenedEnvelope? EnvelopeOf(FundingPlan plan, FundingPlan atMost, MissionCode? mission, int contractYear)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(atMost);
        var ceilings = plan.Ceilings.Where(c => c.Mission == mission && c.ContractYear == contractYear).ToList();
        if (ceilings.Count == 0)
        {
            return null;
        }
        var variable = plan.Payments.Where(p => p.Mission == mission && p.ContractYear == contractYear && p.Part == FundingPart.Variable).ToList();
        var terms = plan.Terms.Missions.FirstOrDefault(m => m.Code == mission);
        var evaluated = terms?.Attainment.ContainsKey(contractYear) == true;
        return new(
            ceilings.Where(c => c.Part != FundingPart.Variable).Sum(c => c.Amount),
            ceilings.Where(c => c.Part == FundingPart.Variable).Sum(c => c.Amount),
            plan.Payments.Where(p => p.Mission == mission && p.ContractYear == contractYear && p.Part != FundingPart.Variable).Sum(p => p.Amount),
            atMost.Payments.Where(p => p.Mission == mission && p.ContractYear == contractYear && p.Part == FundingPart.Variable).Sum(p => p.Amount),
            evaluated ? variable.Sum(p => p.Amount) : Money.Zero,
            evaluated && !terms!.ComputedYears.Contains(contractYear),
            evaluated);
    }
}
