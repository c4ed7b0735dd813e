using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Members.Covering;

/// <summary>Shade of a commune on the map, by its share of members; the number stands beside it always.</summary>
/// <param name="Code">Class of the style sheet: shade-…</param>
public sealed record CoverageShade(string Code, double Below, string Label);

/// <summary>The shades, the palest first.</summary>
public static class CoverageShades
{
    public static IReadOnlyList<CoverageShade> All { get; } =
    [
        new("none", double.Epsilon, "aucun"),
        new("low", 0.1, "moins de 10\u00A0%"),
        new("some", 0.25, "de 10 à 25\u00A0%"),
        new("half", 0.5, "de 25 à 50\u00A0%"),
        new("most", double.MaxValue, "50\u00A0% et plus"),
    ];

    /// <summary>Members whom the directory does not know there are more than all of it.</summary>
    public static string Of(CoverageShare share) => All.First(s => (share.Ratio ?? share.Members) < s.Below).Code;
}
