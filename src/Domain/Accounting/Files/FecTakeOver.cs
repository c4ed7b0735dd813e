using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Accounting.Files;

/// <summary>Solde à reprendre : what an account of the other program is left with, and the account proposed for it here.</summary>
/// <param name="Account">In the other program.</param>
/// <param name="Balance">Debit less credit, never zero.</param>
/// <param name="Nearest">That very account, or the longest that it subdivides, in the chart here; null when there is none.</param>
public sealed record TakenBalance(string Account, string Label, Money Balance, string? Nearest)
{
    /// <summary>No account here is this one: it is to be added, or another chosen.</summary>
    public bool IsUnknown => Account != Nearest;

    public bool MayBeAdded => IsUnknown && LedgerAccount.IsNumber(Account);

    /// <summary>« 512000 » is 512 with zeros; « 512100 » says more than 512 and is proposed to be added.</summary>
    public string? Proposed => MayBeAdded && (Nearest is null || Account[Nearest.Length..].Trim('0').Length > 0) ? Account : Nearest;
}

/// <summary>
/// Reprise des soldes : the balances with which a FEC of the year before opens a fiscal year. Accounts of classes 1 to 5 are brought as
/// they are; classes 6 and 7 make the result. Source: plan comptable général (à-nouveaux).
/// </summary>
public sealed class FecTakeOver
{
    private FecTakeOver(FecReading file, IReadOnlyList<TakenBalance> balances, Money result) => (File, Balances, Result) = (file, balances, result);

    public FecReading File { get; }

    /// <summary>In the order of the accounts, the result last.</summary>
    public IReadOnlyList<TakenBalance> Balances { get; }

    /// <summary>Positive for a surplus; among the balances.</summary>
    public Money Result { get; }

    /// <summary>Refuses lines on or after the first day of the year that it opens, and a file that ended more than a year before.</summary>
    public static Outcome<FecTakeOver> Of(FecReading file, FiscalYear year, Chart chart)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(year);
        ArgumentNullException.ThrowIfNull(chart);
        if (file.Lines.FirstOrDefault(l => l.On >= year.Start) is { } late)
        {
            return new Refusal("row-late", $"Ligne {late.Number}\u00A0: le {FrenchDate.Long(late.On)} n’est pas avant l’exercice {year.Label}. Choisissez le FEC de l’exercice d’avant, terminé le {FrenchDate.Long(year.Start.AddDays(-1))}.");
        }
        if (file.Last < year.Start.AddYears(-1))
        {
            return new Refusal("file-old", $"Ce fichier s’arrête le {FrenchDate.Long(file.Last)}, plus d’un an avant l’exercice {year.Label}. Choisissez le FEC de l’exercice terminé le {FrenchDate.Long(year.Start.AddDays(-1))}.");
        }
        var accounts = file.Lines.GroupBy(l => l.Account).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Account: g.Key, Label: g.Last().AccountLabel, Balance: g.Sum(l => l.Amount))).Where(b => !b.Balance.IsZero).ToList();
        var balances = accounts.Where(b => b.Account[0] is >= '1' and <= '5').Select(b => new TakenBalance(b.Account, b.Label, b.Balance, Nearest(b.Account, chart))).ToList();
        var result = -accounts.Where(b => b.Account[0] is '6' or '7').Sum(b => b.Balance);
        if (!result.IsZero)
        {
            var account = YearClosing.AccountOf(result);
            balances.Add(new(account, chart.LabelOf(account), -result, account));
        }
        return balances.Count == 0 ? new Refusal("nothing-left", "Tous les comptes de ce fichier sont soldés\u00A0: il n’y a rien à reprendre.") : new FecTakeOver(file, balances, result);
    }

    /// <summary>À-nouveaux : the entry that opens the year; balances sent to the same account are one line.</summary>
    /// <param name="accounts">The account here of each balance, in the same order.</param>
    public static Posting Opening(FiscalYear year, IEnumerable<(string Account, Money Balance)> accounts)
    {
        ArgumentNullException.ThrowIfNull(year);
        return new(year.Start, JournalKind.Opening, "À-nouveaux repris d’un autre logiciel", new(PostingSource.TakeOver, year.Id),
            [.. accounts.GroupBy(a => a.Account).Select(g => (g.Key, Balance: g.Sum(a => a.Balance))).Where(a => !a.Balance.IsZero).OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => YearClosing.Line(a.Key, a.Balance, Axes.None))]);
    }

    private static string? Nearest(string account, Chart chart)
    {
        for (var length = account.Length; length >= 3; length--)
        {
            if (chart.Has(account[..length]))
            {
                return account[..length];
            }
        }
        return null;
    }
}
