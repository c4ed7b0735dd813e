using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Data.Reference;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members;

/// <summary>Makes members of professionals chosen in the public directory: all in one transaction, those who are members already left as they are.</summary>
public sealed class MakeMembers(TisserandDb db, DirectoryQueries directory)
{
    /// <summary>Who became a member, who was one, and who may be somebody already entered without that number.</summary>
    public async Task<MadeMembers> Make(IReadOnlyCollection<string> nationalIds, DateOnly firstDay, CancellationToken cancellationToken)
    {
        var chosen = await directory.FindByNationalIds(nationalIds, cancellationToken);
        var entries = chosen.Select(MemberOfDirectory.Details).ToList();
        var numbers = entries.ConvertAll(e => e.Rpps);
        var names = entries.ConvertAll(e => Member.FoldedNameOf(e.LastName, e.FirstName));
        var known = await db.WholeMembers()
            .Where(m => EF.Parameter(numbers).Contains(m.Rpps) || EF.Parameter(names).Contains(m.FoldedName))
            .ToListAsync(cancellationToken);
        var made = new MadeMembers([], [], []);
        foreach (var details in entries)
        {
            var member = known.Find(m => details.Rpps is not null && m.Rpps == details.Rpps);
            if (member is null)
            {
                var created = Member.Create(details);
                if (created.Value is not { } fresh
                    || known.Exists(m => m.FoldedName == fresh.FoldedName && m.Profession == fresh.Profession && (m.Rpps is null || fresh.Rpps is null)))
                {
                    made.Doubtful.Add(details.FirstName + " " + details.LastName);
                    continue;
                }
                db.Add(member = fresh);
                known.Add(fresh);
            }
            (member.Start(firstDay).Count == 0 ? made.Made : made.Already).Add(member.FullName);
        }
        await db.SaveChangesAsync(cancellationToken);
        return made;
    }
}

/// <summary>Names, by what became of them.</summary>
public sealed record MadeMembers(List<string> Made, List<string> Already, List<string> Doubtful);
