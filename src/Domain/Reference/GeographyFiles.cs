using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Text;

namespace Tisserand.Domain.Reference;

/// <summary>The embedded tables of the geography, as written by tools/reference-data: « ; », no quoting, one header line.</summary>
internal sealed record GeographyFiles(
    IReadOnlyList<Commune> Communes,
    IReadOnlyList<Commune> Arrondissements,
    IReadOnlyList<FormerCommune> FormerCommunes,
    Dictionary<string, string> FormerCodes,
    IReadOnlyList<GeographyFiles.SplitCode> SplitCodes,
    IReadOnlyList<Epci> Epci,
    IReadOnlyList<Departement> Departements,
    IReadOnlyList<Region> Regions)
{
    private const string Mayotte = "976";
    private const int MayottePopulationVintage = 2017;

    public static GeographyFiles Read()
    {
        var communes = ReadCommunes();
        var byCode = communes.Where(c => c.Code is "75056" or "69123" or "13055").ToDictionary(c => c.Code, StringComparer.Ordinal);
        List<Commune> arrondissements =
        [
            .. Rows("arrondissements-municipaux-2026.csv").Select(f => byCode[f[2]] with
            {
                Code = f[0],
                Name = f[1],
                ParentCode = f[2],
                Population = Number(f[3]),
                PostalCodes = f[4].Split(' '),
                Longitude = Real(f[5]),
                Latitude = Real(f[6]),
                SurfaceKm2 = Real(f[7]),
            }),
        ];
        return new(
            communes,
            arrondissements,
            [.. Rows("communes-deleguees-associees-2026.csv.gz").Select(f => new FormerCommune(f[0], f[1], f[3]))],
            Rows("anciens-codes-2026.csv.gz").ToDictionary(f => f[0], f => f[1], StringComparer.Ordinal),
            [.. Rows("anciens-codes-partages.csv").Select(f => new SplitCode(f[0], f[1], f[2]))],
            [.. Rows("epci-2026.csv").Select(f => new Epci(f[0], f[1], f[2], 0, 0))],
            [.. Rows("departements-2026.csv").Select(f => new Departement(f[0], f[1], f[2], f[3]))],
            [.. Rows("regions-2026.csv").Select(f => new Region(f[0], f[1], f[2]))]);
    }

    /// <summary>One of the heirs of a commune split between several. Source : INSEE, mouvements de communes.</summary>
    internal sealed record SplitCode(string FormerCode, string FormerName, string Commune);

    private static int? VintageIn(string departement) => departement switch
    {
        Mayotte => MayottePopulationVintage,
        "975" or "977" or "978" => null,
        _ => departement.StartsWith("98", StringComparison.Ordinal) ? null : Geography.PopulationVintage,
    };

    /// <summary>The one large table: read by spans, since it is on the way of the first page.</summary>
    private static List<Commune> ReadCommunes()
    {
        var communes = new List<Commune>(35_000);
        // Neighbours in the file share their codes: one string instead of one per commune.
        var (departement, region, epci) = ("", "", "");
        Span<Range> cells = stackalloc Range[11];
        using var reader = Open("communes-2026.csv.gz");
        var text = reader.ReadToEnd().AsSpan();
        text = text[(text.IndexOf('\n') + 1)..].TrimEnd('\n');
        foreach (var range in text.Split('\n'))
        {
            var line = text[range];
            line.Split(cells, ';');
            departement = Same(departement, line[cells[2]]);
            region = Same(region, line[cells[3]]);
            epci = Same(epci, line[cells[4]]);
            var postal = line[cells[6]];
            communes.Add(new(
                line[cells[0]].ToString(), line[cells[1]].ToString(), departement, region, epci.Length == 0 ? null : epci,
                Number(line[cells[5]]), VintageIn(departement),
                postal.IsEmpty ? [] : postal.Length == 5 ? [postal.ToString()] : postal.ToString().Split(' '),
                Real(line[cells[7]]), Real(line[cells[8]]), Real(line[cells[9]])));
        }
        return communes;
    }

    private static string Same(string previous, ReadOnlySpan<char> cell) => cell.SequenceEqual(previous) ? previous : cell.ToString();

    private static StreamReader Open(string file)
    {
        var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("Reference/Geography/" + file)
            ?? throw new InvalidOperationException($"The embedded table {file} is missing.");
        Stream plain = file.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(resource, CompressionMode.Decompress)
            : resource;
        return new(plain, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);
    }

    private static IEnumerable<string[]> Rows(string file)
    {
        using var reader = Open(file);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split(';');
        }
    }

    private static int? Number(ReadOnlySpan<char> text) => text.IsEmpty ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static double Real(ReadOnlySpan<char> text) => double.Parse(text, CultureInfo.InvariantCulture);
}
