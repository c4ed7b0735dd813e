using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Members;

/// <summary>What several pages ask of the members of the current CPTS.</summary>
public static class MemberQueries
{
    /// <summary>The whole entry, to be read or changed: one query; null when there is none in this CPTS.</summary>
    public static Task<Member?> ReadMember(this TisserandDb db, Guid id, CancellationToken cancellationToken) =>
        db.WholeMembers().SingleOrDefaultAsync(m => m.Id == id, cancellationToken);

    /// <summary>Entries with sites, memberships and words.</summary>
    public static IQueryable<Member> WholeMembers(this TisserandDb db) =>
        db.Set<Member>().Include(m => m.Sites.OrderBy(s => s.Rank)).Include("_memberships").Include(m => m.Words).AsSingleQuery();

    /// <summary>Those found by every word, each at the beginning of a name, number or part of the e-mail address.</summary>
    public static IQueryable<Member> Found(this IQueryable<Member> members, TisserandDb db, string? typed)
    {
        foreach (var word in SearchWord.Typed(typed))
        {
            var end = word + '\uffff';
#pragma warning disable CA1309 // Compared by the database, byte by byte (FoldedColumns).
            var found = db.Set<SearchWord>().Where(w => string.Compare(w.Word, word) >= 0 && string.Compare(w.Word, end) < 0).Select(w => w.MemberId);
#pragma warning restore CA1309
            members = members.Where(m => found.Contains(m.Id));
        }
        return members;
    }

    /// <summary>
    /// Those in a state on a day. The last period, kept on the entry, answers; only when it lies ahead are the earlier ones read.
    /// </summary>
    public static IQueryable<Member> In(this IQueryable<Member> members, TisserandDb db, MembershipState state, DateOnly day)
    {
        var periods = db.Set<Membership>();
        return state switch
        {
            MembershipState.Current => members.Where(m =>
                (m.MemberSince <= day && (m.MemberUntil == null || m.MemberUntil >= day))
                || (m.MemberSince > day && periods.Any(p => p.MemberId == m.Id && p.StartsOn <= day && p.EndsOn >= day))),
            MembershipState.Upcoming => members.Where(m =>
                m.MemberSince > day && !periods.Any(p => p.MemberId == m.Id && p.StartsOn <= day && p.EndsOn >= day)),
            MembershipState.Former => members.Where(m => m.MemberSince <= day && m.MemberUntil < day),
            MembershipState.Never => members.Where(m => m.MemberSince == null),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
    }

    /// <summary>Other entries that may be the same person: same RPPS number, or same name and profession.</summary>
    public static Task<List<Member>> DoublesOf(this TisserandDb db, Member member, CancellationToken cancellationToken) =>
        db.Set<Member>().AsNoTracking()
            .Where(m => m.Id != member.Id
                && ((member.Rpps != null && m.Rpps == member.Rpps) || (m.FoldedName == member.FoldedName && m.Profession == member.Profession)))
            .OrderBy(m => m.FoldedName).Take(5).ToListAsync(cancellationToken);

    /// <summary>The first people found by what is typed, members or contacts; nobody for nothing.</summary>
    public static async Task<IReadOnlyList<PersonFound>> FindPeople(this TisserandDb db, string? typed, CancellationToken cancellationToken, int most = 12) =>
        SearchWord.Typed(typed).Count == 0 ? [] : await db.Set<Member>().Found(db, typed).OrderBy(m => m.FoldedName).ThenBy(m => m.Id).Take(most).People().ToListAsync(cancellationToken);

    /// <summary>Just what names a person in a choice.</summary>
    public static IQueryable<PersonFound> People(this IQueryable<Member> members) =>
        members.Select(m => new PersonFound
        {
            Id = m.Id,
            LastName = m.LastName,
            FirstName = m.FirstName,
            FoldedName = m.FoldedName,
            Profession = m.Profession,
            Commune = m.MainCommune,
        });
}

/// <summary>Personne trouvée : just what names somebody in a choice.</summary>
public sealed record PersonFound
{
    public Guid Id { get; init; }

    public string LastName { get; init; } = "";

    public string FirstName { get; init; } = "";

    public string FoldedName { get; init; } = "";

    public string Profession { get; init; } = "";

    /// <summary>INSEE code of the main place; empty without any.</summary>
    public string Commune { get; init; } = "";

    public string FullName => FirstName + " " + LastName;
}
