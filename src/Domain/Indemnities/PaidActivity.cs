using Tisserand.Domain.Meetings;

namespace Tisserand.Domain.Indemnities;

/// <summary>
/// Activité indemnisée : governance, whose time is compensated (indemnité), and the missions, whose work is paid (rémunération),
/// kept apart. Source: CSP D. 1434-44; Guide pratique CPTS, sheet 7.
/// </summary>
public enum PaidActivity
{
    /// <summary>Gouvernance : bureau, conseil d'administration, assemblée, dialogue de gestion.</summary>
    Governance,

    /// <summary>Réunion de mission.</summary>
    MissionMeeting,

    /// <summary>Formation.</summary>
    Training,

    /// <summary>Action de terrain.</summary>
    FieldAction,
}

/// <summary>Activités indemnisées : codes, labels, and which one a meeting is.</summary>
public static class PaidActivities
{
    private static readonly (string Code, string Label)[] Rows =
    [
        ("gouvernance", "Gouvernance"),
        ("reunion-de-mission", "Réunion de mission"),
        ("formation", "Formation"),
        ("action-de-terrain", "Action de terrain"),
    ];

    public static IReadOnlyList<PaidActivity> All { get; } = Enum.GetValues<PaidActivity>();

    public static string Code(this PaidActivity activity) => Rows[(int)activity].Code;

    public static string Label(this PaidActivity activity) => Rows[(int)activity].Label;

    /// <summary>« indemnité » for governance, « rémunération » for a mission: the two are told apart by the law.</summary>
    public static string LegalKind(this PaidActivity activity) => activity == PaidActivity.Governance ? "indemnité" : "rémunération";

    public static PaidActivity? Find(string? code)
    {
        var index = Array.FindIndex(Rows, r => r.Code == code);
        return index < 0 ? null : (PaidActivity)index;
    }

    /// <summary>What a meeting is for the rate grid: governance when it serves no mission, whatever its type.</summary>
    public static PaidActivity Of(MeetingKind kind, Missions.MissionCode? mission) => (mission, kind) switch
    {
        (null, _) => PaidActivity.Governance,
        (_, MeetingKind.Training) => PaidActivity.Training,
        (_, MeetingKind.PreventionAction) => PaidActivity.FieldAction,
        _ => PaidActivity.MissionMeeting,
    };
}
