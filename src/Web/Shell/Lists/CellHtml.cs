using Microsoft.AspNetCore.Mvc.Rendering;

namespace Tisserand.Web.Shell.Lists;

/// <summary>What the cells of lists show most: a link, a label of a tone.</summary>
internal static class CellHtml
{
    /// <param name="aloud">Read aloud instead of the text, of which it begins with the words; null: the text.</param>
    public static TagBuilder Link(string address, string text, string? css = null, string? aloud = null)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = address;
        if (css is not null)
        {
            link.AddCssClass(css);
        }
        if (aloud is not null)
        {
            link.Attributes["aria-label"] = aloud;
        }
        link.InnerHtml.Append(text);
        return link;
    }

    /// <param name="tone">ok, due, late, wait; empty for none.</param>
    public static TagBuilder Tag(string label, string tone)
    {
        var tag = new TagBuilder("span");
        tag.AddCssClass("tag " + tone);
        tag.InnerHtml.Append(label);
        return tag;
    }
}
