using System.Text;
using System.Text.Unicode;
using Tisserand.Data.Reference;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;

namespace Tisserand.Web.Features.Reference.Imports;

/// <summary>
/// « Extraction_Correspondance_MSSante »: UTF-8, « | », a header whose order and exact names are not certain, so that each
/// column is found by any name it has been seen under. One line per address, person and structure; exact doubles are dropped.
/// </summary>
internal sealed class MailboxFile : IFileReader<Mailbox>
{
    private const int LongestAddress = 254;

    private static readonly (MailboxColumn Column, string[] Names)[] Names =
    [
        (MailboxColumn.Kind, ["Type de BAL", "Type BAL", "Code type BAL"]),
        (MailboxColumn.Address, ["Adresse BAL", "Adresse de la BAL", "Adresse MSSanté"]),
        (MailboxColumn.NationalId, ["Identification nationale PP", "Identification nationale"]),
        (MailboxColumn.PersonIdKind, ["Type d'identifiant PP", "Type identifiant PP"]),
        (MailboxColumn.PersonId, ["Identifiant PP"]),
        (MailboxColumn.StructureIdKind, ["Type d'identifiant structure", "Type identifiant structure", "Type d'identifiant de la structure"]),
        (MailboxColumn.StructureId, ["Identification structure", "Identifiant structure", "Identification de la structure", "Identifiant de la structure", "Identification nationale structure"]),
        (MailboxColumn.Service, ["Service de rattachement", "Service"]),
        (MailboxColumn.Name, ["Raison sociale structure BAL", "Raison sociale structure", "Raison sociale"]),
        (MailboxColumn.Sign, ["Enseigne commerciale structure BAL", "Enseigne commerciale structure", "Enseigne commerciale", "Enseigne"]),
    ];

    private readonly Utf8Lines _lines;
    private readonly int[] _positions;
    private readonly int _count;
    private readonly HashSet<TextKey> _met = [];

    private MailboxFile(Utf8Lines lines, int[] positions, int count) => (_lines, _positions, _count) = (lines, positions, count);

    /// <summary>In the name of the file only.</summary>
    public DateOnly? ExtractedOn => null;

    /// <summary>Reads the header; refuses what is not UTF-8 text, or has neither an address nor whom it belongs to.</summary>
    public static Outcome<IFileReader<Mailbox>> Open(Func<Stream> text)
    {
        var lines = new Utf8Lines(text());
        lines.Read(out var first, out _);
        if (first.StartsWith("\uFEFF"u8))
        {
            first = first[3..];
        }
        if (first.Contains((byte)0) || !first.Contains((byte)'|'))
        {
            return new Refusal("mssante-format", "Ce fichier n’est pas une extraction de l’Annuaire Santé\u00A0: un fichier «\u00A0Extraction_Correspondance_MSSante\u00A0», texte, zip ou gzip, est attendu.");
        }
        if (!Utf8.IsValid(first))
        {
            return new Refusal("mssante-encoding", "Ce fichier n’est pas en UTF-8\u00A0: chargez-le tel que l’Annuaire Santé le publie, sans l’avoir enregistré de nouveau.");
        }
        var columns = Cells(first).ConvertAll(Simplified);
        if (columns[^1].Length == 0)
        {
            columns.RemoveAt(columns.Count - 1);
        }
        var positions = Enum.GetValues<MailboxColumn>().Select(c =>
            Names.Single(n => n.Column == c).Names.Select(n => columns.IndexOf(Simplified(n))).FirstOrDefault(p => p >= 0, -1)).ToArray();
        bool Has(MailboxColumn column) => positions[(int)column] >= 0;
        var missing = new[]
        {
            (Has(MailboxColumn.Kind), "Type de BAL"),
            (Has(MailboxColumn.Address), "Adresse BAL"),
            (Has(MailboxColumn.NationalId) || Has(MailboxColumn.PersonId), "Identification nationale PP"),
        }.Where(c => !c.Item1).Select(c => $"«\u00A0{c.Item2}\u00A0»").ToList();
        return missing.Count > 0
            ? new Refusal("mssante-columns", $"{(missing.Count == 1 ? "La colonne" : "Les colonnes")} {string.Join(", ", missing)} {(missing.Count == 1 ? "manque" : "manquent")}\u00A0: le fichier «\u00A0Extraction_Correspondance_MSSante\u00A0» est attendu.")
            : new MailboxFile(lines, positions, columns.Count);
    }

    public IEnumerable<FileRecord<Mailbox>> Records()
    {
        // The header is line 1.
        for (var number = 2L; Next(out var cells, out var reason); number++)
        {
            if (cells is null && reason is null)
            {
                continue;
            }
            var kept = cells is null ? null : Read(cells, out reason);
            yield return new(number, kept is not null && _met.Add(KeyOf(kept)) ? kept : null, reason);
        }
    }

