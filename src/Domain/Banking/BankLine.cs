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

    /// <summary>Kind of what it was matched with; null while it waits.</summary>
    public string? MatchedKind { get; private set; }

    public Guid? MatchedId { get; private set; }

    /// <summary>As it was called then, without a name.</summary>
    public string MatchedLabel { get; private set; } = "";

    public string MatchedBy { get; private set; } = "";

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

    /// <summary>Refuses a line matched already, and another amount than its own.</summary>
    public List<Refusal> Match(AwaitedMovement with, string by)
    {
        ArgumentNullException.ThrowIfNull(with);
        if (IsMatched)
        {
            return [new("already-matched", "Cette ligne est déjà rapprochée.")];
        }
        if (with.Amount != Amount)
        {
            return [new("other-amount", $"{with.Label} est de {FrenchNumber.Euros(with.Amount)}, la ligne du relevé de {FrenchNumber.Euros(Amount)}.")];
        }
        (MatchedKind, MatchedId, MatchedLabel, MatchedBy) = (with.Kind, with.Id, with.Label, by);
        return [];
    }

    public void Unmatch() => (MatchedKind, MatchedId, MatchedLabel, MatchedBy) = (null, null, "", "");
}

/// <summary>Mouvement attendu : what a module waits to see on a statement.</summary>
/// <param name="Amount">Negative for what is to leave the account.</param>
/// <param name="Name">Who pays, to be found in the label of the bank; empty when nobody is.</param>
/// <param name="Reference">« VIR-2026-003 »; empty when there is none.</param>
/// <param name="Label">« Cotisation 2026 »; names nobody.</param>
/// <param name="Since">The bank cannot have seen it before.</param>
public sealed record AwaitedMovement(string Kind, Guid Id, Money Amount, string Name, string Reference, string Label, DateOnly Since)
{
    public const int KindLength = 40;
    public const int LabelLength = 200;
}

/// <summary>Proposition de rapprochement : a movement awaited that may be that line, and why.</summary>
/// <param name="Reasons">« même montant », « la référence VIR-2026-003 est dans le libellé ».</param>
/// <param name="IsSure">The amount, and a reference or a name.</param>
public sealed record MatchProposal(AwaitedMovement With, IReadOnlyList<string> Reasons, bool IsSure)
{
    private const int Most = 3;

    /// <summary>Those of the same amount, the surest first; at most three.</summary>
    public static IReadOnlyList<MatchProposal> For(BankLine line, IEnumerable<AwaitedMovement> awaited)
    {
        ArgumentNullException.ThrowIfNull(line);
        var words = FoldedText.Of(line.Label + " " + line.Reference).Split(' ').ToHashSet(StringComparer.Ordinal);
        return [.. awaited.Where(a => a.Amount == line.Amount && a.Since <= line.On).Select(a =>
        {
            var reasons = new List<string> { "même montant" };
            if (a.Reference.Length > 0 && FoldedText.Of(a.Reference).Split(' ').All(words.Contains))
            {
                reasons.Add($"la référence {a.Reference} est dans le libellé");
            }
            if (FoldedText.Of(a.Name).Split(' ').Where(w => w.Length > 2).ToList() is { Count: > 0 } names && names.TrueForAll(words.Contains))
            {
                reasons.Add($"le nom {a.Name} est dans le libellé");
            }
            return new MatchProposal(a, reasons, reasons.Count > 1);
        }).OrderByDescending(p => p.Reasons.Count).ThenBy(p => p.With.Since).Take(Most)];
    }
}
