using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Budget;

/// <summary>Dépense d'un poste, added up: what a month of a civil year spent or committed.</summary>
/// <param name="Month">1 to 12: that of the invoice, or of the meeting of an indemnity.</param>
/// <param name="IsPaid">Otherwise committed: approved, to be paid.</param>
public sealed record BudgetFact(BudgetPost Post, int Month, Money Amount, bool IsPaid);

/// <summary>Suivi d'un poste : what was planned, spent, committed, and what is left.</summary>
/// <param name="Months">Spent and committed, month by month.</param>
public sealed record BudgetFollowUp(BudgetPost Post, Money Planned, Money Spent, Money Committed, IReadOnlyList<Money> Months)
{
    public string Label => $"{FundingCodes.Label(Post.Mission)}, {Purchases.SpendingNatures.Label(Post.Nature).ToLowerInvariant()}";

    /// <summary>Negative when more is spent and committed than planned.</summary>
    public Money Left => Planned - Spent - Committed;

    /// <summary>Nothing was planned for it.</summary>
    public bool IsUnplanned => Planned.IsZero;

    public bool IsOver => Left < Money.Zero;

    /// <summary>Every post that is planned or was spent on, the functioning first.</summary>
    public static IReadOnlyList<BudgetFollowUp> Of(IEnumerable<(BudgetPost Post, Money Amount)> lines, IReadOnlyList<BudgetFact> facts)
    {
        var planned = lines.ToDictionary(l => l.Post, l => l.Amount);
        return
        [
            .. planned.Keys.Union(facts.Select(f => f.Post)).OrderBy(p => p.Mission is { } m ? (int)m : -1).ThenBy(p => p.FunderId).ThenBy(p => p.Nature).Select(post =>
            {
                var own = facts.Where(f => f.Post == post).ToList();
                return new BudgetFollowUp(
                    post, planned.GetValueOrDefault(post), own.Where(f => f.IsPaid).Sum(f => f.Amount), own.Where(f => !f.IsPaid).Sum(f => f.Amount),
                    [.. Enumerable.Range(1, 12).Select(month => own.Where(f => f.Month == month).Sum(f => f.Amount))]);
            }),
        ];
    }
}

/// <summary>
/// Budget proposé pour l'année suivante : what the calendar of the ACI makes due in that year for each mission, spread over its posts as in the
/// year before; the lines of the other funders as they were. Variable parts not notified are left out: never to be counted on.
/// </summary>
public static class BudgetProposal
{
    /// <param name="former">Lines of the year before; none for a first budget.</param>
    /// <param name="payments">Of the calendar, for all years.</param>
    public static IReadOnlyList<(BudgetPost Post, Money Amount)> Of(int year, IReadOnlyList<(BudgetPost Post, Money Amount)> former, IReadOnlyList<Payment> payments)
    {
        ArgumentNullException.ThrowIfNull(former);
        ArgumentNullException.ThrowIfNull(payments);
        var proposed = new List<(BudgetPost, Money)>();
        foreach (var mission in MissionCodes.All.Select(m => (MissionCode?)m).Prepend(null))
        {
            var lines = former.Where(l => l.Post.Mission == mission && l.Post.FunderId is null && l.Amount > Money.Zero).ToList();
            var due = payments.Where(p => p.Mission == mission && p.DueOn.Year == year && !p.IsUncertain).Sum(p => p.Amount);
            if (due > Money.Zero)
            {
                var posts = lines.Count > 0 ? lines.ConvertAll(l => l.Post) : [new(mission, null, mission is null ? Purchases.SpendingNature.Other : Purchases.SpendingNature.Indemnities)];
                var amounts = due.Split([.. lines.Count > 0 ? lines.Select(l => l.Amount.Cents) : [1L]]);
                proposed.AddRange(posts.Zip(amounts).Where(p => !p.Second.IsZero));
            }
            else
            {
                proposed.AddRange(lines);
            }
        }
        proposed.AddRange(former.Where(l => l.Post.FunderId is not null));
        return proposed;
    }
}
