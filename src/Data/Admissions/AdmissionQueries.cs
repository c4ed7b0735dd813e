using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Admissions;

/// <summary>What the pages of joining ask.</summary>
public static class AdmissionQueries
{
    /// <summary>The last version of each text; none for a kind never published.</summary>
    public static async Task<IReadOnlyDictionary<JoiningTextKind, JoiningText>> TextsInForce(this TisserandDb db, CancellationToken cancellationToken)
    {
        var texts = db.Set<JoiningText>().AsNoTracking();
        return await texts.Where(t => !texts.Any(later => later.Kind == t.Kind && later.Version > t.Version))
            .ToDictionaryAsync(t => t.Kind, cancellationToken);
    }

    /// <summary>Entries that the applicant may be: same RPPS number, same e-mail address, or same name. At most ten.</summary>
    public static Task<List<Member>> MatchesOf(this TisserandDb db, MembershipApplication application, CancellationToken cancellationToken) =>
        db.WholeMembersFor(application).OrderBy(m => m.FoldedName).ThenBy(m => m.Id).Take(10).ToListAsync(cancellationToken);

    /// <summary>Structures that the one of the application may be: same name, or same address. At most ten; none for an application of a person.</summary>
    public static async Task<List<Member>> StructureMatchesOf(this TisserandDb db, MembershipApplication application, CancellationToken cancellationToken)
    {
        if (application.Structure() is not { } structure)
        {
            return [];
        }
        var keys = MatchKey.OfStructure(structure.LastName, null, null, structure.Email);
        var alike = db.Set<MatchKey>().Where(k => EF.Parameter(keys).Contains(k.Key)).Select(k => k.MemberId);
        return await db.Set<Member>().AsNoTracking().Where(m => alike.Contains(m.Id)).OrderBy(m => m.FoldedName).ThenBy(m => m.Id).Take(10).ToListAsync(cancellationToken);
    }

    private static IQueryable<Member> WholeMembersFor(this TisserandDb db, MembershipApplication application)
    {
        var (rpps, email, name) = (application.Rpps, application.Email, application.FoldedName);
        return db.Set<Member>().AsNoTracking().Include(m => m.Sites.OrderBy(s => s.Rank)).AsSingleQuery()
            .Where(m => m.Kind == MemberKind.Person)
            .Where(m => (rpps != null && m.Rpps == rpps) || (email != "" && m.Email == email) || m.FoldedName == name);
    }
}
