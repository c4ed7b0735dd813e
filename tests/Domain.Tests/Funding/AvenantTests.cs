using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Funding;

/// <summary>The examples of docs/rules/avenants.md, and what an avenant refuses.</summary>
public sealed class AvenantTests
{
    private static readonly DateOnly SignedOn = new(2025, 3, 1);

    [Fact]
    public void A_smaller_size_in_the_middle_of_a_year_counts_each_period_for_its_days()
    {
        var plan = Plan(new TermsChange(new(2026, 9, 1), 62_000, null, "avenant n° 1"));

        // 1 March to 31 August 2026: 184 days of 365. 75 000 × 184/365 + 60 000 × 181/365 = 67 561,64
        Assert.Equal(56_250m, Of(plan, 2, PaymentKind.Advance).Amount.Euros);
        Assert.Equal(11_311.64m, Of(plan, 2, PaymentKind.Balance).Amount.Euros);
        Assert.Equal(67_561.64m, plan.Ceilings.Single(c => c.ContractYear == 2 && c.Mission is null).Amount.Euros);
        // The year after is that of size 2 from its first day.
        Assert.Equal(45_000m, Of(plan, 3, PaymentKind.Advance).Amount.Euros);
        Assert.Contains(plan.Notices, n => n.StartsWith("À vérifier", StringComparison.Ordinal));
        Assert.Contains(Of(plan, 2, PaymentKind.Balance).Working.Lines, l => l.Confidence == Confidence.ToVerify && l.Rate == "184/365");
        Assert.Equal(new DateOnly(2026, 9, 1), plan.StepOn(new(2027, 1, 1)).From);
        Assert.Equal(3, plan.StepOn(new(2026, 8, 31)).Size.Size.Number);
    }

