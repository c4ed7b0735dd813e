using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Meetings.Door;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Calendars;
using Tisserand.Web.Shell.Mail;

namespace Tisserand.Web.Features.Meetings.Reminders;

/// <summary>
/// Writes to those who are invited to a meeting and have not excused themselves, each at their own address: invitation, change and
/// cancellation with a calendar file, reminder. What is kept of each message makes it leave once, whoever sends at the same time.
/// </summary>
public sealed class WriteToInvited(TisserandDb db, Outbox outbox, PersonalCodes codes, CptsOfRequest here, Clock clock, SiteAddress site, IOptions<MailOptions> mail)
{
    private const int BatchSize = 100;

    private const string FileName = "invitation.ics";

    /// <summary>The invitation, to those who have not had it. Refuses a meeting that is over or cancelled; answers how many left.</summary>
    public async Task<Outcome<int>> Invite(Guid meeting, CancellationToken cancellationToken)
    {
        if (await Told(meeting, cancellationToken) is not { Meeting: { State: MeetingState.Planned } found } told || found.Day < clock.Today)
        {
            return new Refusal("meeting-over", "Cette réunion est passée ou annulée\u00A0: son invitation ne part plus.");
        }
        var own = await codes.Of(await Waiting(meeting, MeetingMailKind.Invitation, "").Select(p => p.Id).ToListAsync(cancellationToken), cancellationToken);
        return await Send(told, MeetingMailKind.Invitation, "", "Invitation",
            p => $"Bonjour {p.FirstName},\n\nVous êtes invité à la réunion suivante. Le fichier joint l’inscrit dans votre agenda."
                + (own.TryGetValue(p.Id, out var code) ? "\n" + PersonalCodes.Line(code, site.OfOrNone(PersonalCodes.PageOf(here, code))) : ""), cancellationToken);
    }

    /// <summary>Says that the meeting was changed or cancelled, to all who are invited. Answers how many left; none for one that is past.</summary>
    public async Task<int> Announce(Guid meeting, CancellationToken cancellationToken)
    {
        if (await Told(meeting, cancellationToken) is not { Meeting: { } found } told || found.State == MeetingState.Held || found.Day < clock.Today)
        {
            return 0;
        }
        var isCancelled = found.State == MeetingState.Cancelled;
        var occasion = told.Changes.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return await Send(told, isCancelled ? MeetingMailKind.Cancellation : MeetingMailKind.Change, occasion, isCancelled ? "Réunion annulée" : "Réunion modifiée",
            p => $"Bonjour {p.FirstName},\n\n" + (isCancelled
                ? "La réunion suivante est annulée. Le fichier joint la retire de votre agenda."
                : "Cette réunion a changé\u00A0; voici ce qui vaut désormais. Le fichier joint met votre agenda à jour."), cancellationToken);
    }

    /// <summary>The reminder whose moment has come, if any. Answers how many left.</summary>
    public async Task<int> Remind(Meeting meeting, ReminderPlan plan, CancellationToken cancellationToken)
    {
        var start = meeting.Day.ToDateTime(meeting.StartsAt);
        if (plan.Due(start, clock.UtcNow, TimeZoneInfo.FindSystemTimeZoneById(here.Required.TimeZone)) is not { } delay)
        {
            return 0;
        }
        // The hour is part of it: a meeting that is moved is recalled anew.
        var occasion = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{start:yyyy-MM-dd HH:mm}/{delay}");
        return await Batches(meeting.Id, MeetingMailKind.Reminder, occasion, p =>
            outbox.Post(p.Email, $"Rappel\u00A0: {meeting.Title}, {MeetingText.Day(meeting.Day)}", plan.Fill(Words(meeting, p.FirstName))), cancellationToken);
    }

    private async Task<CalendarMeeting?> Told(Guid meeting, CancellationToken cancellationToken) =>
        (await db.ForCalendar(db.Set<Meeting>().Where(m => m.Id == meeting), clock.Today, cancellationToken)).SingleOrDefault();

    private Task<int> Send(CalendarMeeting told, MeetingMailKind kind, string occasion, string subject, Func<Addressee, string> opening, CancellationToken cancellationToken)
    {
        var meeting = told.Meeting;
        var facts = string.Join('\n', new[]
        {
            meeting.Title, $"{MeetingText.Day(meeting.Day)}, {MeetingText.Hours(meeting.StartsAt, meeting.EndsAt)}", meeting.Place, meeting.Link,
            meeting.Agenda.Length > 0 ? "\nOrdre du jour\n" + meeting.Agenda : "",
        }.Where(t => t.Length > 0));
        return Batches(meeting.Id, kind, occasion, p =>
        {
            var file = MeetingCalendar.Message(here.Required, told, mail.Value.From, new CalendarPerson(Member.NameOf(p.FirstName, p.LastName), p.Email));
            outbox.Post(p.Email, $"{subject}\u00A0: {meeting.Title}, {MeetingText.Day(meeting.Day)}", $"{opening(p)}\n\n{facts}\n\n{here.Required.Name}\n", (FileName, file.Write()));
        }, cancellationToken);
    }

    private async Task<int> Batches(Guid meeting, MeetingMailKind kind, string occasion, Action<Addressee> post, CancellationToken cancellationToken)
    {
        var (sent, some) = (0, 0);
        do
        {
            some = await db.Serially(async () =>
            {
                var waiting = await Waiting(meeting, kind, occasion).Take(BatchSize).ToListAsync(cancellationToken);
                foreach (var person in waiting)
                {
                    post(person);
                    db.Add(new MeetingMail(meeting, person.Id, kind, occasion, clock.UtcNow));
                }
                return waiting.Count;
            }, cancellationToken);
            sent += some;
        }
        while (some == BatchSize);
        db.ChangeTracker.Clear();
        return sent;
    }

    /// <summary>Invited, not excused, with an address, who have not had this message.</summary>
    public IQueryable<Addressee> Waiting(Guid meeting, MeetingMailKind kind, string occasion) =>
        from a in db.Set<Attendance>()
        join m in db.Set<Member>() on a.MemberId equals m.Id
        where a.MeetingId == meeting && a.State == AttendanceState.Invited && m.Email != ""
            && !db.Set<MeetingMail>().Any(s => s.CptsId == a.CptsId && s.MeetingId == meeting && s.MemberId == a.MemberId && s.Kind == kind && s.Occasion == occasion)
        orderby m.Id
        select new Addressee(m.Id, m.FirstName, m.LastName, m.Email);

    private Dictionary<string, string> Words(Meeting meeting, string firstName) => new(StringComparer.Ordinal)
    {
        ["prenom"] = firstName,
        ["titre"] = meeting.Title,
        ["jour"] = MeetingText.Day(meeting.Day),
        ["horaire"] = MeetingText.Hours(meeting.StartsAt, meeting.EndsAt),
        ["lieu"] = meeting.Place.Length > 0 ? "Lieu\u00A0: " + meeting.Place : "",
        ["lien"] = meeting.Link.Length > 0 ? "Visioconférence\u00A0: " + meeting.Link : "",
        ["ordre-du-jour"] = meeting.Agenda.Length > 0 ? "Ordre du jour\n" + meeting.Agenda : "",
        ["cpts"] = here.Required.Name,
    };
}

/// <summary>Somebody to whom a message of a meeting goes.</summary>
public sealed record Addressee(Guid Id, string FirstName, string LastName, string Email);
