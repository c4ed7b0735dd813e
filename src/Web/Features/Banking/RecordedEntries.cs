using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Banking;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Banking;

namespace Tisserand.Web.Features.Banking;

/// <summary>What the ledger has moved on the bank and no statement shows yet: the line confirms the entry, and writes nothing.</summary>
internal sealed class RecordedEntries(TisserandDb db) : IAwaitMovements
{
    internal const string SourceKind = "ecriture";

    public string Kind => SourceKind;

    public async Task<IReadOnlyList<AwaitedMovement>> Awaited(DateOnly since, CancellationToken cancellationToken)
    {
        var held = db.Set<TransferItem>().Where(i => i.Held != null).Select(i => i.SourceId);
        var rows = await db.BankEntries().Where(e => e.On >= since && !e.IsSeen && !held.Contains(e.SourceId)).ToListAsync(cancellationToken);
        return [.. rows.Select(e => new AwaitedMovement(Kind, e.Id, e.Amount, "", e.Piece, e.Label, DateOnly.MinValue) { IsSettled = true, On = e.On, Fact = e.SourceId })];
    }

    public Task<Outcome<IReadOnlyList<Guid>>> Settle(AwaitedMovement awaited, BankLine line, DateOnly today, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("What is written already is only confirmed.");

    public Task<List<Refusal>> Unsettle(Guid id, CancellationToken cancellationToken) => Task.FromResult<List<Refusal>>([]);
}
