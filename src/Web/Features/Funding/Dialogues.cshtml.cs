using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Funding;
using Tisserand.Domain.Access;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Funding;

/// <summary>« Dialogue de gestion » : year by year, when it falls, what was held and agreed, the avenant that followed.</summary>
[Requires(Area.Territory)]
public sealed class DialoguesModel(TisserandDb db, ContractQueries contracts, Clock clock) : PageModel
{
    /// <summary>Null when no contract was entered.</summary>
    public ContractOutlook? Outlook { get; private set; }

    public IReadOnlyList<ManagementDialogue> All { get; private set; } = [];

    /// <summary>Tasks left open by the meetings of the dialogues, by meeting.</summary>
    public IReadOnlyDictionary<Guid, int> OpenTasks { get; private set; } = new Dictionary<Guid, int>();

    public async Task OnGet()
    {
        var stop = HttpContext.RequestAborted;
        Outlook = await contracts.On(clock.Today, stop);
        if (Outlook is not { Contract: var contract })
        {
            return;
        }
        All = await db.Set<ManagementDialogue>().AsNoTracking().Where(d => d.ContractId == contract.Id).OrderByDescending(d => d.HeldOn).ThenByDescending(d => d.Id).ToListAsync(stop);
        var meetings = All.Select(d => d.MeetingId).OfType<Guid>().ToList();
        OpenTasks = await db.Set<ToDo>().Where(t => t.MeetingId != null && EF.Parameter(meetings).Contains(t.MeetingId.Value) && (t.State == ToDoState.Waiting || t.State == ToDoState.Running))
            .GroupBy(t => t.MeetingId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
    }
}
