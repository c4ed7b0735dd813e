using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Tisserand.Data.Reference;
using Tisserand.Domain.Reference;

namespace Tisserand.Web.Features.Reference.Imports;

/// <summary>
/// The historic « etalab » file of FINESS (cs1100502, and cs1100507 with its points): « ; », no header but a first line
/// « finess;etalab;… », or the older variant with one. Read twice: the first time tells the encoding and gathers the points,
/// which stand after the establishments.
/// </summary>
internal sealed class FinessCsv : IFileReader<Establishment>
{
    private static readonly string[] WithoutHeader =
    [
        "section", "nofinesset", "nofinessej", "rs", "rslongue", "complrs", "compldistrib", "numvoie", "typvoie", "voie", "compvoie", "lieuditbp", "commune",
        "departement", "libdepartement", "ligneacheminement", "telephone", "telecopie", "categetab", "libcategetab", "categagretab", "libcategagretab", "siret",
    ];

    private static readonly Dictionary<string, string> Ways = new(StringComparer.OrdinalIgnoreCase)
    {
        ["R"] = "RUE",
        ["AV"] = "AVENUE",
        ["PL"] = "PLACE",
        ["BD"] = "BOULEVARD",
        ["RTE"] = "ROUTE",
        ["CHE"] = "CHEMIN",
        ["ALL"] = "ALLEE",
        ["IMP"] = "IMPASSE",
        ["SQ"] = "SQUARE",
        ["CRS"] = "COURS",
        ["FG"] = "FAUBOURG",
        ["LOT"] = "LOTISSEMENT",
        ["RES"] = "RESIDENCE",
        ["PAS"] = "PASSAGE",
        ["PROM"] = "PROMENADE",
    };

    private readonly Func<Stream> _text;
    private readonly EstablishmentMaker _maker;
    private readonly Dictionary<string, int> _columns;
    private readonly char _separator;
    private readonly bool _hasHeader;
    private readonly Dictionary<TextKey, FrenchPoint> _points = [];
    private Encoding _encoding = Encoding.UTF8;

    private FinessCsv(Func<Stream> text, EstablishmentMaker maker, string first)
    {
        (_text, _maker) = (text, maker);
        _hasHeader = !first.StartsWith("structureet", StringComparison.OrdinalIgnoreCase) && first.Contains("nofinesset", StringComparison.OrdinalIgnoreCase);
        _separator = _hasHeader && first.Count(c => c == ',') > first.Count(c => c == ';') ? ',' : ';';
        _columns = new(StringComparer.OrdinalIgnoreCase);
        var names = _hasHeader ? first.Split(_separator) : WithoutHeader;
        for (var i = 0; i < names.Length; i++)
        {
            _columns.TryAdd(names[i].Trim(' ', '"', '\r'), i);
        }
    }

    public DateOnly? ExtractedOn { get; private set; }

