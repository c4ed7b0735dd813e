using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Meetings.FollowUps;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Web.Features.Meetings.Registrations;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings.FollowUps;

/// <summary>Suites of a meeting: messages by group, certificates, satisfaction, and what was already sent.</summary>
[Requires(Area.Meetings, Level.Act, OrOwnMissions = true)]
public sealed class FollowUpsModel(TisserandDb db, CptsOfRequest here, AttendanceCertificates certificates) : RegistrationsPage(db, here)
{
    public IReadOnlyList<MeetingMailing> Sent { get; private set; } = [];

    /// <summary>How many there are in each group.</summary>
    public IReadOnlyDictionary<MeetingGroup, int> Sizes { get; private set; } = new Dictionary<MeetingGroup, int>();

    public IReadOnlyList<CertifiedPresence> Presences { get; private set; } = [];

    public SatisfactionForm? Satisfaction { get; private set; }

    public int Answers { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (await Deny() is { } denied)
        {
            return denied;
        }
        var lines = await Db.Set<Attendance>().Where(a => a.MeetingId == Id).GroupBy(a => a.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(Stop);
        int Of(params AttendanceState[] states) => lines.Where(l => states.Contains(l.State)).Sum(l => l.Count);
        var waiting = await (from r in Db.Set<Registration>()
                             join f in Db.Set<RegistrationForm>() on r.FormId equals f.Id
                             where f.MeetingId == Id && (r.State == RegistrationState.Waiting || r.State == RegistrationState.Offered)
                             select r.Id).CountAsync(Stop);
        Sizes = new Dictionary<MeetingGroup, int>
        {
            [MeetingGroup.Present] = Of(AttendanceState.Present),
            [MeetingGroup.Absent] = Of(AttendanceState.Absent, AttendanceState.Excused),
            [MeetingGroup.Invited] = lines.Sum(l => l.Count),
            [MeetingGroup.Waiting] = waiting,
        };
        Presences = await certificates.Read(Meeting, null, Stop);
        Sent = await Db.Set<MeetingMailing>().AsNoTracking().Where(m => m.MeetingId == Id).OrderByDescending(m => m.SentAt).ToListAsync(Stop);
        Satisfaction = await Db.Set<SatisfactionForm>().AsNoTracking().SingleOrDefaultAsync(f => f.MeetingId == Id, Stop);
        Answers = Satisfaction is null ? 0 : await Db.Set<SatisfactionAnswer>().CountAsync(a => a.FormId == Satisfaction.Id, Stop);
        return Page();
    }
}
