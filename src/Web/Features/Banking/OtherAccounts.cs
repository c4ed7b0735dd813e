using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Banking;

namespace Tisserand.Web.Features.Banking;

/// <summary>
/// Transfers between two accounts of the CPTS: what leaves one comes into the other. Both lines are matched at once; nothing is written, since the accounts are one in the ledger.
/// </summary>
internal sealed class OtherAccounts(TisserandDb db) : IAwaitMovements
{
    internal const string SourceKind = "virement-interne";

    /// <summary>Between the two statements, in days.</summary>
    private const int Days = 5;

    public string Kind => SourceKind;

    public async Task<IReadOnlyList<AwaitedMovement>> Awaited(DateOnly since, CancellationToken cancellationToken)
    {
        var rows = await (
            from l in db.Set<BankLine>().AsNoTracking()
            join a in db.Set<BankAccount>() on l.BankAccountId equals a.Id
            where l.MatchedKind == null && db.Set<BankAccount>().Count() > 1
            select new { Line = l, a.Name }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new AwaitedMovement(Kind, r.Line.Id, -r.Line.Amount, "", "", $"Virement interne, {r.Name}", r.Line.On.AddDays(-Days)) { On = r.Line.On, NotOn = r.Line.BankAccountId })];
    }

    public async Task<Outcome<IReadOnlyList<Guid>>> Settle(AwaitedMovement awaited, BankLine line, DateOnly today, CancellationToken cancellationToken)
    {
        var other = await db.Set<BankLine>().Include(l => l.Matches).SingleOrDefaultAsync(l => l.Id == awaited.Id, cancellationToken);
        if (other is null || other.BankAccountId == line.BankAccountId)
        {
            return new Refusal("same-account", "Un virement interne va d’un compte à un autre\u00A0: ces deux lignes sont du même compte.");
        }
        var account = await db.Set<BankAccount>().Where(a => a.Id == line.BankAccountId).Select(a => a.Name).SingleAsync(cancellationToken);
        var refusals = other.Match([awaited with { Id = line.Id, Amount = -line.Amount, Label = $"Virement interne, {account}" }], line.MatchedBy);
        if (refusals.Count > 0)
        {
            return refusals;
        }
        other.Keep(Kind, line.Id, settled: true);
        return new List<Guid> { other.Id };
    }

    public async Task<List<Refusal>> Unsettle(Guid id, CancellationToken cancellationToken)
    {
        (await db.Set<BankLine>().Include(l => l.Matches).SingleAsync(l => l.Id == id, cancellationToken)).Unmatch();
        return [];
    }
}
