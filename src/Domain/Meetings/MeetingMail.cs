using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Meetings;

/// <summary>Nature d'un message d'une réunion.</summary>
public enum MeetingMailKind
{
    /// <summary>Invitation.</summary>
    Invitation,

    /// <summary>Rappel.</summary>
    Reminder,

    /// <summary>Changement.</summary>
    Change,

    /// <summary>Annulation.</summary>
    Cancellation,
}

/// <summary>
/// Message d'une réunion : handed to the mail, to one person, on one occasion; the pair is unique, so that nobody has it twice
/// whoever sends at the same time. Source: none, a need of the application.
/// </summary>
public sealed class MeetingMail : ICptsOwned
{
    public const int OccasionLength = 60;

    private MeetingMail()
    {
    }

    public MeetingMail(Guid meeting, Guid member, MeetingMailKind kind, string occasion, DateTime at) =>
        (MeetingId, MemberId, Kind, Occasion, SentAt) = (meeting, member, kind, occasion, at);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MeetingId { get; private set; }

    public Guid MemberId { get; private set; }

    public MeetingMailKind Kind { get; private set; }

    /// <summary>Of a reminder, the hour of the meeting and the delay; of a change, its number; empty for the invitation.</summary>
    public string Occasion { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime SentAt { get; private set; }
}

/// <summary>Natures des messages, in French words.</summary>
public static class MeetingMailKinds
{
    public static string Label(this MeetingMailKind kind) => kind switch
    {
        MeetingMailKind.Invitation => "invitation",
        MeetingMailKind.Reminder => "rappel",
        MeetingMailKind.Change => "changement",
        MeetingMailKind.Cancellation => "annulation",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
