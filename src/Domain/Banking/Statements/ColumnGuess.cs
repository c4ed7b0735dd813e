using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking.Statements;

/// <summary>Proposition de colonnes : what the columns of a table seem to say, by their headings and by what stands in them: proposed, and corrected by a person.</summary>
public static class ColumnGuess
{
    private const int Sampled = 200;

    /// <summary>A column of days may have some that do not read.</summary>
    private const double Most = 0.7;

    private static readonly string[] DayWords = ["operation", "comptab", "transaction", "booking", "date"];
    private static readonly string[] LabelWords = ["libelle", "label", "intitule", "description", "designation", "detail", "nature", "communication", "motif", "objet", "tiers", "contrepartie", "beneficiaire"];
    private static readonly string[] DebitWords = ["debit", "sortie", "depense", "retrait", "paye", "money out", "withdrawal"];
    private static readonly string[] CreditWords = ["credit", "entree", "recette", "encaiss", "depot", "versement", "money in", "deposit"];
    private static readonly string[] ReferenceWords = ["reference", "ref", "numero", "n piece"];

    /// <summary>Each role once, labels apart; what nothing suggests is left.</summary>
    public static ColumnMapping Of(BankTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var columns = Columns(table);
        var roles = new ColumnRole[columns.Count];
        void Say(ColumnRole role, Column? column)
        {
            if (column is not null && roles[column.At] == ColumnRole.Left)
            {
                roles[column.At] = role;
            }
        }
        Column? Free(Func<Column, bool> is_, string[] words) => columns.Where(c => roles[c.At] == ColumnRole.Left && is_(c)).Select(c => (Column: c, Rank: Array.FindIndex(words, c.Says)))
            .Where(c => c.Rank >= 0).OrderBy(c => c.Rank).Select(c => c.Column).FirstOrDefault();
        bool Follows(Column balance) =>
            table.Read(new([.. roles.Select((r, i) => i == balance.At ? ColumnRole.Balance : r)])).Gap is { IsZero: true };
        var amounts = columns.Where(c => c.Amounts >= Most && c.Days < Most).ToList();

        Say(ColumnRole.ValueDay, columns.Count(c => c.Days >= Most) > 1 ? Free(c => c.Days >= Most, ["valeur", "value"]) : null);
        Say(ColumnRole.Day, Free(c => c.Days >= Most, DayWords) ?? columns.Find(c => c.Days >= Most && roles[c.At] == ColumnRole.Left));
        Say(ColumnRole.Balance, amounts.Find(c => c.Says("solde") || c.Says("balance")));
        // One of the two names the other, in the column beside it.
        var (debit, credit) = (Free(amounts.Contains, DebitWords), Free(amounts.Contains, CreditWords));
        debit ??= amounts.Find(c => credit is not null && c.At == credit.At - 1);
        credit ??= amounts.Find(c => debit is not null && c.At == debit.At + 1);
        if (debit is not null && credit is not null)
        {
            Say(ColumnRole.Debit, debit);
            Say(ColumnRole.Credit, credit);
        }
        else
        {
            Say(ColumnRole.Amount, Free(amounts.Contains, ["montant", "amount", "somme", "valeur", "euro"]) ?? amounts.Find(c => roles[c.At] == ColumnRole.Left));
            Say(ColumnRole.Side, columns.Find(c => c.Sides >= Most));
        }
        Say(ColumnRole.Balance, amounts.Find(c => !roles.Contains(ColumnRole.Balance) && roles[c.At] == ColumnRole.Left && c.Filled > 2 && Follows(c)));
        // « Nature » and « Bénéficiaire » say more together than either alone.
        Say(ColumnRole.Label, Free(c => c.IsText, LabelWords));
        Say(ColumnRole.Label, Free(c => c.IsText, LabelWords));
        Say(ColumnRole.Label, roles.Contains(ColumnRole.Label) ? null : columns.Where(c => c.IsText && roles[c.At] == ColumnRole.Left).MaxBy(c => c.Length));
        Say(ColumnRole.Reference, Free(c => c.Filled > 0 && c.Days < Most, ReferenceWords));

        var mapping = new ColumnMapping(roles, SpendingIsPositive: false, Decimals(amounts), Days(columns));
        // Balances that follow only when the sign is turned tell that spending is written without minus.
        var turned = mapping with { SpendingIsPositive = true };
        return mapping.Has(ColumnRole.Balance) && mapping.Has(ColumnRole.Amount) && !mapping.Has(ColumnRole.Side) && table.Read(mapping).Gap is { IsZero: false } && table.Read(turned).Gap is { IsZero: true } ? turned : mapping;
    }

    private static DecimalSign Decimals(List<Column> amounts)
    {
        var cells = amounts.SelectMany(a => a.Cells).ToList();
        int Count(char mark) => cells.Count(c => c.TrimEnd(' ', '\u00A0', '€', '-', ')') is var cell && cell.LastIndexOf(mark) is >= 0 and var at && cell.Length - at - 1 is 1 or 2);
        return Count('.') > Count(',') ? DecimalSign.Point : DecimalSign.Comma;
    }

    private static DayOrder Days(List<Column> columns)
    {
        var cells = columns.Where(c => c.Days >= Most).SelectMany(c => c.Cells).ToList();
        return new[] { DayOrder.DayMonthYear, DayOrder.MonthDayYear, DayOrder.YearMonthDay }.MaxBy(o => cells.Count(c => StatementText.Day(c, o) is not null));
    }

    private static List<Column> Columns(BankTable table)
    {
        var sample = table.Rows.Where(BankTable.IsMovement).Take(Sampled).ToList();
        return [.. table.Headings.Select((heading, at) => new Column(at, " " + FoldedText.Of(heading),
            [.. sample.Where(r => at < r.Cells.Count).Select(r => r.Cells[at].Trim()).Where(c => c.Length > 0)]))];
    }

    private sealed record Column(int At, string Folded, IReadOnlyList<string> Cells)
    {
        public int Filled => Cells.Count;

        public double Days { get; } = Share(Cells, BankTable.IsDay);

        public double Amounts { get; } = Share(Cells, c => StatementText.Amount(c) is not null);

        public double Sides { get; } = Share(Cells, c => c is "-" or "+" || FoldedText.Of(c) is "d" or "c" or "debit" or "credit" or "db" or "cr" or "dbit" or "crdt");

        public bool IsText => Filled > 0 && Days < Most && Amounts < Most && Sides < Most;

        public double Length { get; } = Cells.Count == 0 ? 0 : Cells.Average(c => Math.Min(c.Length, 200));

        /// <summary>A word of the heading begins so.</summary>
        public bool Says(string word) => Folded.Contains(" " + word, StringComparison.Ordinal);

        private static double Share(IReadOnlyList<string> cells, Func<string, bool> holds) => cells.Count == 0 ? 0 : cells.Count(holds) / (double)cells.Count;
    }
}
