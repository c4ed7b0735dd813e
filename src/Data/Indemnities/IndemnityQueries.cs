using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Indemnities;

/// <summary>What pages and use cases ask of the indemnities of the current CPTS.</summary>
public static class IndemnityQueries
{
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
            Minutes = a.Minutes,
            MemberId = p.Id,
            FirstName = p.FirstName,
            LastName = p.LastName,
            FoldedName = p.FoldedName,
            Email = p.Email,
            AccountId = p.AccountId,
            IsSalariedOnly = p.IsSalaried && !p.IsLiberal,
            WasMember = db.Set<Membership>().Any(s => s.MemberId == p.Id && s.StartsOn <= m.Day && (s.EndsOn == null || s.EndsOn >= m.Day)),
        };

    /// <summary>Lines, each with the presence that it was made of as it stands today.</summary>
    public static IQueryable<IndemnityRow> IndemnityLines(this TisserandDb db) =>
        from l in db.Set<IndemnityLine>()
        join a in db.Set<Attendance>() on l.AttendanceId equals a.Id
        join m in db.Set<Meeting>() on a.MeetingId equals m.Id
        join p in db.Set<Member>() on l.MemberId equals p.Id
        select new IndemnityRow
        {
            Id = l.Id,
            AttendanceId = a.Id,
            MeetingId = m.Id,
            Title = m.Title,
            FoldedTitle = m.FoldedTitle,
            Day = m.Day,
            Kind = m.Kind,
            Mission = m.Mission,
            FicheActionId = m.FicheActionId,
            Profession = l.Profession,
            Minutes = a.Minutes,
            MemberId = p.Id,
            FirstName = p.FirstName,
            LastName = p.LastName,
            FoldedName = p.FoldedName,
            Email = p.Email,
            AccountId = p.AccountId,
            IsSalariedOnly = p.IsSalaried && !p.IsLiberal,
            WasMember = db.Set<Membership>().Any(s => s.MemberId == p.Id && s.StartsOn <= m.Day && (s.EndsOn == null || s.EndsOn >= m.Day)),
            Line = l,
        };

    /// <summary>Those whose attendance was changed since; says in the words of the database what <see cref="IndemnityLine.DiffersFrom"/> says.</summary>
    public static IQueryable<IndemnityRow> ThatDiffer(this IQueryable<IndemnityRow> lines) => lines.Where(r =>
        r.Line!.State != IndemnityState.Dismissed
        && (((2 * r.Minutes) + 15) / 30 != ((2 * r.Line.Minutes) + 15) / 30
            || r.Day != r.Line.Day
            || r.Mission != r.Line.Mission
            || r.FicheActionId != r.Line.FicheActionId
            || (r.Mission != null && (r.Kind == MeetingKind.Training) != (r.Line.Activity == PaidActivity.Training))
            || (r.Mission != null && (r.Kind == MeetingKind.PreventionAction) != (r.Line.Activity == PaidActivity.FieldAction))));

    public static async Task<RateGrid> ReadRateGrid(this TisserandDb db, CancellationToken cancellationToken) =>
        new(await db.Set<IndemnityRate>().AsNoTracking().ToListAsync(cancellationToken));

    /// <summary>
    /// What proposals add up to, in one query whatever their number: those that the grid prices alike are counted together,
    /// and the domain prices each kind once.
    /// </summary>
    public static async Task<ProposalTotals> Totals(this TisserandDb db, IQueryable<IndemnityRow> waiting, RateGrid grid, CancellationToken cancellationToken)
    {
        var alike = await waiting
            .Select(r => new
            {
                r.Kind,
                r.Mission,
                r.Profession,
                r.WasMember,
                r.IsSalariedOnly,
                Quarters = ((2 * r.Minutes) + 15) / 30,
                // The last change of the grid by that day: between two changes, a rate holds.
                Since = db.Set<IndemnityRate>().Where(x => x.From <= r.Day).Max(x => (DateOnly?)x.From),
            })
            .GroupBy(r => r)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken);
        var priced = alike.ConvertAll(g => (
            Proposal: IndemnityProposal.Of(
                new PaidPresence(default, default, "", g.Key.Since ?? DateOnly.MinValue, g.Key.Kind, g.Key.Mission, null, g.Key.Profession, 15 * g.Key.Quarters),
                new Beneficiary(default, "", "", null, g.Key.WasMember, g.Key.IsSalariedOnly), grid),
            g.Count));
        var ready = priced.FindAll(p => p.Proposal.Obstacle is null);
        return new(
            ready.Sum(p => p.Count),
            new Money(ready.Sum(p => p.Proposal.Amount.Cents * p.Count)),
            [.. priced.Where(p => p.Proposal.Obstacle is not null).GroupBy(p => p.Proposal.Obstacle!.Code, StringComparer.Ordinal)
                .Select(g => new BlockedProposals(g.First().Proposal.Obstacle!, g.Sum(p => p.Count)))]);
    }

    /// <summary>How many lines are approved and not paid, and what they come to.</summary>
    public static async Task<(int Count, Money Amount)> DueIndemnities(this TisserandDb db, CancellationToken cancellationToken)
    {
        var due = await db.Set<IndemnityLine>().Where(l => l.State == IndemnityState.Approved).GroupBy(l => l.State)
            .Select(g => new { Count = g.Count(), Cents = g.Sum(l => l.Amount.Cents) }).SingleOrDefaultAsync(cancellationToken);
        return due is null ? (0, Money.Zero) : (due.Count, new Money(due.Cents));
    }

    /// <summary>What each of these people was approved and paid, by calendar year of the meetings.</summary>
    public static async Task<Dictionary<(Guid MemberId, int Year), Money>> YearsToDate(
        this TisserandDb db, IReadOnlyCollection<Guid> members, CancellationToken cancellationToken) =>
        members.Count == 0 ? [] : (await db.Set<IndemnityLine>()
            .Where(l => EF.Parameter(members).Contains(l.MemberId) && l.State != IndemnityState.Dismissed)
            .GroupBy(l => new { l.MemberId, l.Day.Year })
            .Select(g => new { g.Key.MemberId, g.Key.Year, Cents = g.Sum(l => l.Amount.Cents) })
            .ToListAsync(cancellationToken)).ToDictionary(g => (g.MemberId, g.Year), g => new Money(g.Cents));

    /// <summary>People who have a line in a calendar year, with its totals.</summary>
    public static IQueryable<PersonYear> PersonYears(this TisserandDb db, int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var sums = db.Set<IndemnityLine>().Where(l => l.Day >= first && l.Day <= last && l.State != IndemnityState.Dismissed)
            .GroupBy(l => l.MemberId)
            .Select(g => new
            {
                MemberId = g.Key,
                Lines = g.Count(),
                Approved = g.Sum(l => l.State == IndemnityState.Approved ? l.Amount.Cents : 0),
                Paid = g.Sum(l => l.State == IndemnityState.Paid ? l.Amount.Cents : 0),
                Total = g.Sum(l => l.Amount.Cents),
                Governance = g.Sum(l => l.Activity == PaidActivity.Governance ? l.Amount.Cents : 0),
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
                   Lines = s.Lines,
                   ApprovedCents = s.Approved,
                   PaidCents = s.Paid,
                   TotalCents = s.Total,
                   GovernanceCents = s.Governance,
               };
    }
}
