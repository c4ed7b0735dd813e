using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Members;

/// <summary>Puts tags on members and takes them off; renames, merges and removes them. Two who put one at the same second put it once.</summary>
public sealed class ChangeTags(TisserandDb db)
{
    private const int BatchSize = 500;

    /// <summary>Puts the tag of a name, made when there is none. Refuses what <see cref="Tag.Create"/> refuses.</summary>
    /// <returns>How many did not bear it.</returns>
    public async Task<Outcome<int>> Put(IQueryable<Member> members, string? name, CancellationToken cancellationToken)
    {
        var tag = await db.Serially(() => Tag(name, cancellationToken), cancellationToken);
        if (!tag.Succeeded)
        {
            return tag.Refusals.ToList();
        }
        var id = tag.Value.Id;
        var ids = await members.OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(cancellationToken);
        var put = 0;
        foreach (var batch in ids.Chunk(BatchSize))
        {
            put += await db.Serially(async () =>
            {
                var bearing = await db.Set<TagOfMember>().Where(t => t.TagId == id && EF.Parameter(batch).Contains(t.MemberId)).Select(t => t.MemberId).ToListAsync(cancellationToken);
                var lacking = batch.Except(bearing).ToList();
                db.AddRange(lacking.Select(m => TagOfMember.Put(id, m)));
                return lacking.Count;
            }, cancellationToken);
        }
        db.ChangeTracker.Clear();
        return put;
    }

    /// <returns>How many bore it.</returns>
    public async Task<int> TakeOff(IQueryable<Member> members, Guid tag, CancellationToken cancellationToken)
    {
        var ids = await members.OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(cancellationToken);
        var taken = 0;
        foreach (var batch in ids.Chunk(BatchSize))
        {
            taken += await db.Serially(async () =>
            {
                var borne = await db.Set<TagOfMember>().Where(t => t.TagId == tag && EF.Parameter(batch).Contains(t.MemberId)).ToListAsync(cancellationToken);
                db.RemoveRange(borne);
                return borne.Count;
            }, cancellationToken);
        }
        db.ChangeTracker.Clear();
        return taken;
    }

    /// <summary>Refuses a tag that is no more, and what <see cref="Domain.Members.Tag.Rename"/> refuses.</summary>
    public Task<List<Refusal>> Rename(Guid tag, string? name, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        var all = await db.Set<Tag>().ToListAsync(cancellationToken);
        return all.Find(t => t.Id == tag)?.Rename(name, all) ?? [Gone];
    }, cancellationToken);

    /// <summary>Whoever bears one bears the other, and the first is no more. Refuses tags that are no more, or the same one twice.</summary>
    public Task<List<Refusal>> Merge(Guid gone, Guid kept, CancellationToken cancellationToken) => db.Serially<List<Refusal>>(async () =>
    {
        if (gone == kept || await db.Set<Tag>().SingleOrDefaultAsync(t => t.Id == gone, cancellationToken) is not { } tag || !await db.Set<Tag>().AnyAsync(t => t.Id == kept, cancellationToken))
        {
            return [Gone];
        }
        var bearing = db.Set<TagOfMember>().Where(t => t.TagId == kept).Select(t => t.MemberId);
        var puts = await db.Set<TagOfMember>().Where(t => t.TagId == gone).Select(t => new { Put = t, Both = bearing.Contains(t.MemberId) }).ToListAsync(cancellationToken);
        foreach (var put in puts)
        {
            if (put.Both)
            {
                db.Remove(put.Put);
            }
            else
            {
                put.Put.Become(kept);
            }
        }
        await db.SaveChangesAsync(cancellationToken);
        db.Remove(tag);
        return [];
    }, cancellationToken);

    /// <summary>Takes the tag off everybody, and removes it. Refuses one that is no more.</summary>
    public Task<List<Refusal>> Remove(Guid tag, CancellationToken cancellationToken) => db.Serially<List<Refusal>>(async () =>
    {
        if (await db.Set<Tag>().SingleOrDefaultAsync(t => t.Id == tag, cancellationToken) is not { } known)
        {
            return [Gone];
        }
        db.RemoveRange(await db.Set<TagOfMember>().Where(t => t.TagId == tag).ToListAsync(cancellationToken));
        db.Remove(known);
        return [];
    }, cancellationToken);

    private static Refusal Gone => new("tag-gone", "Cette étiquette n’existe plus.");

    private async Task<Outcome<Tag>> Tag(string? name, CancellationToken cancellationToken)
    {
        var folded = FoldedText.Of(name);
        if (await db.Set<Tag>().SingleOrDefaultAsync(t => t.FoldedName == folded, cancellationToken) is { } known)
        {
            return known;
        }
        var created = Domain.Members.Tag.Create(name, []);
        if (created.Value is { } tag)
        {
            db.Add(tag);
        }
        return created;
    }
}
