using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Contributions.Imports;

/// <summary>One membership of an export of HelloAsso, as read.</summary>
/// <param name="Line">Of the file; that of the headings is 1.</param>
/// <param name="Key">Names this membership for ever: order, member, and rank among those of one order and name.</param>
/// <param name="Payer">Empty when it is the member.</param>
/// <param name="Emails">Of the member if the form asked it, then of the payer when they are one person.</param>
/// <param name="PayerEmail">Of somebody who may be another person.</param>
/// <param name="Fault">Why the line cannot be read; null when it can.</param>
public sealed record HelloAssoRow(
    int Line, string Key, string Reference, DateOnly? PaidOn, string LastName, string FirstName, string Payer, IReadOnlyList<string> Emails, string PayerEmail, Money? Amount, bool IsValidated, string? Fault)
{
    public string FullName => FirstName + " " + LastName;
}

/// <summary>Reads the export of memberships of HelloAsso: CSV (UTF-8 or Windows-1252; « ; », « , » or tab) or XLSX. Pure: knows no member.</summary>
public static class HelloAssoFile
{
    public const int MostBytes = 1_000_000;
    public const int MostRows = 5_000;

    private static readonly string[] Required = ["reference commande", "date de la commande", "statut de la commande", "nom adherent", "prenom adherent", "montant tarif"];

    /// <summary>Refuses a file that is too long, that is no table, or that lacks a column of the export.</summary>
    public static Outcome<List<HelloAssoRow>> Read(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length is 0 or > MostBytes)
        {
            return new Refusal("file-size", content.Length == 0 ? "Choisissez le fichier exporté de HelloAsso." : "Ce fichier dépasse 1\u00A0Mo\u00A0: exportez une seule campagne.", "Export");
        }
        List<string[]> table;
        try
        {
            table = content.AsSpan().StartsWith("PK"u8) ? Sheet(content) : Csv(Decode(content));
        }
        catch (Exception problem) when (problem is InvalidDataException or FormatException or OpenXmlPackageException or System.Xml.XmlException or ArgumentException or InvalidOperationException)
        {
            return new Refusal("file-unreadable", "Ce fichier ne se lit ni comme un CSV ni comme un classeur Excel.", "Export");
        }
        var start = table.FindIndex(r => r.Any(c => FoldedText.Of(c) == Required[0]));
        if (start < 0)
        {
            return new Refusal("not-helloasso", "Aucune colonne «\u00A0Référence commande\u00A0»\u00A0: ce n’est pas l’export des adhésions de HelloAsso.", "Export");
        }
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < table[start].Length; i++)
        {
            columns.TryAdd(FoldedText.Of(table[start][i]), i);
        }
        var missing = Required.Where(r => !columns.ContainsKey(r)).ToList();
        if (missing.Count > 0)
        {
            return new Refusal("columns-missing", $"Colonnes absentes\u00A0: {string.Join(", ", missing)}.", "Export");
        }
        if (table.Count - start - 1 > MostRows)
        {
            return new Refusal("too-many-rows", $"Plus de {FrenchNumber.Whole(MostRows)} lignes\u00A0: exportez une seule campagne.", "Export");
        }
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        return Enumerable.Range(start + 1, table.Count - start - 1).Where(i => table[i].Any(c => c.Trim().Length > 0)).Select(i => Row(i + 1, table[i], columns, ranks)).ToList();
    }

    private static HelloAssoRow Row(int line, string[] cells, Dictionary<string, int> columns, Dictionary<string, int> ranks)
    {
        string Cell(string name) => columns.TryGetValue(name, out var i) && i < cells.Length ? TypedText.Line(cells[i]).TrimStart('\'') : "";
        var (reference, last, first) = (Cell("reference commande"), Cell("nom adherent"), Cell("prenom adherent"));
        var payer = $"{Cell("prenom payeur")} {Cell("nom payeur")}".Trim();
        var isSelf = payer.Length == 0 || FoldedText.Of(payer) == FoldedText.Of(first + " " + last);
        var payerEmail = Cell("email payeur");
        var asked = new[] { "email adherent", "email", "adresse email", "adresse mail", "e mail" }.Select(Cell).FirstOrDefault(c => c.Contains('@', StringComparison.Ordinal));
        var paidOn = French.ParseDay(Cell("date de la commande").Split(' ')[0]);
        var amount = French.ParseEuros(Cell("montant tarif"));
        var name = $"{reference}|{FoldedText.Of(last + " " + first)}";
        var rank = ranks[name] = ranks.GetValueOrDefault(name) + 1;
        var key = string.Create(CultureInfo.InvariantCulture, $"helloasso|{name}|{rank}");
        var fault = reference.Length is 0 or > 60 ? "référence de commande absente"
            : FoldedText.Of(last).Length == 0 || FoldedText.Of(first).Length == 0 || last.Length > 100 || first.Length > 100 ? "nom ou prénom de l’adhérent absent"
            : paidOn is null ? $"date illisible («\u00A0{Cell("date de la commande")}\u00A0»)"
            : amount is null || amount < Money.Zero ? $"montant illisible («\u00A0{Cell("montant tarif")}\u00A0»)"
            : null;
        return new(line, key.Length > 300 ? key[..300] : key, reference, paidOn, last, first, isSelf ? "" : payer,
            [.. new[] { asked, isSelf ? payerEmail : null }.OfType<string>().Where(e => e.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)], payerEmail, amount,
            FoldedText.Of(Cell("statut de la commande")) is "valide" or "validee", fault);
    }

    private static string Decode(byte[] content)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(content);
        }
    }

    private static List<string[]> Csv(string text)
    {
        var head = text.Split('\n', 2)[0];
        var delimiter = new[] { ';', '\t', ',' }.MaxBy(d => head.Count(c => c == d));
        var (rows, row, cell, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == delimiter)
            {
                EndCell();
            }
            else if (c == '\n')
            {
                EndCell();
                rows.Add([.. row]);
                row.Clear();
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }
        EndCell();
        rows.Add([.. row]);
        return rows;
    }

    private static List<string[]> Sheet(byte[] content)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        var workbook = document.WorkbookPart ?? throw new InvalidDataException();
        var strings = workbook.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(s => s.InnerText).ToList() ?? [];
        var rows = new List<string[]>();
        foreach (var row in workbook.WorksheetParts.First().Worksheet.Descendants<Row>())
        {
            var cells = new List<string>();
            foreach (var cell in row.Elements<Cell>())
            {
                var at = cell.CellReference?.Value is { } address ? Column(address) : cells.Count;
                while (cells.Count < at && at < 500)
                {
                    cells.Add("");
                }
                cells.Add(Value(cell, strings));
            }
            rows.Add([.. cells]);
        }
        return rows;
    }

    private static string Value(Cell cell, List<string> strings)
    {
        var text = cell.CellValue?.Text ?? cell.InnerText;
        if (cell.DataType?.Value == CellValues.SharedString)
        {
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.Count ? strings[index] : "";
        }
        // A day is a number with a date format: the only numbers of this size in the export.
        return cell.DataType is null && cell.StyleIndex is not null && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 40_000 and < 60_000
            ? new DateOnly(1899, 12, 30).AddDays((int)number).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
            : text;
    }

    private static int Column(string address) => address.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, (n, c) => (26 * n) + c - 'A' + 1) - 1;
}
