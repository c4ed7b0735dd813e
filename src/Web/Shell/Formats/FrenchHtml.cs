using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace Tisserand.Web.Shell.Formats;

/// <summary>Days as a page shows them: <c>&lt;time&gt;</c> for machines, 1<sup>er</sup> with its raised letters for people.</summary>
public static class FrenchHtml
{
    /// <summary>« 1er oct. 2026 ».</summary>
    public static IHtmlContent ShortDay(DateOnly day) => Time(day, "MMM yyyy");

    /// <summary>« 1er octobre 2026 ».</summary>
    public static IHtmlContent LongDay(DateOnly day) => Time(day, "MMMM yyyy");

    private static HtmlString Time(DateOnly day, string format)
    {
        var number = day.Day == 1 ? "1<sup>er</sup>" : day.Day.ToString(French.Culture);
        var iso = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new($"<time datetime=\"{iso}\">{number}{French.Nbsp}{day.ToString(format, French.Culture)}</time>");
    }
}