    /// <summary>The cells of the next line, or why it cannot be read; neither for a blank line.</summary>
    private bool Next(out List<string>? cells, out string? reason)
    {
        (cells, reason) = (null, null);
        if (!_lines.Read(out var line, out var isTooLong))
        {
            return false;
        }
        if (isTooLong)
        {
            reason = "La ligne est trop longue pour être une ligne de ce fichier.";
        }
        else if (line.Contains((byte)0) || !Utf8.IsValid(line))
        {
            reason = "La ligne n’est pas un texte en UTF-8.";
        }
        else if (!line.Trim("\r "u8).IsEmpty)
        {
            cells = Cells(line);
        }
        return true;
    }

    private Mailbox? Read(List<string> cells, out string? reason)
    {
        reason = null;
        if (cells.Count != _count && !(cells.Count == _count + 1 && cells[^1].Length == 0))
        {
            reason = $"La ligne compte {cells.Count} colonnes au lieu de {_count}.";
            return null;
        }
        string Cell(MailboxColumn column) => _positions[(int)column] is >= 0 and var at ? cells[at] : "";
        var address = Cell(MailboxColumn.Address);
        var person = PersonId(Cell(MailboxColumn.NationalId), Cell(MailboxColumn.PersonIdKind), Cell(MailboxColumn.PersonId));
        var structure = StructureId(Cell(MailboxColumn.StructureIdKind), Cell(MailboxColumn.StructureId));
        reason = MailboxKinds.Parse(Cell(MailboxColumn.Kind)) is not { } kind ? "Le type de boîte n’est ni PER, ni CAB, ni ORG, ni APP."
            : !IsAddress(address) ? "L’adresse de la boîte manque ou n’est pas lisible."
            : kind is MailboxKind.Personal && person is null ? "Une boîte personnelle doit dire à quel professionnel elle appartient."
            : person is null && structure is null ? "La ligne ne dit ni à quel professionnel ni à quelle structure la boîte appartient."
            : null;
        return reason is not null ? null : new()
        {
            Address = address,
            Kind = MailboxKinds.Parse(Cell(MailboxColumn.Kind))!.Value,
            NationalId = person,
            Structure = structure,
            Service = Cell(MailboxColumn.Service),
            Holder = Cell(MailboxColumn.Sign) is { Length: > 0 } sign ? sign : Cell(MailboxColumn.Name),
        };
    }

    /// <summary>« 8 » and the RPPS number, « 0 » and the ADELI number; made from its two parts when the file gives only them.</summary>
    private static string? PersonId(string nationalId, string kind, string number)
    {
        var id = nationalId.Length > 0 ? nationalId
            : number.Length == 11 && kind is "8" or "RPPS" or "" ? "8" + number
            : number.Length == 9 && kind is "0" or "ADELI" or "" ? "0" + number
            : kind + number;
        return id.Length is >= 9 and <= 32 && id.All(char.IsAsciiLetterOrDigit) ? id : null;
    }

    /// <summary>The national form, with its prefix, from what the file gives: a prefixed identifier, a FINESS number or a SIRET.</summary>
    private static string? StructureId(string kind, string number)
    {
        if (number.Length is 0 or > 32 || !number.All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }
        return kind.Trim().ToUpperInvariant() switch
        {
            "FINESS" or "1" when number.Length == 9 => "1" + number,
            "SIRET" or "3" when number.Length == 14 => "3" + number,
            "ADELI RANG" or "0" when number.Length < 12 => "0" + number,
            "RPPS RANG" or "4" when number.Length == 14 => "4" + number,
            _ => number.Length switch { 9 => "1" + number, 14 => "3" + number, _ => number },
        };
    }

    private static bool IsAddress(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && text.Length <= LongestAddress && text.LastIndexOf('@') == at && text.IndexOf('.', at) > at + 1 && text[^1] != '.'
            && text.All(c => char.IsAsciiLetterOrDigit(c) || "@.-_+'&".Contains(c, StringComparison.Ordinal));
    }

    private static TextKey KeyOf(Mailbox mailbox) =>
        TextKey.Of(Encoding.UTF8.GetBytes($"{mailbox.Address}|{mailbox.NationalId}|{mailbox.Structure}|{mailbox.Service}"));

    private static List<string> Cells(ReadOnlySpan<byte> line) =>
        [.. Encoding.UTF8.GetString(line).TrimEnd('\r').Split('|', StringSplitOptions.TrimEntries)];

    private static string Simplified(string name) => FoldedText.Of(name.Replace('’', '\''));

    private enum MailboxColumn
    {
        Kind,
        Address,
        NationalId,
        PersonIdKind,
        PersonId,
        StructureIdKind,
        StructureId,
        Service,
        Name,
        Sign,
    }
}
