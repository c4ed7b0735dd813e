using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Reference;
using Tisserand.Data.Territories;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Members.Covering;

/// <summary>Keeps the readings of coverage that are due: that of the directory in use on the day of its load, that of the end of the month.</summary>
public sealed class KeepCoverage(TisserandDb db, DirectoryQueries directory, TerritoryQueries territories, Clock clock)
{
    /// <summary>Answers how many were kept; a second load on one day takes the place of the first. A day without a territory has none.</summary>
    public async Task<int> KeepDue(CancellationToken cancellationToken)
    {
        if (await directory.Current(cancellationToken) is not { } generation)
        {
            return 0;
        }
        var due = CoverageReading.DueOn(clock.Today, DateOnly.FromDateTime(clock.Local(generation.LoadedAt)));
        var known = await db.Set<CoverageReading>().Where(r => due.Contains(r.Day)).ToListAsync(cancellationToken);
        var missing = due.Where(d => !known.Exists(r => r.Day == d && r.LoadedAt == generation.LoadedAt)).ToList();
        var kept = 0;
        foreach (var day in missing)
        {
            var communes = (await territories.On(day, cancellationToken)).CommuneCodes;
            if (communes.Count == 0)
            {
                continue;
            }
            if (known.Find(r => r.Day == day) is { } replaced)
            {
                db.Remove(replaced);
                await db.SaveChangesAsync(cancellationToken);
            }
            await Keep(day, communes, generation, cancellationToken);
            kept++;
        }
        return kept;
    }

    private async Task Keep(DateOnly day, IReadOnlyList<string> communes, Generation generation, CancellationToken cancellationToken)
    {
        var whole = await directory.Coverage(communes, cancellationToken);
        var parts = await directory.CoverageByCommune(communes, cancellationToken);
        db.Add(CoverageReading.Keep(day, generation.LoadedAt, generation.ExtractedOn, communes,
        [
            .. whole.Select(c => CoverageCount.Of("", c.Profession, c.Total, c.Liberal, c.Salaried)),
            .. parts.Select(c => CoverageCount.Of(c.Commune, c.Profession, c.Total, c.Liberal, c.Salaried)),
        ]));
        await db.SaveChangesAsync(cancellationToken);
    }
}
