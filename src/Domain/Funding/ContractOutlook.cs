using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Funding;

/// <summary>Échéance datée du contrat, and where it stands.</summary>
/// <param name="DoneOn">Only a step of a mission is ever done; the rest comes and goes.</param>
public sealed record AgendaLine(ContractDeadline Deadline, DateOnly? DoneOn, DeadlineState State);

/// <summary>Situation du contrat on a day: its plan, its next payments, its deadlines. All derived, nothing kept.</summary>
public sealed class ContractOutlook
{
    private IReadOnlyList<Payment>? _expected;

    public ContractOutlook(
        AciContract contract, IReadOnlyList<MissionOfContract> missions, DateOnly today, IReadOnlyList<MissionAttainment>? attainments = null)
    {
        Contract = contract;
        Missions = missions;
        Today = today;
        Attainments = attainments ?? [];
        Calculation = PaymentCalendar.Compute(contract.Terms(missions, Attainments));
    }

    public AciContract Contract { get; }

    public IReadOnlyList<MissionOfContract> Missions { get; }

    public DateOnly Today { get; }

    /// <summary>What the indicators give, mission by mission, for each contract year begun.</summary>
    public IReadOnlyList<MissionAttainment> Attainments { get; }

    /// <summary>The plan, or why it cannot be computed (an amount unknown to the barème).</summary>
    public Outcome<FundingPlan> Calculation { get; }

    public int ContractYear => Contract.YearOn(Today);

    /// <summary>What is expected: the payments of the plan, as the fund notified them when it did; empty when the plan cannot be computed.</summary>
    public IReadOnlyList<Payment> Expected => _expected ??= Calculation.Value is { } plan ? NotifiedPlan.Of(plan, Contract) : [];

    /// <summary>What falls due on the next day that pays, that day included; empty after the last.</summary>
    public IReadOnlyList<Payment> NextPayments
    {
        get
        {
            var next = Expected.Where(p => p.DueOn >= Today).GroupBy(p => p.DueOn).MinBy(g => g.Key);
            return next is null ? [] : [.. next];
        }
    }

    /// <summary>Every deadline of the contract, by day.</summary>
    public IReadOnlyList<AgendaLine> Agenda
    {
        get
        {
            var planValidatedOn = Missions.FirstOrDefault(m => m.Mission == MissionCode.HealthCrisis)?.DeployedOn;
            return [.. ContractDeadlines.Of(Contract.SignedOn, planValidatedOn).Where(d => Contract.EndsOn is not { } end || d.DueOn < end).Select(Follow)];
        }
    }

    /// <summary>The plan as the barème alone gives it, to set beside the amounts of the contract.</summary>
    public Outcome<FundingPlan> WithoutOverrides() => PaymentCalendar.Compute(Contract.Terms(Missions, Attainments) with { Overrides = [] });

    /// <summary>What an avenant brings: the plan without it beside the plan as it is; null when one of both cannot be computed.</summary>
    public PlanComparison? Effect(Avenant avenant)
    {
        ArgumentNullException.ThrowIfNull(avenant);
        var terms = Contract.Terms(Missions, Attainments);
        var without = PaymentCalendar.Compute(terms with
        {
            Changes = [.. Contract.Avenants.Where(a => a.Id != avenant.Id).Select(a => a.Terms).OfType<TermsChange>()],
            Missions = [.. terms.Missions.Where(m => m.Code != avenant.Mission)],
            Overrides = [.. terms.Overrides.Where(o => avenant.Mission is null || o.Mission != avenant.Mission)],
        });
        return Calculation.Succeeded && without.Succeeded ? PlanComparison.Of(without.Value, Calculation.Value) : null;
    }

    /// <summary>The plan if a letter of termination was received on a day.</summary>
    public Outcome<FundingPlan> IfTerminated(DateOnly receivedOn) =>
        PaymentCalendar.Compute(Contract.Terms(Missions, Attainments) with { EndsOn = AciContract.EndOf(receivedOn) });

    /// <summary>The plan if every variable part were attained in full.</summary>
    public Outcome<FundingPlan> AtMost => PaymentCalendar.Compute(AtFullAttainment(Contract.Terms(Missions)));

    private static FundingTerms AtFullAttainment(FundingTerms terms) => terms with
    {
        Missions = [.. terms.Missions.Select(m => m with { Attainment = new Dictionary<int, decimal>() })],
    };

    private AgendaLine Follow(ContractDeadline deadline)
    {
        var mission = Missions.FirstOrDefault(m => m.Mission == deadline.Mission);
        switch (deadline.Kind)
        {
            case ContractDeadlineKind.MissionStart:
                return new(deadline, mission?.ReallyStartedOn, DeadlineStates.Of(deadline.DueOn, mission?.ReallyStartedOn, Today));
            case ContractDeadlineKind.MissionDeployment:
                return new(deadline, mission?.DeployedOn, DeadlineStates.Of(deadline.DueOn, mission?.DeployedOn, Today));
            default:
                return new(deadline, null, DeadlineStates.OfEvent(deadline.DueOn, Today));
        }
    }
}
