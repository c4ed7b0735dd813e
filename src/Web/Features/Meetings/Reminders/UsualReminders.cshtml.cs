using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings.Reminders;

/// <summary>The reminders of every meeting that has none of its own.</summary>
[Requires(Area.Meetings, Level.Act)]
public sealed class UsualRemindersModel(TisserandDb db, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public ReminderForm Input { get; set; } = new();

    public async Task OnGet() => Input = ReminderForm.Of(await db.PlanOf(null, HttpContext.RequestAborted));

    public async Task<IActionResult> OnPost()
    {
        var plan = await db.Set<ReminderPlan>().SingleOrDefaultAsync(p => p.MeetingId == null, HttpContext.RequestAborted) ?? db.Add(ReminderPlan.Of(null)).Entity;
        ModelState.Refuse(plan.Change(Input.IsOn, Input.Delays, Input.Text));
        if (!ModelState.IsValid)
        {
            return Page();
        }
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = "Les rappels de la CPTS sont enregistrés.";
        return Redirect(here.Link("reunions"));
    }
}
