using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Meetings;

namespace Tisserand.Web.Features.Meetings;

internal sealed class MeetingsToPlan(PlanMeeting plan, CptsOfRequest here, Clock clock) : IPlanMeetings
{
    public Task<Outcome<Meeting>> Plan(MeetingDetails details, IReadOnlyCollection<Guid> invited, CancellationToken cancellationToken) => plan.Plan(details, invited, cancellationToken);

    public (string Name, byte[] Content) CalendarFile(Meeting meeting) => ("reunion.ics", MeetingCalendar.Of(here.Required, [new(meeting, 0, clock.UtcNow)]).Write());
}
