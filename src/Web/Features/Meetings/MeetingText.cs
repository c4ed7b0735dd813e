using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Meetings;

/// <summary>How meetings are said on screen, in files and in addresses.</summary>
internal static class MeetingText
{
    /// <summary>In place of the code of a mission.</summary>
    public const string Governance = "gouvernance";

    public const string GovernanceLabel = "Vie de l’association";

    private static readonly (AttendanceState State, string Code)[] States =
        [(AttendanceState.Present, "present"), (AttendanceState.Excused, "excuse"), (AttendanceState.Absent, "absent")];

    public static IReadOnlyList<SelectListItem> Kinds { get; } = [.. MeetingKinds.All.Select(k => new SelectListItem(k.Label(), k.Code()))];

    public static IReadOnlyList<SelectListItem> Missions { get; } =
        [.. MissionCodes.All.Select(m => new SelectListItem(m.ShortLabel(), m.Code())), new(GovernanceLabel, Governance)];

    public static string Mission(MissionCode? mission) => mission?.ShortLabel() ?? GovernanceLabel;

    public static string Code(MissionCode? mission) => mission?.Code() ?? Governance;

    /// <summary>« present », « excuse », « absent »; empty while nothing is known.</summary>
    public static string Code(AttendanceState state) => Array.Find(States, s => s.State == state).Code ?? "";

    public static AttendanceState State(string? code) => Array.Find(States, s => s.Code == code) is { Code: not null } found ? found.State : AttendanceState.Invited;

    /// <summary>« 18 h 30 – 20 h 30 ».</summary>
    public static string Hours(TimeOnly from, TimeOnly to) => $"{French.Hour(from)} – {French.Hour(to)}";

    /// <summary>« jeudi 12 novembre 2026 ».</summary>
    public static string Day(DateOnly day) => day.ToString("dddd ", French.Culture) + French.LongDay(day);

    /// <summary>Word and tone of a state; a meeting past whose attendance is not entered says so.</summary>
    public static (string Label, string Tone) State(MeetingState state, DateOnly day, DateOnly today) => state switch
    {
        MeetingState.Planned when day < today => ("émargement à saisir", "late"),
        MeetingState.Planned when day == today => ("aujourd’hui", "due"),
        MeetingState.Planned => (state.Label(), "wait"),
        MeetingState.Held => (state.Label(), "ok"),
        _ => (state.Label(), ""),
    };

    public static string Tone(AttendanceState state) => state switch
    {
        AttendanceState.Present => "ok",
        AttendanceState.Excused => "wait",
        AttendanceState.Absent => "late",
        _ => "",
    };
}
