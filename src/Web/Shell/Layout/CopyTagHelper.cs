using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Tisserand.Web.Shell.Layout;

/// <summary>
/// &lt;copy text="…"/&gt;: a text that one copies, and the button that does it and says it aloud. A plain button: keyboard and
/// screen reader work; without JavaScript the text stays, to be selected.
/// </summary>
[HtmlTargetElement("copy", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CopyTagHelper : TagHelper
{
    public string Text { get; set; } = "";

    /// <summary>The text itself is not shown, only the button.</summary>
    public bool ButtonOnly { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Html(Text, ButtonOnly));
    }

    /// <summary>The same for a cell of a list.</summary>
    public static TagBuilder Html(string text, bool buttonOnly = false)
    {
        var copy = new TagBuilder("span");
        copy.AddCssClass("copy");
        if (!buttonOnly)
        {
            var shown = new TagBuilder("span");
            shown.AddCssClass("cut");
            shown.InnerHtml.Append(text);
            copy.InnerHtml.AppendHtml(shown);
        }
        var button = new TagBuilder("button");
        button.AddCssClass("btn quiet");
        button.MergeAttribute("type", "button");
        button.MergeAttribute("data-copies", text);
        button.MergeAttribute("aria-label", "Copier " + text);
        button.InnerHtml.Append("Copier");
        var said = new TagBuilder("span");
        said.MergeAttribute("role", "status");
        copy.InnerHtml.AppendHtml(button).AppendHtml(said);
        return copy;
    }
}
