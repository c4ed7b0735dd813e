using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Funding;

/// <summary>The example of docs/rules/resiliation.md.</summary>
public sealed class TerminationTests
{
    private static readonly DateOnly SignedOn = new(2025, 3, 1);

    [Fact]
    public void Two_months_after_the_letter_the_year_is_due_for_its_days_and_the_rest_is_given_back()
    {
        var contract = Contract();
        Assert.Empty(contract.Terminate(TerminatingParty.Cpts, new(2026, 6, 10), "Fin de l’activité", new(2026, 6, 20)));

        var plan = new ContractOutlook(contract, [], new(2026, 6, 20)).Calculation.Required;

        // 1 March to 9 August 2026: 162 days. 75 000 × 162/365 = 33 287,67; 56 250 were advanced.
        Assert.Equal(new DateOnly(2026, 8, 9), contract.LastDay);
        var balance = plan.Payments.Single(p => p is { ContractYear: 2, Kind: PaymentKind.Balance });
        Assert.Equal((-22_962.33m, new DateOnly(2026, 8, 10)), (balance.Amount.Euros, balance.DueOn));
        Assert.DoesNotContain(plan.Payments, p => p.ContractYear > 2);
        Assert.Contains(plan.Notices, n => n.Contains("résilié", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mission_that_would_start_later_pays_nothing_and_resuming_gives_the_whole_back()
    {
        var contract = Contract();
        var mission = new MissionOfContract(contract.Id, MissionCode.Pathways);
        Assert.Empty(mission.Date(new(new(2026, 9, 1), null, null, null), SignedOn, new(2026, 6, 20)));
        var whole = new ContractOutlook(contract, [mission], new(2026, 6, 20)).Calculation.Required.Total;
        Assert.Empty(contract.Terminate(TerminatingParty.Fund, new(2026, 6, 10), "Objectifs non tenus", new(2026, 6, 20)));

        var ended = new ContractOutlook(contract, [mission], new(2026, 6, 20));
        Assert.DoesNotContain(ended.Calculation.Required.Payments, p => p.Mission is not null);
        Assert.DoesNotContain(ended.Agenda, l => l.Deadline.DueOn > contract.LastDay);

        contract.Resume();
        Assert.Equal(whole, new ContractOutlook(contract, [mission], new(2026, 6, 20)).Calculation.Required.Total);
    }

    [Fact]
    public void Whatever_the_day_what_is_paid_is_what_the_days_are_worth()
    {
        var random = new Random(20261128);
        for (var i = 0; i < 200; i++)
        {
            var end = SignedOn.AddDays(random.Next(61, 1800));
            var plan = PaymentCalendar.Compute(new() { SignedOn = SignedOn, Population = 98_412, EndsOn = end, Missions = [new(MissionCode.CareAccess, SignedOn.AddDays(random.Next(0, 900)))] }).Required;
            var years = new ContractYears(SignedOn);
            var last = years.YearOf(end.AddDays(-1));
            var days = end.DayNumber - years.StartOf(last).DayNumber;
            var ofYear = years.EndOf(last).DayNumber - years.StartOf(last).DayNumber;

            Assert.Equal(Money.Round(new Fraction(75_000L * days, ofYear), Rounding.HalfAwayFromZero), plan.Payments.Where(p => p.Mission is null && p.ContractYear == last).Sum(p => p.Amount));
            Assert.All(plan.Payments, p => Assert.True(p.DueOn <= end));
            Assert.All(plan.Payments, p => Assert.Equal(p.Amount, p.Working.Lines[^1].Amount));
        }
    }

    [Fact]
    public void It_refuses_by_its_field()
    {
        var contract = Contract();
        Assert.Equal(["party-needed", "day-needed", "missing-reason"], contract.Terminate(null, null, "", new(2026, 6, 20)).Select(r => r.Code));
        Assert.Equal("day-needed", Assert.Single(contract.Terminate(TerminatingParty.Ars, new(2026, 6, 21), "Motif", new(2026, 6, 20))).Code);
        Assert.Equal("ends-anyway", Assert.Single(contract.Terminate(TerminatingParty.Ars, new(2030, 1, 2), "Motif", new(2030, 1, 3))).Code);
        Assert.Null(contract.EndsOn);
    }

    private static AciContract Contract() => AciContract.Sign(SignedOn, null, new(98_412, 2022, "Contrat", false), true).Required;
}
