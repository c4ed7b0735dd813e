using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;

namespace Tisserand.Web.Features.Missions;

/// <summary>Writes a fiche action, or corrects one. Refuses what the fiche refuses, and a référent who is not known to the CPTS.</summary>
public sealed class WriteFicheAction(TisserandDb db)
{
    public async Task<Outcome<FicheAction>> Write(FicheActionDetails details, CancellationToken cancellationToken)
    {
        var written = FicheAction.Write(details);
        List<Refusal> refusals = [.. written.Refusals, .. await Referent(details.ReferentId, cancellationToken)];
        if (refusals.Count > 0)
        {
            return refusals;
        }
        db.Add(written.Required);
        await db.SaveChangesAsync(cancellationToken);
        return written;
    }

    /// <param name="fiche">As the context follows it.</param>
    public async Task<Outcome<FicheAction>> Change(FicheAction fiche, FicheActionDetails details, CancellationToken cancellationToken)
    {
        var unknown = await Referent(details.ReferentId, cancellationToken);
        var refusals = unknown.Count > 0 ? [.. FicheAction.Write(details).Refusals, .. unknown] : fiche.Change(details);
        if (refusals.Count > 0)
        {
            return refusals;
        }
        await db.SaveChangesAsync(cancellationToken);
        return fiche;
    }

    private async Task<List<Refusal>> Referent(Guid? id, CancellationToken cancellationToken) =>
        id is null || await db.Set<Member>().AnyAsync(m => m.Id == id, cancellationToken)
            ? []
            : [new("referent-unknown", "Cette personne n’est pas connue de la CPTS\u00A0: cherchez-la par son nom.", nameof(FicheAction.ReferentId))];
}
