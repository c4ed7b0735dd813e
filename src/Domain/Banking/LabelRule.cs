using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking;

/// <summary>Ce qu'est une ligne, tel que choisi.</summary>
/// <param name="Nature">Code of a <see cref="MovementNature"/>.</param>
/// <param name="Account">Of the chart, when the nature is « autre ».</param>
/// <param name="Mission">Code; none for the running of the association.</param>
public sealed record LineMeaning(string? Nature, string? Account, string? Mission)
{
    /// <summary>Refuses a nature that is none, or of the other side, and an account that the chart has not or that is the bank itself.</summary>
    public Outcome<(MovementNature Nature, string Account)> Check(bool isIncome, Chart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        if (MovementNature.For(isIncome).FirstOrDefault(n => n.Code == Nature) is not { } nature)
        {
            return new Refusal("nature-needed", "Dites ce que c’est.", nameof(Nature));
        }
        var number = nature.Account ?? TypedText.Line(Account).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return !LedgerAccount.IsNumber(number) || !chart.Has(number) || number.StartsWith("512", StringComparison.Ordinal)
            ? new Refusal("account-unknown", "Donnez le numéro d’un compte du plan comptable, autre que celui de la banque (exemple\u00A0: 6161).", nameof(Account))
            : (nature, number);
    }
}

/// <summary>
/// Règle de libellé : lines of statements whose label has these words are the same thing as the one that taught it. Proposed, never applied by itself.
/// </summary>
public sealed class LabelRule : ICptsOwned
{
    public const int WordsLength = 200;
    public const int NatureLength = 40;

    /// <summary>Words of a rule: enough to tell two labels apart.</summary>
    private const int MostWords = 6;

    /// <summary>Said by banks of any movement.</summary>
    private static readonly HashSet<string> Usual = new(
        "vir virement sepa inst instantane prlv prelevement prelev carte cb paiement achat facture ref reference mandat rum ics num numero emis recu de du des la le les et en au aux par pour janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".Split(' '),
        StringComparer.Ordinal);

    private LabelRule()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>Folded, in the order of the label, one blank between.</summary>
    public string Words { get; private set; } = "";

    public bool IsIncome { get; private set; }

    public string Nature { get; private set; } = "";

    /// <summary>Compte du plan comptable.</summary>
    public string Account { get; private set; } = "";

    /// <summary>None for the running of the association.</summary>
    public string? Mission { get; private set; }

    /// <summary>Day of the line that taught it last.</summary>
    public DateOnly LearnedOn { get; private set; }

    public string LearnedBy { get; private set; } = "";

    public string Label => MovementNature.Find(Nature)?.Label ?? Nature;

    /// <summary>« FRAIS TENUE COMPTE 10/2026 » gives « frais tenue compte »: dates, numbers and what banks say of anything are left.</summary>
    public static string WordsOf(string label)
    {
        var all = FoldedText.Of(label).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 1 && !w.Any(char.IsAsciiDigit)).Distinct(StringComparer.Ordinal).ToList();
        var telling = all.Where(w => !Usual.Contains(w)).ToList();
        return Cut((telling.Count > 0 ? telling : all).Take(MostWords));
    }

    /// <summary>Learns what a line is; null when its label has no word to learn.</summary>
    public static LabelRule? Learn(BankLine line, LineMeaning meaning, string account, string by)
    {
        ArgumentNullException.ThrowIfNull(line);
        var words = WordsOf(line.Label);
        if (words.Length == 0)
        {
            return null;
        }
        var rule = new LabelRule { Words = words, IsIncome = line.Amount > Money.Zero };
        rule.Learn(line.On, meaning, account, by);
        return rule;
    }

    /// <summary>The same words again: the last choice is remembered.</summary>
    public void Learn(DateOnly on, LineMeaning meaning, string account, string by)
    {
        ArgumentNullException.ThrowIfNull(meaning);
        (Nature, Account, Mission, LearnedOn, LearnedBy) = (meaning.Nature!, account, meaning.Mission, on, by);
    }

    /// <summary>Other words or another meaning. Refuses words that would take any line.</summary>
    public List<Refusal> Change(string? words, LineMeaning meaning, string account, string by)
    {
        var typed = Cut(FoldedText.Of(words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal));
        if (!typed.Split(' ').Any(w => w.Length > 2))
        {
            return [new("words-needed", "Donnez au moins un mot de trois lettres\u00A0: une règle sans mot prendrait toutes les lignes.", nameof(Words))];
        }
        Words = typed;
        Learn(LearnedOn, meaning, account, by);
        return [];
    }

    /// <summary>Whether a line is of that side and has all the words.</summary>
    public bool Explains(BankLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Amount > Money.Zero == IsIncome && Words.Split(' ').All(FoldedText.Of(line.Label).Split(' ').ToHashSet(StringComparer.Ordinal).Contains);
    }

    /// <summary>The one of most words among those that explain a line.</summary>
    public static LabelRule? For(BankLine line, IEnumerable<LabelRule> rules) =>
        rules.Where(r => r.Explains(line)).OrderByDescending(r => r.Words.Length).ThenByDescending(r => r.LearnedOn).FirstOrDefault();

    private static string Cut(IEnumerable<string> words)
    {
        var kept = "";
        foreach (var word in words.Where(w => kept.Length + w.Length < WordsLength))
        {
            kept += (kept.Length > 0 ? " " : "") + word;
        }
        return kept;
    }
}
