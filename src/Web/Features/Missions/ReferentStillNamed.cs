using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Missions;

/// <summary>Nobody is erased who still carries a fiche action: another référent is named first.</summary>
internal sealed class ReferentStillNamed(TisserandDb db) : IRefuseErasure
{
    public async Task<IReadOnlyList<Refusal>> Check(Guid member, DateOnly today, CancellationToken cancellationToken) =>
        [.. (await db.Set<FicheAction>().Where(f => f.ReferentId == member && (f.State == FicheActionState.Draft || f.State == FicheActionState.Running))
            .OrderBy(f => f.FoldedTitle).Select(f => f.Title).ToListAsync(cancellationToken))
            .Select(title => new Refusal("still-referent", $"Cette personne est référente de la fiche action «\u00A0{title}\u00A0»\u00A0: nommez-en une autre d’abord."))];
}
