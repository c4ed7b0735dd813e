using System.Collections.Frozen;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Accounting;

/// <summary>Journal comptable.</summary>
public enum JournalKind
{
    /// <summary>Achats.</summary>
    Purchases,

    /// <summary>Recettes.</summary>
    Receipts,

    /// <summary>Banque.</summary>
    Bank,

    /// <summary>Caisse.</summary>
    Cash,

    /// <summary>Opérations diverses.</summary>
    Miscellaneous,

    /// <summary>À-nouveaux : balances brought from the year before.</summary>
    Opening,
}

/// <summary>Compte du plan comptable.</summary>
/// <param name="IsUsage">A subdivision proposed here, that the regulation does not number.</param>
public sealed record ChartAccount(string Number, string Label, bool IsUsage = false);

/// <summary>
/// Plan comptable des associations : the accounts of the regulation and those that the CPTS added. A longer number is a
/// subdivision of a shorter one. Source: règlement ANC 2018-06.
/// </summary>
public sealed class Chart
{
    private static readonly ChartFile File = EmbeddedFile.Json<ChartFile>("Accounting/chart.json");

    private readonly FrozenDictionary<string, ChartAccount> _accounts;

    public Chart(IEnumerable<LedgerAccount> own)
    {
        ArgumentNullException.ThrowIfNull(own);
        var accounts = File.Accounts.ToDictionary(a => a.Number, StringComparer.Ordinal);
        foreach (var account in own)
        {
            accounts[account.Number] = new(account.Number, account.Label);
        }
        _accounts = accounts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The accounts of the regulation alone.</summary>
    public static Chart National { get; } = new([]);

    /// <summary>Text that numbers the accounts, and the day from which it holds.</summary>
    public static (string Source, DateOnly From, string Usage) Origin => (File.Source, File.From, File.Usage);

    public IEnumerable<ChartAccount> Accounts => _accounts.Values.OrderBy(a => a.Number, StringComparer.Ordinal);

    public bool Has(string number) => _accounts.ContainsKey(number);

    /// <summary>Label of an account, or of the nearest one above it; empty for an unknown class.</summary>
    public string LabelOf(string number)
    {
        for (var length = number.Length; length > 0; length--)
        {
            if (_accounts.TryGetValue(number[..length], out var account))
            {
                return account.Label;
            }
        }
        return "";
    }

    /// <summary>« BQ ».</summary>
    public static string CodeOf(JournalKind journal) => Row(journal).Code;

    /// <summary>« Banque ».</summary>
    public static string LabelOf(JournalKind journal) => Row(journal).Label;

    public static IReadOnlyList<JournalKind> Journals { get; } = Enum.GetValues<JournalKind>();

    private static JournalRow Row(JournalKind journal) => File.Journals.First(j => j.Kind == journal);

    private sealed record ChartFile(string Source, DateOnly From, Confidence Confidence, string Usage, IReadOnlyList<JournalRow> Journals, IReadOnlyList<ChartAccount> Accounts);

    private sealed record JournalRow(JournalKind Kind, string Code, string Label);
}

/// <summary>Compte ajouté : an account that the CPTS adds to the chart, such as one for each of its bank accounts.</summary>
public sealed class LedgerAccount : ICptsOwned
{
    public const int NumberLength = 20;
    public const int LabelLength = 120;

    private LedgerAccount()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>Three digits at least, then digits or capitals; unique within the CPTS.</summary>
    public string Number { get; private set; } = "";

    public string Label { get; private set; } = "";

    /// <summary>Refuses a number that is not one, or that no account of the chart begins, and a missing label.</summary>
    public static Outcome<LedgerAccount> Add(string? number, string? label, Chart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var (digits, words) = (TypedText.Line(number).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(), TypedText.Line(label));
        var refusals = new List<Refusal>();
        if (!IsNumber(digits) || chart.LabelOf(digits[..2]).Length == 0)
        {
            refusals.Add(new("account-number", "Un numéro de compte commence par trois chiffres du plan comptable, par exemple 5121.", nameof(Number)));
        }
        else if (chart.Has(digits))
        {
            refusals.Add(new("account-known", $"Le compte {digits} existe déjà\u00A0: {chart.LabelOf(digits)}.", nameof(Number)));
        }
        if (words.Length is 0 or > LabelLength)
        {
            refusals.Add(new("label-required", $"Nommez le compte, en {LabelLength} caractères au plus.", nameof(Label)));
        }
        return refusals.Count > 0 ? refusals : new LedgerAccount { Number = digits, Label = words };
    }

    /// <summary>Three digits of a class 1 to 8, then digits or capitals.</summary>
    public static bool IsNumber(string text) =>
        text.Length is >= 3 and <= NumberLength && text[0] is >= '1' and <= '8' && text[..3].All(char.IsAsciiDigit) && text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c));
}