    /// <summary>Null when the first line is not one of this file.</summary>
    public static FinessCsv? Open(Func<Stream> text, EstablishmentMaker maker, ReadOnlySpan<byte> firstLine)
    {
        var first = Encoding.Latin1.GetString(firstLine).TrimStart('ï', '»', '¿').Trim();
        if (!first.StartsWith("finess;etalab", StringComparison.OrdinalIgnoreCase) && !first.StartsWith("structureet;", StringComparison.OrdinalIgnoreCase)
            && !first.Contains("nofinesset", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        var file = new FinessCsv(text, maker, first);
        if (first.Split(';') is [_, _, _, var day, ..] && DateOnly.TryParseExact(day.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            file.ExtractedOn = date;
        }
        return file;
    }

    public IEnumerable<FileRecord<Establishment>> Records()
    {
        LookThrough();
        var lines = new Utf8Lines(_text());
        for (var number = 1L; Next(lines, out var line, out var reason); number++)
        {
            if (reason is not null)
            {
                yield return new(number, null, reason);
                continue;
            }
            if (line.Length == 0 || (number == 1 && (_hasHeader || line.StartsWith("finess;", StringComparison.OrdinalIgnoreCase)))
                || line.StartsWith("geolocalisation;", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            yield return Read(number, line);
        }
    }

    private FileRecord<Establishment> Read(long number, string line)
    {
        if (Cells(line) is not { } cells)
        {
            return new(number, null, "Un guillemet ouvert n’est pas refermé.");
        }
        if (!_hasHeader && !cells[0].Equals("structureet", StringComparison.OrdinalIgnoreCase))
        {
            return new(number, null, "La ligne n’est ni un établissement ni une géolocalisation.");
        }
        if (cells.Count < _columns.Count - (_hasHeader ? 2 : 0))
        {
            return new(number, null, $"La ligne compte {cells.Count} colonnes au lieu de {(_hasHeader ? _columns.Count : 32)}.");
        }
        string Cell(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (_columns.TryGetValue(name, out var at) && at < cells.Count && cells[at].Length > 0)
                {
                    return cells[at];
                }
            }
            return "";
        }
        var finess = Cell("nofinesset");
        var (made, reason) = _maker.Make(new()
        {
            Finess = finess,
            LegalFiness = Cell("nofinessej"),
            Name = Cell("rslongue", "rs"),
            Category = Cell("categetab"),
            CategoryLabel = Cell("liblongcategetab", "libcategetab"),
            Aggregate = Cell("categagretab"),
            Street = Street(Cell("numvoie"), Cell("compvoie"), Cell("typvoie"), Cell("voie"), Cell("lieuditbp")),
            Commune = Cell("cog") is { Length: 5 } cog ? cog : FinessCommune.Code(Cell("departement"), Cell("commune")) ?? "",
            PostalCode = Cell("codepostal"),
            City = Cell("ligneacheminement", "libelle_routage"),
            Phone = Cell("telephone"),
            Siret = Cell("siret"),
            Point = _points.TryGetValue(KeyOf(finess), out var point) ? point : EstablishmentMaker.Point(Cell("coordxet", "coordx"), Cell("coordyet", "coordy")),
        });
        return new(number, made, reason);
    }

    private static string Street(string number, string complement, string way, string street, string place)
    {
        var written = string.Join(' ', new[] { number, complement, Ways.GetValueOrDefault(way, way), street }.Where(p => p.Length > 0));
        return written.Length == 0 ? place : written;
    }

    /// <summary>The first reading: is it UTF-8 all through, and which points does it give.</summary>
    private void LookThrough()
    {
        var lines = new Utf8Lines(_text());
        while (lines.Read(out var line, out _))
        {
            if (!Utf8.IsValid(line))
            {
                _encoding = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
            }
            if (line.StartsWith("geolocalisation;"u8) && Encoding.Latin1.GetString(line).Split(';') is [_, var finess, var x, var y, ..]
                && EstablishmentMaker.Point(x, y) is { } point)
            {
                _points[KeyOf(finess)] = point;
            }
        }
    }

    private bool Next(Utf8Lines lines, out string line, out string? reason)
    {
        (line, reason) = ("", null);
        if (!lines.Read(out var bytes, out var isTooLong))
        {
            return false;
        }
        if (isTooLong)
        {
            reason = "La ligne est trop longue pour être une ligne de FINESS.";
        }
        else if (bytes.Contains((byte)0))
        {
            reason = "La ligne n’est pas un texte.";
        }
        else
        {
            line = _encoding.GetString(bytes).Trim('\r', '\uFEFF');
        }
        return true;
    }

    /// <summary>Null when a quote stays open: a record of this file holds on one line.</summary>
    private List<string>? Cells(string line)
    {
        if (!line.Contains('"', StringComparison.Ordinal))
        {
            return [.. line.Split(_separator, StringSplitOptions.TrimEntries)];
        }
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                if (quoted && i + 1 < line.Length && line[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (line[i] == _separator && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(line[i]);
            }
        }
        cells.Add(cell.ToString().Trim());
        return quoted ? null : cells;
    }

    private static TextKey KeyOf(string finess) => TextKey.Of(Encoding.UTF8.GetBytes(finess.Trim().ToUpperInvariant()));
}
