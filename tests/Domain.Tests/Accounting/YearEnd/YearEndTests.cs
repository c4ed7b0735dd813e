using Tisserand.Domain.Accounting;
using Tisserand.Domain.Accounting.YearEnd;
using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Accounting.YearEnd;

/// <summary>Each operation of the end of a year: the entries it proposes, in figures, and what it refuses.</summary>
public sealed class YearEndTests
{
    private static readonly FiscalYear Year = EntryTests.Year();
    private static readonly Guid Source = Guid.NewGuid();

    public static TheoryData<string, (string, long)[], long, (string, long)[]> Allocations => new()
    {
        { "surplus, all carried", [("120", -1_000)], 0, [("110", -1_000), ("120", 1_000)] },
        { "surplus, some to reserves", [("120", -1_000)], 400, [("1068", -400), ("110", -600), ("120", 1_000)] },
        { "surplus that clears a past loss", [("120", -1_000), ("119", 300)], 0, [("110", -700), ("119", -300), ("120", 1_000)] },
        { "surplus smaller than the past loss", [("120", -1_000), ("119", 3_000)], 0, [("119", -1_000), ("120", 1_000)] },
        { "surplus that clears a loss, the rest to reserves", [("120", -1_000), ("119", 300)], 700, [("1068", -700), ("119", -300), ("120", 1_000)] },
        { "deficit, nothing before", [("129", 500)], 0, [("119", 500), ("129", -500)] },
        { "deficit taken from past surpluses", [("129", 500), ("110", -200)], 0, [("110", 200), ("119", 300), ("129", -500)] },
        { "deficit smaller than past surpluses", [("129", 500), ("110", -800)], 0, [("110", 500), ("129", -500)] },
        { "two results not allocated yet", [("120", -1_000), ("129", 400)], 0, [("110", -600), ("120", 1_000), ("129", -400)] },
        { "two that cancel each other", [("120", -400), ("129", 400)], 0, [("120", 400), ("129", -400)] },
    };

    [Theory, MemberData(nameof(Allocations))]
    public void A_result_is_allocated(string what, (string, long)[] balances, long toReserves, (string, long)[] expected)
    {
        var prepared = new ResultAllocation(Year, [.. balances.Select(b => Balance(b.Item1, b.Item2))]).Prepare(new(2026, 3, 12), "AG, résolution 4", new(toReserves), "1068", Source).Required;
        Assert.NotEmpty(what);
        var posting = Written(prepared).Single();
        Assert.Equal(expected.Order(), Shape(posting));
        Assert.Equal("AG, résolution 4", posting.Piece);
    }

    [Fact]
    public void An_allocation_that_nobody_decided_is_refused()
    {
        var allocation = new ResultAllocation(Year, [Balance("120", -1_000), Balance("119", 300)]);
        Assert.Equal(new Money(700), allocation.MostToReserves);
        Assert.Equal(["day-out", "decision-required", "reserves-too-large", "reserve-unknown"], allocation.Prepare(new(2025, 12, 31), " ", new(701), "512", Source).Refusals.Select(r => r.Code));
        Assert.Equal(["reserves-too-large"], allocation.Prepare(new(2026, 3, 12), "AG", new(-1), "1068", Source).Refusals.Select(r => r.Code));
        Assert.Equal(["no-result"], new ResultAllocation(Year, [Balance("512", 1)]).Prepare(new(2026, 3, 12), "AG", Money.Zero, null, Source).Refusals.Select(r => r.Code));
        Assert.Equal(["reserves-too-large", "reserve-unknown"], new ResultAllocation(Year, [Balance("129", 500)]).Prepare(new(2026, 3, 12), "AG", new(1), null, Source).Refusals.Select(r => r.Code));
    }

