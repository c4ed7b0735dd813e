using Tisserand.Domain.Foundation.Papers;
using Tisserand.Web.Shell.Papers.Pdf;

namespace Tisserand.Web.Shell.Papers;

/// <summary>
/// How wide the columns of a table really are: the shares asked for, except that no date, amount or word is cut in two as long as
/// the others can make room. The same for Word and PDF.
/// </summary>
internal static class PaperColumns
{
    /// <summary>A word longer than this share of the page is cut rather than given more.</summary>
    private const double LongestWord = 0.35;

    /// <param name="padding">What a cell needs beside its text, in all.</param>
    /// <returns>One width per column; together they make <paramref name="whole"/>.</returns>
    public static double[] Widths(PaperBlock.Table table, PdfFaces faces, double size, double padding, double whole)
    {
        var least = new double[table.Columns.Count];
        Widen(table.Columns.Select(c => c.Heading), isBold: true);
        foreach (var row in table.Rows)
        {
            Widen(row, isBold: false);
        }
        Widen(table.Total ?? [], isBold: true);
        return Share([.. table.Columns.Select(c => c.Width)], least, whole);

        void Widen(IEnumerable<string> cells, bool isBold)
        {
            var face = faces.For(isBold, isItalic: false);
            foreach (var (i, text) in cells.Index())
            {
                foreach (var word in text.Split(' ', '\n'))
                {
                    least[i] = Math.Max(least[i], Math.Min(face.Width(word, size) + padding, LongestWord * whole));
                }
            }
        }
    }

    /// <summary>Shares a length by weight, none below its least; when even those do not fit, all shrink alike.</summary>
    private static double[] Share(double[] weights, double[] least, double whole)
    {
        if (least.Sum() >= whole)
        {
            return [.. least.Select(l => l * whole / least.Sum())];
        }
        var isHeld = new bool[weights.Length];
        while (true)
        {
            var left = whole - least.Where((_, i) => isHeld[i]).Sum();
            var weight = weights.Where((_, i) => !isHeld[i]).Sum();
            var tooNarrow = Enumerable.Range(0, weights.Length).Where(i => !isHeld[i] && left * weights[i] / weight < least[i]).ToList();
            if (tooNarrow.Count == 0)
            {
                return [.. weights.Select((w, i) => isHeld[i] ? least[i] : left * w / weight)];
            }
            foreach (var i in tooNarrow)
            {
                isHeld[i] = true;
            }
        }
    }
}
