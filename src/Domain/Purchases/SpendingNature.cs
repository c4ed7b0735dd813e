namespace Tisserand.Domain.Purchases;

/// <summary>Nature d'une dépense : what money is spent on, in every-day words; the budget and the accounts follow it. Source: Guide pratique CPTS, sheet 7.</summary>
public enum SpendingNature
{
    /// <summary>Indemnités des professionnels.</summary>
    Indemnities,

    /// <summary>Personnel.</summary>
    Staff,

    /// <summary>Prestations.</summary>
    Services,

    /// <summary>Fournitures et petit matériel.</summary>
    Supplies,

    /// <summary>Informatique et logiciels.</summary>
    Digital,

    /// <summary>Communication.</summary>
    Communication,

    /// <summary>Locaux.</summary>
    Premises,

    /// <summary>Déplacements, réceptions.</summary>
    Travel,

    /// <summary>Assurances.</summary>
    Insurance,

    /// <summary>Frais bancaires et divers.</summary>
    Other,
}

/// <summary>Libellés et codes des natures, and the account of each in the chart of associations.</summary>
public static class SpendingNatures
{
    private static readonly (string Code, string Label, string Account)[] Rows =
    [
        ("indemnites", "Indemnités des professionnels", "62281"),
        ("personnel", "Personnel", "621"),
        ("prestations", "Prestations", "611"),
        ("fournitures", "Fournitures et petit matériel", "606"),
        ("informatique", "Informatique et logiciels", "651"),
        ("communication", "Communication", "623"),
        ("locaux", "Locaux", "613"),
        ("deplacements", "Déplacements et réceptions", "625"),
        ("assurances", "Assurances", "616"),
        ("divers", "Frais bancaires et divers", "628"),
    ];

    public static IReadOnlyList<SpendingNature> All { get; } = Enum.GetValues<SpendingNature>();

    public static string Code(this SpendingNature nature) => Rows[(int)nature].Code;

    public static string Label(this SpendingNature nature) => Rows[(int)nature].Label;

    /// <summary>Compte de charge.</summary>
    public static string Account(this SpendingNature nature) => Rows[(int)nature].Account;

    /// <summary>Null for any other text.</summary>
    public static SpendingNature? Find(string? code)
    {
        var index = Array.FindIndex(Rows, r => r.Code == code);
        return index < 0 ? null : (SpendingNature)index;
    }
}
