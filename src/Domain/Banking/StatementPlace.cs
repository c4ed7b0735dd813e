using Tisserand.Domain.Banking.Statements;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking;

/// <summary>Remarque sur la place d'un relevé, in plain words, with what to do.</summary>
/// <param name="IsDue">Something is to be looked at before the import.</param>
public sealed record StatementRemark(string Text, bool IsDue);

/// <summary>Place d'un relevé among those imported already: what it comes before, what it covers again, what is missing beside it. Nothing is refused: lines are told apart by themselves.</summary>
public static class StatementPlace
{
    /// <param name="known">What was imported of that account.</param>
    /// <param name="fresh">The rows of the statement that are not there yet.</param>
    public static IReadOnlyList<StatementRemark> Of(StatementRead read, AccountDays known, IReadOnlyCollection<StatementRow> fresh)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(fresh);
        if (known.Moves.Count == 0)
        {
            return [];
        }
        if (fresh.Count == 0)
        {
            return [new("Ce relevé est déjà importé en entier\u00A0: il n’y a rien à faire.", IsDue: false)];
        }
        var remarks = new List<StatementRemark>();
        var (first, last) = (read.Rows.Min(r => r.On), read.Rows.Max(r => r.On));
        var (from, to) = (known.Moves[0].On, known.Moves[^1].On);
        if (last < from)
        {
            remarks.Add(new($"Ce relevé est d’avant ceux déjà importés, qui commencent le {FrenchDate.Long(from)}\u00A0: ses lignes se rangeront à leur date, il n’y a rien à faire.", IsDue: false));
        }
        else if (first <= to)
        {
            remarks.Add(Again(read, fresh, from, to));
        }
        if (read.Balances.FirstOrDefault(b => known.Said.Any(s => s.On == b.On && s.Amount != b.Amount)) is { } other)
        {
            return [.. remarks, new($"Au soir du {FrenchDate.Long(other.On)}, la banque a {FrenchNumber.Euros(other.Amount)} selon ce fichier, {FrenchNumber.Euros(known.Said.Single(s => s.On == other.On).Amount)} selon les relevés déjà importés\u00A0: des lignes manquent d’un côté ou de l’autre, ou ce n’est pas un relevé de ce compte.", IsDue: true)];
        }
        var gaps = With(read, known, fresh).Gaps.Except(known.Gaps).ToList();
        if (gaps.Count > 2)
        {
            return [.. remarks, new("Les soldes que dit ce fichier ne suivent pas ceux des relevés déjà importés\u00A0: vérifiez que c’est bien un relevé de ce compte.", IsDue: true)];
        }
        remarks.AddRange(gaps.Select(g => new StatementRemark($"{Days(g)}, "
            + (known.Said.Count(s => s.On == g.From || s.On == g.To) == 2 && !known.Gaps.Any(k => (k.From, k.To) == (g.From, g.To))
                ? $"les soldes que dit la banque tombaient juste et ne le feraient plus ({FrenchNumber.Euros(-g.Missing)} de trop)\u00A0: les lignes nouvelles de ces jours sont sans doute déjà importées à une autre date."
                : $"{FrenchNumber.Euros(g.Missing)} de mouvements manquent entre les soldes que dit la banque\u00A0: importez aussi le relevé de ces jours."), IsDue: true)));
        if (gaps.Count == 0 && (read.Opening is null || known.Said.Count == 0) && Months(to, first) > 1)
        {
            remarks.Add(new($"Aucun relevé n’est importé du {FrenchDate.Long(to.AddDays(1))} au {FrenchDate.Long(first.AddDays(-1))}, et ce fichier ne dit pas le solde d’où il part\u00A0: si la banque a un relevé de cette période, importez-le aussi.", IsDue: true));
        }
        return remarks;
    }

    /// <summary>It begins before the end of what is there.</summary>
    private static StatementRemark Again(StatementRead read, IReadOnlyCollection<StatementRow> fresh, DateOnly from, DateOnly to)
    {
        var (known, between) = (read.Rows.Count - fresh.Count, fresh.Count(r => r.On >= from && r.On <= to));
        var until = $"Les relevés déjà importés vont du {FrenchDate.Long(from)} au {FrenchDate.Long(to)}";
        return between == 0
            ? new($"{until}\u00A0: ce fichier en recouvre une partie, et les lignes déjà là ({known}) ne seront pas doublées.", IsDue: false)
            : new($"{until}. De ce fichier, {(between == 1 ? "1 ligne nouvelle tombe" : $"{between} lignes nouvelles tombent")} dans cette période\u00A0: vérifiez, plus bas, que ce ne sont pas des mouvements déjà importés à une autre date, ou d’un autre compte.", IsDue: true);
    }

    private static AccountDays With(StatementRead read, AccountDays known, IReadOnlyCollection<StatementRow> fresh) => known with
    {
        Said = [.. known.Said.Concat(read.Balances).GroupBy(s => s.On).Select(g => g.Last()).OrderBy(s => s.On)],
        Moves = [.. known.Moves.Concat(fresh.Select(r => new DayBalance(r.On, r.Amount))).OrderBy(m => m.On)],
    };

    private static string Days(BalanceGap gap) => gap.From.AddDays(1) == gap.To ? $"Le {FrenchDate.Long(gap.To)}" : $"Du {FrenchDate.Long(gap.From.AddDays(1))} au {FrenchDate.Long(gap.To)}";

    private static int Months(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
