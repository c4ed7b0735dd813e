using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Members.Proposals;

/// <summary>Changements proposés: what the public directory or the members themselves would change in the entries; accepted or set aside.</summary>
[Requires(Area.Members, Level.Act)]
public sealed class ProposedChangesModel(TisserandDb db, SettleProposedChanges settle, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "etat")]
    public ProposalState State { get; set; }

    [BindProperty(SupportsGet = true, Name = "origine")]
    public ProposalSource? Source { get; set; }

    [BindProperty(SupportsGet = true, Name = "rubrique")]
    public ProposedField? Field { get; set; }

    [BindProperty(Name = "ids")]
    public Guid[] Ids { get; set; } = [];

    /// <summary>« change_mark »: one line, and what the entry said beside it.</summary>
    [BindProperty]
    public string? One { get; set; }

    public ListPage<ProposedChangeRow> List { get; private set; } = null!;

    /// <summary>Why some lines were left.</summary>
    public IReadOnlyList<Refusal> Left { get; private set; } = [];

    private CancellationToken Stop => HttpContext.RequestAborted;

    public Task<IActionResult> OnGet([FromQuery] ListQuery list) => Show(list);

    /// <summary>One line by its button, or those that are ticked.</summary>
    public async Task<IActionResult> OnPost([FromQuery] ListQuery list)
    {
        if (One is { Length: > 0 })
        {
            return One.Split('_') is [var id, var shown] && Guid.TryParse(id, out var change)
                ? await Done(list, await settle.AcceptShown(change, shown, Stop), "changement accepté", "changements acceptés")
                : NotFound();
        }
        return Ids.Length == 0
            ? await Nothing(list)
            : await Done(list, await settle.Accept(Ids, Stop), "changement accepté", "changements acceptés");
    }

    public async Task<IActionResult> OnPostSetAside([FromQuery] ListQuery list) => Ids.Length == 0
        ? await Nothing(list)
        : await Done(list, await settle.SetAside(Ids, Stop), "changement écarté", "changements écartés");

    private async Task<IActionResult> Nothing(ListQuery list)
    {
        Left = [new("nothing-chosen", "Cochez d’abord les lignes à décider.")];
        return await Show(list);
    }

    private async Task<IActionResult> Done(ListQuery list, SettledProposals settled, string one, string several)
    {
        if (settled.Left.Count > 0)
        {
            Left = [.. settled.Left, .. settled.Settled > 0 ? [new Refusal("others", French.Count(settled.Settled, one, several) + ".")] : Array.Empty<Refusal>()];
            return await Show(list);
        }
        TempData["Done"] = French.Count(settled.Settled, one, several) + ".";
        return Redirect(Request.With(("handler", null), ("page", list.Page > 1 ? list.Page.ToString(French.Culture) : null)));
    }

    private async Task<IActionResult> Show(ListQuery list)
    {
        var table = ProposedChangeList.Table(here, clock);
        var rows = from change in db.Set<ProposedChange>().AsNoTracking()
                   where change.State == State && (Source == null || change.Source == Source) && (Field == null || change.Field == Field)
                   join member in db.Set<Member>().Found(db, list.Search) on change.MemberId equals member.Id
                   select new ProposedChangeRow { Change = change, Name = member.FirstName + " " + member.LastName, FoldedName = member.FoldedName };
        if (HttpMethods.IsGet(Request.Method) && ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<ProposedChangeRow>.Read(table, rows, list, Stop);
        await SayWhatChanged();
        return Page();
    }

    /// <summary>One query for the entries of the page.</summary>
    private async Task SayWhatChanged()
    {
        if (State != ProposalState.Waiting || List.Rows.Count == 0)
        {
            return;
        }
        var ids = List.Rows.Select(r => r.Change.MemberId).Distinct().ToArray();
        var members = await db.Set<Member>().AsNoTracking().Include(m => m.Sites.OrderBy(s => s.Rank)).Where(m => EF.Parameter(ids).Contains(m.Id)).ToDictionaryAsync(m => m.Id, Stop);
        foreach (var row in List.Rows.Where(r => r.Change.IsStale(members[r.Change.MemberId])))
        {
            row.Now = ProposedFields.Of(members[row.Change.MemberId], row.Change.Field);
        }
    }
}
