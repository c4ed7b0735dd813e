using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Indicators;

/// <summary>How indicators are said on screen.</summary>
internal static class IndicatorText
{
    public static IReadOnlyList<SelectListItem> Levels { get; } = Options<IndicatorLevel>(IndicatorWords.Label);

    public static IReadOnlyList<SelectListItem> Uses { get; } =
    [
        new("résultat : pèse sur la part variable", nameof(IndicatorUse.Result)), new("suivi : sans conséquence financière", nameof(IndicatorUse.FollowUp)),
    ];

    public static IReadOnlyList<SelectListItem> Producers { get; } = Options<IndicatorProducer>(IndicatorWords.Label);

    public static IReadOnlyList<SelectListItem> Rules { get; } =
    [
        new("proportionnelle, du départ à l’objectif", nameof(AttainmentRule.Linear)), new("par seuil : tout ou rien", nameof(AttainmentRule.Threshold)),
        new("manuelle : l’atteinte est saisie", nameof(AttainmentRule.Manual)),
    ];

    public static IReadOnlyList<SelectListItem> Counts { get; } = Options<IndicatorCount>(IndicatorWords.Label);

    public static IReadOnlyList<SelectListItem> Kinds { get; } = [new("Tous les types", ""), .. MeetingKinds.All.Select(k => new SelectListItem(k.Label(), k.ToString()))];

    /// <summary>« 18 », « 66,5 »: two decimals at most.</summary>
    public static string Number(decimal value) => value.ToString("#,0.##", French.Culture);

    /// <summary>« 18 réunions ».</summary>
    public static string Measured(decimal value, string unit) => unit.Length == 0 ? Number(value) : Number(value) + French.Nbsp + unit;

    /// <summary>An attainment in percent, two decimals at most.</summary>
    public static string Percent(Fraction attainment) => FrenchNumber.Percent((decimal)(attainment * 10_000).Round(Rounding.HalfAwayFromZero) / 100);

    /// <summary>Shape and tone of an attainment; its figure is always beside.</summary>
    public static (string Css, string Icon) Look(Fraction? attainment) => attainment switch
    {
        null => ("", "circle-dashed"),
        { } share when share >= Fraction.One => ("ok", "check"),
        { } share when share >= new Fraction(1, 2) => ("wait", "trending-up"),
        _ => ("due", "alert-circle"),
    };

    private static IReadOnlyList<SelectListItem> Options<T>(Func<T, string> label)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => new SelectListItem(label(v), v.ToString()))];
}
