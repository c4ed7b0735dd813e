using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Indemnities;

/// <summary>What pages and use cases ask of the indemnities of the current CPTS.</summary>
public static class IndemnityQueries
{
    /// <summary>Lines that pay somebody: approved or paid.</summary>
    public static IQueryable<IndemnityLine> ThatPay(this IQueryable<IndemnityLine> lines) =>
        lines.Where(l => l.State == IndemnityState.Approved || l.State == IndemnityState.Paid);

    /// <summary>Presences at held meetings that nobody has decided on yet; to be priced with the grid.</summary>
    public static IQueryable<IndemnityRow> WaitingPresences(this TisserandDb db) =>
        from a in db.Set<Attendance>()
        join m in db.Set<Meeting>() on a.MeetingId equals m.Id
        join p in db.Set<Member>() on a.MemberId equals p.Id
        where a.State == AttendanceState.Present && m.State == MeetingState.Held && !db.Set<IndemnityLine>().Any(l => l.AttendanceId == a.Id)
        select new IndemnityRow
        {
            Id = a.Id,
            AttendanceId = a.Id,
            MeetingId = m.Id,
            Title = m.Title,
            FoldedTitle = m.FoldedTitle,
            Day = m.Day,
            Kind = m.Kind,
            Mission = m.Mission,
            FicheActionId = m.FicheActionId,
            Profession = a.Profession,
            Units = a.Minutes,
            MemberId = p.Id,
            FirstName = p.FirstName,
            LastName = p.LastName,
            FoldedName = p.FoldedName,
            Email = p.Email,
            AccountId = p.AccountId,
            IsSalariedOnly = p.IsSalaried && !p.IsLiberal,
            WasMember = db.Set<Membership>().Any(s => s.MemberId == p.Id && s.StartsOn <= m.Day && (s.EndsOn == null || s.EndsOn >= m.Day)),
            AgreementId = db.Set<EmployerAgreement>().Where(e => e.MemberId == p.Id && e.From <= m.Day && (e.Until == null || e.Until >= m.Day)).OrderBy(e => e.From).Select(e => (Guid?)e.Id).FirstOrDefault(),
            Employer = db.Set<EmployerAgreement>().Where(e => e.MemberId == p.Id && e.From <= m.Day && (e.Until == null || e.Until >= m.Day)).OrderBy(e => e.From).Select(e => e.Employer).FirstOrDefault(),
        };

    /// <summary>Work declared that nobody has decided on yet; to be priced with the grid.</summary>
    public static IQueryable<IndemnityRow> WaitingWorks(this TisserandDb db) =>
        from w in db.Set<DeclaredWork>()
        join p in db.Set<Member>() on w.MemberId equals p.Id
        from d in db.Set<PaidDeed>().Where(d => d.Id == w.DeedId).DefaultIfEmpty()
        where !db.Set<IndemnityLine>().Any(l => l.WorkId == w.Id)
        select new IndemnityRow
        {
            Id = w.Id,
            WorkId = w.Id,
            MeetingId = w.MeetingId,
            Title = w.Title,
            FoldedTitle = w.FoldedTitle,
            Day = w.Day,
            DeclaredAs = w.Activity,
            Mission = w.Mission,
            FicheActionId = w.FicheActionId,
            Profession = w.Profession,
            Units = w.Units,
            Deed = d,
            DeclaredBy = w.DeclaredBy,
            MemberId = p.Id,
            FirstName = p.FirstName,
            LastName = p.LastName,
            FoldedName = p.FoldedName,
            Email = p.Email,
            AccountId = p.AccountId,
            IsSalariedOnly = p.IsSalaried && !p.IsLiberal,
            WasMember = db.Set<Membership>().Any(s => s.MemberId == p.Id && s.StartsOn <= w.Day && (s.EndsOn == null || s.EndsOn >= w.Day)),
            AgreementId = db.Set<EmployerAgreement>().Where(e => e.MemberId == p.Id && e.From <= w.Day && (e.Until == null || e.Until >= w.Day)).OrderBy(e => e.From).Select(e => (Guid?)e.Id).FirstOrDefault(),
            Employer = db.Set<EmployerAgreement>().Where(e => e.MemberId == p.Id && e.From <= w.Day && (e.Until == null || e.Until >= w.Day)).OrderBy(e => e.From).Select(e => e.Employer).FirstOrDefault(),
        };

