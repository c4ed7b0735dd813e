using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Contributions;

/// <summary>Gives members a category, or leaves it to what their entry says. Contributions already called keep theirs.</summary>
public sealed class ChooseCategory(TisserandDb db)
{
    /// <param name="category">Null: as the entry says.</param>
    /// <returns>How many members are concerned.</returns>
    public Task<int> Choose(IReadOnlyCollection<Guid> members, MemberCategory? category, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        var ids = await db.Set<Member>().Where(m => EF.Parameter(members).Contains(m.Id)).Select(m => m.Id).ToListAsync(cancellationToken);
        var chosen = await db.Set<CategoryOfMember>().Where(c => EF.Parameter(members).Contains(c.MemberId)).ToDictionaryAsync(c => c.MemberId, cancellationToken);
        foreach (var id in ids)
        {
            switch (chosen.GetValueOrDefault(id), category)
            {
                case ({ } known, null):
                    db.Remove(known);
                    break;
                case ({ } known, { } to):
                    known.Change(to);
                    break;
                case (null, { } to):
                    db.Add(CategoryOfMember.Give(id, to));
                    break;
                default:
                    break;
            }
        }
        return ids.Count;
    }, cancellationToken);
}
