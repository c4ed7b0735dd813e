using Tisserand.Data;
using Tisserand.Data.Polls;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Mail;
using Tisserand.Web.Shell.Meetings;

namespace Tisserand.Web.Features.Polls;

/// <summary>
/// Retient une date : plans the meeting, invites the members who were asked, tells everybody by mail with the calendar file. Two who choose
/// at once make one meeting.
/// </summary>
public sealed class ChooseDate(TisserandDb db, IPlanMeetings meetings, Outbox outbox, CptsOfRequest here)
{
    /// <summary>Refuses what the poll and the meeting refuse.</summary>
    /// <returns>The meeting; null when this CPTS has no such poll.</returns>
    public Task<Outcome<Meeting>?> Choose(Guid poll, Guid date, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        if (await db.ReadPoll(poll, cancellationToken) is not { } found)
        {
            return null;
        }
        var details = found.MeetingOn(date);
        if (!details.Succeeded)
        {
            return details.Refusals.ToList();
        }
        var people = await db.PeopleOfPoll(poll, cancellationToken);
        var planned = await meetings.Plan(details.Value, [.. people.Select(p => p.MemberId).OfType<Guid>()], cancellationToken);
        if (!planned.Succeeded)
        {
            return planned;
        }
        found.Choose(date, planned.Value.Id);
        var slot = found.Dates.Single(d => d.Id == date).Slot;
        foreach (var email in people.Select(p => p.Email).Where(e => e.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            outbox.Post(email, PollLetters.ChosenSubject(found, slot), PollLetters.Chosen(here.Required.Name, found, slot, IsConvoked(found.Kind)), meetings.CalendarFile(planned.Value));
        }
        return (Outcome<Meeting>?)planned;
    }, cancellationToken);

    /// <summary>A meeting of a body is convoked.</summary>
    public static bool IsConvoked(MeetingKind kind) => kind == MeetingKind.GeneralAssembly || BodyKinds.OfMeeting(kind) is not null;
}
