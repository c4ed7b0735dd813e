using System.Globalization;
using System.Text;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Accounting.Files;

/// <summary>
/// Journal hledger : the entries of a fiscal year as the plain text that hledger, a free program, reads and checks. What a line serves
/// is told by tags; a draft is marked « ! », a validated entry « * ». Source: hledger manual, journal format.
/// </summary>
public static class HledgerJournal
{
    /// <summary>« fonctionnement »: the tag of a line that serves no mission.</summary>
    public const string Running = "fonctionnement";

    private static readonly (string Name, string Type)[] Classes =
    [
        ("", ""), ("capitaux", "L"), ("immobilisations", "A"), ("stocks", "A"), ("tiers", "A"), ("tresorerie", "C"), ("charges", "X"), ("produits", "R"), ("contributions volontaires", "E"),
    ];

    /// <summary>What opens the file: the year, the currency, the classes and their types, the accounts used.</summary>
    public static IEnumerable<string> Opening(FiscalYear year, IEnumerable<string> accounts, Chart chart)
    {
        ArgumentNullException.ThrowIfNull(year);
        yield return $"; Exercice {year.Label}, du {Day(year.Start)} au {Day(year.End)}. Tisserand.";
        yield return "commodity 1.000,00 EUR";
        foreach (var (name, type) in Classes.Skip(1))
        {
            yield return $"account {name}  ; type:{type}";
        }
        foreach (var account in accounts)
        {
            yield return "account " + NameOf(account, chart);
        }
    }

    /// <summary>« charges:6064 Fournitures administratives ».</summary>
    public static string NameOf(string account, Chart chart)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(chart);
        return $"{Classes[account[0] - '0'].Name}:{account} {Text(chart.LabelOf(account)).Replace(':', ',')}".TrimEnd();
    }

    /// <summary>An entry, after an empty line.</summary>
    public static IEnumerable<string> Lines(Entry entry, Chart chart)
    {
        ArgumentNullException.ThrowIfNull(entry);
        yield return "";
        var number = entry.Number is { } n ? string.Create(CultureInfo.InvariantCulture, $"* ({n})") : "!";
        yield return $"{Day(entry.On)} {number} {Text(entry.Label)}  ; {Tags(("journal", Chart.CodeOf(entry.Journal)), ("piece", entry.Piece), ("origine", entry.SourceKind))}";
        foreach (var line in entry.Lines.OrderBy(l => l.Rank))
        {
            var tags = Tags(("mission", line.Mission ?? Running), ("action", line.FicheActionId?.ToString()), ("financeur", line.Funder), ("annee-contrat", line.ContractYear?.ToString(CultureInfo.InvariantCulture)),
                ("nature", line.Nature), ("lettrage", line.Letter), ("libelle", line.Label));
            yield return $"    {NameOf(line.Account, chart)}  {Amount(line.Balance)} EUR  ; {tags}";
        }
    }

    private static string Tags(params (string Name, string? Value)[] tags) =>
        string.Join(", ", tags.Where(t => !string.IsNullOrEmpty(t.Value)).Select(t => $"{t.Name}:{Text(t.Value!).Replace(',', ' ')}"));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Amount(Money amount) => string.Create(CultureInfo.InvariantCulture, $"{(amount < Money.Zero ? "-" : "")}{Math.Abs(amount.Cents) / 100},{Math.Abs(amount.Cents) % 100:00}");

    /// <summary>On one line, blanks single, without what begins a comment or parts a payee.</summary>
    private static string Text(string text) => new StringBuilder(TypedText.Line(text)).Replace(';', ',').Replace('|', '/').ToString();
}
