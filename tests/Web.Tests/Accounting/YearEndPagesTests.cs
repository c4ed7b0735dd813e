using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Web.Features.Accounting;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Accounting;

/// <summary>The operations of the end of a year, from their pages: shown before, written as drafts, undone.</summary>
public sealed class YearEndPagesTests
{
    private const string Root = "/c/deux-vallees/comptes";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_result_is_allocated_once_shown_before_and_undone(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Opened(2025);
        await app.Post(LedgerScene.Posting(on: new(2025, 3, 1), cents: 1_000_00, debit: "512", credit: "731"));
        await app.ValidateAll();
        var last = await YearOf(app, 2025);
        await app.Within(app.DeuxVallees, async services => Assert.Empty((await services.GetRequiredService<CloseFiscalYear>().Close(last, LedgerScene.Today, CancellationToken.None))!));
        var year = await YearOf(app, 2026);
        var treasurer = await app.SignedIn(Role.Treasurer);

        Assert.Contains("à affecter : 1 000,00 €", (await treasurer.Get($"{Root}/exercices/{year}")).Text, StringComparison.Ordinal);
        await treasurer.Get($"{Root}/exercices/{year}/affectation");
        Assert.Contains("Dites quelle assemblée", (await treasurer.Submit(new() { ["Input.On"] = "2026-03-12" })).Text, StringComparison.Ordinal);
        Assert.Contains("à deux décimales au plus", (await treasurer.Submit(new() { ["Input.Decision"] = "AG, résolution 4", ["Input.ToReserves"] = "1,001" })).Text, StringComparison.Ordinal);
        var shown = await treasurer.Submit(new() { ["Input.ToReserves"] = "400", ["Input.Reserve"] = "1068" });
        Assert.Contains("110 Report à nouveau, solde créditeur", shown.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await app.Entries()).Count);
        var done = await treasurer.Submit([], "#operation", "button[formaction*='Write']");
        Assert.Contains("Décision de l’assemblée générale", done.Text, StringComparison.Ordinal);
        var entry = (await app.Entries()).Single(e => e.SourceKind == PostingSource.Allocation);
        Assert.Equal([("1068", -400_00L), ("110", -600_00), ("120", 1_000_00)], entry.Lines.Select(l => (l.Account, l.Balance.Cents)).Order());

