using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Space;
using Tisserand.Web.Shell.Trace;

namespace Tisserand.Web.Features.Privacy;

/// <summary>On a member's card: the requests of the person, and what can be done with their data.</summary>
internal sealed class RightsOfMember(TisserandDb db) : ITraceOfMember
{
    public int Order => 90;

    public string Name => "donnees";

    public async Task<TracePart?> Of(Guid member, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Privacy, Level.See) || await db.Set<Member>().AnyAsync(m => m.Id == member && m.ErasedOn != null, cancellationToken))
        {
            return null;
        }
        var requests = await db.Set<RightsRequest>().AsNoTracking().Where(r => r.MemberId == member).OrderByDescending(r => r.ReceivedOn).Take(5).ToListAsync(cancellationToken);
        return new("Données personnelles", "Aucune demande de cette personne sur ses données.",
            [.. requests.Select(r => new TraceLink(r.Right.Label(), r.AnsweredOn is { } day ? $"répondu le {French.Day(day)}" : $"à répondre avant le {French.Day(r.DueOn)}", here.Link("donnees/demandes/" + r.Id)))])
        {
            Acts =
            [
                new("Exporter ou effacer…", "", here.Link($"donnees/personnes/adherent/{member}")),
                new("Noter une demande…", "", here.Link($"donnees/demandes/nouvelle?fiche={member}")),
            ],
        };
    }
}

/// <summary>In « Mon espace »: one's data in a file, one's bank details.</summary>
internal sealed class RightsOfSpace : ISpaceSection
{
    public int Order => 85;

    public Task<SpaceSection?> Of(Guid member, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken) => Task.FromResult<SpaceSection?>(
        new("mes-donnees", "Mes données", "shield-lock", "Tout ce que la CPTS conserve sur vous, en un fichier.", [])
        {
            Acts =
            [
                new("Voir et télécharger", here.Link("mes-donnees"), "file-export"),
                new("Coordonnées bancaires", here.Link("mes-donnees/coordonnees-bancaires"), "building-bank"),
            ],
            IsAside = true,
        });
}
