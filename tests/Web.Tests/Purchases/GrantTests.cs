using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Features.Purchases;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Purchases;

/// <summary>A call for projects, from watch to report, tied to what comes in and what is spent.</summary>
public sealed class GrantTests
{
    private const string Grants = "/c/deux-vallees/comptes/subventions";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_call_becomes_a_funder_and_counts_its_money(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get(Grants + "/saisie");
        var page = await browser.Submit(new() { ["Input.Title"] = "Prévention en EHPAD", ["Input.Giver"] = "ARS", ["Input.DeadlineOn"] = "2026-12-10", ["Input.Asked"] = "12 000,999" });
        Assert.Contains("Indiquez un montant en euros", page.Text, StringComparison.Ordinal);
        page = await browser.Submit(new() { ["Input.Asked"] = "" });
        Assert.Contains("« Prévention en EHPAD » est enregistrée.", page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("Prévention en EHPAD : à déposer", (await browser.Get("/c/deux-vallees")).Text.Replace('\u00A0', ' '), StringComparison.Ordinal);

        var id = Guid.Empty;
        await app.WithDb(app.DeuxVallees, async db => id = await db.Set<Grant>().Select(g => g.Id).SingleAsync());
        await browser.Get($"{Grants}/saisie/{id}");
        page = await browser.Submit(new()
        {
            ["Input.Stage"] = "Won",
            ["Input.Asked"] = "12 000",
            ["Input.AskedOn"] = "2026-11-02",
            ["Input.Won"] = "10 000",
            ["Input.WonOn"] = "2026-11-20",
            ["Input.ReportOn"] = "2026-12-31",
        });
        Assert.Contains("est enregistrée", page.Text, StringComparison.Ordinal);
        Guid funder = default;
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var made = await db.Set<Funder>().SingleAsync();
            Assert.Equal(("Prévention en EHPAD", made.Id), (made.Name, (await db.Set<Grant>().SingleAsync()).FunderId));
            funder = made.Id;
        });

        // Money of that funder is its own.
        await app.Within(app.DeuxVallees, async services => Assert.True(
            (await services.GetRequiredService<RecordIncome>().Record(null, new(funder, null, null, null, null, new(2026, 11, 21), "Premier versement", Money.FromEuros(6_000)), PurchaseScene.Claire, PurchaseScene.Today, CancellationToken.None)).Succeeded));
        var details = PurchaseScene.Details(500_00) with { Parts = [new(new(null, null, funder, null, null), null, null)] };
        var invoice = (await app.Record(details)).Required!;
        await app.Approve(PurchaseScene.Paul, invoice.Id);
        var cells = (await browser.Get(Grants)).All("#liste tbody td").Select(c => c.Replace('\u00A0', ' ')).ToList();
        Assert.Contains("12 000,00 €|10 000,00 €|6 000,00 €|0,00 €|9 500,00 €", string.Join('|', cells), StringComparison.Ordinal);
        Assert.Contains("Prévention en EHPAD : bilan à rendre", (await browser.Get("/c/deux-vallees")).Text.Replace('\u00A0', ' '), StringComparison.Ordinal);

        // Another grant cannot have the same funder; nothing half written stays.
        await browser.Get(Grants + "/saisie");
        page = await browser.Submit(new()
        {
            ["Input.Title"] = "Autre",
            ["Input.Giver"] = "ARS",
            ["Input.Stage"] = "Won",
            ["Input.Asked"] = "1",
            ["Input.AskedOn"] = "2026-11-02",
            ["Input.Won"] = "1",
            ["Input.FunderId"] = funder.ToString(),
        });
        Assert.Contains("Une autre subvention a déjà ce financeur", page.Text, StringComparison.Ordinal);
        await browser.Get(Grants + "/saisie");
        page = await browser.Submit(new() { ["Input.Title"] = "Sans montant", ["Input.Giver"] = "ARS", ["Input.Stage"] = "Won" });
        Assert.Contains("Indiquez le montant obtenu", page.Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal((1, 1), (await db.Set<Grant>().CountAsync(), await db.Set<Funder>().CountAsync())));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_list_asks_as_much_of_two_as_of_sixty(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        async Task Add(int count) => await app.WithDb(app.DeuxVallees, async db =>
        {
            db.AddRange(Enumerable.Range(0, count).Select(i => Grant.Write(new("Appel " + i, "ARS", null, GrantStage.Watched, null, null, null, null, null, null, null, null, null, null, null)).Required));
            await db.SaveChangesAsync();
        });
        await Add(2);
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get(Grants);
        async Task<int> Measure() => await app.Queries.During(async () => Assert.Equal(HttpStatusCode.OK, (await browser.Get(Grants)).Status));
        var few = await Measure();
        await Add(58);
        Assert.Equal(few, await Measure());
        Assert.InRange(few, 4, 7);
        Assert.Contains("60 subventions", (await browser.Get(Grants)).Text, StringComparison.Ordinal);
        Assert.Contains("Appel 7", (await browser.Get(Grants + "?q=appel+7")).Text, StringComparison.Ordinal);
    }
}
