using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Funding;

/// <summary>The totals derived by hand from the tables are the oracle (docs/rules/baremes.md).</summary>
public sealed class BaremeTests
{
    private static readonly int[] Populations = [30_000, 62_000, 100_000, 200_000];

    [Theory]
    [InlineData(1, 102_500, 72_500, 225_000, 250_000, 237_500, 287_500, 225_000)]
    [InlineData(2, 137_500, 97_500, 295_000, 330_000, 312_500, 382_500, 295_000)]
    [InlineData(3, 177_500, 122_500, 375_000, 420_000, 397_500, 487_500, 370_000)]
    [InlineData(4, 215_000, 150_000, 455_000, 505_000, 480_000, 580_000, 435_000)]
    public void Avenant_2_adds_up_to_the_derived_totals(
        int size, int fixedParts, int variableParts, int withFunctioning, int firstWriting, int updateYear, int maximum, int socleOnly)
    {
        var plan = Plan(size, MissionCodes.All);
        decimal Sum(int year, Func<Ceiling, bool> which) => plan.Ceilings.Where(c => c.ContractYear == year).Where(which).Sum(c => c.Amount.Euros);
        static bool NotCrisis(Ceiling c) => c.Mission != MissionCode.HealthCrisis;

        Assert.Equal(fixedParts, Sum(1, c => NotCrisis(c) && c.Part == FundingPart.Fixed));
        Assert.Equal(variableParts, Sum(1, c => NotCrisis(c) && c.Part == FundingPart.Variable));
        Assert.Equal(withFunctioning, Sum(1, NotCrisis));
        Assert.Equal(firstWriting, Sum(1, c => NotCrisis(c) || c.Part == FundingPart.Fixed));
        Assert.Equal(updateYear, Sum(2, _ => true));
        Assert.Equal(maximum, Sum(1, _ => true));
        Assert.Equal(maximum, plan.Totals[0].Amount.Euros);
        var socle = Plan(size, MissionCodes.All.Where(m => m.IsSocle()));
        Assert.Equal(socleOnly, socle.Ceilings
            .Where(c => c.ContractYear == 1 && (NotCrisis(c) || c.Part == FundingPart.Fixed)).Sum(c => c.Amount.Euros));
    }

    [Fact]
    public void With_its_increase_size_4_tops_at_629_000()
    {
        var plan = PaymentCalendar.Compute(Terms(4, MissionCodes.All) with { Members = [new(1, 100)] }).Required;
        Assert.Equal(629_000m, plan.Totals[0].Amount.Euros);
    }

    [Theory]
    [InlineData(4, 99, false)]
    [InlineData(4, 100, true)]
    [InlineData(3, 500, false)]
    public void The_increase_takes_size_4_and_at_least_100_members(int size, int members, bool applies)
    {
        var plan = PaymentCalendar.Compute(Terms(size, [MissionCode.Prevention]) with { Members = [new(1, members)] }).Required;
        var amount = Plans.Fixed(plan, 1, MissionCode.Prevention);

        Assert.Equal(applies ? 22_000m : size == 4 ? 20_000m : 17_500m, amount);
        Assert.Equal(applies, plan.Payments.Any(p => p.Working.Lines.Any(l => l.Rate == "+10\u00A0%")));
        Assert.DoesNotContain(plan.Payments, p => p.Mission is null && p.Working.Lines.Any(l => l.Rate == "+10\u00A0%"));
    }

    [Fact]
    public void Members_count_year_by_year_and_a_year_without_count_takes_the_one_before()
    {
        var plan = PaymentCalendar.Compute(Terms(4, [MissionCode.Prevention]) with
        {
            Members = [new(2, 120, new(2024, 3, 1)), new(4, 90, new(2026, 3, 1))],
        }).Required;

        Assert.Equal([20_000m, 22_000m, 22_000m, 20_000m, 20_000m], Enumerable.Range(1, 5).Select(y => Plans.Fixed(plan, y, MissionCode.Prevention)));
        Assert.Contains(plan.Notices, n => n.Contains("les années 1, 3, 5", StringComparison.Ordinal));
    }

    [Fact]
    public void In_2019_there_was_no_increase()
    {
        var plan = PaymentCalendar.Compute(Terms(4, [MissionCode.Prevention]) with { BaremeId = "aci-cpts-2019", Members = [new(1, 300)] }).Required;
        Assert.Equal(20_000m, Plans.Fixed(plan, 1, MissionCode.Prevention));
    }

    [Fact]
    public void Every_figure_has_a_source_and_an_unknown_one_says_so()
    {
        foreach (var line in BaremeCatalogue.All.SelectMany(b => b.Lines))
        {
            Assert.Equal(4, line.Values.Count);
            Assert.NotEmpty(line.Source);
            Assert.Equal(line.Values.Contains(null), line.Confidence == Confidence.NotFound);
            Assert.True(line.Mission is not null || line.Item == FundingCodes.Functioning, line.Item);
        }
        Assert.Equal(["aci-cpts-2019", "aci-cpts-avenant-2"], BaremeCatalogue.All.Select(b => b.Id));
    }

    [Fact]
    public void The_printed_totals_that_do_not_add_up_are_recorded_as_such()
    {
        var related = BaremeCatalogue.Find("aci-cpts-avenant-2")!.Related;
        Assert.Equal([150_000m, 450_000m], related.Where(r => r.Confidence == Confidence.Conflicting).Select(r => r.Values[3]!.Value));
        Assert.All(related.Where(r => r.Confidence == Confidence.Conflicting), r => Assert.NotEmpty(r.Note!));
    }

    private static FundingPlan Plan(int size, IEnumerable<MissionCode> missions) => PaymentCalendar.Compute(Terms(size, missions)).Required;

    private static FundingTerms Terms(int size, IEnumerable<MissionCode> missions) => new()
    {
        SignedOn = new(2023, 3, 1),
        Population = Populations[size - 1],
        Missions = [.. missions.Select(m => new MissionTerms(m, new(2023, 3, 1)) { CrisisYears = m == MissionCode.HealthCrisis ? [1] : [] })],
    };
}
