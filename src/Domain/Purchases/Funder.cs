using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Purchases;

/// <summary>Nature d'un financeur.</summary>
public enum FunderKind
{
    /// <summary>ARS (FIR).</summary>
    Fir,

    /// <summary>Collectivité.</summary>
    LocalAuthority,

    /// <summary>Appel à projets public.</summary>
    PublicCall,

    /// <summary>Fondation, mécénat.</summary>
    Private,

    /// <summary>Fonds propres : contributions, gifts.</summary>
    OwnFunds,
}

/// <summary>Libellés des financeurs.</summary>
public static class FunderWords
{
    /// <summary>The ACI contract, which is no row: money of no other funder is its.</summary>
    public const string Aci = "ACI (Assurance maladie, ARS)";

    /// <summary>The same, in a table.</summary>
    public const string AciShort = "ACI";

    public static string Label(this FunderKind kind) => kind switch
    {
        FunderKind.Fir => "ARS (FIR)",
        FunderKind.LocalAuthority => "Collectivité",
        FunderKind.PublicCall => "Appel à projets public",
        FunderKind.Private => "Fondation, mécénat",
        FunderKind.OwnFunds => "Fonds propres (cotisations, dons)",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Money of an administrative authority, which counts for the threshold of certified accounts (C. com. L. 612-4).</summary>
    public static bool IsPublic(this FunderKind kind) => kind is FunderKind.Fir or FunderKind.LocalAuthority or FunderKind.PublicCall;
}

/// <summary>Financeur autre que l'ACI : who gives money, or the association itself. Source: Guide pratique CPTS, sheet 7.</summary>
public sealed class Funder : ICptsOwned
{
    public const int NameLength = 100;

    private Funder()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public string Name { get; private set; } = "";

    public FunderKind Kind { get; private set; }

    /// <summary>A convention was signed: compulsory above 23 000 EUR a year (loi du 12 avril 2000, art. 10).</summary>
    public bool HasAgreement { get; private set; }

    public static Outcome<Funder> Add(string? name, FunderKind? kind, bool hasAgreement)
    {
        var funder = new Funder();
        var refusals = funder.Change(name, kind, hasAgreement);
        return refusals.Count > 0 ? refusals : funder;
    }

    /// <summary>Refuses a missing name or kind.</summary>
    public List<Refusal> Change(string? name, FunderKind? kind, bool hasAgreement)
    {
        var refusals = new List<Refusal>();
        if (TypedText.Line(name).Length is 0 or > NameLength)
        {
            refusals.Add(new("name-needed", $"Nommez le financeur ({NameLength} caractères au plus).", nameof(Name)));
        }
        if (kind is null)
        {
            refusals.Add(new("kind-needed", "Choisissez de quel financeur il s’agit.", nameof(Kind)));
        }
        if (refusals.Count == 0)
        {
            (Name, Kind, HasAgreement) = (TypedText.Line(name), kind!.Value, hasAgreement);
        }
        return refusals;
    }
}
