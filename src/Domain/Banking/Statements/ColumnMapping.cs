using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking.Statements;

/// <summary>Ce que dit une colonne d'un relevé.</summary>
public enum ColumnRole
{
    /// <summary>Nothing that is read.</summary>
    Left,

    /// <summary>Date de l'opération.</summary>
    Day,

    /// <summary>Date de valeur.</summary>
    ValueDay,

    /// <summary>Libellé ; several are put end to end.</summary>
    Label,

    /// <summary>Montant, spending and receipts in one column.</summary>
    Amount,

    /// <summary>Ce qui sort.</summary>
    Debit,

    /// <summary>Ce qui entre.</summary>
    Credit,

    /// <summary>Sens : « D » or « C », beside an amount without sign.</summary>
    Side,

    /// <summary>Solde après la ligne.</summary>
    Balance,

    /// <summary>Référence.</summary>
    Reference,
}

/// <summary>Signe décimal des montants.</summary>
public enum DecimalSign
{
    Comma,
    Point,
}

/// <summary>Ordre du jour, du mois et de l'année.</summary>
public enum DayOrder
{
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}

/// <summary>Sens des colonnes d'un relevé : what each column of the table of a bank says, and how its days and amounts are written.</summary>
/// <param name="Roles">One for each column.</param>
/// <param name="SpendingIsPositive">The amount is without minus for what leaves the account, as on some card statements.</param>
/// <param name="Decimals">As each cell suggests when null: for the layouts known beforehand.</param>
/// <param name="Days">Likewise, day before month.</param>
public sealed record ColumnMapping(IReadOnlyList<ColumnRole> Roles, bool SpendingIsPositive = false, DecimalSign? Decimals = null, DayOrder? Days = null)
{
    /// <summary>The first column that says this; none, -1.</summary>
    public int At(ColumnRole role) => Roles.ToList().IndexOf(role);

    public bool Has(ColumnRole role) => Roles.Contains(role);

    /// <summary>Refuses no day or two, no label, no amount, an amount beside a debit or a credit, one of these two alone, the same thing said twice.</summary>
    public List<Refusal> Check()
    {
        var refusals = new List<Refusal>();
        foreach (var role in Roles.Where(r => r is not (ColumnRole.Left or ColumnRole.Label)).GroupBy(r => r).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            refusals.Add(new("column-twice", $"Deux colonnes disent la même chose («\u00A0{role.Label()}\u00A0»)\u00A0: gardez-en une."));
        }
        if (!Has(ColumnRole.Day))
        {
            refusals.Add(new("column-day", "Dites quelle colonne est la date de l’opération."));
        }
        if (!Has(ColumnRole.Label))
        {
            refusals.Add(new("column-label", "Dites quelle colonne est le libellé."));
        }
        if (Has(ColumnRole.Amount) && (Has(ColumnRole.Debit) || Has(ColumnRole.Credit)))
        {
            refusals.Add(new("column-amounts", "Choisissez ou bien une colonne de montant, ou bien un débit et un crédit, pas les deux."));
        }
        else if (!Has(ColumnRole.Amount) && !(Has(ColumnRole.Debit) && Has(ColumnRole.Credit)))
        {
            refusals.Add(new("column-amount", "Dites quelle colonne est le montant, ou lesquelles sont le débit et le crédit."));
        }
        else if (Has(ColumnRole.Side) && !Has(ColumnRole.Amount))
        {
            refusals.Add(new("column-side", "Le sens accompagne une colonne de montant\u00A0: avec un débit et un crédit, laissez-le de côté."));
        }
        return refusals;
    }
}

/// <summary>Libellés des sens de colonne : the words of what columns say.</summary>
public static class ColumnRoles
{
    public static IReadOnlyList<ColumnRole> All { get; } = Enum.GetValues<ColumnRole>();

    public static string Label(this ColumnRole role) => role switch
    {
        ColumnRole.Left => "Laisser de côté",
        ColumnRole.Day => "Date de l’opération",
        ColumnRole.ValueDay => "Date de valeur",
        ColumnRole.Label => "Libellé",
        ColumnRole.Amount => "Montant",
        ColumnRole.Debit => "Débit (ce qui sort)",
        ColumnRole.Credit => "Crédit (ce qui entre)",
        ColumnRole.Side => "Sens (débit ou crédit)",
        ColumnRole.Balance => "Solde après la ligne",
        ColumnRole.Reference => "Référence",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
