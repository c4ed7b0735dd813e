namespace Tisserand.Domain.Access;

/// <summary>Rôle dans une CPTS : what a person does there; one person may hold several, and others in another CPTS. Source: fiche 23 du guide, matrice des droits.</summary>
public enum Role
{
    /// <summary>Coordinateur ou coordinatrice.</summary>
    Coordinator,

    /// <summary>Assistant ou assistante.</summary>
    Assistant,

    /// <summary>Président ou présidente.</summary>
    President,

    /// <summary>Trésorier ou trésorière.</summary>
    Treasurer,

    /// <summary>Membre du bureau.</summary>
    BoardMember,

    /// <summary>Référent de mission : acts on own missions only.</summary>
    MissionLead,

    /// <summary>Adhérent : own data only.</summary>
    Member,

    /// <summary>Lecteur : read-only (auditor, ARS, CPAM).</summary>
    Reader,
}

/// <summary>French labels and slugs of the roles.</summary>
public static class RoleNames
{
    /// <summary>« Coordinateur », as shown.</summary>
    public static string Label(this Role role) => role switch
    {
        Role.Coordinator => "Coordinateur",
        Role.Assistant => "Assistant",
        Role.President => "Président",
        Role.Treasurer => "Trésorier",
        Role.BoardMember => "Membre du bureau",
        Role.MissionLead => "Référent de mission",
        Role.Member => "Adhérent",
        Role.Reader => "Lecteur",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>« membre-du-bureau », as typed on a command line.</summary>
    public static string Slug(this Role role) => Foundation.FoldedText.Of(role.Label()).Replace(' ', '-');

    /// <summary>The role of a slug; null when there is none.</summary>
    public static Role? Parse(string slug) =>
        Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(r => r!.Value.Slug() == slug);
}
