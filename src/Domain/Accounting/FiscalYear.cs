using System.Globalization;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Accounting;

/// <summary>
/// Exercice comptable : the period of which the accounts are drawn up. It gives its entries their numbers, without a hole, and
/// says which days may still be written on. Source: code de commerce, art. L. 123-12; règlement ANC 2018-06.
/// </summary>
public sealed class FiscalYear : ICptsOwned
{
    public const int ReasonLength = 200;
    private const int MostMonths = 24;

    private FiscalYear()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly Start { get; private set; }

    /// <summary>Last day, included.</summary>
    public DateOnly End { get; private set; }

    /// <summary>Last day of the last closed month, included; null while none is.</summary>
    public DateOnly? ClosedThrough { get; private set; }

    /// <summary>Day of the closing; null while it is open.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Number of the last validated entry; 0 before the first.</summary>
    public int LastNumber { get; private set; }

    /// <summary>Times that it was closed: each closing brings its own balances into the next year.</summary>
    public int Closings { get; private set; }

    /// <summary>Why it was last reopened; empty otherwise.</summary>
    public string ReopeningReason { get; private set; } = "";

    public bool IsClosed => ClosedOn is not null;

    public DateRange Period => new(Start, End);

    /// <summary>« 2026 », or « 2026-2027 » when it is not the civil year.</summary>
    public string Label => Start.Year == End.Year
        ? Start.Year.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Start.Year}-{End.Year}");

    /// <summary>Opens a year. Refuses missing or unlikely days, more than 24 months, and a year that does not follow, or come just before, the others.</summary>
    public static Outcome<FiscalYear> Open(DateOnly? start, DateOnly? end, IReadOnlyCollection<FiscalYear> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        if (start is not { } first || first.Year is < 2000 or > 2099)
        {
            return new Refusal("start-required", "Indiquez le premier jour de l’exercice.", nameof(Start));
        }
        if (end is not { } last || last < first || last >= first.AddMonths(MostMonths))
        {
            return new Refusal("end-unlikely", $"Le dernier jour suit le premier, de {MostMonths} mois au plus.", nameof(End));
        }
        var year = new FiscalYear { Start = first, End = last };
        if (others.FirstOrDefault(o => o.Period.Overlaps(year.Period)) is { } other)
        {
            return new Refusal("years-overlap", $"L’exercice {other.Label} couvre déjà une partie de ces jours.", nameof(Start));
        }
        return others.Count == 0 || others.Any(o => o.End.AddDays(1) == first || last.AddDays(1) == o.Start)
            ? year
            : new Refusal("years-apart", $"Les exercices se suivent\u00A0: le suivant commence le {FrenchDate.Long(others.Max(o => o.End).AddDays(1))}.", nameof(Start));
    }

    /// <summary>The year that follows this one, of twelve months.</summary>
    public FiscalYear Following() => new() { Start = End.AddDays(1), End = End.AddDays(1).AddYears(1).AddDays(-1) };

    /// <summary>Why nothing is written on a day; null when something may be. Balances brought forward come of a closing, which a closed month does not stop.</summary>
    public Refusal? CheckOpen(DateOnly day, JournalKind journal)
    {
        if (!Period.Contains(day))
        {
            throw new ArgumentException($"{day:O} is not of {Label}.", nameof(day));
        }
        return IsClosed ? new("year-closed", $"L’exercice {Label} est clos.", nameof(Entry.On))
            : journal != JournalKind.Opening && day <= ClosedThrough ? new("month-closed", $"Les comptes sont clos jusqu’au {FrenchDate.Long(ClosedThrough.Value)}.", nameof(Entry.On))
            : null;
    }

    /// <summary>The next number, given once.</summary>
    public int TakeNumber() => ++LastNumber;

    /// <summary>Closes the months up to a day. Refuses a closed year, a day that ends no month of it, one already closed, drafts left.</summary>
    /// <param name="drafts">Entries not validated up to that day.</param>
    public List<Refusal> CloseMonths(DateOnly? through, int drafts)
    {
        if (IsClosed)
        {
            return [new("year-closed", $"L’exercice {Label} est clos.")];
        }
        if (through is not { } day || !Period.Contains(day) || (day != End && day.AddDays(1).Day != 1) || day <= ClosedThrough)
        {
            return [new("month-end", "Choisissez un mois de l’exercice qui n’est pas encore clos.", nameof(ClosedThrough))];
        }
        if (drafts > 0)
        {
            return [Drafts(drafts)];
        }
        ClosedThrough = day;
        return [];
    }

    /// <summary>Closes the year. Refuses a year closed or not over, one whose year before is open, drafts left.</summary>
    /// <param name="before">The year before; null for the first.</param>
    public List<Refusal> Close(FiscalYear? before, int drafts, DateOnly today)
    {
        if (IsClosed)
        {
            return [new("year-closed", $"L’exercice {Label} est déjà clos.")];
        }
        if (today <= End)
        {
            return [new("year-not-over", $"L’exercice se termine le {FrenchDate.Long(End)}\u00A0: il se clôt ensuite.")];
        }
        if (before is { IsClosed: false })
        {
            return [new("year-before-open", $"Clôturez d’abord l’exercice {before.Label}.")];
        }
        if (drafts > 0)
        {
            return [Drafts(drafts)];
        }
        (ClosedOn, ClosedThrough, ReopeningReason) = (today, End, "");
        Closings++;
        return [];
    }

    /// <summary>Opens a closed year again, its months too. Refuses an open year, one whose next year is closed, a missing reason.</summary>
    public List<Refusal> Reopen(FiscalYear? next, string? reason)
    {
        if (!IsClosed)
        {
            return [new("year-open", $"L’exercice {Label} n’est pas clos.")];
        }
        if (next is { IsClosed: true })
        {
            return [new("year-after-closed", $"Rouvrez d’abord l’exercice {next.Label}.")];
        }
        if (TypedText.Line(reason).Length is 0 or > ReasonLength)
        {
            return [new("reason-required", "Dites pourquoi l’exercice est rouvert.", nameof(ReopeningReason))];
        }
        (ClosedOn, ClosedThrough, ReopeningReason) = (null, null, TypedText.Line(reason));
        return [];
    }

    private static Refusal Drafts(int drafts) => new("drafts-left", drafts == 1
        ? "Il reste un brouillon\u00A0: validez-le ou supprimez-le."
        : $"Il reste {drafts} brouillons\u00A0: validez-les ou supprimez-les.");
}
