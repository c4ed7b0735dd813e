using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Governance.Sittings;

/// <summary>How séances are said on screen and on paper.</summary>
internal static class SittingText
{
    /// <summary>« jeudi 12 novembre 2026 à 18 h 30 ».</summary>
    public static string When(DateOnly day, TimeOnly hour) => day.ToString("dddd ", French.Culture) + French.LongDay(day) + " à " + French.Hour(hour);

    public static string Place(Meeting meeting) => meeting.Place.Length > 0 ? meeting.Place : meeting.Link.Length > 0 ? "en visioconférence : " + meeting.Link : "";

    /// <summary>« Assemblée générale extraordinaire, seconde convocation ».</summary>
    public static string Kind(Meeting meeting, Sitting sitting) =>
        meeting.Kind != MeetingKind.GeneralAssembly ? meeting.Kind.Label()
        : "Assemblée générale " + (sitting.Nature == AssemblyNature.Extraordinary ? "extraordinaire" : "ordinaire") + (sitting.IsSecond ? ", seconde convocation" : "");

    public static (string Label, string Tone) State(Resolution resolution) => resolution.State switch
    {
        BallotState.Draft => ("à voter", "wait"),
        BallotState.Open => ("scrutin ouvert", "due"),
        _ => resolution.IsAdopted ? ("adoptée", "ok") : ("rejetée", "late"),
    };
}
