using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Members;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Governance;

/// <summary>What the pages of a séance ask of the current CPTS.</summary>
public static class SittingQueries
{
    /// <summary>Meetings that govern: AG, CA, bureau.</summary>
    public static IQueryable<Meeting> Sittings(this TisserandDb db) =>
        db.Set<Meeting>().Where(m => m.Kind == MeetingKind.GeneralAssembly || m.Kind == MeetingKind.Board || m.Kind == MeetingKind.Bureau);

    /// <summary>The meeting of a séance; null when the CPTS has none of this identifier, or when it is of another kind.</summary>
    public static Task<Meeting?> ReadSittingMeeting(this TisserandDb db, Guid meeting, CancellationToken cancellationToken) =>
        db.Sittings().AsNoTracking().SingleOrDefaultAsync(m => m.Id == meeting, cancellationToken);

    public static async Task<Sitting> ReadSitting(this TisserandDb db, Guid meeting, CancellationToken cancellationToken) =>
        await db.Set<Sitting>().AsNoTracking().SingleOrDefaultAsync(s => s.MeetingId == meeting, cancellationToken) ?? new Sitting(meeting);

    /// <summary>In order, to be read or changed.</summary>
    public static Task<List<AgendaPoint>> ReadAgenda(this TisserandDb db, Guid meeting, CancellationToken cancellationToken) =>
        db.Set<AgendaPoint>().Where(p => p.MeetingId == meeting).OrderBy(p => p.Rank).ThenBy(p => p.Id).ToListAsync(cancellationToken);

    /// <summary>
    /// Who may vote, who is there, who stands for whom: five queries, whatever the number. Of an assembly, the members of that day; of a
    /// board or a bureau, those whose mandate covers that day.
    /// </summary>
    public static async Task<Assembly> ReadAssembly(this TisserandDb db, Meeting meeting, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        var rules = await db.ReadRuleBook(meeting.Day, cancellationToken);
        var sitting = await db.ReadSitting(meeting.Id, cancellationToken);
        var voters = await db.ReadVoters(meeting, rules, cancellationToken);
        var present = await db.Set<Attendance>().Where(a => a.MeetingId == meeting.Id && a.State == AttendanceState.Present).Select(a => a.MemberId).ToListAsync(cancellationToken);
        var proxies = await db.Set<Proxy>().Where(p => p.MeetingId == meeting.Id).Select(p => new { p.GiverId, p.HolderId }).ToListAsync(cancellationToken);
        return new(meeting.Id, meeting.Kind, sitting.Nature, sitting.IsSecond, rules, voters, present, proxies.Select(p => (p.GiverId, p.HolderId)));
    }

    /// <summary>By name. À jour : no contribution was late on the day of the séance.</summary>
    public static async Task<List<Voter>> ReadVoters(this TisserandDb db, Meeting meeting, RuleBook rules, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(rules);
        var day = meeting.Day;
        var isAssembly = meeting.Kind == MeetingKind.GeneralAssembly;
        var asksContribution = isAssembly && rules.Is(GovernanceRule.UpToDateVoters);
        var votesByCollege = isAssembly && rules.Weights.Count > 0;
        var kind = BodyKinds.OfMeeting(meeting.Kind);
        var members = isAssembly
            ? db.Set<Member>().In(db, MembershipState.Current, day)
            : db.Set<Member>().Where(m => (from mandate in db.Set<Mandate>()
                                           join body in db.Set<GoverningBody>() on mandate.BodyId equals body.Id
                                           where body.Kind == kind && mandate.StartsOn <= day && (mandate.EndsOn == null || mandate.EndsOn >= day)
                                           select mandate.MemberId).Contains(m.Id));
        var read = await members.OrderBy(m => m.FoldedName).ThenBy(m => m.Id).Select(m => new
        {
            m.Id,
            m.FirstName,
            m.LastName,
            m.FoldedName,
            m.Email,
            College = votesByCollege ? db.Set<College>().Where(c => c.CptsId == m.CptsId && c.Id == m.CollegeId).Select(c => c.Name).FirstOrDefault() : null,
            IsLate = asksContribution && db.Set<Contribution>().Any(c => c.CptsId == m.CptsId && c.MemberId == m.Id && c.State == ContributionState.Called && c.Amount.Cents > 0 && c.DueOn < day),
        }).ToListAsync(cancellationToken);
        return read.ConvertAll(m => new Voter(m.Id, m.FirstName + " " + m.LastName, m.FoldedName, m.Email, m.IsLate ? "une cotisation est en retard" : "", m.College ?? ""));
    }

    /// <summary>Convocations of a séance, the latest first, without their people.</summary>
    public static Task<List<Convocation>> ReadConvocations(this TisserandDb db, Guid meeting, CancellationToken cancellationToken) =>
        db.Set<Convocation>().AsNoTracking().Where(c => c.MeetingId == meeting).OrderByDescending(c => c.SentAt).ToListAsync(cancellationToken);

    /// <summary>Whether the minutes of a séance are approved: its texts and votes change no more.</summary>
    public static Task<bool> IsMinuted(this TisserandDb db, Guid meeting, CancellationToken cancellationToken) =>
        db.Set<MinutesVersion>().AnyAsync(v => v.MeetingId == meeting && v.ApprovedOn != null, cancellationToken);
}
