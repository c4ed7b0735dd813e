using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>A proposal to approve, and the amount under which it was shown; null when it was shown to nobody (demonstration, tests).</summary>
public sealed record ProposalShown(Guid SourceId, Money? Amount = null);

/// <summary>What came of a decision on several lines: some may be taken and others left.</summary>
/// <param name="Lines">Decided.</param>
/// <param name="Left">Why the others were left, each naming its person.</param>
/// <param name="Near">People whom it brings to 80 % of the legal ceiling or more.</param>
public sealed record IndemnityDecision(IReadOnlyList<IndemnityLine> Lines, IReadOnlyList<Refusal> Left, IReadOnlyList<string> Near)
{
    public static readonly IndemnityDecision Nothing = new([], [], []);

    public Money Amount => Lines.Sum(l => l.Amount);

    public IndemnityDecision And(IndemnityDecision next) =>
        new([.. Lines, .. next.Lines], [.. Left, .. next.Left], [.. Near.Concat(next.Near).Distinct()]);
}

/// <summary>
/// Approves proposed lines. Those of one person are counted one after the other under the legal ceiling, whoever else
/// approves at the same second; what cannot be approved is left, with its reason.
/// </summary>
public sealed class ApproveIndemnities(TisserandDb db)
{
    /// <summary>Lines of one transaction: short enough for others to pass between two.</summary>
    private const int BatchSize = 400;

    public async Task<IndemnityDecision> Approve(IReadOnlyCollection<ProposalShown> chosen, Actor actor, DateOnly today, CancellationToken cancellationToken)
    {
        var all = IndemnityDecision.Nothing;
        foreach (var batch in chosen.DistinctBy(c => c.SourceId).Chunk(BatchSize))
        {
            all = all.And(await db.Serially(() => ApproveBatch(batch.ToDictionary(c => c.SourceId, c => c.Amount), actor, today, cancellationToken), cancellationToken));
        }
        db.ChangeTracker.Clear();
        return all;
    }

    private async Task<IndemnityDecision> ApproveBatch(Dictionary<Guid, Money?> chosen, Actor actor, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = await db.Waiting(chosen.Keys, cancellationToken);
        var grid = await db.ReadRateGrid(cancellationToken);
        var years = await db.YearsToDate([.. rows.Select(r => r.MemberId).Distinct()], cancellationToken);
        var (lines, left, near) = (new List<IndemnityLine>(), new List<Refusal>(), new Dictionary<(Guid, int), string>());
        foreach (var row in rows)
        {
            var year = (row.MemberId, row.Day.Year);
            var already = years.GetValueOrDefault(year);
            var proposal = row.Price(grid).Proposal;
            var approved = chosen[row.Id] is { } shown && shown != proposal.Amount
                ? new Refusal("amount-changed", $"{row.FullName}, {FrenchDate.Long(row.Day)}\u00A0: le montant est passé de {FrenchNumber.Euros(shown)} à {FrenchNumber.Euros(proposal.Amount)} depuis que vous l’avez vu.")
                : IndemnityLine.Approve(proposal, actor, already, today);
            if (!approved.Succeeded)
            {
                left.AddRange(approved.Refusals);
                continue;
            }
            db.Add(approved.Value);
            lines.Add(approved.Value);
            if (!approved.Value.Activity.IsUnderCeiling())
            {
                continue;
            }
            years[year] = already + approved.Value.Amount;
            var ceiling = AnnualCeiling.Of(row.Day).Required.Value;
            if (AnnualCeiling.Standing(years[year], Money.Zero, ceiling) == CeilingStanding.Near)
            {
                near[year] = $"{row.FullName} atteint {FrenchNumber.Euros(years[year])} en {row.Day.Year}\u00A0: plus de 80\u00A0% du plafond légal de {FrenchNumber.Euros(ceiling)}.";
            }
        }
        if (rows.Count < chosen.Count)
        {
            left.Add(IndemnityRefusals.DecidedMeanwhile(chosen.Count - rows.Count));
        }
        return new(lines, left, [.. near.Values]);
    }
}

internal static class IndemnityRefusals
{
    public static Refusal HeldBy(string batch) => new("in-batch", $"Ce qui est dans la remise de virements {batch} se règle avec elle, page Virements.");

    public static Refusal DecidedMeanwhile(int count) => new("decided-meanwhile", count == 1
        ? "Une ligne choisie n’est plus à décider\u00A0: elle l’a été entre-temps, son émargement a changé, ou sa déclaration est retirée."
        : $"{FrenchNumber.Whole(count)} lignes choisies ne sont plus à décider\u00A0: elles l’ont été entre-temps, leur émargement a changé, ou leur déclaration est retirée.");
}
