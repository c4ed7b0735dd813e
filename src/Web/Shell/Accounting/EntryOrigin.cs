using Tisserand.Domain.Accounting;
using Tisserand.Domain.Missions;

namespace Tisserand.Web.Shell.Accounting;

/// <summary>Where the entries of a kind of source come from, registered by the module that posts them.</summary>
/// <param name="Kind"><inheritdoc cref="PostingSource" path="/param[@name='Kind']"/></param>
/// <param name="Label">« Indemnité ».</param>
/// <param name="Path">Page of the fact, after /c/{code}.</param>
public sealed record EntryOrigin(string Kind, string Label, Func<Guid, string> Path);

/// <summary>A fact that may stand in the ledger: the partial « _EntryOf » links to its entry.</summary>
public sealed record EntryOf(string Kind, Guid Id);

/// <summary>The axes of the ledger, in the words of those who gave them.</summary>
public static class AxisWords
{
    /// <summary>What no mission is served by.</summary>
    public const string Running = "Fonctionnement";

    /// <summary>In an address: the running of the association.</summary>
    public const string RunningCode = "fonctionnement";

    public static string Mission(string? code) => code is null ? Running : MissionCodes.Find(code)?.ShortLabel() ?? code;

    /// <param name="names">Those of the modules that keep funders (<see cref="INameFunders"/>).</param>
    public static string Funder(string? code, IReadOnlyDictionary<string, string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return code is null or Axes.MainFunder ? "ACI" : names.GetValueOrDefault(code, "financeur supprimé");
    }

    public static IReadOnlyList<(string Code, string Label)> Missions { get; } = [.. MissionCodes.All.Select(m => (m.Code(), m.ShortLabel())), (RunningCode, Running)];
}
