using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Polls;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Polls;

/// <summary>Sondages de dates : the list, those to decide first.</summary>
[Requires(Area.Meetings)]
public sealed class IndexModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    public ListPage<PollRow> List { get; private set; } = null!;

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        var polls = FoldedText.Of(list.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate((IQueryable<DatePoll>)db.Set<DatePoll>(), (found, word) => found.Where(p => p.FoldedTitle.Contains(word)));
        var rows = polls.Select(p => new PollRow
        {
            Id = p.Id,
            Title = p.Title,
            FoldedTitle = p.FoldedTitle,
            Kind = p.Kind,
            Deadline = p.Deadline,
            State = p.State,
            Rank = p.State == PollState.Open || p.State == PollState.Closed ? 0 : 1,
            Asked = db.Set<PollPerson>().Count(q => q.PollId == p.Id),
            Answered = db.Set<PollPerson>().Count(q => q.PollId == p.Id && q.AnsweredAt != null),
            ChosenOn = db.Set<ProposedDate>().Where(d => d.Id == p.ChosenId).Select(d => (DateOnly?)d.Day).FirstOrDefault(),
        });
        var table = Table(clock.Today);
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<PollRow>.Read(table, rows, list, HttpContext.RequestAborted);
        return Page();
    }

    private Table<PollRow> Table(DateOnly today) => new("sondages", "Sondages de dates",
    [
        new("jusqu-au", "Réponses jusqu’au", r => r.Deadline)
        {
            Order = (rows, down) => down ? rows.OrderBy(r => r.Deadline).ThenBy(r => r.Id) : rows.OrderBy(r => r.Rank).ThenByDescending(r => r.Deadline).ThenByDescending(r => r.Id),
        },
        new("titre", "Sondage", r => r.Title)
        {
            Html = r => Title(r),
            Order = (rows, down) => down ? rows.OrderByDescending(r => r.FoldedTitle).ThenByDescending(r => r.Id) : rows.OrderBy(r => r.FoldedTitle).ThenBy(r => r.Id),
        },
        new("etat", "État", r => PollText.State(r.State, r.Deadline, today).Label) { Html = r => Tag(PollText.State(r.State, r.Deadline, today)) },
        new("reponses", "Réponses", r => r.Answered) { Numeric = true, Html = r => new HtmlString($"{French.Number(r.Answered)} sur {French.Number(r.Asked)}") },
        new("sondes", "Personnes sondées", r => r.Asked) { ExportOnly = true },
        new("retenue", "Date retenue", r => r.ChosenOn),
    ]);

    private TagBuilder Title(PollRow row) => CellHtml.Link(here.Link("reunions/sondages/" + row.Id), row.Title);

    private static TagBuilder Tag((string Label, string Tone) state) => CellHtml.Tag(state.Label, state.Tone);
}

/// <summary>One line of the list.</summary>
public sealed class PollRow
{
    public Guid Id { get; init; }

    public string Title { get; init; } = "";

    public string FoldedTitle { get; init; } = "";

    public MeetingKind Kind { get; init; }

    public DateOnly Deadline { get; init; }

    public PollState State { get; init; }

    /// <summary>0 for those to decide.</summary>
    public int Rank { get; init; }

    public int Asked { get; init; }

    public int Answered { get; init; }

    public DateOnly? ChosenOn { get; init; }
}
