using System.Collections.Immutable;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Funding;

/// <summary>An amount being worked out: exact to the end, each line rounded only for reading.</summary>
internal sealed record AmountDraft(Fraction Exact, ImmutableArray<WorkingLine> Lines)
{
    public static readonly AmountDraft None = new(Fraction.Zero, []);

    public Money Rounded => Money.Round(Exact, Rounding.HalfAwayFromZero);

    public Working Working => new(Lines);

    public AmountDraft StartAt(string label, Money amount, string source, Confidence confidence) =>
        new(amount.Exact, Lines.Add(new(label, null, "", amount, source, confidence)));

    /// <summary>Both amounts, the lines of one after those of the other.</summary>
    public AmountDraft Plus(AmountDraft other) => new(Exact + other.Exact, Lines.AddRange(other.Lines));

    /// <summary>A last line that says the amount again, for what was added up.</summary>
    public AmountDraft Told(string label, string source, Confidence confidence) =>
        this with { Lines = Lines.Add(new(label, null, "", Rounded, source, confidence)) };

    public AmountDraft Times(string label, string rate, Fraction factor, string source, Confidence confidence)
    {
        var next = this with { Exact = Exact * factor };
        return next with { Lines = Lines.Add(new(label, Rounded, rate, next.Rounded, source, confidence)) };
    }

    /// <summary>A percentage of the amount, printed as such.</summary>
    public AmountDraft Share(string label, decimal percent, PaymentRule rule) =>
        Times(label, FrenchNumber.Percent(percent), Fraction.FromPercent(percent), rule.Source, rule.Confidence);

    public AmountDraft Share(string label, PaymentRule rule) => Share(label, rule.Percent!.Value, rule);

    /// <summary>What is left of the rounded amount once the advance is taken off.</summary>
    public AmountDraft Minus(Money advance, string advanceLabel, PaymentRule advanceRule, PaymentRule balanceRule)
    {
        var left = Rounded - advance;
        return new(left.Exact, Lines.AddRange(
            new WorkingLine(
                advanceLabel, Rounded, FrenchNumber.Percent(advanceRule.Percent!.Value), advance, advanceRule.Source, advanceRule.Confidence),
            new WorkingLine(
                "Solde : le montant dû pour l’année, moins l’avance", Rounded, $"– {FrenchNumber.Euros(advance)}", left,
                balanceRule.Source, balanceRule.Confidence)));
    }
}
