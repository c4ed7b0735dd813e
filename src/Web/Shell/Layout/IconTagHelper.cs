using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Tisserand.Web.Shell.Layout;

/// <summary>&lt;icon name="users"/&gt;: a sign of the sprite (wwwroot/icons.svg), silent for screen readers: words say it too.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    public int Size { get; set; } = 18;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("width", Size);
        output.Attributes.SetAttribute("height", Size);
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"/icons.svg#i-{Name}\"></use>");
    }
}
