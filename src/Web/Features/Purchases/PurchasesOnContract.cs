using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Purchases;

/// <summary>Payments of the ACI and expenses that rest on a mission of the contract.</summary>
internal sealed class PurchasesOnContract(TisserandDb db) : IRestOnContract
{
    /// <summary>What was paid stands by itself: only a mission that would go is held back by it.</summary>
    public async Task<IReadOnlyList<string>> What(Guid contractId, MissionCode? mission, int fromYear, CancellationToken cancellationToken)
    {
        if (mission is null)
        {
            return [];
        }
        var reasons = new List<string>();
        if (await db.Set<Income>().AnyAsync(i => i.ContractId == contractId && i.Mission == mission && i.ContractYear >= fromYear, cancellationToken))
        {
            reasons.Add($"un versement de la mission «\u00A0{mission.Value.ShortLabel()}\u00A0» est reçu");
        }
        if (await db.Set<InvoicePart>().AnyAsync(p => p.ContractId == contractId && p.Mission == mission && p.ContractYear >= fromYear, cancellationToken))
        {
            reasons.Add($"une dépense de la mission «\u00A0{mission.Value.ShortLabel()}\u00A0» est enregistrée");
        }
        return reasons;
    }
}
