using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Data.Members;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members.Merging;

/// <summary>What a merge would do.</summary>
/// <param name="Moved">« 3 présences »: what follows the person, by kind.</param>
/// <param name="Settled">What the person cannot hold twice, and how it is settled.</param>
/// <param name="Refusals">Why it cannot be done yet.</param>
public sealed record MergePreview(IReadOnlyList<string> Moved, IReadOnlyList<string> Settled, IReadOnlyList<Refusal> Refusals);

/// <summary>
/// Makes one entry of two: all that points to the one that goes points to the one that is kept, in one transaction. What points is
/// read from the model (<see cref="MemberReferences"/>); what one person cannot hold twice is settled by its module
/// (<see cref="ISettleMerge"/>), or refused with its name.
/// </summary>
public sealed class MergeMembers(TisserandDb db, IEnumerable<ISettleMerge> settlers, AuditWording words, Author author, Clock clock)
{
    /// <summary>Nothing is saved.</summary>
    public async Task<MergePreview> Preview(Guid kept, Guid other, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var (notes, notSettled) = await Settle(kept, other, cancellationToken);
        List<Refusal> refusals = [.. notSettled];
        var moved = new List<string>();
        foreach (var key in Keys())
        {
            var rows = (await db.RowsOf(key, [kept, other], cancellationToken)).Where(r => db.Entry(r).State != EntityState.Deleted).ToList();
            var ofOther = rows.FindAll(r => db.MemberOf(r, key) == other);
            if (ofOther.Count > 0)
            {
                moved.Add($"{words.Entity(key.DeclaringEntityType.ClrType.Name)}\u00A0: {French.Number(ofOther.Count)}");
            }
            if (notSettled.Count == 0 && Clash(rows, key, kept, other) is { } clash)
            {
                refusals.Add(clash);
            }
        }
        db.ChangeTracker.Clear();
        return new(moved, notes, refusals);
    }

    /// <summary>The entry that is kept. Refuses one of the two gone, the same twice, what the preview refuses and what the entry itself refuses.</summary>
    public Task<Outcome<Member>> Merge(Guid keptId, Guid otherId, IReadOnlyCollection<MergedField> fromOther, CancellationToken cancellationToken) => db.Serially<Outcome<Member>>(async () =>
    {
        if (keptId == otherId || await db.ReadMember(keptId, cancellationToken) is not { } kept || await db.ReadMember(otherId, cancellationToken) is not { } other)
        {
            return new Refusal("member-gone", "L’une des deux fiches n’existe plus\u00A0: elles ont peut-être déjà été fusionnées.");
        }
        var merge = new MemberMerge(kept, other, fromOther);
        var (_, refusals) = await Settle(keptId, otherId, cancellationToken);
        if (refusals.Count > 0)
        {
            db.ChangeTracker.Clear();
            return refusals;
        }
        refusals.AddRange(merge.Refusals());
        var pointing = new List<(IForeignKey Key, object Row)>();
        foreach (var key in Keys())
        {
            var rows = await db.RowsOf(key, [keptId, otherId], cancellationToken);
            if (Clash(rows, key, keptId, otherId) is { } clash)
            {
                refusals.Add(clash);
            }
            pointing.AddRange(rows.Where(r => db.Entry(r).State != EntityState.Deleted && db.MemberOf(r, key) == otherId).Select(r => (key, r)));
        }
        if (refusals.Count > 0)
        {
            db.ChangeTracker.Clear();
            return refusals;
        }
        // Three saves of one transaction: what gives way goes, then the rest follows, then the entry itself (two never bear one account).
        await db.SaveChangesAsync(cancellationToken);
        foreach (var (key, row) in pointing)
        {
            db.Entry(row).Property(key.Properties[0].Name).CurrentValue = keptId;
        }
        db.Add(MergedMember.Of(other, keptId, clock.UtcNow, author.Name));
        await db.SaveChangesAsync(cancellationToken);
        db.Remove(other);
        await db.SaveChangesAsync(cancellationToken);
        var written = merge.Write();
        return written.Count == 0 ? kept : throw new InvalidOperationException("Refused once checked: " + written[0].Message);
    }, cancellationToken);

    private async Task<(List<string> Notes, List<Refusal> Refusals)> Settle(Guid kept, Guid other, CancellationToken cancellationToken)
    {
        var (notes, refusals) = (new List<string>(), new List<Refusal>());
        if (await db.Set<Member>().AnyAsync(m => (m.Id == kept || m.Id == other) && m.ErasedOn != null, cancellationToken))
        {
            return (notes, [new("erased", "L’une des deux fiches est celle d’une personne effacée\u00A0: elle ne se fusionne plus.")]);
        }
        // That two persons are distinct has no sense once they are one.
        db.RemoveRange(await db.Set<DistinctPersons>().Where(d => (d.FirstId == kept && d.SecondId == other) || (d.FirstId == other && d.SecondId == kept)).ToListAsync(cancellationToken));
        foreach (var settler in settlers.OrderBy(s => s.Order))
        {
            var settled = await settler.Settle(kept, other, cancellationToken);
            notes.AddRange(settled.Notes);
            refusals.AddRange(settled.Refusals);
            if (refusals.Count > 0)
            {
                // The next would settle what this one has left as it was.
                break;
            }
        }
        return (notes, refusals);
    }

    private IReadOnlyList<IForeignKey> Keys() => MemberReferences.Of(db.Model);

    /// <summary>Two rows that a unique index would refuse of one person, and that no module settled.</summary>
    private Refusal? Clash(IReadOnlyList<object> rows, IForeignKey key, Guid kept, Guid other)
    {
        var property = key.Properties[0];
        foreach (var index in key.DeclaringEntityType.GetIndexes().Where(i => i.IsUnique && i.Properties.Contains(property)))
        {
            List<object?> Rest(object row) => [.. index.Properties.Where(p => p != property).Select(p => db.Entry(row).Property(p.Name).CurrentValue)];
            var alive = rows.Where(r => db.Entry(r).State != EntityState.Deleted).ToList();
            var ofKept = alive.FindAll(r => db.MemberOf(r, key) == kept).ConvertAll(Rest);
            if (alive.FindAll(r => db.MemberOf(r, key) == other).ConvertAll(Rest).Exists(o => ofKept.Exists(k => k.SequenceEqual(o))))
            {
                return new("held-twice", $"Les deux fiches ont chacune «\u00A0{words.Entity(key.DeclaringEntityType.ClrType.Name)}\u00A0» pour la même chose\u00A0: retirez l’une des deux, puis fusionnez.");
            }
        }
        return null;
    }
}
