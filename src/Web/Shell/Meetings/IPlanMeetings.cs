using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;

namespace Tisserand.Web.Shell.Meetings;

/// <summary>Plans meetings for the modules above; the module of the meetings answers.</summary>
public interface IPlanMeetings
{
    /// <summary>Saves within the transaction of the caller. Refuses what the meeting refuses; identifiers that are no member of this CPTS are left out.</summary>
    Task<Outcome<Meeting>> Plan(MeetingDetails details, IReadOnlyCollection<Guid> invited, CancellationToken cancellationToken);

    /// <summary>The meeting as a file that any calendar opens.</summary>
    (string Name, byte[] Content) CalendarFile(Meeting meeting);
}
