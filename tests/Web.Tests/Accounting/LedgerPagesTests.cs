using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Features.Accounting;
using Tisserand.Web.Tests.Contributions;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Accounting;

public sealed class LedgerPagesTests
{
    private const string Root = "/c/deux-vallees/comptes";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_year_is_kept_closed_and_opened_again_from_the_pages(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var treasurer = await app.SignedIn(Role.Treasurer);
        await treasurer.Get(Root + "/exercices");
        await treasurer.Submit(new() { ["Input.Start"] = "2025-01-01", ["Input.End"] = "2025-12-31" }, "main form");
        await treasurer.Get(Root + "/ecritures/saisie");
        var wrong = await treasurer.Submit(new()
        {
            ["Input.On"] = "2025-03-12",
            ["Input.Label"] = "Don",
            ["Input.Lines[1].Account"] = "512",
            ["Input.Lines[1].Debit"] = "100,001",
            ["Input.Lines[3].Account"] = "7541",
            ["Input.Lines[3].Credit"] = "100",
        }, "main form");
        Assert.Contains("à deux décimales au plus", wrong.Text, StringComparison.Ordinal);
        var unbalanced = await treasurer.Submit(new() { ["Input.Lines[1].Debit"] = "99,99" }, "main form");
        Assert.Contains("n’est pas équilibrée", unbalanced.Text, StringComparison.Ordinal);
        var outside = await treasurer.Submit(new() { ["Input.Lines[1].Debit"] = "100", ["Input.On"] = "2031-03-12" }, "main form");
        Assert.Contains("Aucun exercice ouvert ne contient le 12 mars 2031", outside.Text, StringComparison.Ordinal);
        Assert.Empty(await app.Entries());
        var draft = await treasurer.Submit(new() { ["Input.On"] = "2025-03-12" }, "main form");
        Assert.Contains("brouillon", draft.Text, StringComparison.Ordinal);

        // Not over a draft, then for good, then again with a reason.
        var year = (await Years(app)).Single();
        await treasurer.Get(Root + "/exercices/" + year.Id);
        Assert.Contains("Il reste un brouillon", (await treasurer.Submit([], "form[action*='handler=Close']")).Text, StringComparison.Ordinal);
        await app.ValidateAll();
        await treasurer.Get(Root + "/exercices/" + year.Id);
        await treasurer.Submit([], "form[action*='handler=Close']");
        var opening = (await app.Entries()).Single(e => e.Journal == JournalKind.Opening);
        Assert.Equal([("120", -100_00L), ("512", 100_00)], opening.Lines.Select(l => (l.Account, l.Balance.Cents)).Order());
        Assert.Contains("Excédent", (await treasurer.Get(Root + "/etats/resultat?exercice=" + year.Id)).Text, StringComparison.Ordinal);
        await treasurer.Get(Root + "/exercices/" + year.Id);
        await treasurer.Submit(new() { ["ReopeningReason"] = "Facture oubliée" }, "form[action*='handler=Reopen']");
        Assert.Equal("Facture oubliée", (await Years(app))[0].ReopeningReason);
        var entries = await app.Entries();
        Assert.Equal(0, entries.Where(e => e.FiscalYearId != year.Id).SelectMany(e => e.Lines).Where(l => l.Account == "512").Sum(l => l.Balance.Cents));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_month_closed_from_its_page_takes_no_entry_any_more(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Opened(2025);
        var treasurer = await app.SignedIn(Role.Treasurer);
        await treasurer.Get(Root + "/exercices/" + (await Years(app)).Single().Id);
        await treasurer.Submit(new() { ["ClosedThrough"] = "2025-03-31" }, "form[action*='handler=Months']");

        await treasurer.Get(Root + "/ecritures/saisie");
        var late = await treasurer.Submit(new()
        {
            ["Input.On"] = "2025-03-31",
            ["Input.Label"] = "Don",
            ["Input.Lines[1].Account"] = "512",
            ["Input.Lines[1].Debit"] = "100",
            ["Input.Lines[3].Account"] = "7541",
            ["Input.Lines[3].Credit"] = "100",
        }, "main form");
        Assert.Contains("Les comptes sont clos jusqu’au 31 mars 2025.", late.Text, StringComparison.Ordinal);
        Assert.Empty(await app.Entries());
        await treasurer.Submit(new() { ["Input.On"] = "2025-04-01" }, "main form");
        Assert.Single(await app.Entries());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task States_agree_with_the_entries_by_mission_and_cost_few_queries(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Opened();
        for (var i = 0; i < 30; i++)
        {
            Assert.True((await app.Post(LedgerScene.Posting(cents: 10_00 + i, mission: i % 2 == 0 ? "parcours" : null))).Succeeded);
        }
        await app.Post(LedgerScene.Posting(cents: 1_000_00, debit: "512", credit: "731"));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var year = await db.Set<FiscalYear>().SingleAsync();
            var balance = await db.TrialBalance(new(year.Id), CancellationToken.None);
            Assert.Equal(["512", "62281", "731"], balance.Select(b => b.Account));
            Assert.Equal(0, balance.Sum(b => b.Balance.Cents));
            var parcours = await db.TrialBalance(new(year.Id, "parcours"), CancellationToken.None);
            var running = await db.TrialBalance(new(year.Id, IsRunning: true), CancellationToken.None);
            Assert.Equal(balance.Single(b => b.Account == "62281").Balance, parcours.Sum(b => b.Balance) + running.Single(b => b.Account == "62281").Balance);
            Assert.Empty(await db.TrialBalance(new(year.Id, ValidatedOnly: true), CancellationToken.None));
            var sheet = FinancialStatement.BalanceSheet(balance);
            Assert.Equal(sheet.LeftTotal, sheet.RightTotal);
        });
        var accountant = await app.SignedIn(Role.Reader);
        foreach (var (page, most) in new[] { ("/ecritures", 9), ("/etats", 8), ("/etats/grand-livre", 9), ("/etats/resultat", 8), ("/etats/bilan", 8) })
        {
            var queries = await app.Queries.During(async () => Assert.Equal(HttpStatusCode.OK, (await accountant.Get(Root + page)).Status));
            Assert.True(queries <= most, $"{page}: {queries} queries");
        }
        Assert.Contains("62281", (await accountant.Raw(HttpMethod.Get, Root + "/etats?format=csv")).Text, StringComparison.Ordinal);
        Assert.Contains("Indemnité", (await accountant.Raw(HttpMethod.Get, Root + "/etats/grand-livre?format=csv&compte=622")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await accountant.Raw(HttpMethod.Get, Root + "/ecritures/saisie")).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_contribution_paid_is_in_the_accounts_and_leaves_them_with_its_payment(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Opened();
        await app.Grid();
        await app.Member("Roche");
        await app.CallAll();
        var id = await app.IdOf("Roche");
        await app.Pay([id], PaymentMeans.Cheque);
        var entry = Assert.Single(await app.Entries());
        Assert.Equal([("5112", 30_00L), ("7561", -30_00)], entry.Lines.Select(l => (l.Account, l.Balance.Cents)).Order());
        var treasurer = await app.SignedIn(Role.Treasurer);
        var page = await treasurer.Get(ContributionScene.Root + "/" + id);
        Assert.Contains("Voir l’écriture", page.Text, StringComparison.Ordinal);
        Assert.Contains("Cotisation payée", (await treasurer.Get(Root + "/ecritures/" + entry.Id)).Text, StringComparison.Ordinal);

        await app.Within(app.DeuxVallees, async services =>
            Assert.True((await services.GetRequiredService<Features.Contributions.PayContributions>().Unpay([id], CancellationToken.None)).Succeeded));
        Assert.Empty(await app.Entries());

        // A closed month takes no payment: nothing is marked either.
        await app.Within(app.DeuxVallees, async services =>
        {
            var year = (await Years(app)).Single();
            Assert.Empty((await services.GetRequiredService<CloseFiscalYear>().CloseMonths(year.Id, new(2026, 3, 31), CancellationToken.None))!);
        });
        await app.Within(app.DeuxVallees, async services => Assert.Equal("month-closed", Assert.Single((await services.GetRequiredService<Features.Contributions.PayContributions>()
            .Pay([id], new(ContributionScene.Due, PaymentMeans.Transfer, ""), ContributionScene.Today, CancellationToken.None)).Refusals).Code));
        Assert.Equal(ContributionState.Called, (await app.Rows()).Single().Line.State);
    }

    private static async Task<List<FiscalYear>> Years(TestApp app)
    {
        List<FiscalYear> years = [];
        await app.WithDb(app.DeuxVallees, async db => years = await db.ReadFiscalYears(CancellationToken.None));
        return years;
    }
}
