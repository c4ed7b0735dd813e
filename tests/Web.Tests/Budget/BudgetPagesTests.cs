using System.Net;
using Tisserand.Domain.Access;
using Tisserand.Domain.Missions;
using Tisserand.Web.Tests.Accounting;
using Tisserand.Web.Tests.Purchases;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Budget;

public sealed class BudgetPagesTests
{
    private const string Root = "/c/deux-vallees/comptes";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_invoice_moves_its_envelope_and_what_is_left_is_carried(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        Assert.Contains("Les enveloppes se déduisent du contrat ACI", (await (await app.SignedIn(Role.Reader)).Get(Root + "/enveloppes")).Text, StringComparison.Ordinal);
        var contract = await app.Contract();
        var browser = await app.SignedIn(Role.Treasurer);
        var id = (await app.Record(PurchaseScene.Details(500_00, contract: contract, year: 1, mission: MissionCode.Pathways))).Required!.Id;
        await app.Approve(PurchaseScene.Paul, id);
        string[] Cells(Answer page) => [.. page.All("#enveloppes tbody tr:has(td.num)").Where(r => r.StartsWith("Parcours", StringComparison.Ordinal)).Select(r => r.Replace('\u00A0', ' '))];

        // Nothing came yet: another envelope pays, which is said and not forbidden.
        var overdrawn = await browser.Get(Root + "/enveloppes?annee=1");
        Assert.Contains("500,00 € payés ou engagés par l’argent d’une autre enveloppe", overdrawn.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("Les sources se contredisent", overdrawn.Text, StringComparison.Ordinal);
        await browser.Get(Root + "/recettes/saisie?annee=1&mission=parcours");
        await browser.Submit(new() { ["Input.Label"] = "Avance", ["Input.Amount"] = "2000", ["Input.Part"] = "fixe" });
        var page = await browser.Get(Root + "/enveloppes?annee=1");
        Assert.DoesNotContain("Les sources se contredisent", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 500,00 €", Assert.Single(Cells(page)), StringComparison.Ordinal);

        await browser.Get(Root + "/enveloppes/reporter?annee=1&mission=parcours");
        var refused = await browser.Submit(new() { ["Amount"] = "1500,01", ["Justification"] = "" });
        Assert.Contains("Il ne reste que 1 500,00 €", refused.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("Dites pourquoi cet argent", refused.Text, StringComparison.Ordinal);
        Assert.Contains("deux décimales au plus", (await browser.Submit(new() { ["Amount"] = "15,005" })).Text, StringComparison.Ordinal);
        await browser.Submit(new() { ["Amount"] = "1500", ["Justification"] = "Soirée reportée" });
        var next = await browser.Get(Root + "/enveloppes?annee=2");
        Assert.Contains("1 500,00 €", Assert.Single(Cells(next)), StringComparison.Ordinal);
        Assert.Contains("Soirée reportée", next.Text, StringComparison.Ordinal);
        await browser.Submit([], "form[action$='annuler-report']");
        Assert.DoesNotContain("Soirée reportée", (await browser.Get(Root + "/enveloppes?annee=2")).Text, StringComparison.Ordinal);
        Assert.Contains("Parcours pluriprofessionnels;", (await browser.Get(Root + "/enveloppes?annee=1&format=csv")).Html, StringComparison.Ordinal);
        // The last year of the contract has no next one.
        Assert.Equal(Root + "/enveloppes", (await browser.Get(Root + "/enveloppes/reporter?annee=5")).Path);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_budget_is_proposed_changed_voted_and_followed(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Contract();
        var id = (await app.Record(PurchaseScene.Details(500_00, mission: MissionCode.Pathways))).Required!.Id;
        await app.Approve(PurchaseScene.Paul, id);
        var browser = await app.SignedIn(Role.Treasurer);
        Assert.Contains("hors budget", (await browser.Get(Root + "/budget?annee=2026")).Text, StringComparison.Ordinal);
        Assert.Contains("Budget 2026, version 1", (await browser.Submit([], "form[action*='handler=Begin']")).Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("deux décimales au plus", (await browser.Submit(new() { ["Input.Amount"] = "1,234", ["Input.Nature"] = "communication", ["Input.Mission"] = "parcours" }, "#ligne")).Text, StringComparison.Ordinal);
        Assert.Contains("La ligne est enregistrée.", (await browser.Submit(new() { ["Input.Amount"] = "800", ["Input.Nature"] = "communication", ["Input.Mission"] = "parcours" }, "#ligne")).Text, StringComparison.Ordinal);
        Assert.Contains("qui n’est pas à venir", (await browser.Submit(new() { ["Input.VotedOn"] = "2026-12-24", ["Input.Vote"] = "AG" }, "form[action*='handler=Vote']")).Text, StringComparison.Ordinal);
        var voted = await browser.Submit(new() { ["Input.VotedOn"] = "2026-03-12", ["Input.Vote"] = "AG ordinaire, résolution 3" }, "form[action*='handler=Vote']");
        Assert.Contains("elle ne change plus", voted.Text, StringComparison.Ordinal);
        Assert.Empty(voted.All("#ligne"));
        Assert.Contains("votée le 12 mars 2026 (AG ordinaire, résolution 3)", voted.Text, StringComparison.Ordinal);
        await browser.Submit([], "form[action*='handler=Begin']");
        Assert.NotEmpty((await browser.Get(Root + "/budget?annee=2026")).All("#ligne"));
        Assert.Empty((await browser.Get(Root + "/budget?annee=2026&version=1")).All("#ligne"));
        Assert.Contains("Parcours pluriprofessionnels;ACI;Communication;800,00;0,00;500,00;300,00", (await browser.Get(Root + "/budget?annee=2026&format=csv")).Html, StringComparison.Ordinal);
        Assert.Contains("Budget 2027, version 1", (await Begin(browser, 2027)).Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Thresholds_are_told_on_the_page_and_this_week(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Contract();
        var browser = await app.SignedIn(Role.Treasurer);
        Assert.Contains("en dessous", (await browser.Get(Root + "/financeurs")).Text, StringComparison.Ordinal);
        await browser.Get(Root + "/recettes/saisie?annee=1&mission=parcours");
        await browser.Submit(new() { ["Input.Label"] = "Avance", ["Input.Amount"] = "153000,01", ["Input.Part"] = "fixe" });
        var page = await browser.Get(Root + "/financeurs");
        Assert.Contains("Argent public reçu dans l’année civile : 153 000,01 €", page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("dépassé", page.Text, StringComparison.Ordinal);
        Assert.Contains("Seuil dépassé", (await browser.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_number_of_queries_does_not_grow_with_the_facts(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var contract = await app.Contract();
        var browser = await app.SignedIn(Role.Treasurer);
        await Begin(browser, 2026);
        string[] paths = [Root + "/enveloppes?annee=1", Root + "/budget?annee=2026", Root + "/financeurs", Root + "/enveloppes/reporter?annee=1&mission=parcours"];
        async Task<List<int>> Costs()
        {
            var costs = new List<int>();
            foreach (var path in paths)
            {
                costs.Add(await app.Queries.During(async () => Assert.Equal(HttpStatusCode.OK, (await browser.Get(path)).Status)));
            }
            return costs;
        }

        await Costs();
        var few = await Costs();
        for (var i = 0; i < 40; i++)
        {
            var id = (await app.Record(PurchaseScene.Details(i + 1, contract: contract, year: 1, mission: MissionCodes.All[i % 6]), "Fournisseur " + i)).Required!.Id;
            await app.Approve(PurchaseScene.Paul, id);
        }

        Assert.Equal(few, await Costs());
    }

    private static async Task<Answer> Begin(Browser browser, int year)
    {
        await browser.Get(Root + "/budget?annee=" + year);
        return await browser.Submit([], "form[action*='handler=Begin']");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Eprd_and_errd_set_the_budget_beside_the_entries(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var reader = await app.SignedIn(Role.Reader);
        Assert.Contains("ne sont pas tenus ici", (await reader.Get(Root + "/budget/eprd")).Text, StringComparison.Ordinal);
        await app.Contract();
        await app.Opened();
        var id = (await app.Record(PurchaseScene.Details(500_00, mission: MissionCode.Pathways))).Required!.Id;
        await app.Approve(PurchaseScene.Paul, id);
        var browser = await app.SignedIn(Role.Treasurer);
        await browser.Get(Root + "/budget?annee=2026");
        await browser.Submit([], "form[action*='handler=Begin']");
        await browser.Submit(new() { ["Input.Amount"] = "800", ["Input.Nature"] = "communication", ["Input.Mission"] = "parcours" }, "#ligne");
        var queries = await app.Queries.During(async () =>
        {
            var page = await reader.Get(Root + "/budget/eprd?annee=2026");
            Assert.Contains("800,00 € prévus, 500,00 € réalisés", page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
            Assert.Contains("À vérifier avec le financeur", page.Text, StringComparison.Ordinal);
        });
        Assert.True(queries <= 17, $"{queries} queries");
        Assert.Contains("Groupe III, structure;", (await reader.Raw(HttpMethod.Get, Root + "/budget/eprd?annee=2026&format=csv")).Html, StringComparison.Ordinal);
        Assert.StartsWith("%PDF", (await reader.Raw(HttpMethod.Get, Root + "/budget/eprd?annee=2026&format=pdf")).Html, StringComparison.Ordinal);
    }
}
