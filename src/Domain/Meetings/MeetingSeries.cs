using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Meetings;

/// <summary>Portée d'un changement dans une série.</summary>
public enum SeriesScope
{
    /// <summary>Cette réunion.</summary>
    This,

    /// <summary>Celle-ci et les suivantes.</summary>
    Following,

    /// <summary>Toute la série.</summary>
    All,
}

/// <summary>Série de réunions : meetings planned together by one rhythm. Each is a meeting like another. Source: usage.</summary>
public sealed class MeetingSeries : ICptsOwned
{
    public const int LabelLength = 100;

    private readonly List<SeriesMeeting> _meetings = [];

    private MeetingSeries()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>« chaque mois, le 2e mardi ».</summary>
    public string Label { get; private set; } = "";

    public IReadOnlyList<SeriesMeeting> Meetings => _meetings;

    public static MeetingSeries Of(string label, IEnumerable<Meeting> meetings)
    {
        var series = new MeetingSeries { Label = label };
        series._meetings.AddRange(meetings.Select(m => new SeriesMeeting(m)));
        return series;
    }
}

/// <summary>Réunion d'une série, with the day and hours that the series gave it: another day or hour means that it was moved by hand.</summary>
public sealed class SeriesMeeting : ICptsOwned
{
    private SeriesMeeting()
    {
    }

    internal SeriesMeeting(Meeting meeting)
    {
        MeetingId = meeting.Id;
        Follow(meeting);
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid SeriesId { get; private set; }

    public Guid MeetingId { get; private set; }

    /// <summary>As the series planned it.</summary>
    public DateOnly Day { get; private set; }

    public TimeOnly StartsAt { get; private set; }

    public TimeOnly EndsAt { get; private set; }

    /// <summary>Why a change of the series leaves this meeting as it is, in a French word; null when it follows.</summary>
    public string? WhyLeft(Meeting meeting, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return meeting.State == MeetingState.Held ? "tenue"
            : meeting.State == MeetingState.Cancelled ? "annulée"
            : meeting.Day < today ? "passée"
            : (meeting.Day, meeting.StartsAt, meeting.EndsAt) != (Day, StartsAt, EndsAt) ? "déplacée à la main"
            : null;
    }

    /// <summary>The series moved it.</summary>
    public void Follow(Meeting meeting)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        (Day, StartsAt, EndsAt) = (meeting.Day, meeting.StartsAt, meeting.EndsAt);
    }
}
