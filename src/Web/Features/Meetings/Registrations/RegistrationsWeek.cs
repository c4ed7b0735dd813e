using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Meetings.Registrations;

/// <summary>On « Cette semaine »: meetings that are full and for which people wait; registrations that close soon with seats left.</summary>
internal sealed class RegistrationsWeek(TisserandDb db, Clock clock) : IWeekSource
{
    private const int DaysAhead = 30;

    public async Task<WeekPart> Read(CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Meetings, Level.Act))
        {
            return WeekPart.Nothing;
        }
        var ahead = today.AddDays(DaysAhead);
        var lines = await (from f in db.Set<RegistrationForm>()
                           join m in db.Set<Meeting>() on f.MeetingId equals m.Id
                           where m.State == MeetingState.Planned && m.Day >= today && f.Capacity != null
                           orderby m.Day, m.Id
                           select new
                           {
                               m.Id,
                               m.Title,
                               m.Day,
                               f.Capacity,
                               f.IsOpen,
                               f.ClosesAt,
                               Confirmed = db.Set<Registration>().Count(r => r.CptsId == f.CptsId && r.FormId == f.Id && r.State == RegistrationState.Confirmed),
                               Waiting = db.Set<Registration>().Count(r => r.CptsId == f.CptsId && r.FormId == f.Id && r.State == RegistrationState.Waiting),
                           }).ToListAsync(cancellationToken);
        return new(
        [
            .. lines.Where(l => l.Waiting > 0).Select(l => new WeekItem("Liste d’attente", $"{l.Title} · {French.Count(l.Waiting, "personne attend", "personnes attendent")} une place ({French.Number(l.Confirmed)} sur {French.Number(l.Capacity!.Value)})",
                l.Day, "Voir", here.Link($"reunions/{l.Id}/inscriptions?etat=attente"), IsAnnounced: l.Day <= ahead)),
            .. lines.Where(l => l.Waiting == 0 && l.IsOpen && l.ClosesAt is { } closes && closes > clock.UtcNow && l.Confirmed < l.Capacity).Select(l => new WeekItem("Inscriptions bientôt closes",
                $"{l.Title} · {French.Number(l.Confirmed)} sur {French.Number(l.Capacity!.Value)}", DateOnly.FromDateTime(clock.Local(l.ClosesAt!.Value)), "Voir", here.Link($"reunions/{l.Id}/inscriptions"), IsAwaited: true)),
        ], [], []);
    }
}
