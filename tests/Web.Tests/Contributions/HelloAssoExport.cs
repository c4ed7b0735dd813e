using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Tisserand.Web.Tests.Contributions;

/// <summary>A small export of memberships as HelloAsso writes it, with people who do not exist.</summary>
internal sealed class HelloAssoExport
{
    private static readonly string[] Headings =
    [
        "Référence commande", "Date de la commande", "Statut de la commande", "Nom adhérent", "Prénom adhérent", "Carte d'adhérent", "Nom payeur", "Prénom payeur", "Email payeur",
        "Raison sociale", "Moyen de paiement", "Tarif", "Montant tarif", "Code Promo", "Montant code promo",
    ];

    private readonly List<string[]> _rows = [];

    /// <summary>The payer is the member unless named.</summary>
    public HelloAssoExport Add(
        string reference, string last, string first, string amount = "30,00", string email = "", (string Last, string First)? payer = null, string status = "Validé", string date = "09/10/2026 21:59")
    {
        _rows.Add([reference, date, status, last, first, "", payer?.Last ?? last, payer?.First ?? first, email, "", "Carte bancaire", "Adhésion", amount, "", ""]);
        return this;
    }

    /// <summary>As HelloAsso does: UTF-8 with BOM, « ; », CRLF.</summary>
    public byte[] Csv(char delimiter = ';', Encoding? encoding = null)
    {
        string Cell(string text) => text.AsSpan().IndexOfAny(delimiter, '"', '\n') >= 0 ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
        var text = string.Concat(_rows.Prepend(Headings).Select(r => string.Join(delimiter, r.Select(Cell)) + "\r\n"));
        encoding ??= new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }

    public byte[] Xlsx()
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(_rows.Prepend(Headings).Select(r => new Row(r.Select(c => new Cell(new InlineString(new Text(c))) { DataType = CellValues.InlineString })))));
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "Adhésions" }));
        }
        return memory.ToArray();
    }
}
