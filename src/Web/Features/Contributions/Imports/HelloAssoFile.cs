using System.Globalization;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Spreadsheets;

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

/// <summary>Reads the export of memberships of HelloAsso, CSV or XLSX. Pure: knows no member.</summary>
public static class HelloAssoFile
{
    public const int MostBytes = 1_000_000;
    public const int MostRows = 5_000;
    public const string TooLong = "Ce fichier dépasse 1\u00A0Mo\u00A0: exportez une seule campagne.";

    private static readonly string[] Required = ["reference commande", "date de la commande", "statut de la commande", "nom adherent", "prenom adherent", "montant tarif"];

    /// <summary>Refuses a file that is too long, that is no table, or that lacks a column of the export.</summary>
    public static Outcome<List<HelloAssoRow>> Read(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length is 0 or > MostBytes)
        {
            return new Refusal("file-size", content.Length == 0 ? "Choisissez le fichier exporté de HelloAsso." : TooLong, "Export");
        }
        using var stream = new MemoryStream(content);
        var read = SheetFile.Read(stream, cells => cells.Count(c => Required.Contains(FoldedText.Of(c))));
        if (!read.Succeeded)
        {
            return read.Refusals.Select(r => r with { Field = "Export" }).ToList();
        }
        var sheet = read.Value;
        var columns = sheet.Headings.Select((h, i) => (Name: FoldedText.Of(h), Index: i)).DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => c.Index, StringComparer.Ordinal);
        var missing = Required.Where(r => !columns.ContainsKey(r)).ToList();
        if (missing.Contains(Required[0]))
        {
            return new Refusal("not-helloasso", "Aucune colonne «\u00A0Référence commande\u00A0»\u00A0: ce n’est pas l’export des adhésions de HelloAsso.", "Export");
        }
        if (missing.Count > 0)
        {
            return new Refusal("columns-missing", $"Colonnes absentes\u00A0: {string.Join(", ", missing)}.", "Export");
        }
        if (sheet.Rows.Count > MostRows)
        {
            return new Refusal("too-many-rows", $"Plus de {FrenchNumber.Whole(MostRows)} lignes\u00A0: exportez une seule campagne.", "Export");
        }
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        return sheet.Rows.Select(r => Row(r, columns, ranks)).ToList();
    }

    private static HelloAssoRow Row(SheetRow row, Dictionary<string, int> columns, Dictionary<string, int> ranks)
    {
        string Cell(string name) => columns.TryGetValue(name, out var i) ? TypedText.Line(row.Cells[i]).TrimStart('\'') : "";
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
        return new(row.Number, key.Length > 300 ? key[..300] : key, reference, paidOn, last, first, isSelf ? "" : payer,
            [.. new[] { asked, isSelf ? payerEmail : null }.OfType<string>().Where(e => e.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)], payerEmail, amount,
            FoldedText.Of(Cell("statut de la commande")) is "valide" or "validee", fault);
    }
}
