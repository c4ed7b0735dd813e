namespace Tisserand.Domain.Foundation;

/// <summary>
/// Ligne de calcul : one step of a computed amount. <see cref="Amount"/> = <see cref="Base"/> × <see cref="Rate"/>, each line
/// rounded for reading from the exact value.
/// </summary>
/// <param name="Label">French, as a coordinator would say it.</param>
/// <param name="Base">What the rate applies to, in euros and cents; null when the line is a starting figure.</param>
/// <param name="Rate">As printed: "244/366", "75 %"; empty when there is none.</param>
/// <param name="Amount">Result of the line.</param>
/// <param name="Source">Text, contract or rule that it comes from.</param>
public sealed record WorkingLine(string Label, Money? Base, string Rate, Money Amount, string Source, Confidence Confidence);

/// <summary>Calcul détaillé : the lines that lead to an amount; the last one is the amount itself.</summary>
public sealed record Working(IReadOnlyList<WorkingLine> Lines)
{
    public Money Amount => Lines.Count == 0 ? Money.Zero : Lines[^1].Amount;
}
