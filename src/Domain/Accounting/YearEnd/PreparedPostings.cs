using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Accounting.YearEnd;

/// <summary>Écritures proposées : what an operation of the end of a year would write, shown before it is.</summary>
/// <param name="Working">How the amount was found; null when it was typed.</param>
public sealed record PreparedPostings(IReadOnlyList<Posting> Postings, Working? Working = null)
{
    internal static PostingLine Debit(string account, Money amount, Axes? axes = null, string? label = null) => new(account, amount, Money.Zero, axes ?? Axes.None, label);

    internal static PostingLine Credit(string account, Money amount, Axes? axes = null, string? label = null) => new(account, Money.Zero, amount, axes ?? Axes.None, label);
}
