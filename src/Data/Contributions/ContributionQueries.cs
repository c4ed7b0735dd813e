using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Access;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Contributions;

/// <summary>What pages and use cases ask of the contributions of the current CPTS.</summary>
public static class ContributionQueries
{
    /// <summary>Contributions, each with its member and its last reminder.</summary>
    /// <param name="of">Of these members alone; of all when null.</param>
    public static IQueryable<ContributionRow> ContributionRows(this TisserandDb db, IQueryable<Member>? of = null) =>
        from c in db.Set<Contribution>()
        join m in of ?? db.Set<Member>() on c.MemberId equals m.Id
        select new ContributionRow
        {
            Id = c.Id,
            MemberId = m.Id,
            FirstName = m.FirstName,
            LastName = m.LastName,
            FoldedName = m.FoldedName,
            Email = m.Email,
            AccountId = m.AccountId,
            Rpps = m.Rpps,
            RemindedOn = db.Set<ContributionReminder>().Where(r => r.CptsId == c.CptsId && r.ContributionId == c.Id).Max(r => (DateOnly?)r.SentOn),
            Line = c,
        };

    /// <summary>Those that stand so on a day; says in the words of the database what <see cref="Contribution.StandingOn"/> says.</summary>
    public static IQueryable<ContributionRow> Standing(this IQueryable<ContributionRow> rows, ContributionStanding standing, DateOnly today) => standing switch
    {
        ContributionStanding.NothingDue => rows.Where(r => r.Line.State == ContributionState.Called && r.Line.Amount.Cents == 0),
        ContributionStanding.Awaited => rows.Where(r => r.Line.State == ContributionState.Called && r.Line.Amount.Cents > 0 && r.Line.DueOn >= today),
        ContributionStanding.Late => rows.Where(r => r.Line.State == ContributionState.Called && r.Line.Amount.Cents > 0 && r.Line.DueOn < today),
        ContributionStanding.Paid => rows.Where(r => r.Line.State == ContributionState.Paid),
        ContributionStanding.Exempt => rows.Where(r => r.Line.State == ContributionState.Exempt),
        ContributionStanding.Cancelled => rows.Where(r => r.Line.State == ContributionState.Cancelled),
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };

    public static async Task<ContributionGrid> ReadContributionGrid(this TisserandDb db, CancellationToken cancellationToken) =>
        new(await db.Set<ContributionRate>().AsNoTracking().ToListAsync(cancellationToken));

    /// <summary>The settings of the CPTS, or those of one that has set nothing.</summary>
    public static async Task<ContributionSettings> ReadContributionSettings(this TisserandDb db, CancellationToken cancellationToken) =>
        await db.Set<ContributionSettings>().AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? ContributionSettings.Default();

    /// <summary>Who makes the papers of the CPTS: its identity, its presidency and its treasury; two queries.</summary>
    /// <param name="cpts">Its name.</param>
    public static async Task<Issuer> ReadIssuer(this TisserandDb db, string cpts, CancellationToken cancellationToken)
    {
        var settings = await db.ReadContributionSettings(cancellationToken);
        var id = db.Cpts.Required;
        var officers = await (
            from a in db.Set<CptsAccess>()
            join u in db.Users on a.AccountId equals u.Id
            where a.CptsId == id && (a.Role == Role.President || a.Role == Role.Treasurer)
            orderby u.FullName
            select new { a.Role, u.FullName }).ToListAsync(cancellationToken);
        return new(cpts, settings.Identity, [.. officers.Where(o => o.Role == Role.President).Select(o => o.FullName)], [.. officers.Where(o => o.Role == Role.Treasurer).Select(o => o.FullName)]);
    }

