using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Contributions;

/// <summary>Keeps the settings of the contributions; makes the row of the CPTS the first time.</summary>
public sealed class SaveContributionSettings(TisserandDb db)
{
    public Task<List<Refusal>> Save(ContributionSettingsDetails details, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        var settings = await db.Set<ContributionSettings>().SingleOrDefaultAsync(cancellationToken);
        var changed = settings ?? ContributionSettings.Default();
        var refusals = changed.Change(details);
        if (refusals.Count == 0 && settings is null)
        {
            db.Add(changed);
        }
        return refusals;
    }, cancellationToken);
}
