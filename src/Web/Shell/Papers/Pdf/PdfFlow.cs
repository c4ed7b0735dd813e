using Tisserand.Domain.Foundation.Papers;

namespace Tisserand.Web.Shell.Papers.Pdf;

/// <summary>Cells of a row of a table, broken into lines.</summary>
internal sealed record PdfRow(IReadOnlyList<List<PdfLine>> Cells)
{
    /// <summary>In lines.</summary>
    public int Height => Cells.Max(c => c.Count);
}

/// <summary>A4 pages filled from top to bottom: where the next line goes, and when a new page has to be opened. Lengths in points.</summary>
internal sealed class PdfFlow
{
    public const double Margin = 56.7;

    private const double ShortSide = 595.28, LongSide = 841.89, FootRoom = 62;

    private readonly bool _isLandscape;
    private readonly List<PdfPage> _pages = [];

    public PdfFlow(bool isLandscape)
    {
        _isLandscape = isLandscape;
        NewPage();
    }

    public PdfFaces Faces { get; } = new();

    public IReadOnlyList<PdfPage> Pages => _pages;

    public PdfPage Page => _pages[^1];

    /// <summary>Where the next line begins, from the top edge.</summary>
    public double Y { get; set; }

    public double TextWidth => Page.Width - (2 * Margin);

    public double Bottom => Page.Height - FootRoom;

    public double FullHeight => Bottom - Margin;

    /// <summary>Letters stand in the middle of their line.</summary>
    public static double Baseline(double top, PdfStyle style) => top + (style.Leading / 2) + (style.Size * 0.36);

    public void NewPage()
    {
        _pages.Add(_isLandscape ? new(LongSide, ShortSide) : new(ShortSide, LongSide));
        Y = Margin;
    }

    public List<PdfLine> Wrap(IEnumerable<PaperRun> runs, PdfStyle style, double width) =>
        PdfLine.Wrap(runs.Select(r => (Faces.For(r.IsBold || style.IsBold, r.IsItalic), r.Text)), style.Size, width);

    /// <summary>Draws lines over as many pages as they need.</summary>
    public void Text(PdfTag tag, List<PdfLine> lines, PdfStyle style, double x)
    {
        for (var first = 0; first < lines.Count;)
        {
            MakeRoom(lines.Count - first, style);
            var count = Math.Max(1, LinesHere(lines.Count - first, style));
            Page.Text(tag, lines.GetRange(first, count), style, x, Baseline(Y, style));
            Y += count * style.Leading;
            first += count;
        }
    }

    /// <summary>Opens a page when none of these lines may begin on this one.</summary>
    public void MakeRoom(int lines, PdfStyle style)
    {
        if (LinesHere(lines, style) == 0 && Y > Margin)
        {
            NewPage();
        }
    }

    /// <summary>A row that a page can hold stands on one; a taller one begins here if a few lines fit.</summary>
    /// <param name="height">Of the row and of what has to stay with it.</param>
    /// <param name="room">What a page has left below repeated headings.</param>
    /// <param name="repeat">Draws the headings again; null when there is nothing to repeat.</param>
    public void StartRow(double height, double room, double leading, Action? repeat)
    {
        if (Y > Margin && Y + height > Bottom && (height <= room || Y + (4 * leading) > Bottom))
        {
            NewPage();
            repeat?.Invoke();
        }
    }

    /// <summary>Draws a row, on several pages when one cannot hold it.</summary>
    /// <param name="padding">Above and below the lines of each slice.</param>
    /// <param name="least">Height of a whole row at least.</param>
    /// <param name="draw">Draws the lines of each cell at <see cref="Y"/> in a given height.</param>
    public void DrawSlices(PdfRow row, double leading, double padding, double least, Action? repeat, Action<IReadOnlyList<IReadOnlyList<PdfLine>>, double> draw)
    {
        for (var first = 0; first < row.Height;)
        {
            var count = Math.Clamp((int)((Bottom - Y - (2 * padding)) / leading), 1, row.Height - first);
            var height = Math.Max((count * leading) + (2 * padding), count == row.Height ? least : 0);
            draw([.. row.Cells.Select(c => (IReadOnlyList<PdfLine>)[.. c.Skip(first).Take(count)])], height);
            Y += height;
            first += count;
            if (first < row.Height)
            {
                NewPage();
                repeat?.Invoke();
            }
        }
    }

    /// <summary>How many of these lines stand on this page, so that neither the first nor the last one stands alone.</summary>
    private int LinesHere(int lines, PdfStyle style)
    {
        var room = Math.Max(0, (int)((Bottom - Y) / style.Leading));
        if (room >= lines)
        {
            return lines;
        }
        var count = lines - room == 1 ? room - 1 : room;
        return count < 2 ? 0 : count;
    }
}
