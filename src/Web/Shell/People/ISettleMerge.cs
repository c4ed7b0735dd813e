using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Shell.People;

/// <summary>
/// What one person cannot hold twice, settled by the module that keeps it when two entries of the person become one. What
/// merely points to the person needs nothing here: every foreign key to a member is found in the model and follows.
/// </summary>
public interface ISettleMerge
{
    /// <summary>Those who rest on others come first: 10 Indemnités, 20 Réunions, 30 Cotisations.</summary>
    int Order { get; }

    /// <summary>Changes what the context follows, in a fixed number of queries; the caller saves, or forgets it for a preview.</summary>
    Task<MergeSettlement> Settle(Guid kept, Guid other, CancellationToken cancellationToken);
}

/// <summary>What a module settled, in French sentences, or why the two cannot be merged yet.</summary>
public sealed record MergeSettlement(IReadOnlyList<string> Notes, IReadOnlyList<Refusal> Refusals);
