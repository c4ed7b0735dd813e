using Microsoft.AspNetCore.Mvc;
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

/// <summary>« Renouvellement » : the end of the five years, its days, and the tasks that lead to it.</summary>
[Requires(Area.Territory)]
public sealed class RenewalModel(TisserandDb db, ContractQueries contracts, PlanRenewal plan, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public List<string> Steps { get; set; } = [];

    /// <summary>Null when no contract was entered.</summary>
    public ContractOutlook? Outlook { get; private set; }

    public IReadOnlyList<(RenewalStep Step, ToDo? Task)> All { get; private set; } = [];

    public bool MayAct => here.Allows(Area.Territory, Level.Act) && here.Allows(Area.Tasks, Level.Act);

    public async Task OnGet() => await Show();

    public async Task<IActionResult> OnPost()
    {
        if (!MayAct)
        {
            return Forbid();
        }
        var outcome = await plan.Plan(Steps, Caller.Of(User)?.AccountId, clock.Today, HttpContext.RequestAborted);
        if (!outcome.Succeeded)
        {
            ModelState.Refuse(outcome.Refusals);
            await Show();
            return Page();
        }
        TempData["Done"] = outcome.Value == 0 ? "Cochez au moins une étape." : outcome.Value == 1 ? "1 tâche créée : confiez-la." : $"{outcome.Value} tâches créées : confiez-les.";
        return Redirect(here.Link("contrat/renouvellement"));
    }

    private async Task Show()
    {
        var stop = HttpContext.RequestAborted;
        Outlook = await contracts.On(clock.Today, stop);
        if (Outlook is not { Contract: var contract })
        {
            return;
        }
        var tasks = await (from r in db.Set<RenewalTask>().AsNoTracking()
                           join t in db.Set<ToDo>().AsNoTracking() on r.TaskId equals t.Id
                           where r.ContractId == contract.Id
                           select new { r.Step, Task = t }).ToListAsync(stop);
        All = [.. RenewalStep.Of(contract.SignedOn).Select(s => (s, tasks.Find(t => t.Step == s.Code)?.Task))];
    }
}
