using System.Net;
using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Purchases;

public sealed class PurchasePagesTests
{
    private const string Root = PurchaseScene.Root;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task From_the_invoice_to_its_payment_by_the_pages(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Contract();
        var coordinator = await app.SignedIn(Role.Coordinator);
        await coordinator.Get(Root + "/saisie");
        var typed = new Dictionary<string, string>
        {
            ["Input.Supplier"] = "Salle des fêtes",
            ["Input.Label"] = "Location de salle",
            ["Input.InvoicedOn"] = "2026-11-02",
            ["Input.Amount"] = "100,005",
            ["Input.Nature"] = "locaux",
            ["Input.ByKey"] = "True",
            ["Input.Parts[0].For"] = "parcours",
            ["Input.Parts[0].Share"] = "1",
            ["Input.Parts[1].For"] = "fonctionnement",
            ["Input.Parts[1].Share"] = "1",
            ["Input.Parts[2].For"] = "prevention",
            ["Input.Parts[2].Share"] = "x",
        };
        var refused = await coordinator.Submit(typed);
        Assert.Contains("Indiquez un montant en euros, deux décimales au plus", refused.Text, StringComparison.Ordinal);
        typed["Input.Amount"] = "100";
        Assert.Contains("Indiquez une part entière de la clé", (await coordinator.Submit(typed)).Text, StringComparison.Ordinal);
        typed["Input.Parts[2].Share"] = "1";
        var card = await coordinator.Submit(typed);
        Assert.Contains("33,34 €", card.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("Pourquoi 100,00 € ?", card.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        // Signed on 1 October 2025: 2 November 2026 is of year 2.
        Assert.Contains("Année 2", card.Text, StringComparison.Ordinal);
        var id = Guid.Parse(card.Path.Split('/')[^1]);
        Assert.Empty(card.All("form[action$='depenses/approuver']"));

        var president = await app.SignedIn(Role.President);
        await president.Get($"{Root}/{id}");
        Assert.Contains("1 dépense approuvée", (await president.Submit([], "form[action$='depenses/approuver']")).Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        var treasurer = await app.SignedIn(Role.Treasurer);
        await treasurer.Get(Root + "/payer?ids=" + id);
        Assert.Contains("Le jour du paiement suit", (await treasurer.Submit(new() { ["PaidOn"] = "2026-12-24" })).Text, StringComparison.Ordinal);
        Assert.Contains("1 dépense payée, 100,00 €.", (await treasurer.Submit(new() { ["PaidOn"] = "2026-11-20", ["Reason"] = "VIR 8" })).Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        var list = await treasurer.Get(Root + "?q=salle%20loca&etat=payees");
        Assert.Equal(["Salle des fêtes"], list.All("#liste tbody a"));
        Assert.Empty((await treasurer.Get(Root + "?mission=qualite")).All("#liste tbody a"));
        Assert.Contains("Salle des fêtes", (await treasurer.Get(Root + "?mission=prevention&format=csv")).Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Incomes_and_funders_by_the_pages(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Contract();
        var browser = await app.SignedIn(Role.Treasurer);
        await browser.Get("/c/deux-vallees/comptes/financeurs/saisie");
        Assert.Contains("Nommez le financeur", (await browser.Submit([], "main form.form-narrow")).Text, StringComparison.Ordinal);
        Assert.Contains("« Département » est ajouté.", (await browser.Submit(new() { ["Name"] = "Département", ["Kind"] = "LocalAuthority" }, "main form.form-narrow")).Text, StringComparison.Ordinal);
        // The year of the contract that runs, not the first.
        Assert.Equal("2", (await browser.Get("/c/deux-vallees/comptes/recettes/saisie")).Page.QuerySelector("#Input_Year option[selected]")?.GetAttribute("value"));
        var wrong = await browser.Submit(new() { ["Input.Label"] = "Avance", ["Input.Amount"] = "12,345", ["Input.Mission"] = "parcours", ["Input.Part"] = "fonctionnement" });
        Assert.Contains("Choisissez la part fixe ou la part variable", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("deux décimales au plus", wrong.Text, StringComparison.Ordinal);
        var list = await browser.Submit(new() { ["Input.Label"] = "Avance", ["Input.Amount"] = "12 345", ["Input.Mission"] = "parcours", ["Input.Part"] = "fixe" });
        Assert.Contains("Reçu 12 345,00 €", list.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("Avance;ACI", (await browser.Get("/c/deux-vallees/comptes/recettes?format=csv")).Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_number_of_queries_does_not_grow_with_the_expenses(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var first = (await app.Record(PurchaseScene.Details())).Required!.Id;
        var browser = await app.SignedIn(Role.Treasurer);
        string[] paths = [Root, Root + "?etat=a-approuver&q=aff&tri=montant", $"{Root}/{first}", Root + "/payer?ids=" + first, "/c/deux-vallees/comptes/recettes"];
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
        for (var i = 0; i < 60; i++)
        {
            Assert.True((await app.Record(PurchaseScene.Details(i + 1), "Fournisseur " + i)).Succeeded);
        }

        Assert.Equal(few, await Costs());
        Assert.All(few, cost => Assert.InRange(cost, 1, 14));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_formula_in_a_label_does_not_reach_a_spreadsheet(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        Assert.True((await app.Record(PurchaseScene.Details() with { Label = "=HYPERLINK(1)" }, "@fournisseur")).Succeeded);
        var browser = await app.SignedIn(Role.Treasurer);
        Assert.Contains("'=HYPERLINK(1)", (await browser.Get(Root + "?format=csv")).Html, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(1, await db.Set<Invoice>().CountAsync()));
    }
}
