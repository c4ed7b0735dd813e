using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Members;

/// <summary>Puts members into a college, out of any, or each into the one proposed for those alike.</summary>
public sealed class ChooseCollege(TisserandDb db)
{
    private const int BatchSize = 500;

    /// <param name="members">Followed neither before nor after.</param>
    /// <param name="college">Null for none; one that is no more leaves everybody as they were.</param>
    /// <returns>How many changed.</returns>
    public async Task<int> Choose(IQueryable<Member> members, Guid? college, CancellationToken cancellationToken)
    {
        if (college is not null && !await db.Set<College>().AnyAsync(c => c.Id == college, cancellationToken))
        {
            return 0;
        }
        return await Change(members.Where(m => m.CollegeId != college), m => m.Join(college), cancellationToken);
    }

    /// <summary>Gives to those that have no college the one proposed for them; leaves those for whom none is.</summary>
    /// <returns>How many changed.</returns>
    public async Task<int> ChooseProposed(IQueryable<Member> members, CancellationToken cancellationToken)
    {
        var colleges = await db.ReadColleges(cancellationToken);
        return await Change(members.Where(m => m.CollegeId == null), m => m.Join(College.Proposed(m, colleges)?.Id), cancellationToken);
    }

    private async Task<int> Change(IQueryable<Member> members, Action<Member> change, CancellationToken cancellationToken)
    {
        // The identifiers first: whom a change takes out of the filter would shift the batches.
        var ids = await members.OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(cancellationToken);
        var changed = 0;
        foreach (var batch in ids.Chunk(BatchSize))
        {
            foreach (var member in await db.Set<Member>().Where(m => EF.Parameter(batch).Contains(m.Id)).ToListAsync(cancellationToken))
            {
                var before = member.CollegeId;
                change(member);
                changed += member.CollegeId == before ? 0 : 1;
            }
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
        return changed;
    }
}
