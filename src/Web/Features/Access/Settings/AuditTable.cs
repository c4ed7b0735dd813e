using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data.Audit;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Access.Settings;

/// <summary>The audit trail as a list: the same columns on screen and in its files, for a CPTS and for the installation.</summary>
public static class AuditTable
{
    private const int LinesOpen = 3;

    public static Table<AuditEntry> Columns(AuditWording wording, Clock clock, IReadOnlyDictionary<Guid, string> names) => new("journal", "Journal des modifications",
    [
        new Column<AuditEntry>("date", "Quand", e => French.Moment(clock.Local(e.At)))
        {
            Order = (rows, descending) => descending ? rows.OrderByDescending(e => e.At).ThenByDescending(e => e.Id) : rows.OrderBy(e => e.At).ThenBy(e => e.Id),
        },
        new Column<AuditEntry>("auteur", "Qui", e => e.Author).SortedBy(e => e.Author),
        new("acte", "Acte", e => AuditWording.Act(e.Act)),
        new Column<AuditEntry>("objet", "Objet", e => wording.Entity(e.Entity)).SortedBy(e => e.Entity),
        new("fiche", "Identifiant", e => e.EntityId) { ExportOnly = true },
        new("modifications", "Avant → après", e => string.Join(" | ", wording.Lines(e, names).Select(l => l.ToString()))) { Html = e => Lines(wording.Lines(e, names)) },
    ]);

    /// <summary>The first lines, and the rest behind a click.</summary>
    private static HtmlContentBuilder Lines(IReadOnlyList<ChangeLine> lines)
    {
        var html = new HtmlContentBuilder();
        var open = lines.Count <= LinesOpen + 1 ? lines.Count : LinesOpen;
        foreach (var line in lines.Take(open))
        {
            html.AppendHtml(Line(line));
        }
        if (open < lines.Count)
        {
            var more = new TagBuilder("details");
            more.AddCssClass("detail small");
            more.InnerHtml.AppendHtml("<summary>").Append($"et {lines.Count - open} autres").AppendHtml("</summary>");
            foreach (var line in lines.Skip(open))
            {
                more.InnerHtml.AppendHtml(Line(line));
            }
            html.AppendHtml(more);
        }
        return html;
    }

    private static TagBuilder Line(ChangeLine line)
    {
        var shown = new TagBuilder("div");
        shown.AddCssClass("small");
        shown.InnerHtml.Append(line.ToString());
        return shown;
    }
}
