using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Access;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Missions;
using Tisserand.Web.Features.Budget;
using Tisserand.Web.Tests.Accounting;
using Tisserand.Web.Tests.Banking;
using Tisserand.Web.Tests.Purchases;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Budget;

/// <summary>Twelve months of money to come: each fact of each module once, and what is held.</summary>
public sealed class CashPlanPagesTests
{
    private const string Page = "/c/deux-vallees/comptes/tresorerie";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_held_is_that_of_the_bank_else_of_the_books_else_unknown(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var reader = await app.SignedIn(Role.Reader);
        Assert.Contains("Départ inconnu", (await reader.Get(Page)).Text, StringComparison.Ordinal);
        Assert.Contains("préparez le budget", (await reader.Get(Page)).Text, StringComparison.Ordinal);

        var bank = await app.Account();
        _ = (await app.Post(LedgerScene.Posting(cents: 900_00, debit: "512", credit: "756"))).Required;
        var books = Plain(await reader.Get(Page));
        Assert.Contains("Départ : 900,00 € d’après les comptes", books, StringComparison.Ordinal);

        await app.Import(bank, "<OFX><STMTRS><CURDEF>EUR<BANKTRANLIST><STMTTRN><DTPOSTED>20261105<TRNAMT>-40.00<NAME>FRAIS</STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>3210.00<DTASOF>20261118</LEDGERBAL></STMTRS></OFX>");
        var statements = Plain(await reader.Get(Page));
        Assert.Contains("Départ : 3 210,00 € à la banque, Compte courant (relevé jusqu’au 18/11/2026)", statements, StringComparison.Ordinal);
        Assert.Contains("Point bas : 3 210 € fin novembre 2026", statements, StringComparison.Ordinal);
        Assert.Contains("1 ligne de relevé n’est pas rapprochée", statements, StringComparison.Ordinal);
        // Posted on 12 March: before the first statement, it is in the balance already.
        Assert.DoesNotContain("pas encore vu à la banque", string.Concat((await reader.Get(Page)).All("h3")), StringComparison.Ordinal);

        // Paid since and on no statement yet.
        var invoice = await app.ApprovedInvoice(110_00);
        Assert.Single((await app.Pay(PurchaseScene.Rose, invoice)).Done);
        var unseen = await Read(app);
        Assert.Equal([(CashKind.PaidUnseen, 110_00L)], unseen.Facts.Select(f => (f.Kind, f.Amount.Cents)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Payments_of_the_aci_are_late_certain_or_not_notified(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var contract = await app.Contract();
        var browser = await app.SignedIn(Role.Treasurer);
        var reading = await Read(app);
        Assert.Contains(reading.Facts, f => f is { Kind: CashKind.Aci, On.Year: 2025 });
        Assert.Contains(reading.Facts, f => f.Kind == CashKind.AciUncertain);
        var page = await browser.Get(Page);
        Assert.Contains("déjà dus ne sont pas notés reçus", page.Text, StringComparison.Ordinal);
        Assert.Contains("ACI pas notifié", page.Text, StringComparison.Ordinal);
        Assert.Contains("Après octobre 2027, pas compté", Plain(page), StringComparison.Ordinal);
        Assert.DoesNotContain("ACI pas notifié", (await browser.Get(Page + "?prudent=true")).Text, StringComparison.Ordinal);

        // Received, it is expected no more; the rest of the plan does not move.
        var advance = reading.Facts.First(f => f is { Kind: CashKind.Aci, Mission: MissionCode.Pathways, On.Year: 2025 });
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.Add(Tisserand.Domain.Purchases.Income.Record(
                new(null, MissionCode.Pathways, Tisserand.Domain.Funding.FundingPart.Fixed, contract, 1, new(2026, 1, 8), "Avance", advance.Amount), PurchaseScene.Rose, PurchaseScene.Today).Required);
            await db.SaveChangesAsync();
        });
        var after = await Read(app);
        Assert.Equal(reading.Facts.Count - 1, after.Facts.Count);
        Assert.DoesNotContain(advance, after.Facts);

        // Of one mission: from nothing, its own facts alone.
        var mission = await browser.Get(Page + "?mission=prevention");
        Assert.Contains("Pas de solde de départ pour une mission", mission.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("parcours pluriprofessionnels", string.Concat(mission.All(".facts-of-month li")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(Page + "?mission=<script>")).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_owed_counts_once_whatever_its_state(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await BankScene.Approved(app, "Roche", "Petit");
        await app.Opened();
        // One more presence nobody decided on, an invoice of each state.
        await Indemnities.IndemnityScene.Held(app, "Groupe chutes", [(await Indemnities.IndemnityScene.Member(app, "Vidal"), 60)], mission: MissionCode.Prevention);
        await app.Record(PurchaseScene.Details(500_00, mission: MissionCode.Pathways), "Studio");
        var approved = await app.ApprovedInvoice(120_00);
        var paid = await app.ApprovedInvoice(70_00, "Papeterie");
        await app.Pay(PurchaseScene.Rose, paid);

        var before = await Read(app);
        Assert.Equal(
            [(CashKind.Invoice, 120_00L), (CashKind.Invoice, 500_00), (CashKind.Indemnity, 157_50), (CashKind.IndemnityProposed, 45_00)],
            before.Facts.OrderBy(f => f.Kind).ThenBy(f => f.Amount).Select(f => (f.Kind, f.Amount.Cents)));
        Assert.Equal(new DateOnly(2026, 12, 2), before.Facts.Single(f => f.Id == approved).On);

        // In a batch, at the day asked of the bank, and still once.
        var due = (await app.Due()).Where(p => p.Source.Kind == "indemnite").Select(p => p.Source.Key).ToList();
        var batch = (await app.Prepare(bank, due)).Required;
        var held = await Read(app);
        Assert.Equal(before.Facts.Sum(f => f.Amount.Cents), held.Facts.Sum(f => f.Amount.Cents));
        var inBatch = held.Facts.Where(f => f.Kind == CashKind.Indemnity).ToList();
        Assert.All(inBatch, f => Assert.Equal((new DateOnly(2026, 11, 23), true), (f.On, f.Label.Contains(batch.Reference, StringComparison.Ordinal))));
        // Paid, no longer owed.
        Assert.Empty(await app.Settle(s => s.Pay(batch.Id, PurchaseScene.Today, CancellationToken.None)));
        Assert.DoesNotContain((await Read(app)).Facts, f => f.Kind == CashKind.Indemnity);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_rest_of_the_budget_is_what_nothing_else_counts(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Treasurer);
        await browser.Get("/c/deux-vallees/comptes/budget?annee=2026");
        await browser.Submit([], "form[action*='handler=Begin']");
        await browser.Submit(new() { ["Input.Amount"] = "1200", ["Input.Nature"] = "communication", ["Input.Mission"] = "parcours" }, "#ligne");
        await app.Record(PurchaseScene.Details(500_00, mission: MissionCode.Pathways));
        var paid = (await app.Record(PurchaseScene.Details(100_00, mission: MissionCode.Pathways), "Studio")).Required!.Id;
        await app.Approve(PurchaseScene.Paul, paid);
        await app.Pay(PurchaseScene.Rose, paid);

        var budget = (await Read(app)).Facts.Where(f => f.Kind == CashKind.Budget).ToList();
        Assert.Equal(600_00, budget.Where(f => f.On.Year == 2026).Sum(f => f.Amount.Cents));
        Assert.Equal(1_000_00, budget.Where(f => f.On.Year == 2027).Sum(f => f.Amount.Cents));
        var page = Plain(await browser.Get(Page));
        Assert.Contains("budget 2026, version 1 (pas encore votée), puis du budget 2026, version 1 (pas encore votée), repris en 2027", page, StringComparison.Ordinal);
        var csv = (await browser.Raw(HttpMethod.Get, Page + "?format=csv")).Html;
        Assert.Contains("Reste du budget;300,00;300,00;100,00;100,00;", csv, StringComparison.Ordinal);
        Assert.Contains("À la fin du mois;-300,00;-1100,00;", csv, StringComparison.Ordinal);
        Assert.Contains(";dépense;Factures à payer;Parcours pluriprofessionnels;Imprimerie, Affiches, à approuver;02/12/2026;500,00", (await browser.Raw(HttpMethod.Get, Page + "?format=csv&vue=faits")).Html, StringComparison.Ordinal);
        Assert.StartsWith("PK", (await browser.Raw(HttpMethod.Get, Page + "?format=xlsx")).Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_number_of_queries_does_not_grow_with_the_facts(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await BankScene.Approved(app, "Roche", "Petit");
        await app.Contract();
        await app.Opened();
        var browser = await app.SignedIn(Role.Treasurer);
        await browser.Get("/c/deux-vallees/comptes/budget?annee=2026");
        await browser.Submit([], "form[action*='handler=Begin']");
        await app.ApprovedInvoice(50_00);
        await browser.Get(Page);
        var few = await app.Queries.During(async () => Assert.Equal(HttpStatusCode.OK, (await browser.Get(Page)).Status));
        for (var i = 0; i < 20; i++)
        {
            await app.ApprovedInvoice(100 + i, "Fournisseur " + i);
        }
        var many = await app.Queries.During(async () => Assert.Contains("Fournisseur 19", (await browser.Get(Page)).Text, StringComparison.Ordinal));
        Assert.Equal(few, many);
        Assert.True(few <= 36, $"{few} queries");
    }

    private static string Plain(Answer page) => page.Text.Replace('\u00A0', ' ');

    private static async Task<ReadCashPlan.Reading> Read(TestApp app)
    {
        ReadCashPlan.Reading reading = null!;
        await app.Within(app.DeuxVallees, async services => reading = await services.GetRequiredService<ReadCashPlan>().On(PurchaseScene.Today, CancellationToken.None));
        return reading;
    }
}
