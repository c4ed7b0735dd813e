namespace Tisserand.Web.Shell.Meetings;

/// <summary>Where a meeting comes from, said on its page by the module that knows.</summary>
public interface IOriginOfMeeting
{
    /// <summary>One query; null when it comes from nowhere.</summary>
    Task<MeetingOrigin?> Of(Guid meeting, CptsOfRequest here, CancellationToken cancellationToken);
}

/// <param name="Label">« Sondage ».</param>
/// <param name="Said">« 9 oui, 2 si nécessaire, 1 non ».</param>
/// <param name="Link">Address.</param>
public sealed record MeetingOrigin(string Label, string Said, string Link);
