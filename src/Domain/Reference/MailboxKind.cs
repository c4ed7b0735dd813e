namespace Tisserand.Domain.Reference;

/// <summary>
/// Type de boîte MSSanté : whose secure-messaging address it is, in the order in which addresses are proposed. Source : ANS,
/// JDV_J139, extraction de correspondance MSSanté.
/// </summary>
public enum MailboxKind
{
    /// <summary>PER, boîte personnelle of one professional.</summary>
    Personal = 1,

    /// <summary>CAB, boîte de cabinet, that a professional shares with the practice.</summary>
    Practice = 2,

    /// <summary>ORG, boîte organisationnelle of a structure or of one of its services.</summary>
    Organisation = 3,

    /// <summary>APP, boîte applicative, read by a program.</summary>
    Application = 4,
}

/// <summary>Their codes in the file and their French words.</summary>
public static class MailboxKinds
{
    public static MailboxKind? Parse(string? code) => code?.Trim().ToUpperInvariant() switch
    {
        "PER" => MailboxKind.Personal,
        "CAB" => MailboxKind.Practice,
        "ORG" => MailboxKind.Organisation,
        "APP" => MailboxKind.Application,
        _ => null,
    };

    public static string Label(this MailboxKind kind) => kind switch
    {
        MailboxKind.Personal => "personnelle",
        MailboxKind.Practice => "du cabinet",
        MailboxKind.Organisation => "de la structure",
        MailboxKind.Application => "d’un logiciel",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
