using Tisserand.Domain.Access;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Contributions;

/// <summary>The pages of the contributions, above each of them.</summary>
/// <param name="On">The one shown.</param>
public sealed record ContributionTabs(string On)
{
    public static IEnumerable<(string Key, string Label, string Path)> All(CptsOfRequest here)
    {
        yield return ("liste", "Cotisations", "finances/cotisations");
        if (here.Allows(Area.Contributions, Level.Act))
        {
            yield return ("appel", "Appeler", "finances/cotisations/appel");
            yield return ("import", "Import HelloAsso", "finances/cotisations/import");
        }
        yield return ("bilan", "Bilan", "finances/cotisations/bilan");
        yield return ("tarifs", "Tarifs", "finances/cotisations/tarifs");
        yield return ("reglages", "Relances et réglages", "finances/cotisations/reglages");
    }
}
