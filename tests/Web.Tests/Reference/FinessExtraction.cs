using System.Text;
using System.Text.Json;

namespace Tisserand.Web.Tests.Reference;

/// <summary>Writes small files in both forms of FINESS; no establishment in them is real.</summary>
internal static class FinessExtraction
{
    public const string CsvName = "etalab-cs1100502-stock-20261122-0339.csv";
    public const string JsonName = "finess-structures-journalier-20261122.json";

    public const string First = "finess;etalab;111;2026-11-22";

    private const string Header =
        "nofinesset;nofinessej;rs;rslongue;complrs;compldistrib;numvoie;typvoie;voie;compvoie;lieuditbp;region;departement;libdepartement;cog;codepostal;"
        + "libelle_routage;ligneacheminement;telephone;telecopie;categetab;libcategetab;liblongcategetab;categagretab;libcategagretab;siret;codeape;libcodeape;"
        + "mft;libmft;sph;libsph;dateouv;dateautor;datemaj;coordx;coordy";

    /// <summary>One of the 32 fields of the historic form.</summary>
    public static string Line(
        string finess, string name, string category = "620", string departement = "62", string commune = "534", string city = "62380 LUMBRES",
        string label = "Pharmacie d'Officine", string aggregate = "3201", string phone = "0321000000") =>
        string.Join(';', "structureet", finess, "620000001", name, "", "", "", "12", "R", "DES TILLEULS", "", "", commune, departement, "PAS DE CALAIS", city,
            phone, "", category, label, aggregate, "", "00012345600019", "4773Z", "99", "", "", "", "1990-01-01", "1990-01-01", "2026-01-01", "");

    public static string Point(string finess, string x, string y) => $"geolocalisation;{finess};{x};{y};1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,LAMBERT_93;2026-11-22";

    public static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend(First)) + "\n");

    /// <summary>The older variant with a header, one establishment.</summary>
    public static byte[] CsvWithHeader(string finess, string name, string cog) => Encoding.UTF8.GetBytes(Header + "\n" + string.Join(';', Header.Split(';').Select(c => c switch
    {
        "nofinesset" => finess,
        "rs" => name,
        "cog" => cog,
        "codepostal" => "62380",
        "ligneacheminement" => "62380 LUMBRES",
        "categetab" => "620",
        "coordx" => "641500.5",
        "coordy" => "7067000.5",
        _ => "",
    })) + "\n");

    /// <summary>An establishment of the flow; keys as the real files have them.</summary>
    public static object Site(string finess, string name, string category = "620", string commune = "62534", string state = "A", string latitude = "50.70", string longitude = "2.12", string? closed = null) => new
    {
        informationsGeneralesEGE = new { egeId = "1", numFinessEge = finess, nomEgeCourt = name, nomEgeLong = name + "   ", siret = "00012345600019", dateFermeture = closed },
        categorieentiteGeographiqueExercice = category,
        adresse = new object[]
        {
            new { usageAdresse = "02", cogCommune = "59350", ligneAcheminement = "LILLE", codePostal = "59000" },
            new
            {
                usageAdresse = "03", ligneQuatre = "12 RUE DES TILLEULS", cogCommune = commune, ligneAcheminement = "LUMBRES", codePostal = "62380",
                coordonneesGeographique = new { directionLatitude = latitude, directionLongitude = longitude },
            },
        },
        contact = new[] { new { telecom = new { telephone = "0321000000" } } },
        etatObjet = state,
    };

    /// <summary>The flow: groups first, then legal entities of two establishments each.</summary>
    public static byte[] Json(params object[] sites) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        schemaVersion = "v1.0.0",
        generatedAt = "2026-11-22T05:49:37.6Z",
        gcc = new[] { new { gccId = "1", pmejDuGcc = new[] { new { pmSmsseId = "9" } } } },
        pmej = sites.Chunk(2).Select(two => new { informationsGeneralesPMEJ = new { numFinessPm = "620000001" }, adresse = Array.Empty<object>(), ege = two, etatObjet = "A" }),
    });
}
