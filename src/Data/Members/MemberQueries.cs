using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Members;

/// <summary>What several pages ask of the members of the current CPTS.</summary>
public static class MemberQueries
{
    /// <summary>The whole entry, to be read or changed: one query; null when there is none in this CPTS.</summary>
    public static Task<Member?> ReadMember(this TisserandDb db, Guid id, CancellationToken cancellationToken) =>
        db.WholeMembers().SingleOrDefaultAsync(m => m.Id == id, cancellationToken);

    /// <summary>Entries with sites, memberships, words and keys.</summary>
    public static IQueryable<Member> WholeMembers(this TisserandDb db) =>
        db.Set<Member>().Include(m => m.Sites.OrderBy(s => s.Rank)).Include("_memberships").Include(m => m.Words).Include(m => m.Keys).AsSingleQuery();

    /// <summary>The colleges of the CPTS, in their order.</summary>
    public static Task<List<College>> ReadColleges(this TisserandDb db, CancellationToken cancellationToken) =>
        db.Set<College>().AsNoTracking().OrderBy(c => c.Rank).ThenBy(c => c.Id).ToListAsync(cancellationToken);

    /// <summary>Persons of a structure, the principal representative first; or structures of a person.</summary>
    public static IQueryable<LinkedMember> LinksOf(this TisserandDb db, Member member)
    {
        ArgumentNullException.ThrowIfNull(member);
        var links = db.Set<StructureLink>().AsNoTracking();
        var linked = member.IsStructure
            ? from l in links join m in db.Set<Member>() on l.PersonId equals m.Id where l.StructureId == member.Id select new { l, m }
            : from l in links join m in db.Set<Member>() on l.StructureId equals m.Id where l.PersonId == member.Id select new { l, m };
        return linked.OrderByDescending(p => p.l.IsPrincipal).ThenBy(p => p.m.FoldedName)
            .Select(p => new LinkedMember(p.l.Id, p.m.Id, p.m.FirstName, p.m.LastName, p.m.Kind, p.m.Profession, p.l.Tie, p.l.IsPrincipal));
    }

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
    /// « ?? » keeps the bases from seeking by the days: nearly everybody answers, and the order of the list would be lost.
    /// </summary>
    public static IQueryable<Member> In(this IQueryable<Member> members, TisserandDb db, MembershipState state, DateOnly day)
    {
        var periods = db.Set<Membership>();
        return state switch
        {
            MembershipState.Current => members.Where(m =>
                ((m.MemberSince ?? DateOnly.MaxValue) <= day && (m.MemberUntil ?? DateOnly.MaxValue) >= day)
                || (m.MemberSince > day && periods.Any(p => p.MemberId == m.Id && p.StartsOn <= day && p.EndsOn >= day))),
            MembershipState.Upcoming => members.Where(m =>
                m.MemberSince > day && !periods.Any(p => p.MemberId == m.Id && p.StartsOn <= day && p.EndsOn >= day)),
            MembershipState.Former => members.Where(m => (m.MemberSince ?? DateOnly.MaxValue) <= day && (m.MemberUntil ?? DateOnly.MaxValue) < day),
            MembershipState.Never => members.Where(m => m.MemberSince == null),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
    }

    /// <summary>Other entries that may be the same person, the surest first; one query by the keys of the entry.</summary>
    public static async Task<List<PossibleDouble>> DoublesOf(this TisserandDb db, Member member, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(member);
        const int most = 5;
        var keys = member.Keys.Select(k => k.Key).ToList();
        var distinct = db.Set<DistinctPersons>();
        var alike = db.Set<MatchKey>().Where(k => EF.Parameter(keys).Contains(k.Key) && k.MemberId != member.Id).Select(k => k.MemberId);
        var found = await db.Set<Member>().AsNoTracking()
            .Where(m => alike.Contains(m.Id) && !distinct.Any(d => (d.FirstId == m.Id && d.SecondId == member.Id) || (d.FirstId == member.Id && d.SecondId == m.Id)))
            .OrderBy(m => m.FoldedName).Take(20 * most).ToListAsync(cancellationToken);
        return [.. found.Select(m => (Member: m, Resemblance: Resemblances.Between(member.Identity, m.Identity)))
            .Where(d => d.Resemblance is not null).OrderBy(d => d.Resemblance).Take(most).Select(d => new PossibleDouble(d.Member, d.Resemblance!.Value))];
    }

    /// <summary>
    /// Pairs of entries that may be the same person and were not said to be two: read from the index of the keys alone, then the
    /// rows of the pairs.
    /// </summary>
    public static IQueryable<DoublePair> DoublePairs(this TisserandDb db)
    {
        var distinct = db.Set<DistinctPersons>();
        var pairs = (from one in db.Set<MatchKey>()
                     join two in db.Set<MatchKey>() on new { one.CptsId, one.Key } equals new { two.CptsId, two.Key }
                     where one.MemberId.CompareTo(two.MemberId) < 0
                     select new { One = one.MemberId, Two = two.MemberId }).Distinct();
        return from pair in pairs
               join one in db.Set<Member>() on pair.One equals one.Id
               join two in db.Set<Member>() on pair.Two equals two.Id
               where (one.Rpps == null || two.Rpps == null || one.Rpps == two.Rpps)
                   && (one.Finess == null || two.Finess == null || one.Finess == two.Finess || (one.Siret != null && one.Siret == two.Siret))
                   && (one.Siret == null || two.Siret == null || one.Siret == two.Siret || (one.Finess != null && one.Finess == two.Finess))
                   && !distinct.Any(d => (d.FirstId == one.Id && d.SecondId == two.Id) || (d.FirstId == two.Id && d.SecondId == one.Id))
               select new DoublePair
               {
                   OneId = one.Id,
                   OneName = one.FirstName == "" ? one.LastName : one.FirstName + " " + one.LastName,
                   OneKind = one.Kind,
                   OneFolded = one.FoldedName,
                   OneProfession = one.Profession,
                   OneCommune = one.MainCommune,
                   OneRpps = one.Rpps,
                   OneFiness = one.Finess,
                   OneSiret = one.Siret,
                   OneEmail = one.Email,
                   TwoId = two.Id,
                   TwoName = two.FirstName == "" ? two.LastName : two.FirstName + " " + two.LastName,
                   TwoKind = two.Kind,
                   TwoFolded = two.FoldedName,
                   TwoProfession = two.Profession,
                   TwoCommune = two.MainCommune,
                   TwoRpps = two.Rpps,
                   TwoFiness = two.Finess,
                   TwoSiret = two.Siret,
                   TwoEmail = two.Email,
               };
    }

    /// <summary>The first people found by what is typed, members or contacts; nobody for nothing.</summary>
    /// <param name="structures">Structures instead.</param>
    public static async Task<IReadOnlyList<PersonFound>> FindPeople(this TisserandDb db, string? typed, CancellationToken cancellationToken, int most = 12, bool structures = false) =>
        SearchWord.Typed(typed).Count == 0 ? [] : await db.Set<Member>().Where(m => (m.Kind != MemberKind.Person) == structures).Found(db, typed).OrderBy(m => m.FoldedName).ThenBy(m => m.Id).Take(most).People().ToListAsync(cancellationToken);

    /// <summary>Just what names a person in a choice.</summary>
    public static IQueryable<PersonFound> People(this IQueryable<Member> members) =>
        members.Select(m => new PersonFound
        {
            Id = m.Id,
            LastName = m.LastName,
            FirstName = m.FirstName,
            FoldedName = m.FoldedName,
            Kind = m.Kind,
            Profession = m.Profession,
            Commune = m.MainCommune,
        });
}

/// <summary>Personne d’une structure, ou structure d’une personne : the other end of a link.</summary>
public sealed record LinkedMember(Guid LinkId, Guid Id, string FirstName, string LastName, MemberKind Kind, string Profession, StructureTie Tie, bool IsPrincipal)
{
    public string FullName => Member.NameOf(FirstName, LastName);