        // Nothing is left to allocate; the draft removed, it is again.
        var after = await treasurer.Get($"{Root}/exercices/{year}/affectation");
        Assert.Contains("Aucun résultat", after.Text, StringComparison.Ordinal);
        await treasurer.Get($"{Root}/ecritures/{entry.Id}");
        await treasurer.Submit([], "form[action*='handler=Reverse']");
        Assert.Contains("Excédent à affecter", (await treasurer.Get($"{Root}/exercices/{year}/affectation")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_income_deferred_comes_back_next_year_and_both_halves_are_undone_together(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Opened();
        await app.Post(LedgerScene.Posting(cents: 1_000_00, debit: "512", credit: "731"));
        var year = await YearOf(app, 2026);
        var treasurer = await app.SignedIn(Role.Treasurer);
        await treasurer.Get($"{Root}/exercices/{year}/produits-avance");
        var shown = await treasurer.Submit(new() { ["Input.Amount"] = "1000", ["Input.From"] = "2026-07-01", ["Input.To"] = "2027-06-30", ["Input.Label"] = "Convention" });
        Assert.Contains("181/365", shown.Text, StringComparison.Ordinal);
        Assert.Single(await app.Entries());
        await treasurer.Submit([], "#operation", "button[formaction*='Write']");
        var (leaves, back) = ((await app.Entries()).Single(e => e.SourceKind == PostingSource.DeferredIncome), (await app.Entries()).Single(e => e.SourceKind == PostingSource.DeferredIncomeBack));
        Assert.Equal((new(2026, 12, 31), new DateOnly(2027, 1, 1), 495_89L), (leaves.On, back.On, leaves.Amount.Cents));
        Assert.Equal("2027", (await Years(app)).Single(y => y.Id == back.FiscalYearId).Label);

        // The same form sent again writes nothing more.
        await treasurer.Get($"{Root}/exercices/{year}/produits-avance");
        await treasurer.Submit(new() { ["Source"] = leaves.SourceId.ToString(), ["Input.Amount"] = "100", ["Input.From"] = "2026-07-01", ["Input.To"] = "2027-06-30", ["Input.Label"] = "Convention" });
        Assert.Contains("est déjà dans les comptes", (await treasurer.Submit([], "#operation", "button[formaction*='Write']")).Text, StringComparison.Ordinal);
        await app.ValidateAll();
        await treasurer.Get($"{Root}/ecritures/{back.Id}");
        await treasurer.Submit([], "form[action*='handler=Reverse']");
        var entries = await app.Entries();
        Assert.Equal(2, entries.Count(e => e.IsReversed));
        Assert.Equal(0, entries.SelectMany(e => e.Lines).Where(l => l.Account == "487").Sum(l => l.Balance.Cents));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Dedicated_funds_and_gifts_in_kind_are_written_from_their_pages_and_shown_by_the_states(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Opened();
        await app.Post(LedgerScene.Posting(cents: 3_000_00, debit: "512", credit: "744") with { Lines = [new("512", new(3_000_00), new(0), Axes.None), new("744", new(0), new(3_000_00), new("prevention"))] });
        var year = await YearOf(app, 2026);
        var treasurer = await app.SignedIn(Role.Treasurer);

        await treasurer.Get($"{Root}/exercices/{year}/fonds-dedies");
        Assert.Contains("On ne reporte pas plus", (await treasurer.Submit(new() { ["Input.Use"] = "prevention/aci", ["Input.Amount"] = "3000,01", ["Input.Purpose"] = "Dépistage, Mme Durand, née le 4 mai 1950" })).Text, StringComparison.Ordinal);
        var warned = await treasurer.Submit(new() { ["Input.Amount"] = "1 270" });
        Assert.Contains("semble désigner un patient", warned.Text, StringComparison.Ordinal);
        await treasurer.Submit(new() { ["Input.Purpose"] = "Dépistage" }, "#operation", "button[formaction*='Write']");

        await treasurer.Get($"{Root}/exercices/{year}/contributions-en-nature");
        await treasurer.Submit(new() { ["Input.Hours"] = "120,5", ["Input.Rate"] = "16,50", ["Input.RateSource"] = "SMIC chargé", ["Input.RateOn"] = "2026-01-01" });
        await treasurer.Submit([], "#operation", "button[formaction*='Write']");
        await treasurer.Get($"{Root}/exercices/{year}/contributions-en-nature?donne=valeur");
        await treasurer.Submit(new() { ["Input.Kind"] = "Premises", ["Input.Amount"] = "960", ["Input.What"] = "Salle" });
        await treasurer.Submit([], "#operation", "button[formaction*='Write']");

        var lines = (await app.Entries()).SelectMany(e => e.Lines).GroupBy(l => l.Account).ToDictionary(g => g.Key, g => g.Sum(l => l.Balance.Cents));
        Assert.Equal((-1_270_00, 1_270_00, 1_988_25, -1_988_25, 960_00, -960_00), (lines["194"], lines["6894"], lines["864"], lines["875"], lines["861"], lines["871"]));
        var state = await treasurer.Get($"{Root}/etats/resultat");
        Assert.Contains("Personnel bénévole", state.Text, StringComparison.Ordinal);
        Assert.Contains("Excédent 1 730,00 €", state.Text, StringComparison.Ordinal);
        Assert.Contains("Contributions en nature, emplois;Total;2948,25", (await treasurer.Raw(HttpMethod.Get, $"{Root}/etats/resultat?format=csv")).Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_account_of_ones_own_is_added_used_and_taken_away_only_while_it_serves_nowhere(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Opened();
        var treasurer = await app.SignedIn(Role.Treasurer);
        await treasurer.Get(Root + "/plan");
        foreach (var (number, said) in new[] { ("12", "trois chiffres"), ("999", "trois chiffres"), ("512", "existe déjà"), ("512<script>", "trois chiffres") })
        {
            Assert.Contains(said, (await treasurer.Submit(new() { ["Input.Number"] = number, ["Input.Label"] = "Livret" }, "#ajouter")).Text, StringComparison.Ordinal);
        }
        var added = await treasurer.Submit(new() { ["Input.Number"] = "5 121", ["Input.Label"] = "<b>Livret</b>" }, "#ajouter");
        Assert.Contains("<b>Livret</b>", added.Text, StringComparison.Ordinal);
        await app.Post(LedgerScene.Posting(credit: "5121"));
        Assert.Contains("sert dans des écritures", (await treasurer.Submit([], "form[action*='handler=Remove']", "button[name=account]")).Text, StringComparison.Ordinal);
        var entry = Assert.Single(await app.Entries());
        await app.Reverse(entry.Source);
        await treasurer.Get(Root + "/plan");
        Assert.Contains("Le compte est retiré", (await treasurer.Submit([], "form[action*='handler=Remove']", "button[name=account]")).Html, StringComparison.Ordinal);

        var reader = await app.SignedIn(Role.Reader);
        var page = await reader.Get(Root + "/plan?q=indemnit");
        Assert.Contains("62281", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Page.QuerySelectorAll("#ajouter"));
        Assert.Contains("744;", (await reader.Raw(HttpMethod.Get, Root + "/plan?format=csv")).Html, StringComparison.Ordinal);
        var queries = await app.Queries.During(async () => Assert.Equal(HttpStatusCode.OK, (await reader.Get(Root + "/plan")).Status));
        Assert.True(queries <= 6, $"{queries} queries");
    }

    private static async Task<Guid> YearOf(TestApp app, int year) => (await Years(app)).Single(y => y.Start.Year == year).Id;

    private static async Task<List<FiscalYear>> Years(TestApp app)
    {
        List<FiscalYear> years = [];
        await app.WithDb(app.DeuxVallees, async db => years = await db.ReadFiscalYears(CancellationToken.None));
        return years;
    }
}
