using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Budget;

/// <summary>
/// En transit : what is recorded as received or paid and that no statement shows yet. Old, or of the amount of a line of the statement that waits to be
/// reconciled, it is most likely in the balance of the bank already: told, not counted. A convention of ours.
/// </summary>
/// <param name="Coming">To be seen at the bank.</param>
/// <param name="Doubtful">Most likely seen already.</param>
public sealed record CashInTransit(IReadOnlyList<CashFact> Coming, IReadOnlyList<CashFact> Doubtful)
{
    /// <summary>Days that a transfer or a cheque takes to reach the bank.</summary>
    public const int Delay = 10;

    /// <param name="waiting">Amounts of the lines that wait, negative for what left the bank; each answers one fact.</param>
    /// <param name="lastDay">The last day that a statement tells.</param>
    public static CashInTransit Of(IEnumerable<CashFact> unseen, IEnumerable<Money> waiting, DateOnly lastDay)
    {
        var left = waiting.ToList();
        var known = unseen.OrderBy(f => f.On).ToLookup(f => f.On <= lastDay.AddDays(-Delay) || left.Remove(f.IsReceipt ? f.Amount : -f.Amount));
        return new([.. known[false]], [.. known[true]]);
    }
}
