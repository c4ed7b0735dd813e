using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members.Merging;

/// <summary>Doublons possibles: pairs of entries that look alike.</summary>
[Requires(Area.Members, Level.Act)]
public sealed class DoublesModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    public ListPage<DoublePair> List { get; private set; } = null!;

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        var table = Table();
        var pairs = db.DoublePairs().AsNoTracking();
        if (ListFiles.File(table, list, table.Sort(pairs, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<DoublePair>.Read(table, pairs, list, HttpContext.RequestAborted);
        return Page();
    }

    private Table<DoublePair> Table() => new("doublons-possibles", "Doublons possibles",
    [
        new("fiche", "Une fiche", p => p.OneName)
        {
            Html = p => Card(p.OneId, p.OneName, Member.QualityOf(p.OneKind, p.OneProfession), p.OneCommune),
            Order = (rows, down) => down
                ? rows.OrderByDescending(p => p.OneFolded).ThenByDescending(p => p.OneId).ThenByDescending(p => p.TwoId)
                : rows.OrderBy(p => p.OneFolded).ThenBy(p => p.OneId).ThenBy(p => p.TwoId),
        },
        new("autre", "Une autre", p => p.TwoName)
        {
            Html = p => Card(p.TwoId, p.TwoName, Member.QualityOf(p.TwoKind, p.TwoProfession), p.TwoCommune),
            Order = (rows, down) => down
                ? rows.OrderByDescending(p => p.TwoFolded).ThenByDescending(p => p.TwoId).ThenByDescending(p => p.OneId)
                : rows.OrderBy(p => p.TwoFolded).ThenBy(p => p.TwoId).ThenBy(p => p.OneId),
        },
        new("ressemblance", "Ressemblance", p => p.Resemblance.Label()),
        new("comparer", "Comparer", p => "") { Html = p => Link(here.Link($"adherents/{p.OneId}/fusionner/{p.TwoId}"), "Comparer", $"Comparer {p.OneName} et {p.TwoName}", "btn"), ScreenHeading = "" },
    ]);

    private HtmlContentBuilder Card(Guid id, string name, string quality, string commune)
    {
        var html = new HtmlContentBuilder();
        var where = commune.Length > 0 ? ", " + MemberText.CommuneName(commune) : "";
        return (HtmlContentBuilder)html.AppendHtml(Link(here.Link("adherents/" + id), name)).AppendHtml("<br><small class=\"muted\">").Append(quality + where).AppendHtml("</small>");
    }

    private static TagBuilder Link(string address, string text, string? label = null, string? style = null)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = address;
        if (label is not null)
        {
            link.Attributes["aria-label"] = label;
            link.AddCssClass(style!);
        }
        link.InnerHtml.Append(text);
        return link;
    }
}
