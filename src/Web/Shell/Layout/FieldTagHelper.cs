using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Tisserand.Web.Shell.Layout;

/// <summary>
/// &lt;field asp-for="Input.Name" label="Nom" help="…"/&gt;: one field of a form: label above, control, help and error under.
/// The control is an input of the given type; options make it a select; rows make it a textarea.
/// </summary>
[HtmlTargetElement("field", Attributes = "asp-for,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(IHtmlGenerator html) : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? Help { get; set; }

    /// <summary>text, email, password, date, number, checkbox, file…</summary>
    public string Type { get; set; } = "text";

    /// <summary>Said after the label of a field that may stay empty; otherwise the field is required.</summary>
    public bool Optional { get; set; }

    public int Rows { get; set; }

    public string? Autocomplete { get; set; }

    public string? Placeholder { get; set; }

    /// <summary>Narrow field: date, amount, code.</summary>
    public bool Short { get; set; }

    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>What deserves a second look without being refused.</summary>
    public string? Warning { get; set; }

    /// <summary>Attributes of the control itself: input-list, input-hx-get…</summary>
    [HtmlAttributeName("input-", DictionaryAttributePrefix = "input-")]
    public Dictionary<string, string> InputAttributes { get; set; } = [];

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private bool IsCheckbox => Type == "checkbox";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = TagBuilder.CreateSanitizedId(For.Name, "_");
        var wrong = ViewContext.ModelState.TryGetValue(For.Name, out var state) && state.Errors.Count > 0;
        var described = string.Join(' ', new[] { Help is null ? null : id + "_aide", Warning is null ? null : id + "_alerte", wrong ? id + "_erreur" : null }.OfType<string>());
        var control = Control(Attributes(described, wrong));
        var label = new TagBuilder("label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(Label);
        if (Optional && !IsCheckbox)
        {
            label.InnerHtml.AppendHtml(" <small>facultatif</small>");
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field" + (Short ? " field-short" : "") + (wrong ? " field-wrong" : "") + (IsCheckbox ? " field-check" : ""));
        output.Content.AppendHtml(IsCheckbox ? control : label).AppendHtml(IsCheckbox ? label : control);
        if (Help is not null)
        {
            output.Content.AppendHtml(Line("help", id + "_aide", Help));
        }
        if (Warning is not null)
        {
            output.Content.AppendHtml(Line("warning", id + "_alerte", Warning));
        }
        if (wrong)
        {
            output.Content.AppendHtml(Line("error", id + "_erreur", string.Join(' ', state!.Errors.Select(e => e.ErrorMessage))));
        }
    }

    private Dictionary<string, object> Attributes(string described, bool wrong)
    {
        var attributes = new Dictionary<string, object>
        {
            ["class"] = IsCheckbox ? "form-check-input" : Options is null ? "form-control" : "form-select",
            ["autocomplete"] = Autocomplete ?? "off",
        };
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                attributes[name] = value;
            }
        }
        Add("aria-describedby", described);
        Add("aria-invalid", wrong ? "true" : null);
        Add("placeholder", Placeholder);
        // Not "required": the server says what is missing, in French and by the field, and keeps what was typed.
        Add("aria-required", Optional || IsCheckbox ? null : "true");
        foreach (var (name, value) in InputAttributes)
        {
            Add(name, value);
        }
        return attributes;
    }

    private TagBuilder Control(Dictionary<string, object> attributes)
    {
        if (Options is not null)
        {
            return html.GenerateSelect(ViewContext, For.ModelExplorer, null, For.Name, Options, allowMultiple: false, attributes);
        }
        if (Rows > 0)
        {
            return html.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, Rows, 0, attributes);
        }
        if (IsCheckbox)
        {
            return html.GenerateCheckBox(ViewContext, For.ModelExplorer, For.Name, For.Model as bool?, attributes);
        }
        attributes["type"] = Type;
        object? value = Type is "password" or "file" ? null
            : For.Model is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : For.Model is TimeOnly hour ? hour.ToString("HH:mm", CultureInfo.InvariantCulture)
            : For.Model;
        return html.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, value, null, attributes);
    }

    private static TagBuilder Line(string css, string id, string text)
    {
        var line = new TagBuilder("p");
        line.AddCssClass(css);
        line.Attributes["id"] = id;
        line.InnerHtml.Append(text);
        return line;
    }
}
