using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Funding;

public sealed class AciContractTests
{
    private static readonly DateOnly Signed = new(2025, 10, 1);
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void A_contract_gives_the_terms_of_its_calendar()
    {
        var contract = Sign(200_000);
        var crisis = Started(MissionCode.HealthCrisis, new(2026, 3, 15), new(2026, 9, 1));
        Assert.Empty(contract.Count(2, 120, new(2026, 10, 5)));
        Assert.Empty(contract.Notify(MissionCode.HealthCrisis, 1, 92.5m, new(2026, 11, 10), "Courrier de la CPAM"));
        Assert.Empty(contract.Recognise(1, "Décision de l’ARS"));
        Assert.Empty(contract.Override(null, FundingPart.Functioning, 2, Money.FromEuros(95_000), "Avenant n° 1", [crisis]));

        var terms = contract.Terms([crisis, new MissionOfContract(Guid.Empty, MissionCode.Quality)]);

        Assert.Empty(terms.Check());
        var mission = Assert.Single(terms.Missions);
        Assert.Equal((new DateOnly(2026, 3, 15), new DateOnly(2026, 9, 1), 92.5m), (mission.StartsOn, mission.PlanValidatedOn, mission.Attainment[1]));
        Assert.Equal([1], mission.CrisisYears);
        Assert.Equal(120, terms.MembersIn(2)!.Members);
        Assert.Equal(Money.FromEuros(95_000), terms.OverrideOf(null, FundingPart.Functioning, 2)!.Amount);
    }

    /// <summary>Pathways, size 4: 50 000 € of variable part; the indicators give 40 %, then the fund notifies 70 %.</summary>
    [Fact]
    public void The_attainment_of_the_indicators_counts_until_the_fund_notifies_another()
    {
        var contract = Sign(200_000);
        var mission = Started(MissionCode.Pathways, Signed);
        var indicator = Indicator.Define(Guid.Empty, new IndicatorDetails("Réunions", "", "", IndicatorLevel.Local, IndicatorUse.Result, IndicatorProducer.Cpts,
            AttainmentRule.Manual, IndicatorCount.None, null, null, 0, [new(MissionCode.Pathways, 1)], [])).Required;
        Assert.True(indicator.Measure(1, 40, Today, "Bilan", Today).Succeeded);
        var attainments = MissionAttainment.Of([IndicatorResult.Of(indicator, 1, new([], [], []))], 1);

        var estimated = VariableOf(new ContractOutlook(contract, [mission], Today, attainments), 1);
        Assert.Equal((Money.FromEuros(20_000), true, false), (estimated.Amount, estimated.IsEstimated, estimated.AtMost));
        Assert.Equal((PaymentState.Estimated, PaymentState.ToEvaluate), (estimated.StateOn(estimated.DueOn.AddDays(-1)), estimated.StateOn(estimated.DueOn)));
        var next = VariableOf(new ContractOutlook(contract, [mission], Today, attainments), 2);
        Assert.Equal((Money.FromEuros(50_000), false, true), (next.Amount, next.IsEstimated, next.AtMost));

        Assert.Empty(contract.Notify(MissionCode.Pathways, 1, 70, Today, "Courrier de la CPAM"));
        var notified = VariableOf(new ContractOutlook(contract, [mission], Today, attainments), 1);
        Assert.Equal((Money.FromEuros(35_000), false, PaymentState.Due), (notified.Amount, notified.IsUncertain, notified.StateOn(Today)));
    }

    [Fact]
    public void What_is_kept_twice_for_a_year_replaces_the_first()
    {
        var contract = Sign();
        contract.Count(1, 90, new(2026, 1, 1));
        contract.Count(1, 101, new(2026, 2, 1));
        contract.Notify(MissionCode.CareAccess, 1, 50, new(2026, 10, 1), "Courrier");
        contract.Notify(MissionCode.CareAccess, 1, 75, new(2026, 11, 1), "Second courrier");

        Assert.Equal((101, new DateOnly(2026, 2, 1)), (Assert.Single(contract.Headcounts).Members, contract.Headcounts[0].CountedOn));
        Assert.Equal(75, Assert.Single(contract.Attainments).Percent);
    }

