namespace Tisserand.Domain.Missions;

/// <summary>
/// Mission de la CPTS : the six missions of the ACI, four socle (the crisis one since avenant 2) and two optional
/// (CSP L.1434-12-2; Guide pratique CPTS, sheets 9 to 15). The order is that of the guide.
/// </summary>
public enum MissionCode
{
    /// <summary>Amélioration de l'accès aux soins : médecin traitant and unscheduled care.</summary>
    CareAccess,

    /// <summary>Parcours pluriprofessionnels autour du patient.</summary>
    Pathways,

    /// <summary>Actions coordonnées de prévention.</summary>
    Prevention,

    /// <summary>Réponse aux crises sanitaires graves.</summary>
    HealthCrisis,

    /// <summary>Qualité et pertinence des soins; optional.</summary>
    Quality,

    /// <summary>Accompagnement des professionnels de santé sur le territoire; optional.</summary>
    ProfessionalSupport,
}

/// <summary>Code et libellés d'une mission, as files, addresses and pages write them.</summary>
public static class MissionCodes
{
    private static readonly (string Code, string Label, string ShortLabel, bool Socle)[] Rows =
    [
        ("acces-soins", "Amélioration de l’accès aux soins", "Accès aux soins", true),
        ("parcours", "Organisation de parcours pluriprofessionnels autour du patient", "Parcours pluriprofessionnels", true),
        ("prevention", "Développement des actions territoriales de prévention", "Prévention", true),
        ("crise-sanitaire", "Réponse aux crises sanitaires graves", "Crises sanitaires graves", true),
        ("qualite", "Qualité et pertinence des soins", "Qualité et pertinence", false),
        ("accompagnement", "Accompagnement des professionnels de santé sur le territoire", "Accompagnement des professionnels", false),
    ];

    /// <summary>The six, in the order of the guide.</summary>
    public static IReadOnlyList<MissionCode> All { get; } = Enum.GetValues<MissionCode>();

    /// <summary>« acces-soins »: the stable text of files, addresses and the API.</summary>
    public static string Code(this MissionCode mission) => Rows[(int)mission].Code;

    /// <summary>Full name, as the contract says it.</summary>
    public static string Label(this MissionCode mission) => Rows[(int)mission].Label;

    /// <summary>For tables and charts.</summary>
    public static string ShortLabel(this MissionCode mission) => Rows[(int)mission].ShortLabel;

    /// <summary>Mission socle: compulsory once the ACI is signed; the others are optional.</summary>
    public static bool IsSocle(this MissionCode mission) => Rows[(int)mission].Socle;

    /// <summary>The mission of a code, exactly written; null for any other text.</summary>
    public static MissionCode? Find(string? code)
    {
        var index = Array.FindIndex(Rows, r => r.Code == code);
        return index < 0 ? null : (MissionCode)index;
    }
}