    /// <summary>Members of a civil year, seen from a day of it: today, or the nearest end of that year.</summary>
    public static IQueryable<Member> MembersOfYear(this TisserandDb db, int year, DateOnly today)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return db.Set<Member>().In(db, MembershipState.Current, today < first ? first : today > last ? last : today);
    }

    /// <summary>Of these members, those of whom no contribution of the year was called.</summary>
    public static IQueryable<Member> Uncalled(this IQueryable<Member> members, TisserandDb db, int year) =>
        members.Where(m => !db.Set<Contribution>().Any(c => c.CptsId == m.CptsId && c.MemberId == m.Id && c.Year == year));

    /// <summary>What decides the amount of each of these members: category chosen or said by the entry, and profession.</summary>
    public static async Task<List<CallableMember>> Callable(this TisserandDb db, IQueryable<Member> members, CancellationToken cancellationToken)
    {
        var read = await (
            from m in members
            join c in db.Set<CategoryOfMember>() on m.Id equals c.MemberId into chosen
            from c in chosen.DefaultIfEmpty()
            orderby m.FoldedName, m.Id
            select new { m.Id, m.FirstName, m.LastName, m.Profession, m.IsLiberal, m.IsSalaried, Chosen = (MemberCategory?)c!.Category }).ToListAsync(cancellationToken);
        return read.ConvertAll(m => new CallableMember(
            m.Id, Member.NameOf(m.FirstName, m.LastName), m.Profession, m.Chosen ?? MemberCategories.Of(m.Profession, m.IsLiberal, m.IsSalaried), m.Chosen is not null));
    }

    /// <summary>What was called, paid and is left, by year and category, with the means of payment. Years from the last.</summary>
    public static async Task<List<ContributionTotal>> ContributionTotals(this TisserandDb db, int? year, CancellationToken cancellationToken)
    {
        var sums = await db.Set<Contribution>().Where(c => year == null || c.Year == year)
            .GroupBy(c => new { c.Year, c.Category, c.State, c.Means })
            .Select(g => new { g.Key, Count = g.Count(), Cents = g.Sum(c => c.Amount.Cents) }).ToListAsync(cancellationToken);
        return
        [
            .. sums.GroupBy(s => (s.Key.Year, s.Key.Category)).OrderByDescending(g => g.Key.Year).ThenBy(g => g.Key.Category).Select(g =>
            {
                Money Paid(PaymentMeans means) => new(g.Where(s => s.Key.State == ContributionState.Paid && s.Key.Means == means).Sum(s => s.Cents));
                int Count(params ContributionState[] states) => g.Where(s => states.Contains(s.Key.State)).Sum(s => s.Count);
                return new ContributionTotal(
                    g.Key.Year, g.Key.Category, Count(ContributionState.Called, ContributionState.Paid),
                    new Money(g.Where(s => s.Key.State is ContributionState.Called or ContributionState.Paid).Sum(s => s.Cents)),
                    Paid(PaymentMeans.Transfer), Paid(PaymentMeans.Cheque), Paid(PaymentMeans.Cash), Paid(PaymentMeans.HelloAsso),
                    Count(ContributionState.Exempt), Count(ContributionState.Cancelled));
            }),
        ];
    }
}

/// <summary>One contribution and its member, as the database reads them.</summary>
public sealed class ContributionRow
{
    public Guid Id { get; init; }

    public Guid MemberId { get; init; }

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    public string FoldedName { get; init; } = "";

    public string Email { get; init; } = "";

    public Guid? AccountId { get; init; }

    public string? Rpps { get; init; }

    /// <summary>Day of the last reminder; null without any.</summary>
    public DateOnly? RemindedOn { get; init; }

    public Contribution Line { get; init; } = null!;

    public string FullName => Member.NameOf(FirstName, LastName);

    /// <summary>« Anaïs Roche, 2026 ».</summary>
    public string Label => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{FullName}, {Line.Year}");
}

/// <summary>A member and what decides the amount of the contribution.</summary>
/// <param name="IsChosen">The category was chosen, not read from the entry.</param>
public sealed record CallableMember(Guid Id, string FullName, string Profession, MemberCategory Category, bool IsChosen);

/// <summary>Totals of one category in one year.</summary>
/// <param name="Count">Called, paid or not; neither exempted nor cancelled.</param>
/// <param name="Called">Theirs.</param>
public sealed record ContributionTotal(
    int Year, MemberCategory Category, int Count, Money Called, Money Transfer, Money Cheque, Money Cash, Money HelloAsso, int Exempt, int Cancelled)
{
    public Money Paid => Transfer + Cheque + Cash + HelloAsso;

    public Money Left => Called - Paid;
}
