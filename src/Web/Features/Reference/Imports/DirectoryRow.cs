using System.Buffers;
using System.Globalization;
using System.Text.Unicode;

namespace Tisserand.Web.Features.Reference.Imports;

/// <summary>
/// One line of the extraction: a person, a skill, an activity. The step « line to row »: pure, without allocation; cells are
/// the UTF-8 bytes of the line, blanks trimmed.
/// </summary>
public readonly ref struct DirectoryRow
{
    public const int LongestId = 32;

    private static readonly SearchValues<byte> IdCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private readonly ReadOnlySpan<byte> _line;
    private readonly ReadOnlySpan<int> _ends;
    private readonly DirectoryHeader _header;

    private DirectoryRow(ReadOnlySpan<byte> line, ReadOnlySpan<int> ends, DirectoryHeader header)
    {
        _line = line;
        _ends = ends;
        _header = header;
    }

    /// <summary>Identification nationale: the key of a person.</summary>
    public ReadOnlySpan<byte> NationalId => this[DirectoryColumn.NationalId];

    /// <summary>The RPPS number inside it; empty for another kind of identifier.</summary>
    public ReadOnlySpan<byte> Rpps => NationalId is { Length: 12 } id && id[0] == (byte)'8' ? id[1..] : [];

    /// <summary>Students, locums and those who do not practise have no place.</summary>
    public bool HasPlace =>
        !this[DirectoryColumn.StructureId].IsEmpty || !this[DirectoryColumn.Finess].IsEmpty || !this[DirectoryColumn.Siret].IsEmpty
        || !this[DirectoryColumn.Name].IsEmpty || !this[DirectoryColumn.CityLine].IsEmpty || !this[DirectoryColumn.PostalCode].IsEmpty
        || !this[DirectoryColumn.Commune].IsEmpty;

    /// <summary>« BUREAU CEDEX », else the label of the commune.</summary>
    public ReadOnlySpan<byte> City => this[DirectoryColumn.CityLine] is { IsEmpty: false } city ? city : this[DirectoryColumn.CommuneLabel];

    public ReadOnlySpan<byte> this[DirectoryColumn column]
    {
        get
        {
            var position = _header[column];
            if (position < 0)
            {
                return [];
            }
            var start = position == 0 ? 0 : _ends[position - 1] + 1;
            return _line[start.._ends[position]].Trim((byte)' ');
        }
    }

    /// <summary>
    /// Reads a line; returns why it is refused, or null. <paramref name="ends"/> is lent by the caller, at least
    /// <c>header.Count + 1</c> long, and belongs to the row until the next line.
    /// </summary>
    public static string? Read(ReadOnlySpan<byte> line, DirectoryHeader header, Span<int> ends, out DirectoryRow row)
    {
        row = default;
        if (line.EndsWith("\r"u8))
        {
            line = line[..^1];
        }
        if (line.IsEmpty)
        {
            return "La ligne est vide.";
        }
        if (line.Contains((byte)0) || !Utf8.IsValid(line))
        {
            return "La ligne n’est pas un texte en UTF-8.";
        }
        var cells = 0;
        for (var at = 0; ;)
        {
            var next = line[at..].IndexOf((byte)'|');
            if (cells <= header.Count)
            {
                ends[cells] = next < 0 ? line.Length : at + next;
            }
            cells++;
            if (next < 0)
            {
                break;
            }
            at += next + 1;
        }
        var endsWithSeparator = cells == header.Count + 1 && ends[cells - 2] == line.Length - 1;
        if (cells != header.Count && !endsWithSeparator)
        {
            return string.Create(CultureInfo.InvariantCulture, $"La ligne compte {cells} colonnes au lieu de {header.Count}.");
        }
        row = new(line, ends, header);
        return row.NationalId.Length is 0 or > LongestId || row.NationalId.ContainsAnyExcept(IdCharacters)
            ? "L’identification nationale manque ou n’est pas lisible."
            : null;
    }
}