    /// <summary>Of these presences and declarations, those that still wait, oldest first; two queries.</summary>
    public static async Task<List<IndemnityRow>> Waiting(this TisserandDb db, IReadOnlyCollection<Guid> sources, CancellationToken cancellationToken) =>
    [
        .. (await db.WaitingPresences().AsNoTracking().Where(r => EF.Parameter(sources).Contains(r.Id)).ToListAsync(cancellationToken))
            .Concat(await db.WaitingWorks().AsNoTracking().Where(r => EF.Parameter(sources).Contains(r.Id)).ToListAsync(cancellationToken))
            .OrderBy(r => r.Day).ThenBy(r => r.FoldedName, StringComparer.Ordinal).ThenBy(r => r.Id),
    ];

    /// <summary>Lines, each with the presence or the declaration that it was made of as it stands today.</summary>
    public static IQueryable<IndemnityRow> IndemnityLines(this TisserandDb db) =>
        from l in db.Set<IndemnityLine>()
        join p in db.Set<Member>() on l.MemberId equals p.Id
        from a in db.Set<Attendance>().Where(a => a.Id == l.AttendanceId).DefaultIfEmpty()
        from w in db.Set<DeclaredWork>().Where(w => w.Id == l.WorkId).DefaultIfEmpty()
        from m in db.Set<Meeting>().Where(m => m.Id == a.MeetingId).DefaultIfEmpty()
        select new IndemnityRow
        {
            Id = l.Id,
            AttendanceId = l.AttendanceId,
            WorkId = l.WorkId,
            MeetingId = l.MeetingId,
            Title = m != null ? m.Title : w.Title,
            FoldedTitle = m != null ? m.FoldedTitle : w.FoldedTitle,
            Day = m != null ? m.Day : w.Day,
            Kind = m != null ? m.Kind : MeetingKind.Other,
            DeclaredAs = w != null ? w.Activity : null,
            Mission = m != null ? m.Mission : w.Mission,
            FicheActionId = m != null ? m.FicheActionId : w.FicheActionId,
            Profession = l.Profession,
            Units = a != null ? a.Minutes : w.Units,
            DeclaredBy = w != null ? w.DeclaredBy : "",
            MemberId = p.Id,
            FirstName = p.FirstName,
            LastName = p.LastName,
            FoldedName = p.FoldedName,
            Email = p.Email,
            AccountId = p.AccountId,
            IsSalariedOnly = p.IsSalaried && !p.IsLiberal,
            WasMember = db.Set<Membership>().Any(s => s.MemberId == p.Id && s.StartsOn <= l.Day && (s.EndsOn == null || s.EndsOn >= l.Day)),
            Line = l,
        };

    /// <summary>Those whose attendance was changed since; says in the words of the database what <see cref="IndemnityLine.DiffersFrom"/> says.</summary>
    public static IQueryable<IndemnityRow> ThatDiffer(this IQueryable<IndemnityRow> lines) => lines.Where(r =>
        (r.Line!.State == IndemnityState.Approved || r.Line.State == IndemnityState.Paid)
        && r.Line.AttendanceId != null
        && (((2 * r.Units) + 15) / 30 != ((2 * r.Line.Units) + 15) / 30
            || r.Day != r.Line.Day
            || r.Mission != r.Line.Mission
            || r.FicheActionId != r.Line.FicheActionId
            || (r.Mission != null && (r.Kind == MeetingKind.Training) != (r.Line.Activity == PaidActivity.Training))
            || (r.Mission != null && (r.Kind == MeetingKind.PreventionAction) != (r.Line.Activity == PaidActivity.FieldAction))));

    public static async Task<RateGrid> ReadRateGrid(this TisserandDb db, CancellationToken cancellationToken) =>
        new(await db.Set<IndemnityRate>().AsNoTracking().ToListAsync(cancellationToken));

