using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Contributions;

/// <summary>What a call would do.</summary>
/// <param name="Ready">Members and the rate of each.</param>
/// <param name="WithoutRate">Members for whom the grid has nothing.</param>
/// <param name="Already">How many were called before.</param>
/// <param name="NotMembers">Of a selection, those who are no members in that year.</param>
public sealed record CallPlan(
    int Year, IReadOnlyList<(CallableMember Member, ContributionRate Rate)> Ready, IReadOnlyList<CallableMember> WithoutRate, int Already, IReadOnlyList<CallableMember> NotMembers)
{
    public Money Amount => Ready.Sum(r => r.Rate.Amount);
}

/// <summary>What a call did.</summary>
public sealed record CallResult(int Called, Money Amount, int WithoutRate, int Already);

/// <summary>
/// Calls the contributions of a civil year: of every member in one act, or of those named. Whoever has one already is passed
/// over, so that pressing twice, or two people pressing at once, calls nothing twice.
/// </summary>
public sealed class CallContributions(TisserandDb db)
{
    /// <summary>Calls of one transaction: short enough for others to pass between two.</summary>
    private const int BatchSize = 400;

    /// <param name="members">Null for every member of the year.</param>
    public async Task<CallPlan> Plan(int year, IReadOnlyCollection<Guid>? members, DateOnly today, CancellationToken cancellationToken)
    {
        var ofYear = db.MembersOfYear(year, today);
        var chosen = members is null ? ofYear : ofYear.Where(m => EF.Parameter(members).Contains(m.Id));
        var grid = await db.ReadContributionGrid(cancellationToken);
        var uncalled = await db.Callable(chosen.Uncalled(db, year), cancellationToken);
        var all = await chosen.CountAsync(cancellationToken);
        var others = members is null ? [] : await db.Callable(
            db.Set<Member>().Where(m => EF.Parameter(members).Contains(m.Id) && !ofYear.Select(o => o.Id).Contains(m.Id)), cancellationToken);
        var rated = uncalled.ConvertAll(m => (Member: m, Rate: grid.Find(m.Category, m.Profession, year)));
        return new(year, [.. rated.Where(r => r.Rate is not null).Select(r => (r.Member, r.Rate!))], [.. rated.Where(r => r.Rate is null).Select(r => r.Member)], all - uncalled.Count, others);
    }

    /// <summary>Refuses a year or a last day of payment that does not suit; leaves those without a rate.</summary>
    /// <param name="members">Null for every member of the year.</param>
    public async Task<Outcome<CallResult>> Call(int year, IReadOnlyCollection<Guid>? members, DateOnly? dueOn, DateOnly today, CancellationToken cancellationToken)
    {
        if (year is < ContributionRate.FirstYear or > ContributionRate.LastYear)
        {
            return new Refusal("year-unlikely", "Indiquez une année entre 2000 et 2099.", nameof(Contribution.Year));
        }
        var plan = await Plan(year, members, today, cancellationToken);
        var result = new CallResult(0, Money.Zero, plan.WithoutRate.Count, plan.Already);
        foreach (var batch in plan.Ready.Select(r => r.Member.Id).Chunk(BatchSize))
        {
            var called = await db.Serially(() => CallBatch(year, batch, dueOn, today, cancellationToken), cancellationToken);
            if (!called.Succeeded)
            {
                return called;
            }
            result = new(result.Called + called.Value.Called, result.Amount + called.Value.Amount, result.WithoutRate, result.Already + batch.Length - called.Value.Called);
        }
        db.ChangeTracker.Clear();
        return result;
    }

    private async Task<Outcome<CallResult>> CallBatch(int year, Guid[] members, DateOnly? dueOn, DateOnly today, CancellationToken cancellationToken)
    {
        var grid = await db.ReadContributionGrid(cancellationToken);
        var uncalled = await db.Callable(db.Set<Member>().Where(m => EF.Parameter(members).Contains(m.Id)).Uncalled(db, year), cancellationToken);
        var called = new List<Contribution>();
        foreach (var member in uncalled)
        {
            var contribution = Contribution.Call(member.Id, year, member.Category, member.Profession, grid, dueOn, today);
            if (contribution.Succeeded)
            {
                called.Add(contribution.Value);
            }
            else if (contribution.Refusals.Any(r => r.Field.Length > 0))
            {
                return contribution.Refusals.ToList();
            }
        }
        db.AddRange(called);
        return new CallResult(called.Count, called.Sum(c => c.Amount), 0, 0);
    }
}
