using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Privacy;

/// <summary>Demandes des personnes: those that wait first.</summary>
[Requires(Area.Privacy)]
public sealed class RequestsModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    public ListPage<RightsRequest> List { get; private set; } = null!;

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        var table = Table();
        var rows = db.Set<RightsRequest>().AsNoTracking();
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<RightsRequest>.Read(table, rows, list, HttpContext.RequestAborted);
        return Page();
    }

    private Table<RightsRequest> Table() => new("demandes-droits", "Demandes des personnes",
    [
        new("recue", "Reçue le", r => r.ReceivedOn)
        {
            Order = (rows, down) => down
                ? rows.OrderBy(r => r.AnsweredOn != null).ThenByDescending(r => r.ReceivedOn).ThenBy(r => r.Id)
                : rows.OrderBy(r => r.AnsweredOn != null).ThenBy(r => r.ReceivedOn).ThenBy(r => r.Id),
        },
        new("personne", "Personne", r => r.Name.Length > 0 ? r.Name : "Personne effacée") { Html = Link },
        new("droit", "Droit", r => r.Right.Label()),
        new("echeance", "À répondre avant le", r => r.DueOn),
        new("reponse", "Répondu le", r => r.AnsweredOn),
        new("etat", "État", State),
    ]);

    private string State(RightsRequest request) => request.AnsweredOn is not null ? "répondue" : request.DueOn < clock.Today ? "en retard" : "à répondre";

    private TagBuilder Link(RightsRequest request) => CellHtml.Link(here.Link("donnees/demandes/" + request.Id), request.Name.Length > 0 ? request.Name : "Personne effacée");
}
