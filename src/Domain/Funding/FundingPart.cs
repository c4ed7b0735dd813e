using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Funding;

/// <summary>Volet du financement : what a yearly amount of the ACI pays for (Guide pratique CPTS, sheet 16).</summary>
public enum FundingPart
{
    /// <summary>Fonctionnement de la communauté.</summary>
    Functioning,

    /// <summary>Volet fixe (moyens) d'une mission.</summary>
    Fixed,

    /// <summary>Volet variable (actions et résultats) d'une mission.</summary>
    Variable,
}

/// <summary>Nature d'un versement.</summary>
public enum PaymentKind
{
    /// <summary>Fonctionnement de la première année, versé en entier à la signature.</summary>
    Initial,

    /// <summary>Avance.</summary>
    Advance,

    /// <summary>Solde.</summary>
    Balance,

    /// <summary>Part variable, versée après coup.</summary>
    Variable,
}

/// <summary>Codes et libellés du financement, as the API and the pages write them. No mission means the functioning.</summary>
public static class FundingCodes
{
    public const string Functioning = "fonctionnement";

    /// <summary>« acces-soins », or « fonctionnement ».</summary>
    public static string Code(MissionCode? mission) => mission?.Code() ?? Functioning;

    /// <summary>« Accès aux soins », or « Fonctionnement ».</summary>
    public static string Label(MissionCode? mission) => mission?.ShortLabel() ?? "Fonctionnement";

    public static string Code(this FundingPart part) => part switch
    {
        FundingPart.Functioning => Functioning,
        FundingPart.Fixed => "fixe",
        FundingPart.Variable => "variable",
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    public static string Label(this FundingPart part) => part switch
    {
        FundingPart.Functioning => "Fonctionnement",
        FundingPart.Fixed => "Part fixe",
        FundingPart.Variable => "Part variable",
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    public static string Code(this PaymentKind kind) => kind switch
    {
        PaymentKind.Initial => "initial",
        PaymentKind.Advance => "avance",
        PaymentKind.Balance => "solde",
        PaymentKind.Variable => "variable",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Label(this PaymentKind kind) => kind switch
    {
        PaymentKind.Initial => "Versement initial",
        PaymentKind.Advance => "Avance",
        PaymentKind.Balance => "Solde",
        PaymentKind.Variable => "Part variable",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
