namespace Tisserand.Domain.Meetings;

/// <summary>Type de réunion. Source: fiche outil du coordonnateur; Guide pratique CPTS, sheets 5, 6, 7 and 12.</summary>
public enum MeetingKind
{
    /// <summary>Groupe de travail.</summary>
    WorkingGroup,

    /// <summary>Réunion de bureau.</summary>
    Bureau,

    /// <summary>Conseil d'administration.</summary>
    Board,

    /// <summary>Assemblée générale.</summary>
    GeneralAssembly,

    /// <summary>Réunion d'information territoriale.</summary>
    TerritorialInformation,

    /// <summary>Formation.</summary>
    Training,

    /// <summary>Action de prévention.</summary>
    PreventionAction,

    /// <summary>Dialogue de gestion, with the fund and the ARS.</summary>
    ManagementDialogue,

    /// <summary>Autre réunion.</summary>
    Other,
}

/// <summary>Codes et libellés des types de réunion.</summary>
public static class MeetingKinds
{
    private static readonly (string Code, string Label)[] Rows =
    [
        ("groupe-de-travail", "Groupe de travail"),
        ("bureau", "Bureau"),
        ("ca", "Conseil d’administration"),
        ("ag", "Assemblée générale"),
        ("rit", "Réunion d’information territoriale"),
        ("formation", "Formation"),
        ("prevention", "Action de prévention"),
        ("dialogue-de-gestion", "Dialogue de gestion"),
        ("autre", "Autre réunion"),
    ];

    public static IReadOnlyList<MeetingKind> All { get; } = Enum.GetValues<MeetingKind>();

    /// <summary>« groupe-de-travail »: the stable text of files and addresses.</summary>
    public static string Code(this MeetingKind kind) => Rows[(int)kind].Code;

    public static string Label(this MeetingKind kind) => Rows[(int)kind].Label;

    /// <summary>The kind of a code, exactly written; null for any other text.</summary>
    public static MeetingKind? Find(string? code)
    {
        var index = Array.FindIndex(Rows, r => r.Code == code);
        return index < 0 ? null : (MeetingKind)index;
    }
}
