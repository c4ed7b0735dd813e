using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Banking;
using Tisserand.Data.Contributions;
using Tisserand.Data.Purchases;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Banking.Statements;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Features.Banking;

namespace Tisserand.Web.Demonstration;

/// <summary>
/// The statement of one month, written as the bank would (OFX, with the balance of its last day; a table of its own for the savings): all that the books moved, the batches of
/// transfers, and what only a bank knows.
/// </summary>
internal sealed class DemonstrationStatement(TisserandDb db, DateOnly month, DateOnly today)
{
    private const string Fees = "FRAIS TENUE DE COMPTE";
    private const string Interest = "INTERETS CREDITEURS";
    private const string HelloAsso = "VIR HELLOASSO VERSEMENT";
    private const string Cheques = "REMISE CHEQUES BORDEREAU";
    private const string Cash = "VERSEMENT ESPECES GUICHET";
    private const string Phone = "PRLV SEPA TELECOM DU NORD ABONNEMENT";

    /// <summary>What the treasurer said of the table of the savings.</summary>
    private static readonly ToldColumns Savings =
        new(new([ColumnRole.Day, ColumnRole.Label, ColumnRole.Debit, ColumnRole.Credit, ColumnRole.Balance], SpendingIsPositive: false, DecimalSign.Comma, DayOrder.DayMonthYear), WithoutRefused: false);

    private static readonly (string Label, string Nature)[] Natures =
        [(Fees, "frais-bancaires"), (Interest, "interets"), (HelloAsso, "helloasso"), (Cheques, "cheques"), (Cash, "especes"), (Phone, "telephone")];

    /// <summary>What a line of the bank alone is; null for what pays a fact.</summary>
    public static string? NatureOf(string label) => Natures.FirstOrDefault(n => label.StartsWith(n.Label, StringComparison.Ordinal)).Nature;

    /// <summary>The last day that the bank tells of: that of the month, or yesterday.</summary>
    private DateOnly End => month.AddMonths(1) <= today ? month.AddMonths(1).AddDays(-1) : today.AddDays(-1);

    public async Task<IReadOnlyList<(BankAccount Account, byte[] File, ToldColumns? Told)>> Write(BankAccount current, BankAccount savings, CancellationToken cancellationToken)
    {
        var lines = (await Lines(cancellationToken)).Where(l => l.On <= End).OrderBy(l => l.On).ToList();
        var before = await db.Set<BankLine>().Where(l => l.BankAccountId == current.Id).SumAsync(l => l.Amount.Cents, cancellationToken);
        var files = new List<(BankAccount, byte[], ToldColumns?)> { (current, Ofx(lines, await Opening(cancellationToken) + new Money(before)), null) };
        if (month.Month == 3 && month.AddDays(12) <= today)
        {
            var day = month.AddDays(11).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
            files.Add((savings, Encoding.UTF8.GetBytes($"Jour;Mouvement;Retrait;Versement;Reste\n{day};VIR DE COMPTE COURANT;;20 000,00;20 000,00\n"), Savings));
        }
        return files;
    }

    private async Task<List<(DateOnly On, string Label, Money Amount)>> Lines(CancellationToken cancellationToken)
    {
        var lines = new List<(DateOnly On, string Label, Money Amount)> { (month.AddDays(1), $"{Fees} {month:MM/yyyy}", new(-9_80)), (month.AddDays(7), $"{Phone} {month:yyyyMM}", new(-34_99)) };
        if (month.Month % 3 == 0)
        {
            lines.Add((month.AddDays(27), $"{Interest} {month.Month / 3}T", new(21_40 + month.Month)));
        }
        if (month.Month == 3)
        {
            lines.Add((month.AddDays(11), "VIR VERS LIVRET", new(-20_000_00)));
        }
        var suppliers = await db.InvoiceRows().AsNoTracking().ToDictionaryAsync(r => r.Id, r => r.Supplier, cancellationToken);
        var members = await db.ContributionRows().AsNoTracking().Select(r => new { r.Id, r.FirstName, r.LastName }).ToDictionaryAsync(r => r.Id, r => $"{r.FirstName} {r.LastName}", cancellationToken);
        var funders = await db.IncomeRows().AsNoTracking().ToDictionaryAsync(r => r.Id, r => r.Funder, cancellationToken);
        var held = db.Set<TransferItem>().Where(i => i.Held != null).Select(i => i.SourceId);
        foreach (var entry in await db.BankEntries().AsNoTracking().Where(e => e.On >= month && e.On <= End && !e.IsSeen && !held.Contains(e.SourceId)).ToListAsync(cancellationToken))
        {
            lines.Add((entry.On, entry.SourceKind switch
            {
                "facture-payee" => (entry.Cents < 0 ? "VIR SEPA " : "VIR RECU REMBOURSEMENT ") + suppliers[entry.SourceId],
                "cotisation" => $"VIR SEPA RECU DE {members[entry.SourceId]} COTISATION",
                "recette" => "VIR " + (funders[entry.SourceId] ?? "CPAM DU PAS DE CALAIS ACI"),
                _ => "VIR SEPA " + entry.Label,
            }, entry.Amount));
        }
        lines.AddRange((await db.BatchRows().AsNoTracking().Where(r => r.Batch.State == BatchState.Sent).ToListAsync(cancellationToken))
            .Select(r => (r.Batch.RequestedOn, $"VIR SEPA EMIS {r.Batch.Reference} NB {r.Transfers}", -r.Total)));
        // What was received online, by cheque and in cash comes into the bank some days after.
        foreach (var (account, label) in new[] { ("5115", HelloAsso), ("5112", Cheques), ("530", Cash) })
        {
            var (since, to) = (month.AddDays(-6), month.AddMonths(1).AddDays(-7));
            var cents = await (
                from e in db.Set<Entry>()
                from l in e.Lines
                where e.On >= since && e.On <= to && l.Account == account && e.SourceKind == "cotisation"
                select l.Debit.Cents).SumAsync(cancellationToken);
            if (cents > 0)
            {
                lines.Add((to.AddDays(4), $"{label} {to:MMyy}", new(cents)));
            }
        }
        return lines;
    }

    /// <summary>When the year began: what the books say of the bank, with what <see cref="DemonstrationLedger"/> will write of last year.</summary>
    private async Task<Money> Opening(CancellationToken cancellationToken)
    {
        var first = new DateOnly(today.Year, 1, 1);
        return DemonstrationLedger.BankOfLastYear + new Money(await db.BankEntries().Where(e => e.On < first).SumAsync(e => e.Cents, cancellationToken));
    }

    private byte[] Ofx(IReadOnlyList<(DateOnly On, string Label, Money Amount)> lines, Money opening)
    {
        var closing = opening + lines.Sum(l => l.Amount);
        var text = new StringBuilder("OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKTRANLIST>\n");
        foreach (var (on, label, amount) in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"<STMTTRN><TRNTYPE>OTHER<DTPOSTED>{on:yyyyMMdd}<TRNAMT>{amount.Euros:0.00}<NAME>{BankText.Of(label, 140).ToUpperInvariant()}</STMTTRN>\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"</BANKTRANLIST><LEDGERBAL><BALAMT>{closing.Euros:0.00}<DTASOF>{End:yyyyMMdd}</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
