using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Purchases;

namespace Tisserand.Domain.Budget;

/// <summary>Budget d'une année civile, for what is left of it.</summary>
/// <param name="Name">« budget 2026, version 2 ».</param>
/// <param name="Spent">Paid and committed in that year.</param>
public sealed record YearBudget(int Year, string Name, IReadOnlyList<(BudgetPost Post, Money Amount)> Lines, IReadOnlyList<BudgetFact> Spent);

/// <summary>
/// Reste du budget : what a budget still lets spend within the months of the cash plan, spread evenly over those of its year. A post that is overdrawn
/// has nothing left and takes nothing from the others. A convention of ours, see docs/rules/plan-de-tresorerie.md.
/// </summary>
public static class BudgetToCome
{
    /// <param name="known">Facts of the plan: those that will use a post are taken off it, so that nothing counts twice.</param>
    public static IReadOnlyList<CashFact> Of(DateOnly today, IReadOnlyList<YearBudget> budgets, IReadOnlyList<CashFact> known)
    {
        ArgumentNullException.ThrowIfNull(budgets);
        var used = known.Where(f => f.Uses is not null).GroupBy(f => f.Uses!.Value).ToDictionary(g => g.Key, g => g.Sum(f => f.Amount));
        var start = CashPlan.MonthOf(today);
        var months = Enumerable.Range(0, CashPlan.Length).Select(start.AddMonths).ToList();
        return
        [
            .. from budget in budgets
               let own = months.Where(m => m.Year == budget.Year).ToList()
               where own.Count > 0
               let spent = budget.Spent.GroupBy(f => f.Post).ToDictionary(g => g.Key, g => g.Sum(f => f.Amount))
               from line in budget.Lines
               let left = Share(line.Amount, own, budget.Year == start.Year) - spent.GetValueOrDefault(line.Post) - used.GetValueOrDefault((budget.Year, line.Post))
               where left > Money.Zero
               from part in own.Zip(left.Split([.. own.Select(_ => 1L)]))
               select new CashFact(CashKind.Budget, line.Post.Mission, part.First, part.Second, Label(budget, line.Post, left, own.Count)),
        ];
    }

    /// <summary>The present year counts whole, less what is spent of it; of a year to come, one twelfth by month of the plan.</summary>
    private static Money Share(Money amount, List<DateOnly> months, bool isPresent) =>
        isPresent ? amount : amount.Split([.. Enumerable.Repeat(1L, 12)]).Take(months.Count).Sum();

    private static string Label(YearBudget budget, BudgetPost post, Money left, int months) =>
        $"{FundingCodes.Label(post.Mission)}, {post.Nature.Label().ToLowerInvariant()}\u00A0: {FrenchNumber.Euros(left)} du {budget.Name}, {(months == 1 ? "ce mois" : $"sur {months} mois")}";
}
