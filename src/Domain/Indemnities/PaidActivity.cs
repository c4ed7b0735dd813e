using Tisserand.Domain.Foundation;
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

    /// <summary>Travail de mission : hours between meetings, that the person declares.</summary>
    MissionWork,

    /// <summary>Tâche au forfait : paid by deed, whatever the time and the profession.</summary>
    Deed,

    /// <summary>Déplacement : kilometres. Costs given back, which are neither indemnité nor rémunération.</summary>
    Travel,
}

/// <summary>Unité d'une activité : what its rate is multiplied by.</summary>
public enum PaidUnit
{
    /// <summary>Heure : minutes are kept, quarters are paid.</summary>
    Hour,

    /// <summary>Forfait.</summary>
    Deed,

    /// <summary>Kilomètre.</summary>
    Kilometre,
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
        ("travail-de-mission", "Travail de mission"),
        ("forfait", "Tâche au forfait"),
        ("deplacement", "Déplacement"),
    ];

    /// <summary>Those that the grid prices by profession: a forfait has its own amount.</summary>
    public static IReadOnlyList<PaidActivity> OfGrid { get; } = [.. Enum.GetValues<PaidActivity>().Where(a => a != PaidActivity.Deed)];

    public static string Code(this PaidActivity activity) => Rows[(int)activity].Code;

    public static string Label(this PaidActivity activity) => Rows[(int)activity].Label;

    /// <summary>« indemnité » for governance, « rémunération » for a mission: the two are told apart by the law; « frais » for travel.</summary>
    public static string LegalKind(this PaidActivity activity) => activity switch
    {
        PaidActivity.Governance => "indemnité",
        PaidActivity.Travel => "frais",
        _ => "rémunération",
    };

    /// <summary>Whether the legal ceiling counts it: costs given back are no income. The text does not say it of travel: to verify.</summary>
    public static bool IsUnderCeiling(this PaidActivity activity) => activity != PaidActivity.Travel;

    public static PaidUnit Unit(this PaidActivity activity) => activity switch
    {
        PaidActivity.Deed => PaidUnit.Deed,
        PaidActivity.Travel => PaidUnit.Kilometre,
        _ => PaidUnit.Hour,
    };

    /// <summary>« 1 h 45 », « 42 km », « 1 forfait ».</summary>
    /// <param name="units">Minutes, kilometres or deeds.</param>
    public static string Quantity(this PaidActivity activity, int units) => activity.Unit() switch
    {
        PaidUnit.Kilometre => $"{FrenchNumber.Whole(units)}\u00A0km",
        PaidUnit.Deed => units == 1 ? "1\u00A0forfait" : $"{FrenchNumber.Whole(units)}\u00A0forfaits",
        _ => PaidTime.Label(units),
    };

    /// <summary>« de l’heure », « du kilomètre », « le forfait ».</summary>
    public static string PerUnit(this PaidActivity activity) => activity.Unit() switch
    {
        PaidUnit.Kilometre => "du kilomètre",
        PaidUnit.Deed => "le forfait",
        _ => "de l’heure",
    };

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
