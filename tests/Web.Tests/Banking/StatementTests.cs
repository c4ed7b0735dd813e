using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Indemnities;
using Tisserand.Web.Features.Banking;
using Tisserand.Web.Tests.Indemnities;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Banking;

/// <summary>From the file of the bank to what it pays, on both databases.</summary>
public sealed class StatementTests
{
    private const string Csv = "Date;Libellé;Montant\n22/11/2026;VIR SEPA VIR-2026-001;-157,50\n20/11/2026;FRAIS;-2,00\n20/11/2026;FRAIS;-2,00\n";

    private const string Ofx = "<OFX><STMTRS><CURDEF>EUR<STMTTRN><DTPOSTED>20261120<TRNAMT>-2.00<FITID>1<NAME>FRAIS TENUE</STMTTRN><STMTTRN><DTPOSTED>20261121<TRNAMT>-3.00<FITID>2<NAME>CARTE</STMTTRN></STMTRS></OFX>";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_treasurer_imports_a_statement_and_accepts_what_it_pays(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Approved("Lenoir", "Roche");
        var batch = (await app.Prepare(bank, [.. (await app.Due()).Select(p => p.Source.Key)])).Required;
        var browser = await app.SignedIn(Role.Treasurer);

        await browser.Get($"/c/deux-vallees/comptes/banque/{bank}/importer");
        var preview = await browser.Upload("main form", "Statement", "releve.csv", Encoding.Latin1.GetBytes(Csv));
        Assert.Contains("Importer 3 lignes", preview.Text, StringComparison.Ordinal);
        Assert.Contains("ne dit aucun solde", preview.Text, StringComparison.Ordinal);
        var lines = await browser.Submit([]);
        Assert.Contains("Remise VIR-2026-001", lines.Text, StringComparison.Ordinal);
        Assert.Contains("la référence VIR-2026-001 est dans le libellé", lines.Text, StringComparison.Ordinal);

        var accepted = await browser.Submit([], "form[action$='rapprocher']");
        Assert.Contains("2 lignes à rapprocher", accepted.Text, StringComparison.Ordinal);
        Assert.All(await app.LineRows(), l => Assert.Equal((IndemnityState.Paid, IndemnityScene.Today), (l.Line!.State, l.Line.PaidOn)));
        var line = Guid.Empty;
        await app.WithDb(app.DeuxVallees, async db => line = (await db.Set<BankLine>().SingleAsync(l => l.MatchedKind != null)).Id);
        Assert.Contains("Remise VIR-2026-001", (await browser.Get($"/c/deux-vallees/comptes/banque/{bank}/lignes/{line}")).Text, StringComparison.Ordinal);
        await browser.Submit([], "form[action*='Undo']");
        Assert.All(await app.LineRows(), l => Assert.Equal(IndemnityState.Approved, l.Line!.State));
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(BatchState.Sent, (await db.Set<PaymentBatch>().SingleAsync(b => b.Id == batch.Id)).State));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_line_is_imported_once_whatever_the_file_and_however_many_do_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Approved("Lenoir");
        async Task Import(string text) => await app.As(async services => _ = (await services.GetRequiredService<ImportStatement>().Import(
            await services.GetRequiredService<Data.TisserandDb>().Set<BankAccount>().AsNoTracking().SingleAsync(a => a.Id == bank), Encoding.UTF8.GetBytes(text), null, CancellationToken.None)).Required);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Import(Csv))));
        await Import(Ofx);

        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(
            ["CARTE", "FRAIS", "FRAIS", "VIR SEPA VIR-2026-001"], await db.Set<BankLine>().Select(l => l.Label).OrderBy(l => l).ToListAsync()));
    }
}