    /// <summary>
    /// What presences to be paid add up to, in one query whatever their number: those that the grid prices alike are counted together,
    /// and the domain prices each kind once.
    /// </summary>
    public static async Task<ProposalTotals> TotalsOfPresences(this TisserandDb db, IQueryable<IndemnityRow> presences, RateGrid grid, CancellationToken cancellationToken)
    {
        var alike = await presences
            .Select(r => new
            {
                r.Kind,
                r.Mission,
                r.Profession,
                r.WasMember,
                r.IsSalariedOnly,
                Quarters = ((2 * r.Units) + 15) / 30,
                // The last change of the grid by that day: between two changes, a rate holds.
                Since = db.Set<IndemnityRate>().Where(x => x.From <= r.Day).Max(x => (DateOnly?)x.From),
            })
            .GroupBy(r => r)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken);
        return Sum(alike.ConvertAll(g => (
            IndemnityProposal.Of(
                new PaidWork(Guid.Empty, null, null, g.Key.Since ?? DateOnly.MinValue, PaidActivities.Of(g.Key.Kind, g.Key.Mission), g.Key.Mission, null, g.Key.Profession, 15 * g.Key.Quarters),
                new Beneficiary(default, "", "", null, g.Key.WasMember, g.Key.IsSalariedOnly), grid),
            g.Count)));
    }

    /// <summary>What declared work to be paid adds up to, likewise.</summary>
    public static async Task<ProposalTotals> TotalsOfWorks(this TisserandDb db, IQueryable<IndemnityRow> works, RateGrid grid, CancellationToken cancellationToken)
    {
        var deeds = await db.Set<PaidDeed>().AsNoTracking().ToDictionaryAsync(d => d.Id, cancellationToken);
        var alike = await (
            from r in works
            join w in db.Set<DeclaredWork>() on r.WorkId equals w.Id
            select new
            {
                w.Activity,
                w.Mission,
                w.DeedId,
                w.Profession,
                r.WasMember,
                r.IsSalariedOnly,
                w.Units,
                Since = db.Set<IndemnityRate>().Where(x => x.From <= w.Day).Max(x => (DateOnly?)x.From),
            })
            .GroupBy(r => r)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken);
        return Sum(alike.ConvertAll(g => (
            IndemnityProposal.Of(
                new PaidWork(null, Guid.Empty, null, g.Key.Since ?? DateOnly.MinValue, g.Key.Activity, g.Key.Mission, null, g.Key.Profession, g.Key.Units, g.Key.DeedId is { } deed ? deeds[deed] : null),
                new Beneficiary(default, "", "", null, g.Key.WasMember, g.Key.IsSalariedOnly), grid),
            g.Count)));
    }

    private static ProposalTotals Sum(List<(IndemnityProposal Proposal, int Count)> priced)
    {
        var ready = priced.FindAll(p => p.Proposal.Obstacle is null);
        return new(
            ready.Sum(p => p.Count),
            new Money(ready.Sum(p => p.Proposal.Amount.Cents * p.Count)),
            [.. priced.Where(p => p.Proposal.Obstacle is not null).GroupBy(p => p.Proposal.Obstacle!.Code, StringComparer.Ordinal)
                .Select(g => new BlockedProposals(g.First().Proposal.Obstacle!, g.Sum(p => p.Count)))],
            [.. ready.GroupBy(p => (p.Proposal.Work.Mission, IsTravel: p.Proposal.Work.Activity == PaidActivity.Travel))
                .Select(g => new ProposalPart(g.Key.Mission, g.Key.IsTravel, g.Sum(p => p.Count), new Money(g.Sum(p => p.Proposal.Amount.Cents * p.Count))))]);
    }

    /// <summary>How many lines are approved and not paid, and what they come to.</summary>
    public static async Task<(int Count, Money Amount)> DueIndemnities(this TisserandDb db, CancellationToken cancellationToken)
    {
        var due = await db.Set<IndemnityLine>().Where(l => l.State == IndemnityState.Approved).GroupBy(l => l.State)
            .Select(g => new { Count = g.Count(), Cents = g.Sum(l => l.Amount.Cents) }).SingleOrDefaultAsync(cancellationToken);
        return due is null ? (0, Money.Zero) : (due.Count, new Money(due.Cents));
    }

    /// <summary>What the legal ceiling counts for each of these people by calendar year of the work: approved and paid here, travel apart, and received elsewhere. Two queries.</summary>
    public static async Task<Dictionary<(Guid MemberId, int Year), Money>> YearsToDate(
        this TisserandDb db, IReadOnlyCollection<Guid> members, CancellationToken cancellationToken)
    {
        if (members.Count == 0)
        {
            return [];
        }
        var here = await db.Set<IndemnityLine>().ThatPay()
            .Where(l => EF.Parameter(members).Contains(l.MemberId) && l.Activity != PaidActivity.Travel)
            .GroupBy(l => new { l.MemberId, l.Day.Year })
            .Select(g => new { g.Key.MemberId, g.Key.Year, Cents = g.Sum(l => l.Amount.Cents) })
            .ToListAsync(cancellationToken);
        var elsewhere = await db.Set<AmountElsewhere>()
            .Where(a => EF.Parameter(members).Contains(a.MemberId))
            .GroupBy(a => new { a.MemberId, a.Year })
            .Select(g => new { g.Key.MemberId, g.Key.Year, Cents = g.Sum(a => a.Amount.Cents) })
            .ToListAsync(cancellationToken);
        return here.Concat(elsewhere).GroupBy(g => (g.MemberId, g.Year)).ToDictionary(g => g.Key, g => new Money(g.Sum(x => x.Cents)));
    }

    /// <summary>People who have a line in a calendar year of work, with its totals and what they said they received elsewhere.</summary>
    public static IQueryable<PersonYear> PersonYears(this TisserandDb db, int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return db.ByPerson(db.Set<IndemnityLine>().ThatPay().Where(l => l.Day >= first && l.Day <= last), year);
    }

    /// <summary>People who were paid something in a calendar year of payments, with its totals.</summary>
    public static IQueryable<PersonYear> PeoplePaid(this TisserandDb db, int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return db.ByPerson(db.Set<IndemnityLine>().Where(l => l.State == IndemnityState.Paid && l.PaidOn >= first && l.PaidOn <= last), year);
    }

    /// <summary>Lines paid in a calendar year.</summary>
    public static IQueryable<IndemnityRow> PaidIn(this TisserandDb db, int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return db.IndemnityLines().AsNoTracking().Where(r => r.Line!.State == IndemnityState.Paid && r.Line.PaidOn >= first && r.Line.PaidOn <= last);
    }

    /// <summary>Agreements with the employers of salaried members.</summary>
    public static IQueryable<AgreementRow> EmployerAgreements(this TisserandDb db) =>
        from a in db.Set<EmployerAgreement>().AsNoTracking()
        join p in db.Set<Member>() on a.MemberId equals p.Id
        orderby p.FoldedName, a.From
        select new AgreementRow { Id = a.Id, Agreement = a, FirstName = p.FirstName, LastName = p.LastName, FoldedName = p.FoldedName };

    /// <summary>What waits for the invoices of employers, by employer and mission; one query.</summary>
    public static Task<List<EmployerSum>> LeftToEmployers(this TisserandDb db, CancellationToken cancellationToken) =>
        (from l in db.Set<IndemnityLine>()
         join a in db.Set<EmployerAgreement>() on l.AgreementId equals a.Id
         where l.State == IndemnityState.Employer && l.PaidOn == null
         group l by new { a.Employer, l.Mission } into g
         select new EmployerSum(g.Key.Employer, g.Key.Mission, g.Count(), g.Sum(l => l.Activity == PaidActivity.Deed ? 0 : l.Units), g.Sum(l => l.Amount.Cents), g.Min(l => l.Day), g.Max(l => l.Day)))
        .ToListAsync(cancellationToken);

    private static IQueryable<PersonYear> ByPerson(this TisserandDb db, IQueryable<IndemnityLine> lines, int year)
    {
        var sums = lines
            .GroupBy(l => l.MemberId)
            .Select(g => new
            {
                MemberId = g.Key,
                Lines = g.Count(),
                Approved = g.Sum(l => l.State == IndemnityState.Approved ? l.Amount.Cents : 0),
                Paid = g.Sum(l => l.State == IndemnityState.Paid ? l.Amount.Cents : 0),
                Total = g.Sum(l => l.Amount.Cents),
                Governance = g.Sum(l => l.Activity == PaidActivity.Governance ? l.Amount.Cents : 0),
                Travel = g.Sum(l => l.Activity == PaidActivity.Travel ? l.Amount.Cents : 0),
            });
        return from s in sums
               join p in db.Set<Member>() on s.MemberId equals p.Id
               select new PersonYear
               {
                   MemberId = p.Id,
                   FirstName = p.FirstName,
                   LastName = p.LastName,
                   FoldedName = p.FoldedName,
                   Profession = p.Profession,
                   Rpps = p.Rpps,
                   Lines = s.Lines,
                   ApprovedCents = s.Approved,
                   PaidCents = s.Paid,
                   TotalCents = s.Total,
                   GovernanceCents = s.Governance,
                   TravelCents = s.Travel,
                   ElsewhereCents = db.Set<AmountElsewhere>().Where(a => a.MemberId == p.Id && a.Year == year).Sum(a => a.Amount.Cents),
               };
    }
}
