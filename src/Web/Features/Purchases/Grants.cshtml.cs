using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Purchases;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Purchases;

/// <summary>« Subventions » : grants and calls for projects, with their days, amounts, and what was received and spent.</summary>
[Requires(Area.Purchases)]
public sealed class GrantsModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    [FromQuery(Name = "etape")]
    public GrantStage? Stage { get; set; }

    public ListPage<GrantRow> List { get; private set; } = null!;

    public bool MayWrite => here.Allows(Area.Purchases, Level.Act);

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        var table = Table();
        var rows = FoldedText.Of(list.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(db.GrantRows().AsNoTracking(), (found, word) => found.Where(r => r.Grant.FoldedTitle.Contains(word)));
        if (Stage is { } stage)
        {
            rows = rows.Where(r => r.Grant.Stage == stage);
        }
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<GrantRow>.Read(table, rows, list, HttpContext.RequestAborted);
        return Page();
    }

    private Table<GrantRow> Table() => new("subventions", "Subventions et appels à projets",
    [
        new("nom", "Subvention", r => r.Grant.Title)
        {
            Html = r => new HtmlContentBuilder()
                .AppendHtml(MayWrite ? CellHtml.Link(here.Link("comptes/subventions/saisie/" + r.Id), r.Grant.Title) : new HtmlContentBuilder().Append(r.Grant.Title))
                .AppendHtml("<br><small class=\"muted\">").Append(r.Grant.Giver).AppendHtml("</small>"),
            Order = (rows, down) => (down ? rows.OrderByDescending(r => r.Grant.FoldedTitle) : rows.OrderBy(r => r.Grant.FoldedTitle)).ThenBy(r => r.Id),
        },
        new("financeur", "Donnée par", r => r.Grant.Giver) { ExportOnly = true },
        new("etape", "Étape", r => r.Grant.Stage.Label()),
        new("echeance", "Prochaine échéance", r => r.Grant.Next?.On)
        {
            Html = r => r.Grant.Next is { } next
                ? new HtmlContentBuilder().AppendHtml(FrenchHtml.ShortDay(next.On)).AppendHtml($"<br><small class=\"{(next.On < clock.Today ? "late" : "muted")}\">").Append(next.On < clock.Today ? next.What + ", en retard" : next.What).AppendHtml("</small>")
                : HtmlString.Empty,
            Order = (rows, down) => (down ? rows.OrderByDescending(r => r.Grant.Stage == GrantStage.Watched ? r.Grant.DeadlineOn : r.Grant.ReportOn) : rows.OrderBy(r => r.Grant.Stage == GrantStage.Watched ? r.Grant.DeadlineOn : r.Grant.ReportOn)).ThenBy(r => r.Id),
        },
        new("demande", "Demandé", r => r.Grant.Asked) { Numeric = true },
        new("obtenu", "Obtenu", r => r.Grant.Won) { Numeric = true },
        new("recu", "Reçu", r => r.Grant.FunderId is null ? null : r.Received)
        {
            Numeric = true,
            Html = r => r.Grant.FunderId is null ? HtmlString.Empty : CellHtml.Link(here.Link("comptes/recettes?financeur=" + r.Grant.FunderId), French.Euros(r.Received)),
        },
        new("depense", "Dépensé", r => r.Grant.FunderId is null ? null : r.Spent) { Numeric = true },
        new("engage", "Engagé", r => r.Grant.FunderId is null ? null : r.Committed) { Numeric = true, ExportOnly = true },
        new("reste", "Reste à dépenser", r => r.Left) { Numeric = true, ScreenHeading = "Reste" },
        new("bilan", "Bilan rendu le", r => r.Grant.ReportedOn) { ExportOnly = true },
    ]);
}
