using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Governance.Sittings;

/// <summary>Resolutions that were voted, across the séances, searched by a word.</summary>
[Requires(Area.Governance)]
public sealed class DecisionsModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    /// <summary>« adoptees », « rejetees »; otherwise all.</summary>
    [FromQuery(Name = "issue")]
    public string? Outcome { get; set; }

    public ListPage<DecisionRow> List { get; private set; } = null!;

    public static IReadOnlyList<SelectListItem> Outcomes { get; } = [new("Toutes", ""), new("Adoptées", "adoptees"), new("Rejetées", "rejetees")];

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        var resolutions = db.Set<Resolution>().Where(r => r.State == BallotState.Closed);
        resolutions = Outcome switch
        {
            "adoptees" => resolutions.Where(r => r.IsAdopted),
            "rejetees" => resolutions.Where(r => !r.IsAdopted),
            _ => resolutions,
        };
        resolutions = FoldedText.Of(list.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(resolutions, (found, word) => found.Where(r => r.FoldedText.Contains(word)));
        var rows = from r in resolutions
                   join m in db.Set<Meeting>() on r.MeetingId equals m.Id
                   select new DecisionRow { Id = r.Id, Day = m.Day, Meeting = m.Title, Text = r.Text, Kind = r.Kind, IsAdopted = r.IsAdopted };
        var table = Table();
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<DecisionRow>.Read(table, rows, list, HttpContext.RequestAborted);
        return Page();
    }

    private Table<DecisionRow> Table() => new("decisions", "Décisions",
    [
        new("jour", "Jour", r => r.Day)
        {
            Html = r => FrenchHtml.ShortDay(r.Day),
            Order = (rows, down) => down ? rows.OrderBy(r => r.Day).ThenBy(r => r.Id) : rows.OrderByDescending(r => r.Day).ThenByDescending(r => r.Id),
        },
        new("resolution", "Résolution", r => r.Text) { Html = Link },
        new("seance", "Séance", r => r.Meeting),
        new("nature", "Nature", r => r.Kind.Label()),
        new("issue", "Issue", r => r.IsAdopted ? "adoptée" : "rejetée"),
    ]);

    private IHtmlContent Link(DecisionRow row)
    {
        if (!here.Allows(Area.Meetings, Level.See))
        {
            return new HtmlContentBuilder().Append(row.Text);
        }
        return CellHtml.Link(here.Link("vie-associative/scrutins/" + row.Id), row.Text);
    }
}

/// <summary>One line of the list.</summary>
public sealed class DecisionRow
{
    public Guid Id { get; init; }

    public DateOnly Day { get; init; }

    public string Meeting { get; init; } = "";

    public string Text { get; init; } = "";

    public ResolutionKind Kind { get; init; }

    public bool IsAdopted { get; init; }
}
