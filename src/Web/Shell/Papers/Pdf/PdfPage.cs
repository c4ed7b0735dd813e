using System.Text;
using Tisserand.Domain.Foundation.Papers;

namespace Tisserand.Web.Shell.Papers.Pdf;

/// <summary>What is drawn on one page; lengths in points, heights counted down from the top edge.</summary>
internal sealed class PdfPage(double width, double height)
{
    private readonly StringBuilder _content = new();
    private readonly List<PdfTag> _marks = [];

    /// <summary>Number of its object in the file.</summary>
    public int Number { get; set; }

    /// <summary>The element that each mark belongs to, by number of the mark.</summary>
    public IReadOnlyList<PdfTag> Marks => _marks;

    public double Width => width;

    public double Height => height;

    public byte[] Content => Encoding.ASCII.GetBytes(_content.ToString());

    /// <summary>Lines of one element, the first with its baseline at <paramref name="baseline"/>; right-aligned ones end at <paramref name="x"/>.</summary>
    /// <param name="tag">Null for what repeats on each page: readers skip it.</param>
    public void Text(PdfTag? tag, IReadOnlyList<PdfLine> lines, PdfStyle style, double x, double baseline, bool isRight = false)
    {
        if (lines.Count == 0 || lines.All(l => l.Parts.Count == 0))
        {
            return;
        }
        if (tag is null)
        {
            _content.Append("/Artifact<</Type/Pagination>>BDC\n");
        }
        else
        {
            tag.Hold(this, _marks.Count);
            _content.Append("/Span<</MCID ").Append(_marks.Count).Append(">>BDC\n");
            _marks.Add(tag);
        }
        _content.Append("BT ").Append(Colour(style.Colour)).Append(" rg\n");
        foreach (var line in lines)
        {
            _content.Append("1 0 0 1 ").Append(N(isRight ? x - line.Width : x)).Append(' ').Append(N(height - baseline)).Append(" Tm");
            foreach (var (face, text) in line.Parts)
            {
                _content.Append('/').Append(face.Key).Append(' ').Append(N(style.Size)).Append(" Tf").Append(face.Encode(text)).Append("Tj\n");
            }
            baseline += style.Leading;
        }
        _content.Append("ET EMC\n");
    }

    public void Fill(double x, double top, double boxWidth, double boxHeight, string colour) =>
        Artifact($"{Colour(colour)} rg {N(x)} {N(height - top - boxHeight)} {N(boxWidth)} {N(boxHeight)} re f");

    public void Frame(double x, double top, double boxWidth, double boxHeight, string colour) =>
        Artifact($"{Colour(colour)} RG 0.6 w {N(x)} {N(height - top - boxHeight)} {N(boxWidth)} {N(boxHeight)} re S");

    public void Rule(double x, double y, double length, double thickness, string colour) =>
        Artifact($"{Colour(colour)} RG {N(thickness)} w {N(x)} {N(height - y)} m {N(x + length)} {N(height - y)} l S");

    /// <summary>Lines of a hand; what they are is said by the text beside.</summary>
    public void Draw(PaperDrawing drawing, double x, double top, double scale) => Artifact(
        $"{Colour(PaperWords.Ink)} RG 0.8 w 1 J 1 j " + string.Join(' ', drawing.Strokes.Select(stroke =>
            string.Join(' ', stroke.Select((p, i) => $"{N(x + (p.X * scale))} {N(height - top - (p.Y * scale))} {(i == 0 ? "m" : "l")}")) + " S")));

    private void Artifact(string operators) => _content.Append("/Artifact BMC ").Append(operators).Append(" EMC\n");

    private static string N(double points) => PdfFile.Number(points);

    private static string Colour(string hex) =>
        string.Join(' ', Convert.FromHexString(hex).Select(part => N(part / 255.0)));
}

/// <summary>How a piece of text looks.</summary>
/// <param name="Size">Of the letters, in points.</param>
/// <param name="Leading">From one baseline to the next, in points.</param>
/// <param name="Colour">Red, green and blue in hexadecimal.</param>
internal sealed record PdfStyle(double Size, double Leading, string Colour, bool IsBold = false);