    [Fact]
    public void From_an_anniversary_on_nothing_is_counted_by_days()
    {
        var plan = Plan(new TermsChange(new(2027, 3, 1), 62_000, null, "avenant n° 1"));

        Assert.Equal([75_000m, 75_000m, 60_000m, 60_000m, 60_000m], Functioning(plan));
        Assert.DoesNotContain(plan.Payments.SelectMany(p => p.Working.Lines), l => l.Confidence == Confidence.ToVerify && l.Label.StartsWith("Du ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_year_that_brings_less_than_was_advanced_ends_below_zero_and_says_so()
    {
        var plan = Plan(new TermsChange(new(2026, 4, 1), 30_000, null, "avenant n° 1"), population: 200_000);

        // 90 000 × 31/365 + 50 000 × 334/365 = 53 397,26; 67 500 were advanced.
        Assert.Equal(-14_102.74m, Of(plan, 2, PaymentKind.Balance).Amount.Euros);
        Assert.Contains(plan.Notices, n => n.Contains("solde est négatif", StringComparison.Ordinal));
    }

    [Fact]
    public void In_the_first_year_what_was_paid_whole_is_settled_at_its_end()
    {
        var plan = Plan(new TermsChange(new(2025, 9, 1), 180_000, null, "avenant n° 1"));

        // 75 000 × 184/365 + 90 000 × 181/365 = 82 438,36
        Assert.Equal(75_000m, Of(plan, 1, PaymentKind.Initial).Amount.Euros);
        Assert.Equal(7_438.36m, Of(plan, 1, PaymentKind.Balance).Amount.Euros);
    }

    [Fact]
    public void A_population_that_keeps_the_size_changes_no_payment()
    {
        var (plain, changed) = (Plan(null), Plan(new TermsChange(new(2026, 9, 1), 101_000, null, "avenant n° 1")));

        Assert.Equal(Plans.Lines(plain), Plans.Lines(changed));
        Assert.Equal(plain.Payments.Select(p => p.Working.Lines.Count), changed.Payments.Select(p => p.Working.Lines.Count));
    }

    [Fact]
    public void Whatever_the_day_of_effect_a_year_pays_what_it_opens_and_workings_end_on_their_amount()
    {
        var random = new Random(20261128);
        for (var i = 0; i < 300; i++)
        {
            var changes = Enumerable.Range(1, random.Next(1, 4))
                .Select(n => new TermsChange(SignedOn.AddDays(random.Next(0, 1826)), random.Next(10_000, 250_000), null, $"avenant n° {n}")).ToArray();
            var plan = PaymentCalendar.Compute(Terms(random.Next(10_000, 250_000)) with
            {
                Changes = changes,
                Missions = [new(MissionCode.CareAccess, SignedOn.AddDays(random.Next(0, 900))) { Attainment = new Dictionary<int, decimal> { [2] = 80 } }],
                ProrateVariable = random.Next(2) == 0,
            }).Required;

            foreach (var year in Enumerable.Range(1, 5))
            {
                var paid = plan.Payments.Where(p => p.ContractYear == year && p.Mission is null).Sum(p => p.Amount);
                Assert.Equal(plan.Ceilings.Single(c => c.ContractYear == year && c.Mission is null).Amount, paid);
            }
            Assert.All(plan.Payments, p => Assert.Equal(p.Amount, p.Working.Lines[^1].Amount));
            Assert.Equal(plan.Total, plan.Payments.Sum(p => p.Amount));
        }
    }

    [Fact]
    public void The_barème_that_an_avenant_adopts_holds_from_its_day()
    {
        var plan = PaymentCalendar.Compute(Terms(98_412) with
        {
            SignedOn = new(2020, 3, 1),
            Missions = [new(MissionCode.Pathways, new(2020, 6, 1)), new(MissionCode.HealthCrisis, new(2022, 6, 1))],
            Changes = [new(new(2022, 3, 1), null, "aci-cpts-avenant-2", "avenant n° 1")],
        });

        Assert.True(plan.Succeeded, string.Join(" ", plan.Refusals.Select(r => r.Message)));
        Assert.Equal("aci-cpts-avenant-2", plan.Value.StepOn(new(2022, 3, 1)).Bareme.Id);
        Assert.Equal("aci-cpts-2019", plan.Value.StepOn(new(2022, 2, 28)).Bareme.Id);
    }

    [Fact]
    public void A_mission_added_pays_from_the_day_of_effect_at_the_earliest()
    {
        var contract = Contract();
        Assert.True(contract.Amend(null, Details() with { Mission = MissionCode.Quality }).Succeeded);

        Assert.Equal(new DateOnly(2026, 9, 1), contract.Terms([]).Missions.Single().StartsOn);
        Assert.Equal(new DateOnly(2026, 9, 1), contract.Terms([Mission(contract, new(2026, 4, 1))]).Missions.Single().StartsOn);
        Assert.Equal(new DateOnly(2026, 10, 15), contract.Terms([Mission(contract, new(2026, 10, 15))]).Missions.Single().StartsOn);
    }

    [Fact]
    public void What_an_avenant_brings_is_the_plan_with_it_less_the_plan_without()
    {
        var contract = Contract();
        var avenant = contract.Amend(null, Details() with { Population = new(62_000, null, "Article 1", true) }).Required!;

        var effect = new ContractOutlook(contract, [], new(2027, 1, 1)).Effect(avenant)!;

        Assert.Equal(-7_438.36m - 45_000m, effect.Difference.Euros);
        Assert.Equal(effect.Difference, effect.Years.Sum(y => y.Difference));
        Assert.Equal(4, effect.Changed.Count);
    }

    [Theory]
    [InlineData(nameof(Avenant.Number), "number-needed")]
    [InlineData(nameof(Avenant.SignedOn), "day-out-of-contract")]
    [InlineData(nameof(Avenant.EffectiveOn), "day-out-of-contract")]
    [InlineData(nameof(Avenant.Note), "note-needed")]
    [InlineData(nameof(Avenant.BaremeId), "unknown-bareme")]
    [InlineData(nameof(Avenant.Population), "population-out-of-range")]
    [InlineData(nameof(Avenant.PopulationSource), "missing-reason")]
    public void It_refuses_by_its_field(string field, string code)
    {
        var details = field switch
        {
            nameof(Avenant.Number) => Details() with { Number = 0 },
            nameof(Avenant.SignedOn) => Details() with { SignedOn = new(2025, 2, 28) },
            nameof(Avenant.EffectiveOn) => Details() with { EffectiveOn = new(2030, 3, 1) },
            nameof(Avenant.Note) => Details() with { Note = "  " },
            nameof(Avenant.BaremeId) => Details() with { BaremeId = "inconnu" },
            nameof(Avenant.Population) => Details() with { Population = new(0, null, "Article 1", true) },
            _ => Details() with { Population = new(62_000, null, " ", true) },
        };
        var contract = Contract();

        var refusal = Assert.Single(contract.Amend(null, details).Refusals);

        Assert.Equal((field, code), (refusal.Field, refusal.Code));
        Assert.Empty(contract.Avenants);
    }

    [Fact]
    public void One_number_and_one_addition_of_a_mission_each_and_patients_are_not_named()
    {
        var contract = Contract();
        Assert.True(contract.Amend(null, Details() with { Mission = MissionCode.Quality }).Succeeded);

        Assert.Equal(["duplicate-number", "duplicate-mission"], contract.Amend(null, Details() with { Mission = MissionCode.Quality }).Refusals.Select(r => r.Code));
        Assert.Equal("patient-identity", Assert.Single(contract.Amend(null, Details() with { Number = 2, Note = "Patiente Mme Durand" }).Refusals).Code);
        Assert.Equal(2, contract.NextAvenantNumber);
    }

    [Fact]
    public void It_stays_while_something_rests_on_it()
    {
        var contract = Contract();
        var avenant = contract.Amend(null, Details() with { Mission = MissionCode.Quality }).Required!;

        Assert.Contains("a démarré", Assert.Single(contract.DropAvenant(avenant.Id, [Mission(contract, new(2026, 9, 1))], [])).Message, StringComparison.Ordinal);
        Assert.Single(contract.DropAvenant(avenant.Id, [], ["un versement est reçu"]));
        avenant.SetTarget(Guid.NewGuid(), 2, 10, 12);
        Assert.Single(contract.DropAvenant(avenant.Id, [], []));
        Assert.Equal(10, avenant.DropTarget(avenant.Targets[0].Id)!.Former);
        Assert.Empty(contract.DropAvenant(avenant.Id, [], []));
        Assert.Empty(contract.Avenants);
    }

    private static AvenantDetails Details() => new(1, new(2026, 8, 20), new(2026, 9, 1), "Sortie de deux communes", null, null, null);

    private static AciContract Contract() => AciContract.Sign(SignedOn, null, new(98_412, 2022, "Contrat", false), true).Required;

    private static MissionOfContract Mission(AciContract contract, DateOnly startedOn)
    {
        var mission = new MissionOfContract(contract.Id, MissionCode.Quality);
        Assert.Empty(mission.Date(new(null, startedOn, null, null), SignedOn, new(2027, 1, 1)));
        return mission;
    }

    private static FundingTerms Terms(int population) => new() { SignedOn = SignedOn, Population = population };

    private static FundingPlan Plan(TermsChange? change, int population = 98_412) =>
        PaymentCalendar.Compute(Terms(population) with { Changes = change is null ? [] : [change] }).Required;

    private static Payment Of(FundingPlan plan, int year, PaymentKind kind) => plan.Payments.Single(p => p.Mission is null && p.ContractYear == year && p.Kind == kind);

    private static IEnumerable<decimal> Functioning(FundingPlan plan) =>
        Enumerable.Range(1, 5).Select(y => plan.Payments.Where(p => p.Mission is null && p.ContractYear == y).Sum(p => p.Amount).Euros);
}