    [Fact]
    public void What_a_project_was_given_and_did_not_spend_is_set_aside_then_used()
    {
        var funds = new DedicatedFunds(Year,
        [
            Balance("744", -3_000_00, "prevention", "dep"), Balance("606", 1_730_00, "prevention", "dep"), Balance("6894", 50_00, "prevention", "dep"), Balance("194", -800_00, "prevention", "dep"), Balance("195", -90_00, "prevention", "dep"),
            Balance("731", -10_000_00, "parcours", "aci"), Balance("62281", 400_00, "parcours"), Balance("512", 99_00), Balance("756", -1_00),
        ]);
        Assert.Equal([(null, "aci", 1_00, 0, 1_00), ("parcours", "aci", 10_000_00, 400_00, 9_600_00), ("prevention", "dep", 3_000_00, 1_730_00, 1_220_00L)],
            funds.Uses.Select(u => (u.Mission, u.Funder, u.Received.Cents, u.Spent.Cents, u.Left.Cents)));
        Assert.Equal([0, 0, 890_00L], funds.Uses.Select(u => u.Held.Cents));

        var report = funds.Prepare("prevention", "dep", DedicatedFundKind.Subsidies, isUse: false, new(1_220_00), "Convention", Source).Required;
        Assert.Equal([("194", -1_220_00L), ("6894", 1_220_00)], Shape(Written(report).Single()));
        Assert.Equal(new Money(1_220_00), report.Working!.Amount);
        Assert.All(report.Postings[0].Lines, l => Assert.Equal(("prevention", "dep"), (l.Axes.Mission, l.Axes.Funder)));
        Assert.Equal([("194", 800_00L), ("7894", -800_00)], Shape(Written(funds.Prepare("prevention", "dep", DedicatedFundKind.Subsidies, isUse: true, new(800_00), "Convention", Source).Required).Single()));
        Assert.Equal([("195", -1_00L), ("6895", 1_00)], Shape(Written(funds.Prepare(null, "aci", DedicatedFundKind.Contributions, isUse: false, new(1_00), "Convention", Source).Required).Single()));

        Assert.Equal([("195", 90_00L), ("7895", -90_00)], Shape(Written(funds.Prepare("prevention", "dep", DedicatedFundKind.Contributions, isUse: true, new(90_00), "Convention", Source).Required).Single()));
        Assert.Equal(["amount-out"], funds.Prepare("prevention", "dep", DedicatedFundKind.Contributions, isUse: true, new(90_01), "Convention", Source).Refusals.Select(r => r.Code));
        Assert.Equal(["amount-out"], funds.Prepare("prevention", "dep", DedicatedFundKind.Subsidies, isUse: true, new(800_01), "Convention", Source).Refusals.Select(r => r.Code));
        Assert.Equal(["amount-out", "purpose-required"], funds.Prepare("prevention", "dep", DedicatedFundKind.Subsidies, isUse: false, new(2_950_01), "", Source).Refusals.Select(r => r.Code));
        Assert.Equal(["amount-out"], funds.Prepare("prevention", "dep", DedicatedFundKind.Subsidies, isUse: false, new(-1), "Convention", Source).Refusals.Select(r => r.Code));
        Assert.Equal(["amount-out"], funds.Prepare("prevention", "dep", DedicatedFundKind.Subsidies, isUse: false, Money.Zero, "Convention", Source).Refusals.Select(r => r.Code));
        Assert.Equal(["use-unknown"], funds.Prepare("crise", "dep", DedicatedFundKind.Subsidies, isUse: false, new(1), "Convention", Source).Refusals.Select(r => r.Code));
    }

