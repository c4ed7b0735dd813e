using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Contributions;

/// <summary>
/// One person owes one contribution a year and has one category: of two, the one that was paid stays, else the one given up for a
/// reason, else that of the entry kept; reminders follow. Two that were paid are for people to settle.
/// </summary>
internal sealed class ContributionsOfMerge(TisserandDb db) : ISettleMerge
{
    private static readonly ContributionState[] Strongest = [ContributionState.Paid, ContributionState.Exempt, ContributionState.Called, ContributionState.Cancelled];

    public int Order => 30;

    public async Task<MergeSettlement> Settle(Guid kept, Guid other, CancellationToken cancellationToken)
    {
        var (notes, refusals) = (new List<string>(), new List<Refusal>());
        var categories = await db.Set<CategoryOfMember>().Where(c => c.MemberId == kept || c.MemberId == other).ToListAsync(cancellationToken);
        if (categories is [_, _])
        {
            db.Remove(categories.Single(c => c.MemberId == other));
            notes.Add($"La catégorie reste «\u00A0{categories.Single(c => c.MemberId == kept).Category.Label()}\u00A0».");
        }
        var all = await db.Set<Contribution>().Where(c => c.MemberId == kept || c.MemberId == other).ToListAsync(cancellationToken);
        var twice = all.GroupBy(c => c.Year).Where(g => g.Count() == 2).OrderBy(g => g.Key).ToList();
        var ids = twice.SelectMany(g => g.Select(c => c.Id)).ToList();
        var reminders = ids.Count == 0 ? [] : await db.Set<ContributionReminder>().Where(r => EF.Parameter(ids).Contains(r.ContributionId)).ToListAsync(cancellationToken);
        foreach (var year in twice)
        {
            if (year.All(c => c.State == ContributionState.Paid))
            {
                refusals.Add(new("two-contributions", $"La cotisation {year.Key} est payée sur les deux fiches ({string.Join(" et ", year.Select(c => FrenchNumber.Euros(c.Amount)))}). Annulez d’abord l’un des deux paiements, page Cotisations."));
                continue;
            }
            Contribution[] ordered = [.. year.OrderBy(c => Array.IndexOf(Strongest, c.State)).ThenBy(c => c.MemberId == kept ? 0 : 1)];
            var (stays, goes) = (ordered[0], ordered[1]);
            var known = reminders.Where(r => r.ContributionId == stays.Id).Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
            foreach (var reminder in reminders.Where(r => r.ContributionId == goes.Id))
            {
                if (known.Add(reminder.Key))
                {
                    db.Entry(reminder).Property(r => r.ContributionId).CurrentValue = stays.Id;
                }
                else
                {
                    db.Remove(reminder);
                }
            }
            db.Remove(goes);
            notes.Add($"Cotisation {year.Key}\u00A0: celle qui est {stays.State.Label()} reste ({FrenchNumber.Euros(stays.Amount)}).");
        }
        return new(notes, refusals);
    }
}
