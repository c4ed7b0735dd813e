using System.Globalization;
using Tisserand.Domain.Banking.Statements;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking;

/// <summary>
/// Ligne de relevé : a movement of a bank account, imported once whatever the file or the format, and the fact of another module that it
/// was matched with.
/// </summary>
public sealed class BankLine : ICptsOwned
{
    public const int NameLength = 200;
    public const int FingerprintLength = 40;

    /// <summary>Facts that one line may pay.</summary>
    public const int MostMatches = 50;

    private readonly List<StatementMatch> _matches = [];

    private BankLine()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid BankAccountId { get; private set; }

    /// <summary>Day of booking.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Negative for what leaves the account.</summary>
    public Money Amount { get; private set; }

    public string Label { get; private set; } = "";

    public string Reference { get; private set; } = "";

    /// <summary>Day, cents and rank among those of that day and amount: the base takes each once by account.</summary>
    public string Fingerprint { get; private set; } = "";

    public string ImportedBy { get; private set; } = "";

    /// <summary>Kind of the first of what it was matched with; null while it waits.</summary>
    public string? MatchedKind { get; private set; }

    /// <summary>As they were called then, without a name.</summary>
    public string MatchedLabel { get; private set; } = "";

    public string MatchedBy { get; private set; } = "";

    /// <summary>What it pays, one by one; several for a transfer that settles several facts at once.</summary>
    public IReadOnlyList<StatementMatch> Matches => _matches;

    /// <summary>The first of these names that the label holds, whatever its accents and capitals; null when it holds none.</summary>
    public string? Named(IEnumerable<string> names)
    {
        var words = $" {FoldedText.Of(Label)} ";
        return names.FirstOrDefault(n => words.Contains($" {FoldedText.Of(n)} ", StringComparison.Ordinal));
    }

    public bool IsMatched => MatchedKind is not null;

    /// <summary>The rows of a file with their fingerprints: two movements of the same day and amount differ by their rank, in every format.</summary>
    public static IReadOnlyList<(string Fingerprint, StatementRow Row)> Ranked(IEnumerable<StatementRow> rows)
    {
        var ranks = new Dictionary<(DateOnly, Money), int>();
        return [.. rows.Select(r =>
        {
            var rank = ranks[(r.On, r.Amount)] = ranks.GetValueOrDefault((r.On, r.Amount)) + 1;
            return (string.Create(CultureInfo.InvariantCulture, $"{r.On:yyyyMMdd}:{r.Amount.Cents}:{rank}"), r);
        })];
    }

    public static BankLine Of(Guid account, string fingerprint, StatementRow row, string by)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new() { BankAccountId = account, On = row.On, Amount = row.Amount, Label = row.Label, Reference = row.Reference, Fingerprint = fingerprint, ImportedBy = by };
    }

    /// <summary>Refuses a line matched already, and what does not add up to its amount: the rest is said.</summary>
    public List<Refusal> Match(IReadOnlyList<AwaitedMovement> with, string by)
    {
        ArgumentNullException.ThrowIfNull(with);
        if (IsMatched)
        {
            return [new("already-matched", "Cette ligne est déjà rapprochée.")];
        }
        if (with.Count is 0 or > MostMatches)
        {
            return [new("nothing-chosen", $"Choisissez ce que cette ligne paie ({MostMatches} au plus).")];
        }
        var sum = with.Sum(w => w.Amount);
        if (sum != Amount)
        {
            return [new("other-amount", with.Count == 1
                ? $"{with[0].Label} est de {FrenchNumber.Euros(sum)}, la ligne du relevé de {FrenchNumber.Euros(Amount)}\u00A0: il reste {FrenchNumber.Euros(Amount - sum)} à expliquer."
                : $"Ce que vous avez choisi fait {FrenchNumber.Euros(sum)}, la ligne du relevé {FrenchNumber.Euros(Amount)}\u00A0: il reste {FrenchNumber.Euros(Amount - sum)} à expliquer.")];
        }
        (MatchedKind, MatchedBy) = (with[0].Kind, by);
        MatchedLabel = Cut(string.Join(", ", with.Select(w => w.Label).Distinct(StringComparer.Ordinal)));
        return [];
    }

    /// <summary>Says which fact it pays, once that fact knows it.</summary>
    /// <param name="settled">The fact was marked paid or received by this match, and is no longer when it is undone.</param>
    public void Keep(string kind, Guid fact, bool settled) => _matches.Add(StatementMatch.Of(kind, fact, settled));

    /// <summary>Is explained by itself: « Frais bancaires ». Refuses a line matched already.</summary>
    public List<Refusal> Explain(string kind, string label, string by)
    {
        if (IsMatched)
        {
            return [new("already-matched", "Cette ligne est déjà rapprochée.")];
        }
        (MatchedKind, MatchedLabel, MatchedBy) = (kind, Cut(label), by);
        Keep(kind, Id, settled: true);
        return [];
    }

    public void Unmatch()
    {
        (MatchedKind, MatchedLabel, MatchedBy) = (null, "", "");
        _matches.Clear();
    }

    private static string Cut(string text) => text.Length > AwaitedMovement.LabelLength ? text[..(AwaitedMovement.LabelLength - 1)].TrimEnd() + "…" : text;
}

/// <summary>Rapprochement : a fact of a module that a line of a statement pays, seen once on the statements.</summary>
public sealed class StatementMatch : ICptsOwned
{
    private StatementMatch()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid LineId { get; private set; }

    /// <summary>Of <see cref="AwaitedMovement.Kind"/>.</summary>
    public string Kind { get; private set; } = "";

    public Guid FactId { get; private set; }

    /// <summary>The match marked the fact paid or received; false when it was so already.</summary>
    public bool Settled { get; private set; }

    internal static StatementMatch Of(string kind, Guid fact, bool settled) => new() { Kind = kind, FactId = fact, Settled = settled };
}
