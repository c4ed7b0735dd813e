using System.Globalization;
using System.Text;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Accounting.Files;

/// <summary>
/// FEC, fichier des écritures comptables : the validated entries of a fiscal year in eighteen columns parted by tabs, for the tax office
/// and for the accountant's program. Source: livre des procédures fiscales, art. A. 47 A-1.
/// </summary>
public static class FecFile
{
    /// <summary>The columns, in their order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "CompAuxNum", "CompAuxLib", "PieceRef", "PieceDate", "EcritureLib",
        "Debit", "Credit", "EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise",
    ];

    public static string Header => string.Join('\t', Columns);

    /// <summary>« 123456789FEC20261231.txt »: the SIREN and the day of the closing; zeros for a SIREN that is not known.</summary>
    public static string NameOf(string? siren, FiscalYear year)
    {
        ArgumentNullException.ThrowIfNull(year);
        return $"{siren ?? "000000000"}FEC{Day(year.End)}.txt";
    }

    /// <summary>The lines of a validated entry, in their order. An entry without a document refers to its own number.</summary>
    public static IEnumerable<string> Lines(Entry entry, Chart chart)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(chart);
        if (entry.Number is not { } number || entry.ValidatedOn is not { } validated)
        {
            throw new ArgumentException("A draft is not in the file.", nameof(entry));
        }
        var digits = number.ToString(CultureInfo.InvariantCulture);
        foreach (var line in entry.Lines.OrderBy(l => l.Rank))
        {
            yield return string.Join('\t',
                Chart.CodeOf(entry.Journal), Chart.LabelOf(entry.Journal), digits, Day(entry.On), line.Account, Text(chart.LabelOf(line.Account)), "", "",
                Text(entry.Piece.Length > 0 ? entry.Piece : digits), Day(entry.On), Text(line.Label.Length > 0 ? line.Label : entry.Label),
                Amount(line.Debit), Amount(line.Credit), line.Letter ?? "", line.LetteredOn is { } lettered ? Day(lettered) : "", Day(validated), "", "");
        }
    }

    internal static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>« 1234,56 »: a comma, two decimals, nothing between the thousands.</summary>
    private static string Amount(Money amount) => string.Create(CultureInfo.InvariantCulture, $"{amount.Cents / 100},{amount.Cents % 100:00}");

    /// <summary>Values are not quoted: what parts them is taken out.</summary>
    private static string Text(string text) => text.AsSpan().IndexOfAny("\t|\r\n") < 0 ? text
        : new StringBuilder(text).Replace('\t', ' ').Replace('|', '/').Replace('\r', ' ').Replace('\n', ' ').ToString();
}
