using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Tisserand.Web.Shell.Formats;

/// <summary>Days as a page shows them: <c>&lt;time&gt;</c> for machines, 1<sup>er</sup> with its raised letters for people.</summary>
public static partial class FrenchHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>« 1er oct. 2026 ».</summary>
    public static IHtmlContent ShortDay(DateOnly day) => Time(day, "MMM yyyy");

    /// <summary>« 1er octobre 2026 ».</summary>
    public static IHtmlContent LongDay(DateOnly day) => Time(day, "MMMM yyyy");

    /// <summary>A sentence made elsewhere, with the raised letters of its « 1er ».</summary>
    public static IHtmlContent Text(string text) =>
        new HtmlString(First().Replace(Encoder.Encode(text), "1<sup>er</sup>"));

    [GeneratedRegex(@"\b1er\b", RegexOptions.None, 1000)]
    private static partial Regex First();

    private static HtmlString Time(DateOnly day, string format)
    {
        var number = day.Day == 1 ? "1<sup>er</sup>" : day.Day.ToString(French.Culture);
        var iso = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new($"<time datetime=\"{iso}\">{number}{French.Nbsp}{day.ToString(format, French.Culture)}</time>");
    }
}
