using Tisserand.Domain.Foundation.Papers;
using Tisserand.Web.Shell.Papers.Pdf;

namespace Tisserand.Web.Shell.Papers;

/// <summary>Planche d’étiquettes : sheets of A4 of the trade, lengths in millimetres.</summary>
/// <param name="Left">From the edge of the sheet to the first label.</param>
/// <param name="StepX">From the left of a label to that of the next.</param>
public sealed record LabelFormat(string Code, string Name, int Columns, int Rows, double Width, double Height, double Left, double Top, double StepX)
{
    public static IReadOnlyList<LabelFormat> All { get; } =
    [
        new("21", "63,5 × 38,1 mm, 21 par feuille", 3, 7, 63.5, 38.1, 7.25, 15.15, 66.0),
        new("24", "70 × 37 mm, 24 par feuille", 3, 8, 70, 37, 0, 0.5, 70),
    ];

    public int PerSheet => Columns * Rows;

    public static LabelFormat? Find(string? code) => All.FirstOrDefault(f => f.Code == code);
}

/// <summary>
/// Labels as a PDF to print at 100 % on sheets of the trade: each label holds its lines, the first one bold, made smaller as long as
/// they do not fit; what still does not is cut. The text is tagged like that of any paper.
/// </summary>
public static class LabelSheet
{
    /// <summary>Millimetres kept free inside a label: printers shift, and sheets have rounded corners.</summary>
    private const double Inside = 4;

    private const double Point = 72 / 25.4;

    /// <summary>Sizes of letters tried, in points.</summary>
    private static readonly double[] Sizes = [10, 9, 8, 7];

    /// <param name="title">Of the document, for its reader.</param>
    public static byte[] Write(string title, string organisation, LabelFormat format, IEnumerable<IReadOnlyList<string>> labels)
    {
        ArgumentNullException.ThrowIfNull(format);
        var faces = new PdfFaces();
        var document = new PdfTag("Document");
        var pages = new List<PdfPage>();
        var place = 0;
        foreach (var lines in labels)
        {
            if (place % format.PerSheet == 0)
            {
                pages.Add(new(595.28, 841.89));
            }
            var (row, column) = Math.DivRem(place % format.PerSheet, format.Columns);
            Draw(pages[^1], document, faces, format, lines, format.Left + (column * format.StepX), format.Top + (row * format.Height));
            place++;
        }
        if (pages.Count == 0)
        {
            pages.Add(new(595.28, 841.89));
        }
        return PdfDocument.Save(new PaperBuilder(title, organisation).Build(), document, pages, [], faces);
    }

    private static void Draw(PdfPage page, PdfTag document, PdfFaces faces, LabelFormat format, IReadOnlyList<string> lines, double left, double top)
    {
        var width = (format.Width - (2 * Inside)) * Point;
        var height = (format.Height - (2 * Inside)) * Point;
        var style = new PdfStyle(0, 0, PaperWords.Ink);
        var set = new List<PdfLine>();
        foreach (var size in Sizes)
        {
            style = style with { Size = size, Leading = size * 1.28 };
            set = [.. lines.Where(l => l.Length > 0).SelectMany((line, i) => PdfLine.Wrap([(faces.For(i == 0, false), line.Replace('\u202F', '\u00A0'))], size, width))];
            if (set.Count * style.Leading <= height)
            {
                break;
            }
        }
        set = [.. set.Take(Math.Max(1, (int)(height / style.Leading)))];
        // In the middle of the height of the label, as a hand would write it.
        var y = ((top + Inside) * Point) + ((height - (set.Count * style.Leading)) / 2);
        page.Text(document.Child("P"), set, style, (left + Inside) * Point, PdfFlow.Baseline(y, style));
    }
}
