using Tisserand.Domain.Missions;

namespace Tisserand.Web.Shell;

/// <summary>What a module keeps that rests on the contract of the CPTS of the request: an avenant is not taken out from under it.</summary>
public interface IRestOnContract
{
    /// <summary>Reasons, French, each the end of a sentence (« une recette de la mission est enregistrée »); for one mission, or for the whole contract when null.</summary>
    /// <param name="fromYear">Contract years from this one on.</param>
    Task<IReadOnlyList<string>> What(Guid contractId, MissionCode? mission, int fromYear, CancellationToken cancellationToken);
}
