using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Meetings.Registrations;

/// <summary>In « Mon espace »: meetings to which a member may register in one click.</summary>
internal sealed class RegistrationsOfSpace(TisserandDb db, RegistrationLinks links, Clock clock) : ISpaceSection
{
    public int Order => 15;

    public async Task<SpaceSection?> Of(Guid member, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = await (from f in db.Set<RegistrationForm>()
                          join m in db.Set<Meeting>() on f.MeetingId equals m.Id
                          where m.Day >= today && m.State == MeetingState.Planned
                          orderby m.Day, m.StartsAt, m.Id
                          select new
                          {
                              Form = f,
                              Meeting = m,
                              Own = db.Set<Registration>().Where(r => r.CptsId == f.CptsId && r.FormId == f.Id && r.MemberId == member && r.State != RegistrationState.Cancelled && r.State != RegistrationState.Lapsed)
                                  .OrderBy(r => r.Id).Select(r => new { r.Id, r.State }).FirstOrDefault(),
                          }).AsNoTracking().ToListAsync(cancellationToken);
        var shown = rows.FindAll(r => r.Own is not null || r.Form.Standing(r.Meeting, clock.Utc(r.Meeting.Day, r.Meeting.StartsAt), clock.UtcNow) == RegistrationStanding.Open);
        return shown.Count == 0 ? null : new("inscriptions", "S’inscrire à une réunion", "calendar-check", "", [.. shown.Select(r => new SpaceLine(r.Meeting.Title, MeetingText.Day(r.Meeting.Day) + ", " + MeetingText.Hours(r.Meeting.StartsAt, r.Meeting.EndsAt))
        {
            Tag = r.Own is null ? ("", "") : (r.Own.State.Label(), RegistrationList.Tone(r.Own.State)),
            Acts = [r.Own is null
                ? new("S’inscrire", here.Link("inscription/" + r.Form.Secret), "calendar-check", "S’inscrire\u00A0: " + r.Meeting.Title)
                : new("Mon inscription", new Uri(links.Personal(r.Form, r.Own.Id)).PathAndQuery, "eye", "Mon inscription\u00A0: " + r.Meeting.Title)],
        })]);
    }
}
