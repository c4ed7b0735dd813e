using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Funding;

/// <summary>The calendar by hand-worked cases; the random comparison stands in Simulation/RandomSimulationsTests.</summary>
public sealed class PaymentCalendarTests
{
    /// <summary>docs/rules/calendrier-des-versements.md: size 2, signed 1 March 2023, access from 1 July 2023, 80 % then 100 %.</summary>
    private static readonly FundingTerms Example = new()
    {
        SignedOn = new(2023, 3, 1),
        Population = 62_000,
        Years = 3,
        Missions =
        [
            new(MissionCode.CareAccess, new(2023, 7, 1)) { Attainment = new Dictionary<int, decimal> { [1] = 80, [2] = 100 } },
        ],
    };

    [Fact]
    public void The_worked_example_comes_out_to_the_cent()
    {
        string[] expected =
        [
            "2023-03-01 fonctionnement fonctionnement initial 1 60000.00",
            "2023-07-01 acces-soins fixe avance 1 35000.00",
            "2024-03-01 fonctionnement fonctionnement avance 2 45000.00",
            "2024-03-01 acces-soins fixe solde 1 11666.67",
            "2024-03-01 acces-soins variable variable 1 16000.00",
            "2024-03-01 acces-soins fixe avance 2 52500.00",
            "2025-03-01 fonctionnement fonctionnement solde 2 15000.00",
            "2025-03-01 fonctionnement fonctionnement avance 3 45000.00",
            "2025-03-01 acces-soins fixe solde 2 17500.00",
            "2025-03-01 acces-soins variable variable 2 30000.00",
            "2025-03-01 acces-soins fixe avance 3 52500.00",
            "2026-03-01 fonctionnement fonctionnement solde 3 15000.00",
            "2026-03-01 acces-soins fixe solde 3 17500.00",
            "2026-03-01 acces-soins variable variable 3 30000.00",
        ];
        Assert.Equal(expected, Plans.Lines(PaymentCalendar.Compute(Example).Required));
    }

    [Fact]
    public void A_working_leads_line_by_line_to_its_payment()
    {
        var plan = PaymentCalendar.Compute(Example).Required;
        var balance = plan.Payments.Single(p => p is { Kind: PaymentKind.Balance, ContractYear: 1 });

        Assert.Equal(
            [
                ("Montant annuel, part fixe, taille 2", null, "", 70_000m),
                ("Prorata\u00A0: 244 jours, du 1er juillet 2023 à l’anniversaire du contrat", 70_000m, "244/366", 46_666.67m),
                ("À déduire\u00A0: avance due le 1er juillet 2023", 46_666.67m, "75\u00A0%", 35_000m),
                ("Solde\u00A0: le montant dû pour l’année, moins l’avance", 46_666.67m, "–\u00A035\u00A0000,00\u00A0€", 11_666.67m),
            ],
            balance.Working.Lines.Select(l => (l.Label, l.Base?.Euros, l.Rate, l.Amount.Euros)));

        var variable = plan.Payments.Single(p => p is { Kind: PaymentKind.Variable, ContractYear: 1 });
        Assert.Equal(["", "244/366", "80\u00A0%"], variable.Working.Lines.Select(l => l.Rate));
    }

    [Fact]
    public void Every_working_line_is_sourced_and_follows_from_the_line_before()
    {
        var terms = Example with
        {
            Population = 200_000,
            Members = [new(1, 130)],
            Missions = [.. MissionCodes.All.Select(m => new MissionTerms(m, new(2023, 5, 17)) { CrisisYears = m == MissionCode.HealthCrisis ? [1, 2] : [] })],
        };
        foreach (var payment in PaymentCalendar.Compute(terms).Required.Payments)
        {
            Assert.Equal(payment.Amount, payment.Working.Lines[^1].Amount);
            Assert.Null(payment.Working.Lines[0].Base);
            Assert.All(payment.Working.Lines, l => Assert.NotEmpty(l.Source));
            Assert.All(payment.Working.Lines, l => Assert.NotEqual(Confidence.NotFound, l.Confidence));
            Assert.All(payment.Working.Lines.Skip(1), l => Assert.NotNull(l.Base));
        }
    }

    [Fact]
    public void Advance_and_balance_add_up_to_the_rounded_year()
    {
        for (var day = new DateOnly(2023, 3, 1); day < new DateOnly(2024, 3, 1); day = day.AddDays(1))
        {
            var terms = Example with { Years = 1, Missions = [new(MissionCode.Prevention, day)] };
            var paid = PaymentCalendar.Compute(terms).Required.Payments.Where(p => p.Part == FundingPart.Fixed).Sum(p => p.Amount);
            var days = new DateOnly(2024, 3, 1).DayNumber - day.DayNumber;
            Assert.Equal(Money.Round(new Fraction(15_000 * days, 366), Rounding.HalfAwayFromZero), paid);
        }
    }

