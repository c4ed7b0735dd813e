using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Funding;

public sealed class AmountOverrideTests
{
    private static readonly FundingTerms Terms = new()
    {
        SignedOn = new(2023, 3, 1),
        Population = 200_000,
        Years = 2,
        Members = [new(1, 150)],
        Missions = [new(MissionCode.CareAccess, new(2023, 7, 1))],
    };

    private static AmountOverride Typed(MissionCode? mission, FundingPart part, int year, decimal euros) =>
        new(mission, part, year, Money.FromEuros(euros), "Notification de la caisse du 12 mars 2024");

    [Fact]
    public void The_typed_amount_replaces_the_increased_one_and_payments_follow()
    {
        var plan = PaymentCalendar.Compute(Terms with { Overrides = [Typed(MissionCode.CareAccess, FundingPart.Fixed, 1, 100_000.01m)] }).Required;

        Assert.Equal(100_000.01m, Plans.Fixed(plan, 1, MissionCode.CareAccess));
        Assert.Equal(121_000m, Plans.Fixed(plan, 2, MissionCode.CareAccess)); // 110 000 + 10 %
        var advance = plan.Payments.First(p => p is { Mission: not null, Kind: PaymentKind.Advance });
        Assert.Equal(50_000.01m, advance.Amount.Euros); // 100 000,01 × 244/366 × 75 % = 50 000,005
        Assert.Equal([110_000m, 121_000m, 100_000.01m], advance.Working.Lines.Take(3).Select(l => l.Amount.Euros));
        Assert.Equal(Confidence.OwnContract, advance.Working.Lines[2].Confidence);
        Assert.Contains("12 mars 2024", advance.Working.Lines[2].Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Functioning_too_can_be_replaced_even_by_nothing()
    {
        var plan = PaymentCalendar.Compute(Terms with { Overrides = [Typed(null, FundingPart.Functioning, 2, 0)] }).Required;

        Assert.DoesNotContain(plan.Payments, p => p is { Mission: null, ContractYear: 2 });
        Assert.Equal(0m, plan.Ceilings.Single(c => c is { Mission: null, ContractYear: 2 }).Amount.Euros);
    }

    [Fact]
    public void Typed_amounts_stand_in_for_those_the_bareme_lacks()
    {
        var terms = Terms with { BaremeId = "aci-cpts-2019", Years = 1 };
        var typed = terms with
        {
            Overrides = [Typed(MissionCode.CareAccess, FundingPart.Fixed, 1, 60_000), Typed(MissionCode.CareAccess, FundingPart.Variable, 1, 30_000)],
        };
        Assert.False(PaymentCalendar.Compute(terms).Succeeded);
        Assert.Equal(90_000m + 60_000m, PaymentCalendar.Compute(typed).Required.Total.Euros); // 90 000 × 244/366 for the mission
    }
}
