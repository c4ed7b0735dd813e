using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Missions;

/// <summary>Référent of a fiche action that is not abandoned, hence of its mission, by the member's entry tied to the account.</summary>
internal sealed class MissionsOfAccount(TisserandDb db) : IMissionsOfAccount
{
    public async Task<IReadOnlyList<MissionCode>> Of(Guid account, CancellationToken cancellationToken) => await (
        from fiche in db.Set<FicheAction>()
        join member in db.Set<Member>() on fiche.ReferentId equals member.Id
        where member.AccountId == account && fiche.State != FicheActionState.Abandoned
        select fiche.Mission).Distinct().ToListAsync(cancellationToken);
}
