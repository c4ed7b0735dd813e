using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Trace;

namespace Tisserand.Web.Features.Contributions;

/// <summary>On a member's card: the contributions, year by year, and the certificate.</summary>
internal sealed class ContributionsOfMember(TisserandDb db) : ITraceOfMember
{
    public int Order => 10;

    public string Name => "cotisations";

    public async Task<TracePart?> Of(Guid member, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Contributions, Level.See))
        {
            return null;
        }
        var rows = await db.ContributionRows().AsNoTracking().Where(r => r.MemberId == member).OrderByDescending(r => r.Line.Year).ToListAsync(cancellationToken);
        var year = today.Year.ToString(CultureInfo.InvariantCulture);
        var mayAct = here.Allows(Area.Contributions, Level.Act);
        return new("Cotisations", "Aucune cotisation appelée.",
        [
            .. rows.Select(r => new TraceLink(
                $"{r.Line.Year.ToString(CultureInfo.InvariantCulture)}\u00A0: {French.Euros(r.Line.Amount)}",
                string.Join(' ', [r.Line.StandingOn(today).Label(), ContributionTables.Detail(r.Line, r.RemindedOn, today)]).Trim(),
                here.Link("finances/cotisations/" + r.Id))),
        ])
        {
            Acts =
            [
                new("Attestation d’adhésion " + year, "", here.Link($"finances/cotisations/attestation/{member}?annee={year}")),
                .. mayAct && rows.TrueForAll(r => r.Line.Year != today.Year) ? [new TraceLink($"Appeler la cotisation {year}…", "", here.Link($"finances/cotisations/appel?annee={year}&ids={member}"))] : Array.Empty<TraceLink>(),
                .. mayAct ? [new TraceLink("Catégorie…", "", here.Link("finances/cotisations/categorie?ids=" + member))] : Array.Empty<TraceLink>(),
            ],
        };
    }
}
