using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Admissions;

/// <summary>Demandes d'adhésion: those to decide first. A demand that nobody confirmed is not shown.</summary>
[Requires(Area.Admissions)]
public sealed class ApplicationsModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    /// <summary>« a-decider » unless named; « attente », « acceptees », « refusees », « toutes ».</summary>
    [FromQuery(Name = "etat")]
    public string? State { get; set; }

    public ListPage<ApplicationRow> List { get; private set; } = null!;

    public static IReadOnlyList<SelectListItem> States { get; } =
        [new("À décider", ""), new("Complément demandé", "attente"), new("Acceptées", "acceptees"), new("Refusées", "refusees"), new("Toutes", "toutes")];

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        var all = db.Set<MembershipApplication>().AsNoTracking().Where(a => a.State != ApplicationState.Unconfirmed);
        all = State switch
        {
            "attente" => all.Where(a => a.State == ApplicationState.MoreAsked),
            "acceptees" => all.Where(a => a.State == ApplicationState.Accepted),
            "refusees" => all.Where(a => a.State == ApplicationState.Refused),
            "toutes" => all,
            _ => all.Where(a => a.State == ApplicationState.ToDecide),
        };
        var folded = FoldedText.Of(list.Search);
        all = folded.Length == 0 ? all : all.Where(a => a.FoldedName.Contains(folded));
        var rows = all.Select(a => new ApplicationRow
        {
            Id = a.Id,
            FullName = a.FirstName + " " + a.LastName,
            FoldedName = a.FoldedName,
            Category = a.Category,
            Profession = a.Profession,
            Commune = a.Commune,
            ConfirmedAt = a.ConfirmedAt!.Value,
            State = a.State,
        });
        var table = Table();
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<ApplicationRow>.Read(table, rows, list, HttpContext.RequestAborted);
        return Page();
    }

    private Table<ApplicationRow> Table() => new("demandes-adhesion", "Demandes d’adhésion",
    [
        new("recue", "Reçue le", r => DateOnly.FromDateTime(clock.Local(r.ConfirmedAt)))
        {
            Order = (rows, down) => down ? rows.OrderByDescending(r => r.ConfirmedAt).ThenByDescending(r => r.Id) : rows.OrderBy(r => r.ConfirmedAt).ThenBy(r => r.Id),
        },
        new("nom", "Nom", r => r.FullName)
        {
            Html = r => Link(r),
            Order = (rows, down) => down ? rows.OrderByDescending(r => r.FoldedName).ThenByDescending(r => r.Id) : rows.OrderBy(r => r.FoldedName).ThenBy(r => r.Id),
        },
        new("categorie", "À quel titre", r => r.Category.Label()),
        new("profession", "Profession", r => Member.ProfessionLabel(r.Profession)),
        new("commune", "Commune", r => MemberText.CommuneName(r.Commune)),
        new("etat", "État", r => r.State.Label()),
    ]);

    private TagBuilder Link(ApplicationRow row) => CellHtml.Link(here.Link("adherents/demandes/" + row.Id), row.FullName);
}

/// <summary>One line of the list.</summary>
public sealed record ApplicationRow
{
    public Guid Id { get; init; }

    public string FullName { get; init; } = "";

    public string FoldedName { get; init; } = "";

    public MemberCategory Category { get; init; }

    public string Profession { get; init; } = "";

    public string Commune { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTime ConfirmedAt { get; init; }

    public ApplicationState State { get; init; }
}
