using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Governance;
using Tisserand.Domain.Access;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Governance.Sittings;

/// <summary>Meetings that govern, the latest first, and how far each has gone.</summary>
[Requires(Area.Meetings)]
public sealed class SittingsModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    public ListPage<SittingRow> List { get; private set; } = null!;

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        var rows = db.Sittings().Where(m => m.State != MeetingState.Cancelled).Select(m => new SittingRow
        {
            Id = m.Id,
            Day = m.Day,
            Title = m.Title,
            Kind = m.Kind,
            Present = m.Attendances.Count(a => a.State == AttendanceState.Present),
            Convoked = db.Set<Convocation>().Any(c => c.CptsId == m.CptsId && c.MeetingId == m.Id),
            Resolutions = db.Set<Resolution>().Count(r => r.CptsId == m.CptsId && r.MeetingId == m.Id),
            Approved = db.Set<MinutesVersion>().Any(v => v.CptsId == m.CptsId && v.MeetingId == m.Id && v.ApprovedOn != null),
        });
        var table = Table();
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<SittingRow>.Read(table, rows, list, HttpContext.RequestAborted);
        return Page();
    }

    private Table<SittingRow> Table() => new("seances", "Séances",
    [
        new("jour", "Jour", r => r.Day)
        {
            Html = r => FrenchHtml.ShortDay(r.Day),
            Order = (rows, down) => down ? rows.OrderBy(r => r.Day).ThenBy(r => r.Id) : rows.OrderByDescending(r => r.Day).ThenByDescending(r => r.Id),
        },
        new("seance", "Séance", r => r.Title) { Html = Link },
        new("type", "Type", r => r.Kind.Label()),
        new("presents", "Présents", r => r.Present) { Numeric = true },
        new("resolutions", "Résolutions", r => r.Resolutions) { Numeric = true },
        new("etat", "État", r => r.Approved ? "procès-verbal approuvé" : r.Day < clock.Today ? "procès-verbal à approuver" : r.Convoked ? "convoquée" : "à convoquer"),
    ]);

    private TagBuilder Link(SittingRow row) => CellHtml.Link(here.Link("vie-associative/seances/" + row.Id), row.Title);
}

/// <summary>One line of the list.</summary>
public sealed class SittingRow
{
    public Guid Id { get; init; }

    public DateOnly Day { get; init; }

    public string Title { get; init; } = "";

    public MeetingKind Kind { get; init; }

    public int Present { get; init; }

    public bool Convoked { get; init; }

    public int Resolutions { get; init; }

    public bool Approved { get; init; }
}
