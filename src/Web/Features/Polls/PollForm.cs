using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Polls;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Polls;

/// <summary>A poll, as typed: the dates kept so far, and days ticked with hours, which make more of them.</summary>
public sealed class PollForm
{
    public string? Title { get; set; }

    /// <summary>Code of a type.</summary>
    public string? Kind { get; set; }

    /// <summary>Code of a mission, or « gouvernance ».</summary>
    public string? Mission { get; set; }

    public string? Place { get; set; }

    public string? Link { get; set; }

    /// <summary>« 1 h 30 ».</summary>
    public string? Length { get; set; } = "1 h 30";

    public string? Message { get; set; }

    public DateOnly? Deadline { get; set; }

    public bool ShowsNames { get; set; }

    public bool IsOpenToAll { get; set; }

    /// <summary>« 2026-11-12T18:30 »: proposed already; an unticked one goes.</summary>
    public string[] Dates { get; set; } = [];

    /// <summary>Ticked in the calendar.</summary>
    public DateOnly[] Days { get; set; } = [];

    public TimeOnly? Hour { get; set; }

    public TimeOnly? SecondHour { get; set; }

    /// <summary>The warnings were read: save as it is.</summary>
    public bool Confirmed { get; set; }

    public bool SaysMission => Mission == PollText.Governance || MissionCodes.Find(Mission) is not null;

    /// <summary>Days ticked, without any hour.</summary>
    public bool LacksHour => Days.Length > 0 && Hour is null && SecondHour is null;

    /// <summary>Those kept, and each day ticked at each hour.</summary>
    public IReadOnlyCollection<PollSlot> Slots() =>
    [
        .. Dates.Select(PollText.Slot).OfType<PollSlot>()
            .Concat(from day in Days from hour in new[] { Hour, SecondHour }.OfType<TimeOnly>() select new PollSlot(day, hour)).Distinct().Order(),
    ];

    public PollDetails Details() => new(
        Title, MeetingKinds.Find(Kind), MissionCodes.Find(Mission), Place, Link, French.ParseMinutes(Length), Message, Deadline, ShowsNames, IsOpenToAll);

    public static PollForm Of(DatePoll poll) => new()
    {
        Title = poll.Title,
        Kind = poll.Kind.Code(),
        Mission = PollText.Code(poll.Mission),
        Place = poll.Place,
        Link = poll.Link,
        Length = French.Minutes(poll.Minutes),
        Message = poll.Message,
        Deadline = poll.Deadline,
        ShowsNames = poll.ShowsNames,
        IsOpenToAll = poll.IsOpenToAll,
        Dates = [.. poll.Dates.Select(d => PollText.Code(d.Slot))],
    };
}
