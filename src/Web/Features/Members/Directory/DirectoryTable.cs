using Microsoft.AspNetCore.Html;
using Tisserand.Data.Members;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Layout;
using Tisserand.Web.Shell.Lists;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members.Directory;

/// <summary>The directory of members on screen.</summary>
internal static class DirectoryTable
{
    public static Table<DirectoryEntry> Table { get; } = new("annuaire", "Annuaire des adhérents",
    [
        new("nom", "Nom", e => e.LastName + " " + e.FirstName)
        {
            Order = (rows, down) => down ? rows.OrderByDescending(e => e.FoldedName).ThenByDescending(e => e.Id) : rows.OrderBy(e => e.FoldedName).ThenBy(e => e.Id),
        },
        new("profession", "Profession", e => Member.ProfessionLabel(e.Profession))
        {
            Html = e => Two(Member.ProfessionLabel(e.Profession), e.Skills),
            Order = (rows, down) => down
                ? rows.OrderByDescending(e => e.Profession).ThenByDescending(e => e.FoldedName)
                : rows.OrderBy(e => e.Profession).ThenBy(e => e.FoldedName),
        },
        new("commune", "Exercice", e => MemberText.CommuneName(e.Commune))
        {
            Html = e => Two(MemberText.CommuneName(e.Commune), string.Join(", ", new[] { e.PlaceLabel, e.PlaceAddress }.Where(t => t.Length > 0))),
            Order = (rows, down) => down
                ? rows.OrderByDescending(e => e.FoldedCommune).ThenByDescending(e => e.FoldedName)
                : rows.OrderBy(e => e.FoldedCommune).ThenBy(e => e.FoldedName),
        },
        new("contact", "Contact", e => "") { Html = Contact },
    ]);

    private static HtmlContentBuilder Contact(DirectoryEntry entry)
    {
        var lines = new List<IHtmlContent>();
        if (entry.Phone.Length > 0)
        {
            lines.Add(CellHtml.Link("tel:" + entry.Phone.Replace(" ", "", StringComparison.Ordinal), French.Phone(entry.Phone)));
        }
        if (entry.Email.Length > 0)
        {
            lines.Add(CellHtml.Link("mailto:" + entry.Email, entry.Email));
        }
        if (entry.Mssante.Length > 0)
        {
            lines.Add(CopyTagHelper.Html(entry.Mssante));
        }
        var html = new HtmlContentBuilder();
        foreach (var (i, line) in lines.Index())
        {
            html.AppendHtml(i > 0 ? "<br>" : "").AppendHtml(line);
        }
        return html;
    }

    private static HtmlContentBuilder Two(string first, string second)
    {
        var html = new HtmlContentBuilder();
        html.Append(first);
        return second.Length == 0 ? html : (HtmlContentBuilder)html.AppendHtml("<br><small class=\"muted\">").Append(second).AppendHtml("</small>");
    }
}
