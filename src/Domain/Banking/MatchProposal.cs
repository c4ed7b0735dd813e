using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking;

/// <summary>Mouvement attendu : what a module waits to see on a statement.</summary>
/// <param name="Amount">Negative for what is to leave the account.</param>
/// <param name="Name">Who pays or is paid, to be found in the label of the bank; empty when nobody is.</param>
/// <param name="Reference">« VIR-2026-003 »; empty when there is none.</param>
/// <param name="Label">« Cotisation 2026 »; names nobody.</param>
/// <param name="Since">The bank cannot have seen it before.</param>
public sealed record AwaitedMovement(string Kind, Guid Id, Money Amount, string Name, string Reference, string Label, DateOnly Since)
{
    public const int KindLength = 40;
    public const int LabelLength = 200;

    /// <summary>Paid or received already, as its module knows it: the line only confirms it, and nothing is written twice.</summary>
    public bool IsSettled { get; init; }

    /// <summary>Day on which it is expected, or was recorded; null when no day is likelier.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The fact that wrote it, when the ledger awaits it: the module that owns the fact says it better.</summary>
    public Guid? Fact { get; init; }

    /// <summary>The only bank account whose statement shows it; null for any.</summary>
    public Guid? OnlyOn { get; init; }

    /// <summary>The bank account whose statement does not show it: what comes from there.</summary>
    public Guid? NotOn { get; init; }

    /// <summary>The only line that it is, known by its label; null for any.</summary>
    public Guid? Line { get; init; }

    /// <summary>What tells it of that line: « comme le 3 mars 2026 ».</summary>
    public string Because { get; init; } = "";

    /// <summary>Whether it may be that line, its amount apart.</summary>
    public bool MayBe(BankLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Since <= line.On && (Line is null || Line == line.Id) && (OnlyOn is null || OnlyOn == line.BankAccountId) && NotOn != line.BankAccountId;
    }
}

/// <summary>Proposition de rapprochement : a movement awaited that may be that line, and why.</summary>
/// <param name="Reasons">« même montant », « la référence VIR-2026-003 est dans le libellé ».</param>
/// <param name="IsSure">The amount, and a reference or a name; or the only one of that amount, some days around.</param>
public sealed record MatchProposal(AwaitedMovement With, IReadOnlyList<string> Reasons, bool IsSure)
{
    private const int Most = 3;

    /// <summary>A transfer is booked within this of what was recorded, in days.</summary>
    private const int Near = 10;

    /// <summary>Recorded before the bank did it, by this at most, in days.</summary>
    private const int Before = 40;

    /// <summary>Those of the same amount, the surest first; at most three.</summary>
    public static IReadOnlyList<MatchProposal> For(BankLine line, IEnumerable<AwaitedMovement> awaited)
    {
        ArgumentNullException.ThrowIfNull(line);
        var words = FoldedText.Of(line.Label + " " + line.Reference).Split(' ').ToHashSet(StringComparer.Ordinal);
        var same = awaited.Where(a => a.Amount == line.Amount && a.MayBe(line) && (!a.IsSettled || Math.Abs(Gap(line, a)) <= Before)).ToList();
        var others = same.Count(a => a.Line is null);
        return [.. same.Select(a => Explain(line, a, words, isAlone: others == 1)).OrderByDescending(p => p.Reasons.Count).ThenBy(p => Math.Abs(Gap(line, p.With))).ThenBy(p => p.With.Since).Take(Most)];
    }

    /// <summary>
    /// What may be accepted at once: lines of one sure proposal, more explained than any other of theirs, that no other line claims.
    /// </summary>
    public static IReadOnlyList<(BankLine Line, MatchProposal Proposal)> Sure(IEnumerable<(BankLine Line, IReadOnlyList<MatchProposal> Proposals)> lines)
    {
        var claims = lines.Where(l => l.Proposals is [{ IsSure: true } first, ..] && l.Proposals.Skip(1).All(o => !o.IsSure || o.Reasons.Count < first.Reasons.Count))
            .GroupBy(l => (l.Proposals[0].With.Kind, l.Proposals[0].With.Id)).Where(g => g.Count() == 1).Select(g => (g.Single().Line, Proposal: g.Single().Proposals[0]));
        var (sure, paired) = (new List<(BankLine, MatchProposal)>(), new HashSet<Guid>());
        foreach (var (line, proposal) in claims.Where(c => !paired.Contains(c.Line.Id)))
        {
            // The two lines of a transfer between accounts name each other: one is enough.
            paired.Add(proposal.With.Id);
            sure.Add((line, proposal));
        }
        return sure;
    }

    private static MatchProposal Explain(BankLine line, AwaitedMovement awaited, HashSet<string> words, bool isAlone)
    {
        if (awaited.Line is not null)
        {
            return new(awaited, [awaited.Because], IsSure: true);
        }
        var reasons = new List<string> { "même montant" };
        if (awaited.Reference.Length > 0 && FoldedText.Of(awaited.Reference).Split(' ').All(words.Contains))
        {
            reasons.Add($"la référence {awaited.Reference} est dans le libellé");
        }
        if (FoldedText.Of(awaited.Name).Split(' ').Where(w => w.Length > 2).ToList() is { Count: > 0 } names && names.TrueForAll(words.Contains))
        {
            reasons.Add($"le nom {awaited.Name} est dans le libellé");
        }
        var isSaid = reasons.Count > 1;
        var isNear = awaited.On is not null && Math.Abs(Gap(line, awaited)) <= Near;
        if (isNear)
        {
            reasons.Add(Gap(line, awaited) switch { 0 => "même jour", 1 or -1 => "à un jour près", var days => $"à {Math.Abs(days)} jours près" });
        }
        if (isNear && isAlone)
        {
            reasons.Add("seul de ce montant");
        }
        return new(awaited, reasons, isSaid || (isNear && isAlone));
    }

    /// <summary>Days from what is awaited to the line; none when no day is likelier.</summary>
    private static int Gap(BankLine line, AwaitedMovement awaited) => awaited.On is { } on ? line.On.DayNumber - on.DayNumber : 0;
}
