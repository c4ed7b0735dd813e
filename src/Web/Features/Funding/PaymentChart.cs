using System.Globalization;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Funding;

/// <summary>Bars of the payments by day due: what is assured below, what depends on results above. Figures in pixels of the drawing.</summary>
public sealed class PaymentChart
{
    public const int Height = 250;

    private const int Left = 64;
    private const int Top = 36;
    private const int Bottom = 34;
    private const int LeastSlot = 58;
    private const int MostBar = 52;
    private const int FewDays = 6;
    private const int NarrowWidth = 480;
    private readonly decimal _top;

    public PaymentChart(IReadOnlyList<Payment> payments, DateOnly? today)
    {
        var days = payments.GroupBy(p => p.DueOn).OrderBy(g => g.Key).ToList();
        IsNarrow = days.Count <= FewDays;
        Width = IsNarrow ? NarrowWidth : Math.Max(1000, Left + 16 + (days.Count * LeastSlot));
        var highest = days.Count == 0 ? 0 : days.Max(d => d.Sum(p => p.Amount).Euros);
        var step = Step(highest);
        _top = Math.Max(step, Math.Ceiling(highest / step) * step);
        Ticks = [.. Enumerable.Range(0, (int)(_top / step) + 1).Select(i => new Tick(Y(i * step), Thousands(i * step)))];
        var slot = (Width - Left - 16m) / Math.Max(1, days.Count);
        Bars = [.. days.Select((day, i) => Draw(day, Left + (slot * i), slot))];
        var past = days.Count(d => d.Key <= today);
        TodayX = today is not null && past > 0 && past < days.Count ? Left + (slot * past) : null;
    }

    public int Width { get; }

    /// <summary>So few bars that a phone shows them all.</summary>
    public bool IsNarrow { get; }

    public IReadOnlyList<Tick> Ticks { get; }

    public IReadOnlyList<Bar> Bars { get; }

    /// <summary>Where today falls among the bars; null outside of them.</summary>
    public decimal? TodayX { get; }

    public decimal Floor => Height - Bottom;

    /// <summary>The drawing told in a sentence.</summary>
    public string Description => Bars.Count == 0
        ? "Aucun versement."
        : $"{French.Count(Bars.Count, "échéance", "échéances")}, de {Bars[0].Month} à {Bars[^1].Month} ; la plus forte : {French.Euros(Bars.MaxBy(b => b.Total)!.Total)} le {French.LongDay(Bars.MaxBy(b => b.Total)!.DueOn)}. Chaque montant est dans le tableau qui suit.";

    /// <summary>A number as SVG wants it.</summary>
    public static string N(decimal number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private Bar Draw(IGrouping<DateOnly, Payment> day, decimal x, decimal slot)
    {
        var assured = day.Where(p => p.Part != FundingPart.Variable).Sum(p => p.Amount);
        var earned = day.Where(p => p.Part == FundingPart.Variable && !p.IsUncertain).Sum(p => p.Amount);
        var atMost = day.Where(p => p.IsUncertain).Sum(p => p.Amount);
        var total = assured + earned + atMost;
        var width = Math.Min(MostBar, slot * 0.62m);
        var pieces = new List<Piece>();
        var under = 0m;
        foreach (var (css, label, amount) in new[] { ("assured", "fonctionnement et part fixe", assured), ("earned", "part variable évaluée", earned), ("at-most", "part variable, pas encore notifiée", atMost) })
        {
            // What is to be given back is told in the table: a bar does not go under the ground.
            if (amount > Money.Zero)
            {
                pieces.Add(new(css, Y(under + amount.Euros), Y(under) - Y(under + amount.Euros), $"{French.LongDay(day.Key)}, {label} : {French.Euros(amount)}"));
                under += amount.Euros;
            }
        }
        return new(day.Key, x + (slot / 2), x + ((slot - width) / 2), width, Y(Math.Max(0, total.Euros)), day.Key.ToString("MMM yy", French.Culture), Thousands(total.Euros), total, pieces);
    }

    private decimal Y(decimal euros) => Floor - ((Floor - Top) * euros / _top);

    /// <summary>A round step that makes three to six lines.</summary>
    private static decimal Step(decimal highest)
    {
        decimal[] rounds = [1, 2, 2.5m, 5, 10];
        var unit = 1m;
        while (unit * 10 * 5 < highest)
        {
            unit *= 10;
        }
        return Math.Max(10_000, rounds.Select(r => r * unit).First(s => s * 5 >= highest));
    }

    private static string Thousands(decimal euros) => (euros / 1000).ToString(euros < 100_000 ? "0.#" : "0", French.Culture) + French.Nbsp + "k€";

    /// <summary>A horizontal line and its figure.</summary>
    public sealed record Tick(decimal Y, string Label);

    /// <summary>What falls due on one day.</summary>
    public sealed record Bar(DateOnly DueOn, decimal Middle, decimal X, decimal Width, decimal Top, string Month, string Label, Money Total, IReadOnlyList<Piece> Pieces);

    /// <summary>One kind of money in a bar.</summary>
    public sealed record Piece(string Css, decimal Y, decimal Height, string Title);
}
