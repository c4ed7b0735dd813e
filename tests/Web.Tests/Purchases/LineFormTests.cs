using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Features.Purchases;
using Tisserand.Web.Shell.Banking;
using Tisserand.Web.Tests.Banking;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Purchases;

/// <summary>A line of a statement that nothing awaited becomes an income, or fills the form of its invoice; on both databases.</summary>
public sealed class LineFormTests
{
    private const string Form = "/c/deux-vallees/comptes/recettes/saisie?ligne=";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_credit_becomes_an_income_and_is_matched_at_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Account();
        var funder = await Department(app);
        var line = await app.Line(bank, "VIR RECU DEPARTEMENT DU NORD SUBVENTION PREVENTION", 5_000_00, new(2026, 11, 10));
        var browser = await app.SignedIn(Role.Treasurer);

        var page = await browser.Get($"/c/deux-vallees/comptes/banque/{bank}/lignes/{line}");
        Assert.Equal(Form + line, page.Page.QuerySelector("main a[href*='recettes/saisie']")!.GetAttribute("href"));
        Assert.DoesNotContain("Saisir la facture", page.Text, StringComparison.Ordinal);
        var form = await browser.Get(Form + line);
        Assert.Equal(["2026-11-10", "5000,00", "VIR RECU DEPARTEMENT DU NORD SUBVENTION PREVENTION", funder.ToString()],
            new[] { "ReceivedOn", "Amount", "Label" }.Select(n => form.Page.QuerySelector($"#Input_{n}")!.GetAttribute("value")).Append(form.Page.QuerySelector("#Input_Funder option[selected]")!.GetAttribute("value")));

        // What does not add up to the line is refused, and nothing stays of it.
        Assert.Contains("à expliquer", (await browser.Submit(new() { ["Input.Amount"] = "4 000", ["Input.Mission"] = "prevention" }, "main form.form-narrow")).Text, StringComparison.Ordinal);
        Assert.Contains("à aujourd’hui", (await browser.Submit(new() { ["Input.Amount"] = "5 000", ["Input.ReceivedOn"] = "2027-01-01" }, "main form.form-narrow")).Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal((0, 0), (await db.Set<Income>().CountAsync(), await db.Set<Entry>().CountAsync())));

        var done = await browser.Submit(new() { ["Input.ReceivedOn"] = "2026-11-10" }, "main form.form-narrow");
        Assert.Contains("La ligne du relevé est rapprochée", done.Text, StringComparison.Ordinal);
        Assert.Contains("Tout est rapproché", done.Text, StringComparison.Ordinal);
        Assert.Equal(5_000_00, await app.Ledger());
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal((funder, 5_000_00), ((await db.Set<Income>().SingleAsync()).FunderId, (await db.Set<Income>().SingleAsync()).Amount.Cents)));

        // As long as its line shows it, it neither changes nor goes.
        var income = Guid.Empty;
        await app.WithDb(app.DeuxVallees, async db => income = await db.Set<Income>().Select(i => i.Id).SingleAsync());
        await browser.Get("/c/deux-vallees/comptes/recettes/saisie/" + income);
        Assert.Contains("défaites d’abord", (await browser.Submit(new() { ["Input.Label"] = "Don" }, "main form.form-narrow")).Text, StringComparison.Ordinal);
        await app.As(async services => Assert.Equal(["seen-at-bank"], (await services.GetRequiredService<RecordIncome>().Remove(income, PurchaseScene.Today, CancellationToken.None)).Select(r => r.Code)));
        Assert.Equal(5_000_00, await app.Ledger());

        // Undone, the income stays, and is proposed for its line.
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(Form + line)).Status);
        Assert.Empty(await app.Undo(line));
        Assert.Equal(5_000_00, await app.Ledger());
        Assert.True(Assert.Single(await app.Proposals(line)).With.IsSettled);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_who_record_the_same_line_at_the_same_second_record_it_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Account();
        var funder = await Department(app);
        var line = await app.Line(bank, "VIR DEPARTEMENT", 5_000_00, new(2026, 11, 10));

        var acts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            List<Refusal> refusals = [];
            await app.As(async services => refusals = await services.GetRequiredService<IMatchRecorded>().Match(line, "recette", async () =>
            {
                var recorded = await services.GetRequiredService<RecordIncome>().Record(
                    null, new(funder, null, null, null, null, new(2026, 11, 10), "Subvention", new(5_000_00)), PurchaseScene.Claire, PurchaseScene.Today, CancellationToken.None);
                return recorded.Succeeded ? recorded.Value!.Id : recorded.Refusals.ToList();
            }, CancellationToken.None));
            return refusals;
        })));

        Assert.Single(acts, a => a.Count == 0);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal((1, 1, 1), (await db.Set<Income>().CountAsync(), await db.Set<Entry>().CountAsync(), await db.Set<StatementMatch>().CountAsync())));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_debit_fills_the_form_of_its_invoice(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Account();
        await app.ApprovedInvoice(10_00, "Papeterie du Centre");
        var line = await app.Line(bank, "CARTE 4532 PAPETERIE DU CENTRE", -77_40, new(2026, 11, 10));
        var browser = await app.SignedIn(Role.Treasurer);

        Assert.Contains("Saisir la facture", (await browser.Get($"/c/deux-vallees/comptes/banque/{bank}/lignes/{line}")).Text, StringComparison.Ordinal);
        var form = await browser.Get("/c/deux-vallees/comptes/depenses/saisie?ligne=" + line);
        Assert.Equal(["Papeterie du Centre", "2026-11-10", "77,40"], new[] { "Supplier", "InvoicedOn", "Amount" }.Select(n => form.Page.QuerySelector($"#Input_{n}")!.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(Form + line)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/c/deux-vallees/comptes/depenses/saisie?ligne=" + Guid.NewGuid())).Status);
    }

    private static async Task<Guid> Department(TestApp app)
    {
        var funder = Funder.Add("Département du Nord", FunderKind.LocalAuthority, hasAgreement: false).Required;
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.Add(funder);
            await db.SaveChangesAsync();
        });
        return funder.Id;
    }
}
