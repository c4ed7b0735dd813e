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

/// <summary>Dépense d'un mois : what a month of a civil year paid and committed, all posts together.</summary>
/// <param name="Sum">Since January, this month included.</param>
public sealed record BudgetMonth(int Month, Money Paid, Money Committed, Money Sum)
{
    /// <summary>From January to the last month that is begun or spent on.</summary>
    /// <param name="begun">Months of the year begun: 12 for a past year, 0 for one to come.</param>
    public static IReadOnlyList<BudgetMonth> Of(IReadOnlyList<BudgetFact> facts, int begun)
    {
        var months = new List<BudgetMonth>();
        for (var month = 1; month <= facts.Select(f => f.Month).Append(begun).Max(); month++)
        {
            Money Of(bool paid) => facts.Where(f => f.Month == month && f.IsPaid == paid).Sum(f => f.Amount);
            months.Add(new(month, Of(true), Of(false), (months is [.., var last] ? last.Sum : Money.Zero) + Of(true) + Of(false)));
        }
        return months;
    }
}

/// <summary>Ligne proposée d'un budget.</summary>
/// <param name="Source">Where the amount comes from, in French.</param>
public sealed record ProposedLine(BudgetPost Post, Money Amount, string Source);

/// <summary>
/// Budget proposé pour l'année suivante : what the calendar of the ACI makes due in that year for each mission, spread over its posts as in the
/// year before; the lines of the other funders as they were. Variable parts not notified are left out: never to be counted on.
/// </summary>
public static class BudgetProposal
{
    /// <param name="former">Lines of the year before; none for a first budget.</param>
    /// <param name="payments">Of the calendar, for all years.</param>
    public static IReadOnlyList<ProposedLine> Of(int year, IReadOnlyList<(BudgetPost Post, Money Amount)> former, IReadOnlyList<Payment> payments)
    {
        ArgumentNullException.ThrowIfNull(former);
        ArgumentNullException.ThrowIfNull(payments);
        var proposed = new List<ProposedLine>();
        ProposedLine Kept((BudgetPost Post, Money Amount) line, string why) => new(line.Post, line.Amount, $"Repris du budget {year - 1}\u00A0: {why}.");
        foreach (var mission in MissionCodes.All.Select(m => (MissionCode?)m).Prepend(null))
        {
            var lines = former.Where(l => l.Post.Mission == mission && l.Post.FunderId is null && l.Amount > Money.Zero).ToList();
            var due = payments.Where(p => p.Mission == mission && p.DueOn.Year == year && !p.IsUncertain).Sum(p => p.Amount);
            if (due > Money.Zero)
            {
                var posts = lines.Count > 0 ? lines.ConvertAll(l => l.Post) : [new(mission, null, mission is null ? Purchases.SpendingNature.Other : Purchases.SpendingNature.Indemnities)];
                var amounts = due.Split([.. lines.Count > 0 ? lines.Select(l => l.Amount.Cents) : [1L]]);
                var whole = lines.Sum(l => l.Amount);
                proposed.AddRange(posts.Zip(amounts).Where(p => !p.Second.IsZero).Select(p => new ProposedLine(
                    p.First, p.Second, $"Versements certains de l’ACI dus en {year}\u00A0: {FrenchNumber.Euros(due)}"
                        + (lines.Count == 0 ? ", sans poste l’année d’avant." : lines.Count == 1 ? ", au seul poste de l’année d’avant." : $", partagés comme en {year - 1} ({FrenchNumber.Euros(former.First(l => l.Post == p.First).Amount)} sur {FrenchNumber.Euros(whole)})."))));
            }
            else
            {
                proposed.AddRange(lines.Select(l => Kept(l, $"aucun versement certain de l’ACI dû en {year}")));
            }
        }
        proposed.AddRange(former.Where(l => l.Post.FunderId is not null).Select(l => Kept(l, "autre financeur")));
        return proposed;
    }
}
