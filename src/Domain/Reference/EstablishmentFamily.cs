using System.Reflection;
using System.Text;

namespace Tisserand.Domain.Reference;

/// <summary>Famille d'établissements : our grouping of the categories of FINESS, in the order in which a CPTS looks for them.</summary>
public enum EstablishmentFamily
{
    Hospital = 1,
    HealthCentre = 2,
    Pharmacy = 3,
    Laboratory = 4,
    OlderPeople = 5,
    HomeCare = 6,
    Psychiatry = 7,
    Disability = 8,
    Addiction = 9,
    Prevention = 10,
    Childhood = 11,
    Other = 12,
}

/// <summary>
/// Catégorie d'établissement : a code of FINESS, its label and family. A code that is not in our list is no error: its
/// aggregate gives the family, the file its label. Source : FINESS, nomenclature des catégories.
/// </summary>
public sealed record EstablishmentCategory(string Code, string Label, EstablishmentFamily Family)
{
    /// <summary>Lieu de vie et d'accueil : often a private home, whose address is neither kept nor shown.</summary>
    public const string PrivateHome = "462";

    private static readonly Lazy<IReadOnlyDictionary<string, EstablishmentCategory>> Known = new(Read);

    public static EstablishmentCategory? Find(string? code) => Known.Value.GetValueOrDefault(code ?? "");

    /// <param name="aggregate">Catégorie agrégée, four digits, when the file gives it.</param>
    public static EstablishmentFamily FamilyOf(string? code, string? aggregate) =>
        Find(code)?.Family ?? (aggregate is { Length: >= 2 } ? aggregate[..2] switch
        {
            "11" when aggregate == "1111" => EstablishmentFamily.Psychiatry,
            "11" or "12" => EstablishmentFamily.Hospital,
            "21" => EstablishmentFamily.HealthCentre,
            "22" => EstablishmentFamily.Prevention,
            "31" => EstablishmentFamily.Laboratory,
            "32" => EstablishmentFamily.Pharmacy,
            "41" or "42" or "43" => EstablishmentFamily.Disability,
            "44" => EstablishmentFamily.OlderPeople,
            "45" => EstablishmentFamily.Childhood,
            _ => EstablishmentFamily.Other,
        } : EstablishmentFamily.Other);

    private static Dictionary<string, EstablishmentCategory> Read()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("Reference/Establishments/categories.csv")
            ?? throw new InvalidOperationException("The embedded table categories.csv is missing.");
        using var reader = new StreamReader(resource, Encoding.UTF8);
        reader.ReadLine();
        reader.ReadLine();
        var known = new Dictionary<string, EstablishmentCategory>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(';', 3);
            known.Add(cells[0], new(cells[0], cells[2], Enum.Parse<EstablishmentFamily>(cells[1])));
        }
        return known;
    }
}

/// <summary>French words of the families.</summary>
public static class EstablishmentFamilies
{
    public static string Label(this EstablishmentFamily family) => family switch
    {
        EstablishmentFamily.Hospital => "Hôpitaux et cliniques",
        EstablishmentFamily.HealthCentre => "Centres et maisons de santé",
        EstablishmentFamily.Pharmacy => "Pharmacies",
        EstablishmentFamily.Laboratory => "Laboratoires",
        EstablishmentFamily.OlderPeople => "EHPAD et résidences",
        EstablishmentFamily.HomeCare => "Aide et soins à domicile",
        EstablishmentFamily.Psychiatry => "Psychiatrie",
        EstablishmentFamily.Disability => "Handicap",
        EstablishmentFamily.Addiction => "Addictions et précarité",
        EstablishmentFamily.Prevention => "PMI et prévention",
        EstablishmentFamily.Childhood => "Protection de l’enfance",
        EstablishmentFamily.Other => "Autres établissements",
        _ => throw new ArgumentOutOfRangeException(nameof(family)),
    };
}
