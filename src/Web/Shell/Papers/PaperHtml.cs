using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Domain.Foundation.Papers;

namespace Tisserand.Web.Shell.Papers;

/// <summary>The pieces of a paper that a view says more than once; every text is encoded.</summary>
internal static class PaperHtml
{
    public static IHtmlContent Runs(IReadOnlyList<PaperRun> runs)
    {
        var html = new HtmlContentBuilder();
        foreach (var run in runs)
        {
            html.AppendHtml((run.IsBold, run.IsItalic) switch
            {
                (true, true) => Element("strong", Element("em", Words(run.Text))),
                (true, false) => Element("strong", Words(run.Text)),
                (false, true) => Element("em", Words(run.Text)),
                _ => Words(run.Text),
            });
        }
        return html;
    }

    public static IHtmlContent Row(PaperBlock.Table table, IReadOnlyList<string> cells, string tag)
    {
        var row = new TagBuilder("tr");
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = Element(tag, Words(cells[i]));
            if (table.Columns[i].IsRight)
            {
                cell.AddCssClass("num");
            }
            if (tag == "th")
            {
                cell.Attributes["scope"] = "col";
            }
            row.InnerHtml.AppendHtml(cell);
        }
        return row;
    }

    private static IHtmlContent Words(string text) => new HtmlContentBuilder().Append(text);

    private static TagBuilder Element(string tag, IHtmlContent content)
    {
        var element = new TagBuilder(tag);
        element.InnerHtml.AppendHtml(content);
        return element;
    }
}