    /// <summary>What was dedicated before is listed though nothing came in the year; a mission of two funders has two lines, in their order.</summary>
    [Fact]
    public void Funds_of_the_years_before_are_listed_and_words_follow_the_sign()
    {
        var funds = new DedicatedFunds(Year,
            [Balance("194", -50_00, "prevention", "dep"), Balance("606", 70_00, "prevention", "dep"), Balance("7894", -20_00, "prevention", "dep"), Balance("731", -9_00, "prevention", "aci"), Balance("606", 1_00, "qualite", "dep")]);
        Assert.Equal([("prevention", "aci"), ("prevention", "dep")], funds.Uses.Select(u => (u.Mission, u.Funder)));
        Assert.Equal(["Reçu dans l’année", "Dépensé dans l’année", "Déjà mis de côté cette année", "Reste à dépenser"], funds.Uses[0].Working("x").Lines.Select(l => l.Label));
        Assert.Equal(["Reçu dans l’année", "Dépensé dans l’année", "Repris cette année sur les fonds dédiés", "Dépensé au-delà"], funds.Uses[1].Working("x").Lines.Select(l => l.Label));
        var use = funds.Prepare("prevention", "dep", DedicatedFundKind.Subsidies, isUse: true, new(50_00), new string('x', Entry.PieceLength), Source).Required;
        Assert.Equal("Utilisation de fonds dédiés", use.Postings[0].Label);
        Assert.Equal("Report en fonds dédiés", funds.Prepare("prevention", "aci", DedicatedFundKind.Subsidies, isUse: false, new(9_00), "Convention", Source).Required.Postings[0].Label);
        string Said(bool isUse, long cents, string purpose = "Convention") => Assert.Single(funds.Prepare("prevention", "dep", DedicatedFundKind.Subsidies, isUse, new(cents), purpose, Source).Refusals).Message;
        Assert.StartsWith("Indiquez le montant", Said(true, 0), StringComparison.Ordinal);
        Assert.StartsWith("Il reste 50,00", Said(true, 50_01), StringComparison.Ordinal);
        Assert.StartsWith("On ne reporte pas plus", Said(false, 20_01), StringComparison.Ordinal);
        Assert.StartsWith("Dites pour quoi", Said(true, 1, new string('x', Entry.PieceLength + 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_of_the_end_of_a_year()
    {
        DeferredBounds();
        var inReserve = new ResultAllocation(Year, [Balance("120", -600), Balance("120", -400)]);
        Assert.Equal(1_000, inReserve.Result.Cents);
        Assert.Equal(["day-out"], inReserve.Prepare(null, "AG", Money.Zero, null, Source).Refusals.Select(r => r.Code));
        Assert.True(inReserve.Prepare(Year.End, new string('x', Entry.PieceLength), new(1_000), "1063", Source).Succeeded);
        Assert.Equal(["decision-required"], inReserve.Prepare(Year.End, new string('x', Entry.PieceLength + 1), Money.Zero, null, Source).Refusals.Select(r => r.Code));
        Assert.Contains("10,00", Assert.Single(inReserve.Prepare(Year.End, "AG", new(1_001), "1063", Source).Refusals).Message, StringComparison.Ordinal);
        var deficit = new ResultAllocation(Year, [Balance("129", 500)]);
        Assert.StartsWith("Rien ne peut aller", Assert.Single(deficit.Prepare(Year.End, "AG", new(1), "1063", Source).Refusals).Message, StringComparison.Ordinal);
        Assert.Contains("du déficit", deficit.Prepare(Year.End, "AG", Money.Zero, null, Source).Required.Postings[0].Label, StringComparison.Ordinal);
        Assert.Contains("de l’excédent", inReserve.Prepare(Year.End, "AG", Money.Zero, null, Source).Required.Postings[0].Label, StringComparison.Ordinal);

        string[] Hours(decimal hours, long cents, int said) => [.. VolunteerContribution.OfHours(Year, null, hours, new(cents), new string('x', said), Year.End, Source).Refusals.Select(r => r.Code)];
        Assert.Empty(Hours(100_000, 1_000_00, 80));
        Assert.Equal(["hours-required", "rate-required", "rate-source"], Hours(100_000.01m, 1_000_01, 81));
        Assert.True(VolunteerContribution.OfValue(Year, ContributionInKind.Gifts, null, new(1), new string('x', Entry.PieceLength), Source).Succeeded);
        Assert.Equal(["what-required"], VolunteerContribution.OfValue(Year, ContributionInKind.Gifts, null, new(1), new string('x', Entry.PieceLength + 1), Source).Refusals.Select(r => r.Code));
    }

    private static void DeferredBounds()
    {
        static Outcome<PreparedPostings> Defer(long received, long cents, string from, string to, string label = "Convention") => DeferredIncome.Prepare(Year, "731", Axes.None, new(received), new(cents), Day(from), Day(to), label, Source);
        Assert.True(Defer(5_000, 5_000, "2026-07-01", "2036-07-01", new string('x', Entry.PieceLength)).Succeeded);
        Assert.Equal(["days-unlikely"], Defer(5_000, 5_000, "2026-07-01", "2036-07-02").Refusals.Select(r => r.Code));
        Assert.Equal(["label-required"], Defer(5_000, 5_000, "2026-07-01", "2027-07-01", new string('x', Entry.PieceLength + 1)).Refusals.Select(r => r.Code));
        Assert.Equal(["income-unknown"], Defer(0, 1, "2026-07-01", "2027-07-01").Refusals.Select(r => r.Code));
        Assert.StartsWith("L’exercice n’a que 50,00", Assert.Single(Defer(50_00, 50_01, "2026-07-01", "2027-07-01").Refusals).Message, StringComparison.Ordinal);
        Assert.StartsWith("Indiquez le montant", Assert.Single(Defer(50_00, 0, "2026-07-01", "2027-07-01").Refusals).Message, StringComparison.Ordinal);
        Assert.StartsWith("Cette période se termine avec l’exercice", Assert.Single(Defer(50_00, 5_00, "2026-07-01", "2026-12-31").Refusals).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-07-01", "2027-06-30", 1_000_00, 495_89)]
    [InlineData("2027-01-01", "2027-12-31", 1_000_00, 1_000_00)]
    [InlineData("2026-12-31", "2027-01-01", 1_01, 51)]
    [InlineData("2026-01-01", "2027-01-01", 366_00, 1_00)]
    public void An_income_that_pays_for_the_next_year_leaves_this_one_and_comes_back(string from, string to, long cents, long deferred)
    {
        var axes = new Axes("parcours", Funder: "aci", ContractYear: 2);
        var prepared = DeferredIncome.Prepare(Year, "731", axes, new(5_000_00), new(cents), Day(from), Day(to), "Convention", Source).Required;
        Assert.Equal(new Money(deferred), prepared.Working!.Amount);
        var next = Year.Following();
        Assert.Equal([Year.End, next.Start], prepared.Postings.Select(p => p.On));
        Assert.Equal([("487", -deferred), ("731", deferred)], Shape(prepared.Postings[0]));
        Assert.Equal([("487", deferred), ("731", -deferred)], Shape(prepared.Postings[1]));
        Assert.Equal(prepared.Postings[1].Source, prepared.Postings[0].Source.OtherHalf);
        Assert.Equal(prepared.Postings[0].Source, prepared.Postings[1].Source.OtherHalf);
        Assert.True(Entry.Write(prepared.Postings[0], Year, Chart.National).Succeeded && Entry.Write(prepared.Postings[1], next, Chart.National).Succeeded);
    }

    [Theory]
    [InlineData("606", 10_00, "2026-07-01", "2027-06-30", "Convention", "income-unknown")]
    [InlineData("731", 5_000_01, "2026-07-01", "2027-06-30", "Convention", "amount-out")]
    [InlineData("731", 0, "2026-07-01", "2027-06-30", "Convention", "amount-out")]
    [InlineData("731", 10_00, "2026-07-01", "2026-12-31", "Convention", "nothing-deferred")]
    [InlineData("731", 10_00, "2027-07-01", "2026-12-31", "Convention", "days-unlikely")]
    [InlineData("731", 10_00, "2026-07-01", "2027-06-30", " ", "label-required")]
    [InlineData("731", 1, "2026-01-01", "2027-01-01", "Convention", "nothing-deferred")]
    public void An_income_that_does_not_pass_the_closing_is_refused(string account, long cents, string from, string to, string label, string code) =>
        Assert.Equal([code], DeferredIncome.Prepare(Year, account, Axes.None, new(5_000_00), new(cents), Day(from), Day(to), label, Source).Refusals.Select(r => r.Code));

    [Fact]
    public void Hours_of_volunteers_are_valued_on_both_sides_and_the_result_does_not_move()
    {
        var prepared = VolunteerContribution.OfHours(Year, "parcours", 10.25m, new(16_51), "SMIC chargé", new(2026, 1, 1), Source).Required;
        var posting = Written(prepared).Single();
        Assert.Equal([("864", 169_23L), ("875", -169_23)], Shape(posting));
        Assert.Contains("10,25 h", posting.Label, StringComparison.Ordinal);
        Assert.Contains("SMIC chargé, au 1er janvier 2026", posting.Piece, StringComparison.Ordinal);
        Assert.Equal(Money.Zero, new YearClosing(Year, [Balance("864", 169_23), Balance("875", -169_23)]).Result);
        Assert.Equal(["hours-required", "rate-required", "rate-source", "rate-day"], VolunteerContribution.OfHours(Year, null, 0, new(0), "", new(2027, 1, 1), Source).Refusals.Select(r => r.Code));

        foreach (var (kind, use, resource) in new[] { (ContributionInKind.Services, "862", "871"), (ContributionInKind.Premises, "861", "871"), (ContributionInKind.Gifts, "860", "870"), (ContributionInKind.Volunteering, "864", "875") })
        {
            Assert.Equal([(use, 960_00L), (resource, -960_00)], Shape(Written(VolunteerContribution.OfValue(Year, kind, null, new(960_00), "Salle", Source).Required).Single()));
        }
        Assert.Equal(["amount-required", "what-required"], VolunteerContribution.OfValue(Year, ContributionInKind.Gifts, null, null, "", Source).Refusals.Select(r => r.Code));
    }

    /// <summary>What is proposed is taken by the books.</summary>
    private static List<Posting> Written(PreparedPostings prepared)
    {
        Assert.All(prepared.Postings, p => Assert.Empty(Entry.Write(p, Year, Chart.National).Refusals));
        return [.. prepared.Postings];
    }

    private static AccountBalance Balance(string account, long cents, string? mission = null, string? funder = null) => new(account, new(mission, Funder: funder), new(Math.Max(cents, 0)), new(Math.Max(-cents, 0)));

    private static IEnumerable<(string, long)> Shape(Posting posting) => posting.Lines.Select(l => (l.Account, (l.Debit - l.Credit).Cents)).Order();

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
