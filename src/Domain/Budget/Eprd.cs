using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Budget;

/// <summary>Groupe d'un EPRD : expenses or products of one kind, planned and realised.</summary>
/// <param name="Planned">EPRD: what the budget says.</param>
/// <param name="Realised">ERRD: what the entries say.</param>
/// <param name="Accounts">Each account, planned and realised.</param>
public sealed record EprdGroup(string Label, Money Planned, Money Realised, IReadOnlyList<(string Account, Money Planned, Money Realised)> Accounts)
{
    public Money Gap => Realised - Planned;
}

/// <summary>
/// EPRD et ERRD, état prévisionnel puis état réalisé des recettes et des dépenses : the budget and the entries of a year by the groups that
/// funders of health and social care read. Source: see <see cref="Origin"/>.
/// </summary>
public sealed class Eprd
{
    private static readonly EprdFile File = EmbeddedFile.Json<EprdFile>("Budget/eprd.json");

    private Eprd(IReadOnlyList<EprdGroup> expenses, IReadOnlyList<EprdGroup> income) => (Expenses, Income) = (expenses, income);

    /// <summary>Where the groups come from, and how far that can be trusted.</summary>
    public static (string Source, Confidence Confidence) Origin => (File.Source, File.Confidence);

    /// <summary>Charges.</summary>
    public IReadOnlyList<EprdGroup> Expenses { get; }

    /// <summary>Produits.</summary>
    public IReadOnlyList<EprdGroup> Income { get; }

    public EprdGroup TotalOfExpenses => Total("Total des charges", Expenses);

    public EprdGroup TotalOfIncome => Total("Total des produits", Income);

    /// <summary>Produits less charges: positive for a surplus.</summary>
    public EprdGroup Result => new("Résultat", TotalOfIncome.Planned - TotalOfExpenses.Planned, TotalOfIncome.Realised - TotalOfExpenses.Realised, []);

    /// <param name="planned">Amounts of the budget by account: charges and products, both positive.</param>
    /// <param name="realised">Balances of the fiscal year.</param>
    public static Eprd Of(IEnumerable<(string Account, Money Amount)> planned, IEnumerable<AccountBalance> realised)
    {
        var (plans, balances) = (planned.ToList(), realised.ToList());
        return new(Groups(File.Expenses, '6', 1, plans, balances), Groups(File.Income, '7', -1, plans, balances));
    }

    /// <summary>An account goes to the group that names its longest beginning.</summary>
    private static List<EprdGroup> Groups(IReadOnlyList<GroupRow> rows, char first, int sign, List<(string Account, Money Amount)> planned, List<AccountBalance> realised)
    {
        var accounts = planned.Select(p => p.Account).Concat(realised.Select(b => b.Account)).Where(a => a[0] == first).Distinct().Order(StringComparer.Ordinal)
            .Select(a => (Account: a, Planned: planned.Where(p => p.Account == a).Sum(p => p.Amount), Realised: new Money(sign * realised.Where(b => b.Account == a).Sum(b => b.Balance).Cents)))
            .Where(a => !a.Planned.IsZero || !a.Realised.IsZero)
            .ToLookup(a => rows.SelectMany(r => r.Accounts, (row, prefix) => (row.Label, prefix)).Where(r => a.Account.StartsWith(r.prefix, StringComparison.Ordinal)).MaxBy(r => r.prefix.Length).Label);
        return [.. rows.Select(r => new EprdGroup(r.Label, accounts[r.Label].Sum(a => a.Planned), accounts[r.Label].Sum(a => a.Realised), [.. accounts[r.Label]]))];
    }

    private static EprdGroup Total(string label, IReadOnlyList<EprdGroup> groups) => new(label, groups.Sum(g => g.Planned), groups.Sum(g => g.Realised), []);

    private sealed record EprdFile(string Source, DateOnly From, Confidence Confidence, IReadOnlyList<GroupRow> Expenses, IReadOnlyList<GroupRow> Income);

    private sealed record GroupRow(string Code, string Label, IReadOnlyList<string> Accounts);
}