    [Fact]
    public void Impossible_facts_are_refused_by_their_field_and_leave_no_trace()
    {
        var contract = Sign();

        Assert.Equal(["ContractYear", "Members", "CountedOn"], contract.Count(6, -1, null).Select(r => r.Field));
        Assert.Equal(["Percent", "NotifiedOn", "Source"], contract.Notify(MissionCode.CareAccess, 1, 33.333m, null, " ").Select(r => r.Field));
        Assert.Equal("Reason", Assert.Single(contract.Override(null, FundingPart.Functioning, 1, Money.FromEuros(1), " ", [])).Field);
        Assert.Equal("Mission", Assert.Single(contract.Override(MissionCode.Quality, FundingPart.Fixed, 1, Money.FromEuros(1), "Avenant", [])).Field);
        Assert.Equal("Amount", Assert.Single(contract.Override(null, FundingPart.Functioning, 1, null, "Avenant", [])).Field);
        Assert.Empty(contract.Headcounts);
        Assert.Empty(contract.Attainments);
        Assert.Empty(contract.Amounts);
    }

    [Fact]
    public void A_signature_moved_after_a_start_or_before_any_bareme_is_refused()
    {
        var contract = Sign();
        var mission = Started(MissionCode.CareAccess, new(2026, 1, 1));
        var population = new ContractPopulation(62_000, null, "Contrat", IsTyped: true);

        Assert.Equal("start-before-signature", Assert.Single(contract.Change(new(2026, 1, 2), null, population, true, [mission])).Code);
        Assert.Equal("SignedOn", Assert.Single(contract.Change(new(2019, 1, 1), null, population, true, [])).Field);
        Assert.Equal("BaremeId", Assert.Single(contract.Change(Signed, "avenant-9", population, true, [])).Field);
        Assert.Equal("PopulationSource", Assert.Single(contract.Change(Signed, null, population with { Source = " " }, true, [])).Field);
        Assert.Equal(Signed, contract.SignedOn);
    }

    [Fact]
    public void The_outlook_names_the_next_payments_and_follows_the_deadlines()
    {
        var outlook = new ContractOutlook(Sign(), [Started(MissionCode.CareAccess, new(2026, 4, 2))], Today);

        Assert.Equal(2, outlook.ContractYear);
        Assert.All(outlook.NextPayments, p => Assert.Equal(new DateOnly(2027, 10, 1), p.DueOn));
        Assert.Equal(5, outlook.NextPayments.Count);
        Assert.Contains(outlook.Agenda, l => l is { Deadline: { Kind: ContractDeadlineKind.MissionStart, Mission: MissionCode.CareAccess }, State: DeadlineState.MetLate });
        Assert.Contains(outlook.Agenda, l => l is { Deadline: { Kind: ContractDeadlineKind.MissionStart, Mission: MissionCode.Pathways }, State: DeadlineState.Late });
        Assert.Contains(outlook.Agenda, l => l is { Deadline.Kind: ContractDeadlineKind.ManagementDialogue, State: DeadlineState.Past });
    }

    [Fact]
    public void A_payment_is_due_on_its_day_and_a_variable_part_waits_for_its_evaluation()
    {
        var payment = new Payment(new(2026, 10, 1), null, FundingPart.Functioning, PaymentKind.Advance, 2, new([]), AtMost: false, IsEstimated: false);

        Assert.Equal(PaymentState.Expected, payment.StateOn(new(2026, 9, 30)));
        Assert.Equal(PaymentState.Due, payment.StateOn(new(2026, 10, 1)));
        Assert.Equal(PaymentState.AtMost, (payment with { AtMost = true }).StateOn(new(2026, 9, 30)));
        Assert.Equal(PaymentState.ToEvaluate, (payment with { AtMost = true }).StateOn(new(2026, 10, 1)));
    }

    private static AciContract Sign(int population = 62_000) =>
        AciContract.Sign(Signed, null, new(population, null, "Contrat signé", IsTyped: true), prorateVariable: true).Required;

    private static MissionOfContract Started(MissionCode code, DateOnly startedOn, DateOnly? deployedOn = null)
    {
        var mission = new MissionOfContract(Guid.Empty, code);
        Assert.Empty(mission.Date(new(null, startedOn, null, deployedOn), Signed, Today));
        return mission;
    }

    private static Payment VariableOf(ContractOutlook outlook, int year) =>
        outlook.Calculation.Required.Payments.Single(p => p.Part == FundingPart.Variable && p.ContractYear == year);
}
