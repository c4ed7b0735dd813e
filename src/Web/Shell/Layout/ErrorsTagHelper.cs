using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Shell.Layout;

/// <summary>&lt;errors/&gt;: on top of a form, everything that was refused, each line leading to its field.</summary>
[HtmlTargetElement("errors", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorsTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ModelState.SelectMany(s => s.Value!.Errors.Select(e => (Field: s.Key, e.ErrorMessage))).ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "notice late");
        output.Attributes.SetAttribute("role", "alert");
        output.Content.AppendHtml("<b>" + French.Count(errors.Count, "point à corriger", "points à corriger") + "</b>");
        var list = new TagBuilder("ul");
        foreach (var (field, message) in errors)
        {
            var item = new TagBuilder("li");
            var said = new TagBuilder(field.Length == 0 ? "span" : "a");
            if (field.Length > 0)
            {
                said.Attributes["href"] = "#" + TagBuilder.CreateSanitizedId(field, "_");
            }
            said.InnerHtml.Append(message);
            item.InnerHtml.AppendHtml(said);
            list.InnerHtml.AppendHtml(item);
        }
        output.Content.AppendHtml(list);
    }
}
