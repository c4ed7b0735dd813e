using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Contributions.Imports;

/// <summary>What an import recorded.</summary>
/// <param name="Lines">As they were planned at that moment.</param>
public sealed record ImportResult(int Paid, Money Amount, IReadOnlyList<ImportLine> Lines);

/// <summary>Previews an export of HelloAsso, and records what is confirmed in one piece of work: all of it, or nothing.</summary>
public sealed class ImportHelloAsso(TisserandDb db, PostContributions ledger)
{
    /// <summary>Writes nothing.</summary>
    public async Task<Outcome<IReadOnlyList<ImportLine>>> Preview(byte[] content, int year, IReadOnlyDictionary<string, ImportChoice> choices, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = HelloAssoFile.Read(content);
        return rows.Succeeded
            ? (await Plan(year, tracked: false, today, cancellationToken)).Plan.Lines(rows.Value, choices).ToList()
            : rows.Refusals.ToList();
    }

    /// <summary>Records the matched lines: calls what was not called, changes an amount that was accepted, notes the payment.</summary>
    /// <param name="mayChangeAmounts">Whether accepted amounts are taken; without, those lines are left.</param>
    public async Task<Outcome<ImportResult>> Import(
        byte[] content, int year, IReadOnlyDictionary<string, ImportChoice> choices, bool mayChangeAmounts, Acting acting, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = HelloAssoFile.Read(content);
        if (!rows.Succeeded)
        {
            return rows.Refusals.ToList();
        }
        var taken = mayChangeAmounts ? choices : choices.ToDictionary(c => c.Key, c => c.Value with { AcceptsAmount = false }, StringComparer.Ordinal);
        return await db.Serially(async Task<Outcome<ImportResult>> () =>
        {
            var (plan, contributions, grid, callable) = await Plan(year, tracked: true, today, cancellationToken);
            var lines = plan.Lines(rows.Value, taken);
            var paid = new List<Contribution>();
            foreach (var line in lines.Where(l => l.Fate == ImportFate.Matched))
            {
                var settlement = new Settlement(line.Row.PaidOn, PaymentMeans.HelloAsso, line.Row.Reference, line.Row.Payer, line.Row.Key);
                var member = line.Member!;
                if (!contributions.TryGetValue(member.Id, out var contribution))
                {
                    var who = callable[member.Id];
                    contribution = Contribution.Call(member.Id, year, who.Category, who.Profession, grid, today, today).Required;
                    db.Add(contribution);
                }
                var isOwn = acting.Is(new() { AccountId = null, Email = member.Email });
                var refusals = contribution.Amount == line.Row.Amount ? [] : contribution.ChangeAmount(line.Row.Amount, "Montant reçu par HelloAsso, commande " + line.Row.Reference, isOwn);
                refusals = refusals.Count > 0 ? refusals : contribution.Pay(settlement, today);
                if (refusals.Count > 0)
                {
                    // Nor the lines before it.
                    db.ChangeTracker.Clear();
                    return new Refusal("line-refused", $"Ligne {line.Row.Line}, {member.FullName}\u00A0: {refusals[0].Message} Rien n’a été enregistré.");
                }
                paid.Add(contribution);
            }
            await PayContributions.NumberReceipts(db, paid, cancellationToken);
            if (await ledger.Post(paid, cancellationToken) is { Succeeded: false } closed)
            {
                db.ChangeTracker.Clear();
                return closed.Refusals[0] with { Field = "" };
            }
            return new ImportResult(paid.Count, paid.Sum(p => p.Amount), lines);
        }, cancellationToken);
    }

    private async Task<(HelloAssoPlan Plan, Dictionary<Guid, Contribution> Contributions, ContributionGrid Grid, Dictionary<Guid, CallableMember> Callable)> Plan(
        int year, bool tracked, DateOnly today, CancellationToken cancellationToken)
    {
        var people = await db.Set<Member>().OrderBy(m => m.FoldedName).Select(m => new ImportPerson(m.Id, m.FirstName, m.LastName, m.FoldedName, m.Email)).ToListAsync(cancellationToken);
        var ofYear = db.Set<Contribution>().AsTracking(tracked ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking).Where(c => c.Year == year);
        var contributions = await ofYear.ToDictionaryAsync(c => c.MemberId, cancellationToken);
        var recorded = await db.Set<Contribution>().Where(c => c.ImportKey != null).Select(c => c.ImportKey!).ToListAsync(cancellationToken);
        var grid = await db.ReadContributionGrid(cancellationToken);
        var callable = (await db.Callable(db.MembersOfYear(year, today), cancellationToken)).ToDictionary(m => m.Id);
        Money? Rate(Guid member) => callable.GetValueOrDefault(member) is { } who ? grid.Find(who.Category, who.Profession, year)?.Amount : null;
        return (new(year, people, contributions, recorded.ToHashSet(StringComparer.Ordinal), Rate), contributions, grid, callable);
    }
}
