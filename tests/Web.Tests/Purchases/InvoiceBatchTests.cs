using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Tests.Banking;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Purchases;

/// <summary>Invoices split over missions, paid by one batch, seen on the statement: written once, on both databases.</summary>
public sealed class InvoiceBatchTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_invoices_go_from_the_batch_to_the_statement_and_are_written_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Account();
        var contract = await app.Contract();
        var invoices = new List<Guid>
        {
            await Split(app, contract, "Imprimerie Bœuf & Gaétan", 100_01, "FR14 2004 1010 0505 0001 3M02 606"), await Split(app, contract, "Traiteur des Vallées", 250_00, "FR76 3000 6000 0112 3456 7890 189"),
        };
        var browser = await app.SignedIn(Role.Treasurer);

        await browser.Get("/c/deux-vallees/comptes/virements/nouveau");
        var batch = await browser.Submit([]);
        Assert.Contains("2 virements", batch.Text, StringComparison.Ordinal);
        foreach (var version in new[] { "03", "09" })
        {
            var file = XDocument.Parse((await browser.Get($"{batch.Path}/fichier?version={version}")).Html);
            string Value(string name) => file.Descendants().First(e => e.Name.LocalName == name).Value;
            Assert.EndsWith("pain.001.001." + version, file.Root!.Name.NamespaceName, StringComparison.Ordinal);
            Assert.Equal(("350.01", "2"), (Value("CtrlSum"), Value("NbOfTxs")));
            // No bank is given a letter that it may refuse.
            Assert.Contains(file.Descendants().Where(e => e.Name.LocalName == "Nm"), e => e.Value == "Imprimerie Boeuf + Gaetan");
            Assert.DoesNotContain(file.ToString(), c => c > '~');
        }
        await browser.Get(batch.Path);
        await browser.Submit([], "form[action*='Send']");

        var reference = "";
        await app.WithDb(app.DeuxVallees, async db => reference = (await db.Set<PaymentBatch>().SingleAsync()).Reference);
        var line = await app.Line(bank, "VIR SEPA EMIS " + reference, -350_01, PurchaseScene.Today);
        var proposal = Assert.Single(await app.Proposals(line));
        Assert.True(proposal.IsSure);
        Assert.Empty(await app.Accept(line, proposal.With));
        foreach (var id in invoices)
        {
            Assert.Equal((InvoiceState.Paid, PurchaseScene.Today), ((await app.Read(id)).State, (await app.Read(id)).PaidOn));
        }
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal(BatchState.Paid, (await db.Set<PaymentBatch>().SingleAsync()).State);
            // One entry when each was approved, one when each was paid, and each mission bears its half.
            Assert.Equal([("facture", 2), ("facture-payee", 2)], (await db.Set<Entry>().GroupBy(e => e.SourceKind).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).ToListAsync()).Select(g => (g.Key, g.Count)));
            var balances = await db.Set<EntryLine>().GroupBy(l => new { l.Account, l.Mission }).Select(g => new { g.Key.Account, g.Key.Mission, Cents = g.Sum(l => l.Debit.Cents - l.Credit.Cents) }).ToListAsync();
            Assert.Equal(-350_01, balances.Single(b => b.Account == "512").Cents);
            Assert.Equal(0, balances.Single(b => b.Account == "401").Cents);
            Assert.Equal([("parcours", 175_01L), ("prevention", 175_00L)], balances.Where(b => b.Account[0] == '6').Select(b => (b.Mission!, b.Cents)).Order());
        });
        Assert.Empty(await app.Proposals(line));
        Assert.Empty(await app.Undo(line));
        Assert.Equal(0, await app.Ledger());
    }

    /// <summary>Half to each of two missions, to the cent; approved, and its supplier has an account.</summary>
    private static async Task<Guid> Split(TestApp app, Guid contract, string supplier, long cents, string iban)
    {
        PartDetails Part(MissionCode mission) => new(new(mission, null, null, contract, 2), null, 1);
        var details = PurchaseScene.Details(cents) with { ByKey = true, Parts = [Part(MissionCode.Pathways), Part(MissionCode.Prevention)] };
        var id = (await app.Record(details, supplier)).Required!.Id;
        Assert.Single((await app.Approve(PurchaseScene.Paul, id)).Done);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Empty((await db.Set<Supplier>().SingleAsync(s => s.Name == supplier)).PayOn(iban));
            await db.SaveChangesAsync();
        });
        return id;
    }
}
