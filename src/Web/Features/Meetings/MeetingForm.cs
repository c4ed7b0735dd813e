using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;

namespace Tisserand.Web.Features.Meetings;

/// <summary>A meeting, as typed.</summary>
public sealed class MeetingForm
{
    public string? Title { get; set; }

    /// <summary>Code of a type.</summary>
    public string? Kind { get; set; }

    /// <summary>Code of a mission, or « gouvernance »; empty until chosen, or taken from the fiche action.</summary>
    public string? Mission { get; set; }

    public Guid? FicheActionId { get; set; }

    public DateOnly? Day { get; set; }

    public TimeOnly? StartsAt { get; set; }

    public TimeOnly? EndsAt { get; set; }

    public string? Place { get; set; }

    public string? Link { get; set; }

    public string? Agenda { get; set; }

    /// <summary>A previous meeting whose people are to be invited again.</summary>
    public Guid? SameAs { get; set; }

    public bool InviteSame { get; set; }

    /// <summary>Of a correction: a message tells it to those who are invited.</summary>
    public bool TellsInvited { get; set; }
    /// <summary>« suivantes », « toutes »: of a series, what else changes alike; otherwise this meeting alone.</summary>
    public string? Scope { get; set; }

    public SeriesScope SeriesScope => Scope switch { "suivantes" => SeriesScope.Following, "toutes" => SeriesScope.All, _ => SeriesScope.This };

    /// <summary>Once saved, the page of its repetition opens.</summary>
    public bool Repeats { get; set; }

    /// <summary>The warnings were read: save as it is.</summary>
    public bool Confirmed { get; set; }

    public bool SaysMission => Mission == MeetingText.Governance || MissionCodes.Find(Mission) is not null;

    public MeetingDetails Details(FicheAction? fiche) => new(
        Title, MeetingKinds.Find(Kind), MissionCodes.Find(Mission) ?? (SaysMission ? null : fiche?.Mission), fiche, Day, StartsAt, EndsAt, Place, Link, Agenda);

    public static MeetingForm Of(Meeting meeting) => new()
    {
        Title = meeting.Title,
        Kind = meeting.Kind.Code(),
        Mission = MeetingText.Code(meeting.Mission),
        FicheActionId = meeting.FicheActionId,
        Day = meeting.Day,
        StartsAt = meeting.StartsAt,
        EndsAt = meeting.EndsAt,
        Place = meeting.Place,
        Link = meeting.Link,
        Agenda = meeting.Agenda,
    };

    /// <summary>The next meeting of the same people: neither its day nor its agenda.</summary>
    public static MeetingForm After(Meeting meeting)
    {
        var next = Of(meeting);
        (next.Day, next.Agenda, next.SameAs, next.InviteSame) = (null, null, meeting.Id, true);
        return next;
    }
}
