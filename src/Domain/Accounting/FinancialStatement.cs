using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Accounting;

/// <summary>Poste d'un état : a line of the income statement or of the balance sheet, with the accounts that make it.</summary>
/// <param name="Amount">Signed as the side shows it: positive is usual.</param>
/// <param name="Accounts">Each account and its part.</param>
public sealed record StatementLine(string Label, Money Amount, IReadOnlyList<(string Account, Money Amount)> Accounts)
{
    /// <summary>The accounts that add up to the amount.</summary>
    public Working WorkingWith(Chart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return new([
            .. Accounts.Select(a => new WorkingLine($"{a.Account} {chart.LabelOf(a.Account)}", null, "", a.Amount, "Balance", Confidence.Derived)),
            new(Label, null, "", Amount, FinancialStatement.Origin, Confidence.Derived),
        ]);
    }
}

/// <summary>
/// État financier : compte de résultat (expenses and income) or bilan (assets and liabilities), made from the balance of the
/// accounts. Source: règlement ANC 2018-06, shortened models.
/// </summary>
public sealed class FinancialStatement
{
    private const string Unnamed = "Autres comptes";

    private static readonly StatementFile File = EmbeddedFile.Json<StatementFile>("Accounting/statements.json");

    private FinancialStatement(IReadOnlyList<StatementLine> left, IReadOnlyList<StatementLine> right) => (Left, Right) = (left, right);

    /// <summary>Where the models stand.</summary>
    public static string Origin => File.Source;

    /// <summary>Charges, or actif.</summary>
    public IReadOnlyList<StatementLine> Left { get; }

    /// <summary>Produits, or passif.</summary>
    public IReadOnlyList<StatementLine> Right { get; }

    public Money LeftTotal => Left.Sum(l => l.Amount);

    public Money RightTotal => Right.Sum(l => l.Amount);

    /// <summary>Compte de résultat : expenses (class 6) and income (class 7).</summary>
    public static FinancialStatement Income(IReadOnlyCollection<AccountBalance> balances) =>
        new(Lines(File.Expenses, balances.Where(b => b.Account[0] == '6'), 1), Lines(File.Income, balances.Where(b => b.Account[0] == '7'), -1));

    /// <summary>Contributions volontaires en nature : what was given without money, shown under the income statement (classes 86 and 87).</summary>
    public static FinancialStatement InKind(IReadOnlyCollection<AccountBalance> balances) =>
        new(Lines(File.InKindUses, balances.Where(b => b.Account.StartsWith("86", StringComparison.Ordinal)), 1), Lines(File.InKindResources, balances.Where(b => b.Account.StartsWith("87", StringComparison.Ordinal)), -1));

    /// <summary>Bilan : what is owned and what is owed; an account that may be either (banks, third parties) goes by its balance. The result of the year closes it.</summary>
    /// <param name="balances">Of one year and of all uses: those of a mission alone do not balance.</param>
    public static FinancialStatement BalanceSheet(IReadOnlyCollection<AccountBalance> balances)
    {
        ArgumentNullException.ThrowIfNull(balances);
        var sheet = balances.Where(b => b.Account[0] is >= '1' and <= '5').ToList();
        var assets = Lines(File.Assets, sheet.Where(IsAsset), 1);
        var liabilities = Lines(File.Liabilities, sheet.Where(b => !IsAsset(b)), -1);
        var result = -balances.Where(b => b.Account[0] is '6' or '7').Sum(b => b.Balance);
        return new(assets, result.IsZero ? liabilities : [.. liabilities, new("Résultat de l’exercice", result, [])]);
    }

    /// <summary>Depreciations (28, 29, 49, 59) lessen assets; classes 2 and 3 are assets; class 1 is not; the others go by their balance.</summary>
    private static bool IsAsset(AccountBalance balance) => balance.Account[0] switch
    {
        '1' => false,
        '2' or '3' => true,
        _ => balance.Account.StartsWith("49", StringComparison.Ordinal) || balance.Account.StartsWith("59", StringComparison.Ordinal) || balance.Balance > Money.Zero,
    };

    /// <summary>Each account goes to the line that names its longest beginning; what no line names is shown apart rather than lost.</summary>
    private static List<StatementLine> Lines(IReadOnlyList<StatementRow> rows, IEnumerable<AccountBalance> balances, int sign)
    {
        var placed = balances.Where(b => !b.Balance.IsZero)
            .GroupBy(b => b.Account).Select(g => (Account: g.Key, Amount: new Money(sign * g.Sum(b => b.Balance).Cents)))
            .ToLookup(b => rows.SelectMany(r => r.Accounts, (row, prefix) => (row.Label, prefix)).Where(r => b.Account.StartsWith(r.prefix, StringComparison.Ordinal))
                .OrderByDescending(r => r.prefix.Length).Select(r => r.Label).FirstOrDefault(Unnamed));
        return [.. rows.Select(r => r.Label).Append(Unnamed).Where(placed.Contains)
            .Select(label => new StatementLine(label, placed[label].Sum(b => b.Amount), [.. placed[label].OrderBy(b => b.Account, StringComparer.Ordinal)]))];
    }

    private sealed record StatementFile(string Source, DateOnly From, Confidence Confidence,
        IReadOnlyList<StatementRow> Income, IReadOnlyList<StatementRow> Expenses, IReadOnlyList<StatementRow> Assets, IReadOnlyList<StatementRow> Liabilities,
        IReadOnlyList<StatementRow> InKindUses, IReadOnlyList<StatementRow> InKindResources);

    private sealed record StatementRow(string Label, IReadOnlyList<string> Accounts);
}
