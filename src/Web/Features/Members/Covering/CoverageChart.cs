using System.Globalization;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Members.Covering;

/// <summary>The line of the share of members over the readings; figures in pixels of the drawing. The table beside says the same.</summary>
public sealed class CoverageChart
{
    public const int Width = 1000;
    public const int Height = 260;
    public const int Left = 64;

    private const int Top = 34;
    private const int Bottom = 40;

    /// <summary>Pixels between two points that are named.</summary>
    private const int NamedEvery = 70;

    private readonly double _top;
    private readonly DateOnly _first;
    private readonly int _days;

    /// <param name="readings">Two at least have a share.</param>
    public CoverageChart(IReadOnlyList<CoverageOnDay> readings)
    {
        var shown = readings.Where(r => r.All.Ratio is not null).OrderBy(r => r.Day).ToList();
        var highest = shown.Max(r => r.All.Ratio!.Value);
        var step = highest <= 0.25 ? 0.05 : highest <= 0.5 ? 0.1 : 0.25;
        _top = Math.Max(step, Math.Ceiling(highest / step) * step);
        (_first, _days) = (shown[0].Day, Math.Max(1, shown[^1].Day.DayNumber - shown[0].Day.DayNumber));
        Ticks = [.. Enumerable.Range(0, (int)Math.Round(_top / step) + 1).Select(i => new Tick(Y(i * step), French.Percent(i * step, 0)))];
        var points = new List<Point>();
        var named = double.MinValue;
        // From the last one back: it is the one that matters.
        foreach (var reading in shown.AsEnumerable().Reverse())
        {
            var x = X(reading.Day);
            var isNamed = points.Count == 0 || named - x >= NamedEvery;
            named = isNamed ? x : named;
            points.Insert(0, new(x, Y(reading.All.Ratio!.Value), CoverageTables.Percent(reading.All), reading.Day.ToString("MMM yyyy", French.Culture),
                $"{French.LongDay(reading.Day)}\u00A0: {French.Number(reading.All.Members)} sur {French.Number(reading.All.Professionals)}, {CoverageTables.Percent(reading.All)}", isNamed));
        }
        Points = points;
        var (from, to) = (shown[0], shown[^1]);
        Description = $"{French.Count(shown.Count, "relevé", "relevés")}, du {French.LongDay(from.Day)} ({CoverageTables.Percent(from.All)}) au {French.LongDay(to.Day)} ({CoverageTables.Percent(to.All)}). Chaque relevé est dans le tableau qui suit.";
    }

    public IReadOnlyList<Tick> Ticks { get; }

    public IReadOnlyList<Point> Points { get; }

    public string Line => string.Join(' ', Points.Select(p => $"{N(p.X)},{N(p.Y)}"));

    /// <summary>The drawing told in a sentence.</summary>
    public string Description { get; }

    /// <summary>A number as SVG wants it.</summary>
    public static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private double X(DateOnly day) => Left + 32 + ((Width - Left - 64.0) * (day.DayNumber - _first.DayNumber) / _days);

    private double Y(double ratio) => Height - Bottom - ((Height - Bottom - Top) * ratio / _top);

    public sealed record Tick(double Y, string Label);

    /// <param name="IsNamed">Its figure and month are written: the others would run into them.</param>
    public sealed record Point(double X, double Y, string Label, string Month, string Title, bool IsNamed);
}
