using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Governance;

/// <summary>Nobody is erased who still sits in a body: the mandate ends first.</summary>
internal sealed class MandateStillHeld(TisserandDb db) : IRefuseErasure
{
    public async Task<IReadOnlyList<Refusal>> Check(Guid member, DateOnly today, CancellationToken cancellationToken) =>
        [.. (await db.Set<Mandate>().Where(m => m.MemberId == member && (m.EndsOn == null || m.EndsOn >= today))
            .Join(db.Set<GoverningBody>(), m => m.BodyId, b => b.Id, (m, b) => b.Name).OrderBy(n => n).ToListAsync(cancellationToken))
            .Select(body => new Refusal("mandate-held", $"Cette personne a un mandat en cours ({body})\u00A0: mettez-y fin d’abord."))];
}
