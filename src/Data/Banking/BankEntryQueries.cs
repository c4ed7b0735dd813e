using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Banking;

/// <summary>What the ledger says of the bank: its account 512 and those below it.</summary>
public static class BankEntryQueries
{
    public const string Account = "512";

    /// <summary>
    /// Entries that move the bank, and whether a line of a statement shows them: by themselves, by the fact that wrote them, or by the batch
    /// that paid it. What was undone is left with what undid it.
    /// </summary>
    /// <param name="seenBy">Seen by the evening of that day; ever, when null.</param>
    public static IQueryable<BankEntry> BankEntries(this TisserandDb db, DateOnly? seenBy = null)
    {
        var matches = from m in db.Set<StatementMatch>() where seenBy == null || db.Set<BankLine>().Any(l => l.Id == m.LineId && l.On <= seenBy) select m;
        return
            from e in db.Set<Entry>()
            where !e.IsReversed && e.SourceKind != PostingSource.Reversal && e.SourceKind != PostingSource.Opening && e.SourceKind != PostingSource.TakeOver
            where e.Lines.Any(l => EF.Functions.Like(l.Account, Account + "%"))
            select new BankEntry
            {
                Id = e.Id,
                On = e.On,
                Label = e.Label,
                Piece = e.Piece,
                SourceKind = e.SourceKind,
                SourceId = e.SourceId,
                Cents = e.Lines.Where(l => EF.Functions.Like(l.Account, Account + "%")).Sum(l => l.Debit.Cents - l.Credit.Cents),
                IsSeen = matches.Any(m => m.FactId == e.Id || m.FactId == e.SourceId)
                    || db.Set<TransferItem>().Any(i => i.SourceId == e.SourceId && i.Held != null
                        && db.Set<CreditTransfer>().Any(t => t.Id == i.TransferId && matches.Any(m => m.FactId == t.Id || m.FactId == t.BatchId))),
            };
    }
}

/// <summary>An entry that moves the bank.</summary>
public sealed class BankEntry
{
    public Guid Id { get; init; }

    public DateOnly On { get; init; }

    public string Label { get; init; } = "";

    public string Piece { get; init; } = "";

    public string SourceKind { get; init; } = "";

    public Guid SourceId { get; init; }

    public long Cents { get; init; }

    /// <summary>A line of a statement shows it.</summary>
    public bool IsSeen { get; init; }

    /// <summary>Negative for what leaves the bank.</summary>
    public Money Amount => new(Cents);
}
