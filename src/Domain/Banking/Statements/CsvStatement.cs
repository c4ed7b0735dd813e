using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking.Statements;

/// <summary>
/// Relevé CSV d'une banque française : the headings are those that a person said the meaning of, or are found by their words; prose above them is
/// passed over. A « Solde au » above the table is its closing balance.
/// </summary>
internal static class CsvStatement
{
    private const int MostRefusals = 20;
    private static readonly string[] DayWords = ["date de comptabilisation", "date comptable", "date operation", "date de l operation", "dateop", "date d operation", "date", "operation date", "completed date", "date de la valeur en utc", "settlement date utc"];
    private static readonly string[] LabelWords = ["libelle operation", "detail de l ecriture", "libelle", "label", "description", "libelle simplifie", "libelle court", "nom de la contrepartie", "counterparty name"];
    private static readonly string[] AmountWords = ["montant operation en euro", "montant de l operation", "montant euros", "montant eur", "montant", "amount", "montant total ttc", "total amount incl vat"];
    private static readonly string[] DebitWords = ["debit euros", "debit"];
    private static readonly string[] CreditWords = ["credit euros", "credit"];
    private static readonly string[] ValueWords = ["date de valeur", "date valeur", "dateval", "value date"];
    private static readonly string[] ReferenceWords = ["reference", "numero de reference"];
    private static readonly string[] BalanceWords = ["solde", "solde euros", "solde eur", "balance"];

    /// <param name="remembered">By fingerprint of the headings.</param>
    /// <param name="withoutRefused">Lines that do not read are left.</param>
    public static Outcome<IReadOnlyList<StatementRead>> Read(string text, IReadOnlyDictionary<string, ColumnMapping> remembered, bool withoutRefused)
    {
        var rows = CsvText.Rows(text);
        if (BankTable.Known(rows, remembered) is { } told)
        {
            return Statement(told.Read(remembered[told.Fingerprint]), withoutRefused);
        }
        var known = rows.Take(BankTable.MostRowsAbove).Select((r, i) => (Index: i, Mapping: Recognise(r.Cells))).FirstOrDefault(h => h.Mapping is not null);
        return known.Mapping is { } mapping ? Statement(WithBalanceThatFollows(BankTable.Under(rows, known.Index), mapping), withoutRefused)
            : BankTable.Find(rows) is not { } table ? StatementFile.Unknown
            : table.Headings.Count > BankTable.MostColumns ? new Refusal("too-many-columns", $"Ce tableau a {table.Headings.Count} colonnes, un relevé rarement plus de dix\u00A0: gardez les siennes dans votre tableur, {BankTable.MostColumns} au plus, et réessayez.")
            : StatementFile.HeadingsUnknown;
    }

    private static Outcome<IReadOnlyList<StatementRead>> Statement(TableReading read, bool withoutRefused) =>
        read.Refused.Count > 0 && !withoutRefused ? read.Refused.Take(MostRefusals).ToList()
        : read.Rows.Count == 0 ? StatementText.NoRow
        : new List<StatementRead> { new(StatementFormat.Csv, "", read.Rows, read.Opening, read.Closing) };

    /// <summary>Nobody said that the column « Solde » is that of each line: it is taken when the lines follow from it.</summary>
    private static TableReading WithBalanceThatFollows(BankTable table, ColumnMapping mapping) =>
        table.Read(mapping) is { Gap: { IsZero: false } } ? table.Read(mapping with { Roles = [.. mapping.Roles.Select(r => r == ColumnRole.Balance ? ColumnRole.Left : r)] }) : table.Read(mapping);

    /// <summary>The columns of a row of headings; null when it is none.</summary>
    private static ColumnMapping? Recognise(IReadOnlyList<string> cells)
    {
        var headings = cells.Select(FoldedText.Of).ToList();
        int One(string[] words) => words.Select(w => headings.IndexOf(w)).FirstOrDefault(i => i >= 0, -1);
        var (day, label, amount, debit, credit) = (One(DayWords), One(LabelWords), One(AmountWords), One(DebitWords), One(CreditWords));
        if (day < 0 || label < 0 || (amount < 0 && (debit < 0 || credit < 0)))
        {
            return null;
        }
        var roles = new ColumnRole[headings.Count];
        foreach (var (at, role) in new[] { (One(BalanceWords), ColumnRole.Balance), (One(ReferenceWords), ColumnRole.Reference), (One(ValueWords), ColumnRole.ValueDay), (day, ColumnRole.Day), (label, ColumnRole.Label) }
            .Concat(amount >= 0 ? [(amount, ColumnRole.Amount)] : [(debit, ColumnRole.Debit), (credit, ColumnRole.Credit)]).Where(c => c.Item1 >= 0))
        {
            roles[at] = role;
        }
        return new(roles);
    }
}