    public string Quality => Member.QualityOf(Kind, Profession);
}

/// <summary>Personne trouvée : just what names a person or a structure in a choice.</summary>
public sealed record PersonFound
{
    public Guid Id { get; init; }

    public MemberKind Kind { get; init; }

    public string LastName { get; init; } = "";

    public string FirstName { get; init; } = "";

    public string FoldedName { get; init; } = "";

    public string Profession { get; init; } = "";

    /// <summary>INSEE code of the main place; empty without any.</summary>
    public string Commune { get; init; } = "";

    public string FullName => Member.NameOf(FirstName, LastName);

    public string Quality => Member.QualityOf(Kind, Profession);
}

/// <summary>Doublon possible : an entry that may be the same person as another.</summary>
public sealed record PossibleDouble(Member Member, Resemblance Resemblance);

/// <summary>Paire de fiches : two entries that may be the same person.</summary>
public sealed record DoublePair
{
    public Guid OneId { get; init; }

    public string OneName { get; init; } = "";

    public MemberKind OneKind { get; init; }

    public string OneFolded { get; init; } = "";

    public string OneProfession { get; init; } = "";

    public string OneCommune { get; init; } = "";

    public string? OneRpps { get; init; }

    public string? OneFiness { get; init; }

    public string? OneSiret { get; init; }

    public string OneEmail { get; init; } = "";

    public Guid TwoId { get; init; }

    public string TwoName { get; init; } = "";

    public MemberKind TwoKind { get; init; }

    public string TwoFolded { get; init; } = "";

    public string TwoProfession { get; init; } = "";

    public string TwoCommune { get; init; } = "";

    public string? TwoRpps { get; init; }

    public string? TwoFiness { get; init; }

    public string? TwoSiret { get; init; }

    public string TwoEmail { get; init; } = "";

    public Resemblance Resemblance => Resemblances.Between(
        new(OneRpps, OneFiness, OneSiret, OneFolded, OneEmail), new(TwoRpps, TwoFiness, TwoSiret, TwoFolded, TwoEmail)) ?? Resemblance.CloseName;
}
