namespace Tisserand.Web.Shell.Accounting;

/// <summary>Names the funders that stand in the ledger as codes, for its pages.</summary>
public interface INameFunders
{
    /// <summary>Names by code (<see cref="Domain.Accounting.Axes.Funder"/>).</summary>
    Task<IReadOnlyDictionary<string, string>> Names(CancellationToken cancellationToken);
}
