using Tisserand.Data.Banking;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Tests.Purchases;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Banking;

/// <summary>The balance of the bank beside that of the ledger: agrees or says why not, on both databases.</summary>
public sealed class ReconciliationPageTests
{
    private const string Page = "/c/deux-vallees/comptes/banque/rapprochement";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_page_agrees_or_says_what_is_missing_whatever_the_order_of_the_statements(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Account();
        var browser = await app.SignedIn(Role.Treasurer);
        Assert.Contains("Importez un premier relevé", (await browser.Get(Page)).Text, StringComparison.Ordinal);

        // November first, then September: October is missing until it comes.
        await app.Import(bank, Ofx(new(2026, 11, 20), -214_00, (new(2026, 11, 10), "PRLV IMPRIMERIE", -120_00)));
        await app.Import(bank, Ofx(new(2026, 9, 30), -9_80, (new(2026, 9, 2), "FRAIS", -9_80)));
        var holed = await browser.Get(Page);
        Assert.Contains("il manque -84,20", holed.Text.Replace('−', '-'), StringComparison.Ordinal);
        await app.Import(bank, Ofx(new(2026, 10, 31), -94_00, (new(2026, 10, 2), "FRAIS BIS", -9_80), (new(2026, 10, 20), "CARTE", -74_40)));
        var whole = await browser.Get(Page);
        Assert.DoesNotContain("il manque", whole.Text, StringComparison.Ordinal);
        Assert.Contains("Les comptes et la banque s’accordent", whole.Text, StringComparison.Ordinal);

        // An invoice paid by the books only, then seen.
        var invoice = await app.ApprovedInvoice(120_00);
        Assert.Single((await app.Pay(PurchaseScene.Rose, invoice)).Done);
        var later = await browser.Get(Page + "?au=2026-11-22");
        Assert.Contains("sur aucun relevé : Affiches", later.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("s’accordent", later.Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(new Money(-214_00), (await db.Reconciliation(new(2026, 11, 22), CancellationToken.None)).Bank));
        Assert.StartsWith("PK", (await browser.Get(Page + "?format=xlsx")).Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_balance_that_no_file_says_is_typed(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Account();
        await app.Line(bank, "FRAIS", -9_80, new(2026, 11, 2));
        var browser = await app.SignedIn(Role.Treasurer);

        Assert.Contains("n’est pas connu", (await browser.Get(Page)).Text, StringComparison.Ordinal);
        var wrong = await browser.Submit(new() { ["Input.On"] = "2027-01-01", ["Input.Amount"] = "1,234" });
        Assert.Contains("aujourd’hui au plus tard", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("deux décimales au plus", wrong.Text, StringComparison.Ordinal);
        var told = await browser.Submit(new() { ["Input.On"] = "2026-11-20", ["Input.Amount"] = "1 000,00" });
        Assert.Contains("avait 1 009,80 € de différence", told.Text.Replace('\u00A0', ' ').Replace('\u202F', ' '), StringComparison.Ordinal);
    }

    private static string Ofx(DateOnly day, long cents, params (DateOnly On, string Label, long Cents)[] lines) => FormattableString.Invariant(
        $"<OFX><STMTRS><CURDEF>EUR<BANKTRANLIST>{string.Concat(lines.Select(l => FormattableString.Invariant($"<STMTTRN><DTPOSTED>{l.On:yyyyMMdd}<TRNAMT>{l.Cents / 100m:0.00}<NAME>{l.Label}</STMTTRN>")))}</BANKTRANLIST><LEDGERBAL><BALAMT>{cents / 100m:0.00}<DTASOF>{day:yyyyMMdd}</LEDGERBAL></STMTRS></OFX>");
}
