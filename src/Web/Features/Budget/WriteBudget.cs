using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Funding;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;

namespace Tisserand.Web.Features.Budget;

/// <summary>Begins the budget of a year or its next version, changes a line, has a version voted.</summary>
public sealed class WriteBudget(TisserandDb db, ContractQueries contracts)
{
    /// <summary>
    /// The first version of a year is proposed from the year before and the contract; the next copies the last. Refuses while the last one may
    /// still change.
    /// </summary>
    public async Task<Outcome<BudgetPlan>> Begin(int year, DateOnly today, CancellationToken cancellationToken)
    {
        var payments = (await contracts.On(today, cancellationToken))?.Calculation.Value?.Payments ?? [];
        return await db.Serially(async Task<Outcome<BudgetPlan>> () =>
        {
            if (year < BudgetPlan.FirstYear || year > today.Year + 2)
            {
                return new Refusal("year-out-of-range", $"Un budget se prépare jusqu’à {today.Year + 2}.");
            }
            var last = await Last(year, cancellationToken);
            if (last is { IsVoted: false })
            {
                return new Refusal("draft-open", $"La version {last.Version} du budget {year} n’est pas encore votée\u00A0: modifiez-la.");
            }
            var former = last ?? await Last(year - 1, cancellationToken);
            var lines = Lines(former);
            var plan = BudgetPlan.Draft(year, (last?.Version ?? 0) + 1, last is null ? BudgetProposal.Of(year, lines, payments).Select(p => (p.Post, p.Amount)) : lines);
            db.Add(plan);
            return plan;
        }, cancellationToken);
    }

    /// <summary>What the first version of a year starts from, each figure with where it comes from. One query.</summary>
    public async Task<IReadOnlyList<ProposedLine>> Propose(int year, IReadOnlyList<Payment> payments, CancellationToken cancellationToken) =>
        BudgetProposal.Of(year, Lines(await Last(year - 1, cancellationToken)), payments);

    /// <summary>Null when there is no such budget in this CPTS.</summary>
    public Task<List<Refusal>?> Set(Guid id, MissionCode? mission, Guid? funderId, SpendingNature? nature, Money? amount, CancellationToken cancellationToken) => Change(id, async plan =>
        funderId is { } funder && !await db.Set<Funder>().AnyAsync(f => f.Id == funder, cancellationToken)
            ? [new("funder-unknown", "Choisissez un financeur de la liste.", "Funder")]
            : plan.Set(mission, funderId, nature, amount), cancellationToken);

    /// <inheritdoc cref="Set"/>
    public Task<List<Refusal>?> Adopt(Guid id, DateOnly? votedOn, string? vote, DateOnly today, CancellationToken cancellationToken) =>
        Change(id, plan => Task.FromResult(plan.Adopt(votedOn, vote, today)), cancellationToken);

    /// <summary>Voted by a resolution of this CPTS; null when there is no such budget.</summary>
    public Task<List<Refusal>?> Adopt(Guid id, Guid resolution, DateOnly today, CancellationToken cancellationToken) => Change(id, async plan =>
        await (from r in db.Set<Resolution>() join m in db.Set<Meeting>() on r.MeetingId equals m.Id where r.Id == resolution select new { Resolution = r, Assembly = m }).SingleOrDefaultAsync(cancellationToken) is { } found
            ? plan.Adopt(found.Resolution, found.Assembly, today)
            : [BudgetPlan.NotAdopted], cancellationToken);

    private Task<List<Refusal>?> Change(Guid id, Func<BudgetPlan, Task<List<Refusal>>> act, CancellationToken cancellationToken) => db.Serially(async () =>
        await db.Set<BudgetPlan>().Include(b => b.Lines).SingleOrDefaultAsync(b => b.Id == id, cancellationToken) is { } plan ? await act(plan) : null, cancellationToken);

    private static IReadOnlyList<(BudgetPost Post, Money Amount)> Lines(BudgetPlan? plan) => [.. plan?.Lines.Select(l => (l.Post, l.Amount)) ?? []];

    private Task<BudgetPlan?> Last(int year, CancellationToken cancellationToken) =>
        db.Set<BudgetPlan>().Include(b => b.Lines).AsNoTracking().Where(b => b.Year == year).OrderByDescending(b => b.Version).FirstOrDefaultAsync(cancellationToken);
}
