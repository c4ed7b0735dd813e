using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Shell.Lists;

/// <summary>
/// &lt;list page="Model.List" empty="…"/&gt;: the table of a list, headings that sort, total, pages, and its files. With
/// select="Ids" each row carries a checkbox of that name for actions on a selection (row-id gives its value).
/// </summary>
[HtmlTargetElement("list", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ListTagHelper(IHtmlHelper partials) : TagHelper
{
    /// <summary>A <see cref="ListPage{T}"/> of any row type.</summary>
    public object Page { get; set; } = null!;

    /// <summary>Said when nothing is found.</summary>
    public string Empty { get; set; } = "Rien à afficher.";

    /// <summary>Singular and plural of what is counted: « adhérent|adhérents ».</summary>
    public string Unit { get; set; } = "ligne|lignes";

    /// <summary>Name of the row checkboxes; null: none.</summary>
    public string? Select { get; set; }

    /// <summary>Property of the row that identifies it, for the checkboxes.</summary>
    public string RowId { get; set; } = "Id";

    /// <summary>Property of the row that names it aloud, for the checkboxes; the first column when null.</summary>
    public string? RowLabel { get; set; }

    /// <summary>Id of the form that the checkboxes belong to, when they stand outside of it.</summary>
    public string? Form { get; set; }

    /// <summary>False where the list only serves to choose.</summary>
    public bool Files { get; set; } = true;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((IViewContextAware)partials).Contextualize(ViewContext);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "card list");
        output.Attributes.SetAttribute("id", "liste");
        var write = typeof(ListTagHelper).GetMethod(nameof(Write), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
            .MakeGenericMethod(Page.GetType().GetGenericArguments()[0]);
        return (Task)write.Invoke(this, [Page, output.Content])!;
    }

    private async Task Write<T>(ListPage<T> page, TagHelperContent html)
    {
        var request = ViewContext.HttpContext.Request;
        var unit = Unit.Split('|');
        html.AppendHtml("<div class=\"list-top\"><span aria-live=\"polite\">").Append(French.Count(page.Total, unit[0], unit[1])).AppendHtml("</span><span class=\"acts\">");
        if (page.Total > 0 && Files)
        {
            html.AppendHtml(CellHtml.Link(request.With(("format", "xlsx")), "Excel")).AppendHtml(CellHtml.Link(request.With(("format", "csv")), "CSV"));
        }
        html.AppendHtml("</span></div>");
        if (page.Rows.Count == 0)
        {
            html.AppendHtml("<p class=\"empty\">").Append(Empty).AppendHtml("</p>");
            return;
        }
        var columns = page.Table.Columns.Where(c => !c.ExportOnly).ToList();
        html.AppendHtml("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Append(page.Table.Title).AppendHtml("\"><table class=\"table-list\"><caption class=\"visually-hidden\">").Append(page.Table.Title).AppendHtml("</caption><thead><tr>");
        if (Select is not null)
        {
            html.AppendHtml("<th class=\"pick\"><input type=\"checkbox\" class=\"form-check-input\" data-picks=\"").Append(Select).AppendHtml("\" aria-label=\"Tout choisir sur cette page\"></th>");
        }
        foreach (var column in columns)
        {
            html.AppendHtml(Heading(page, column, request));
        }
        html.AppendHtml("</tr></thead><tbody>");
        var id = Select is null ? null : typeof(T).GetProperty(RowId);
        var label = RowLabel is null ? null : typeof(T).GetProperty(RowLabel);
        var explained = columns.Find(c => c.Working is not null);
        for (var i = 0; i < page.Rows.Count; i++)
        {
            var row = page.Rows[i];
            var (working, anchor) = (explained?.Working!(row), $"calcul-{i}");
            html.AppendHtml("<tr>");
            if (id is not null)
            {
                var box = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
                box.MergeAttributes(new Dictionary<string, string?>
                {
                    ["type"] = "checkbox",
                    ["class"] = "form-check-input",
                    ["name"] = Select,
                    ["value"] = id.GetValue(row)?.ToString(),
                    ["aria-label"] = "Choisir " + ListFiles.Text(label is null ? columns[0].Value(row) : label.GetValue(row)),
                });
                if (Form is not null)
                {
                    box.Attributes["form"] = Form;
                }
                html.AppendHtml("<td class=\"pick\">").AppendHtml(box).AppendHtml("</td>");
            }
            foreach (var column in columns)
            {
                html.AppendHtml(column.Numeric ? "<td class=\"num\"" : "<td");
                if (column != columns[0])
                {
                    html.AppendHtml(" data-label=\"").Append(column.ScreenHeading ?? column.Heading).AppendHtml("\"");
                }
                html.AppendHtml(">");
                if (column == explained && working is not null)
                {
                    html.AppendHtml($"<a class=\"money\" href=\"#{anchor}\" title=\"Voir le calcul\">").Append(Shown(column.Value(row))).AppendHtml("<span class=\"visually-hidden\">, voir le calcul</span></a>");
                }
                else if (column.Html is not null)
                {
                    html.AppendHtml(column.Html(row));
                }
                else
                {
                    html.Append(Shown(column.Value(row)));
                }
                html.AppendHtml("</td>");
            }
            html.AppendHtml("</tr>");
            if (working is not null)
            {
                html.AppendHtml($"<tr class=\"why-row\" id=\"{anchor}\" tabindex=\"-1\"><td colspan=\"{columns.Count + (id is null ? 0 : 1)}\">")
                    .AppendHtml(await partials.PartialAsync("_Working", working)).AppendHtml("<a class=\"why-close\" href=\"#liste\">Refermer</a></td></tr>");
            }
        }
        html.AppendHtml("</tbody></table></div>");
        Pages(page, request, html);
    }

    private static string Shown(object? value) => value switch
    {
        Money amount => French.Euros(amount),
        int number => French.Number(number),
        long number => French.Number(number),
        _ => ListFiles.Text(value),
    };

    private static TagBuilder Heading<T>(ListPage<T> page, Column<T> column, HttpRequest request)
    {
        var heading = new TagBuilder("th");
        heading.Attributes["scope"] = "col";
        if (column.Numeric)
        {
            heading.AddCssClass("num");
        }
        if (column.Order is null)
        {
            heading.InnerHtml.Append(column.ScreenHeading ?? column.Heading);
            return heading;
        }
        var first = page.Table.Columns.First(c => c.Order is not null);
        var isSorted = page.Query.Sort == column.Key || (page.Table.Columns.All(c => c.Key != page.Query.Sort) && column == first);
        if (isSorted)
        {
            heading.Attributes["aria-sort"] = page.Query.Descending ? "descending" : "ascending";
        }
        var link = CellHtml.Link(request.With(("tri", column.Key), ("sens", isSorted && !page.Query.Descending ? "desc" : null)), column.ScreenHeading ?? column.Heading);
        heading.InnerHtml.AppendHtml(link);
        return heading;
    }

    private static void Pages<T>(ListPage<T> page, HttpRequest request, TagHelperContent html)
    {
        if (page.Pages == 1)
        {
            return;
        }
        html.AppendHtml("<nav class=\"pages\" aria-label=\"Pages\">");
        if (page.Query.Page > 1)
        {
            html.AppendHtml(CellHtml.Link(request.With(("page", Text(page.Query.Page - 1))), "← Précédente"));
        }
        html.Append($"Page {French.Number(page.Query.Page)} sur {French.Number(page.Pages)}");
        if (page.Query.Page < page.Pages)
        {
            html.AppendHtml(CellHtml.Link(request.With(("page", Text(page.Query.Page + 1))), "Suivante →"));
        }
        html.AppendHtml("</nav>");
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