    [Fact]
    public void A_mission_started_on_the_signature_or_an_anniversary_opens_whole_years()
    {
        var terms = Example with
        {
            Years = 2,
            Missions = [new(MissionCode.Pathways, new(2023, 3, 1)), new(MissionCode.Prevention, new(2024, 3, 1))],
        };
        string[] expected =
        [
            "2023-03-01 fonctionnement fonctionnement initial 1 60000.00",
            "2023-03-01 parcours fixe avance 1 26250.00",
            "2024-03-01 fonctionnement fonctionnement avance 2 45000.00",
            "2024-03-01 parcours fixe solde 1 8750.00",
            "2024-03-01 parcours variable variable 1 35000.00",
            "2024-03-01 parcours fixe avance 2 26250.00",
            "2024-03-01 prevention fixe avance 2 11250.00",
            "2025-03-01 fonctionnement fonctionnement solde 2 15000.00",
            "2025-03-01 parcours fixe solde 2 8750.00",
            "2025-03-01 parcours variable variable 2 35000.00",
            "2025-03-01 prevention fixe solde 2 3750.00",
            "2025-03-01 prevention variable variable 2 15000.00",
        ];
        Assert.Equal(expected, Plans.Lines(PaymentCalendar.Compute(terms).Required));
    }

    [Theory]
    [InlineData(2026, 3, 1)] // the day the last year ends
    [InlineData(9999, 12, 31)]
    public void A_mission_that_starts_after_the_last_year_pays_nothing_and_says_so(int year, int month, int day)
    {
        var plan = PaymentCalendar.Compute(Example with { Missions = [new(MissionCode.CareAccess, new(year, month, day))] }).Required;

        Assert.All(plan.Payments, p => Assert.Null(p.Mission));
        Assert.All(plan.Ceilings, c => Assert.Null(c.Mission));
        Assert.Contains(plan.Notices, n => n.Contains("démarre après la dernière année", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2024-02-28", "366/366", null)]
    [InlineData("2024-03-01", "364/365", "2025-02-28")] // signed 29 February: year 1 is 29/02/2024 - 28/02/2025, 365 days
    [InlineData("2025-02-27", "1/365", "2025-02-28")]
    [InlineData("2025-02-28", null, "2026-02-28")]
    [InlineData("2027-02-28", null, "2028-02-29")] // year 4 ends on a 29 February again: 366 days, and this is its first
    [InlineData("2028-02-28", "1/366", "2028-02-29")]
    public void A_leap_signature_has_its_anniversary_on_28_February_in_common_years(string startsOn, string? rate, string? balanceOn)
    {
        var terms = new FundingTerms
        {
            SignedOn = new(2024, 2, 29),
            Population = 62_000,
            Missions = [new(MissionCode.CareAccess, DateOnly.Parse(startsOn, System.Globalization.CultureInfo.InvariantCulture))],
        };
        var outcome = PaymentCalendar.Compute(terms);
        if (balanceOn is null)
        {
            Assert.Equal("start-before-signature", Assert.Single(outcome.Refusals).Code);
            return;
        }
        var advance = outcome.Required.Payments.First(p => p.Mission is not null);
        var balance = outcome.Required.Payments.First(p => p is { Mission: not null, Kind: PaymentKind.Balance });
        Assert.Equal(rate, advance.Working.Lines.Select(l => l.Rate).SingleOrDefault(r => r.Contains('/')));
        Assert.Equal(balanceOn, balance.DueOn.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_variable_part_of_the_first_year_is_whole_when_the_contract_says_so()
    {
        var prorated = PaymentCalendar.Compute(Example).Required;
        var whole = PaymentCalendar.Compute(Example with { ProrateVariable = false }).Required;

        Assert.Equal(16_000m, Plans.Variable(prorated, 1).Amount.Euros);
        Assert.Equal(24_000m, Plans.Variable(whole, 1).Amount.Euros);
        Assert.Equal(Plans.Variable(prorated, 2).Amount, Plans.Variable(whole, 2).Amount);
    }

    [Fact]
    public void Until_evaluated_a_variable_part_is_an_at_most()
    {
        var plan = PaymentCalendar.Compute(Example).Required;

        Assert.False(Plans.Variable(plan, 2).AtMost);
        Assert.True(Plans.Variable(plan, 3).AtMost);
        Assert.Equal("Au plus\u00A0: atteinte pas encore évaluée", Plans.Variable(plan, 3).Working.Lines[^1].Label);
        Assert.Equal([0m, 0m, 30_000m], plan.Totals.Select(t => t.Uncertain.Euros));
        Assert.Equal([122_666.67m, 160_000m, 160_000m], plan.Totals.Select(t => t.Amount.Euros));
    }

    [Fact]
    public void Attainment_of_zero_pays_no_variable_part_and_of_a_third_rounds_once()
    {
        var terms = Example with
        {
            Missions = [new(MissionCode.CareAccess, new(2023, 7, 1)) { Attainment = new Dictionary<int, decimal> { [1] = 33.33m, [2] = 0 } }],
        };
        var plan = PaymentCalendar.Compute(terms).Required;

        Assert.DoesNotContain(plan.Payments, p => p is { Kind: PaymentKind.Variable, ContractYear: 2 });
        Assert.Equal(6_666m, Plans.Variable(plan, 1).Amount.Euros); // 30 000 × 244/366 × 33,33 %
    }

    [Fact]
    public void Ceilings_are_what_each_year_opens_not_prorated()
    {
        var plan = PaymentCalendar.Compute(Example with { Missions = [new(MissionCode.CareAccess, new(2024, 9, 1))] }).Required;

        Assert.Equal(
            [
                (1, null, 60_000m),
                (2, null, 60_000m), (2, MissionCode.CareAccess, 70_000m), (2, MissionCode.CareAccess, 30_000m),
                (3, null, 60_000m), (3, MissionCode.CareAccess, 70_000m), (3, (MissionCode?)MissionCode.CareAccess, 30_000m),
            ],
            plan.Ceilings.Select(c => (c.ContractYear, c.Mission, c.Amount.Euros)));
    }

    [Theory]
    [InlineData("2020-06-01", "aci-cpts-2019")]
    [InlineData("2022-03-31", "aci-cpts-2019")]
    [InlineData("2022-04-01", "aci-cpts-avenant-2")]
    [InlineData("2031-01-01", "aci-cpts-avenant-2")]
    public void The_bareme_is_the_one_in_force_on_the_signature_date(string signedOn, string id)
    {
        var terms = new FundingTerms { SignedOn = DateOnly.Parse(signedOn, System.Globalization.CultureInfo.InvariantCulture), Population = 62_000 };
        Assert.Equal(id, PaymentCalendar.Compute(terms).Required.Bareme.Id);
    }

    [Fact]
    public void A_named_bareme_wins_over_the_date_with_a_notice()
    {
        var plan = PaymentCalendar.Compute(Example with { SignedOn = new(2021, 3, 1), BaremeId = "aci-cpts-avenant-2" }).Required;

        Assert.Equal("aci-cpts-avenant-2", plan.Bareme.Id);
        Assert.Contains(plan.Notices, n => n.Contains("ce n’était pas celui en vigueur", StringComparison.Ordinal));
    }

    [Fact]
    public void Before_the_first_bareme_nothing_is_computed()
    {
        var refusal = Assert.Single(PaymentCalendar.Compute(Example with { SignedOn = new(2019, 8, 24) }).Refusals);

        Assert.Equal(("no-bareme-on-date", "signedOn"), (refusal.Code, refusal.Field));
        Assert.Contains("25 août 2019", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_2019_access_mission_has_no_known_amount()
    {
        var refusal = Assert.Single(PaymentCalendar.Compute(Example with { BaremeId = "aci-cpts-2019" }).Refusals);

        Assert.Equal(("unknown-amount", "missions[0].code"), (refusal.Code, refusal.Field));
    }

    [Fact]
    public void The_crisis_mission_did_not_exist_in_2019()
    {
        var terms = Example with { BaremeId = "aci-cpts-2019", Missions = [new(MissionCode.HealthCrisis, new(2023, 7, 1))] };
        Assert.Equal("mission-not-in-bareme", Assert.Single(PaymentCalendar.Compute(terms).Refusals).Code);
    }

    [Fact]
    public void The_other_2019_missions_are_known()
    {
        var terms = new FundingTerms { SignedOn = new(2020, 1, 1), Population = 90_000, Years = 1, Missions = [new(MissionCode.Pathways, new(2020, 1, 1))] };
        var plan = PaymentCalendar.Compute(terms).Required;

        Assert.Equal(75_000m + 45_000m + 45_000m, plan.Total.Euros);
        Assert.Equal(33_750m, plan.Payments.First(p => p.Mission is not null).Amount.Euros);
    }

    [Fact]
    public void Payments_past_the_evidence_carry_a_notice()
    {
        Assert.Empty(PaymentCalendar.Compute(Example).Required.Notices);
        Assert.Contains("août 2026", Assert.Single(PaymentCalendar.Compute(Example with { Years = 4 }).Required.Notices), StringComparison.Ordinal);
    }
}
