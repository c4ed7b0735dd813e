using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>By which deed a task is paid once it is done.</summary>
[Requires(Area.HoursValidation, Level.Act)]
public sealed class TaskPayFormModel(TisserandDb db, PayTasks pay, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid? Deed { get; set; }

    public string TaskTitle { get; private set; } = "";

    public IReadOnlyList<SelectListItem> Deeds { get; private set; } = [];

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet()
    {
        Deed = await db.Set<PaidTask>().Where(t => t.TaskId == Id).Select(t => (Guid?)t.DeedId).SingleOrDefaultAsync(Stop);
        return await Show();
    }

    public async Task<IActionResult> OnPost()
    {
        var refusals = ModelState.IsValid ? await pay.PayBy(Id, Deed, clock.Today, Stop) : [];
        ModelState.Refuse(refusals);
        if (!ModelState.IsValid)
        {
            return await Show();
        }
        TempData["Done"] = Deed is null ? "Cette tâche n’est pas payée." : "Faite, cette tâche sera proposée au paiement.";
        return Redirect(here.Link("taches/" + Id));
    }

    private async Task<IActionResult> Show()
    {
        if (await db.Set<ToDo>().Where(t => t.Id == Id).Select(t => t.Title).SingleOrDefaultAsync(Stop) is not { } title)
        {
            return NotFound();
        }
        TaskTitle = title;
        var today = clock.Today;
        var deeds = await db.Set<PaidDeed>().AsNoTracking().Where(d => d.Until == null || d.Until >= today || d.Id == Deed).OrderBy(d => d.Name).ToListAsync(Stop);
        Deeds = [new("Non payée", ""), .. deeds.Select(d => new SelectListItem($"{d.Name}, {French.Euros(d.Amount)}", d.Id.ToString()))];
        return Page();
    }
}
