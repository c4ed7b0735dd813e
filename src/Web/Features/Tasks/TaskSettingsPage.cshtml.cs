using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Tasks;
using Tisserand.Domain.Access;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Tasks;

/// <summary>Which mails the tasks of the CPTS cause.</summary>
[Requires(Area.Tasks, Level.Act)]
public sealed class TaskSettingsPageModel(TisserandDb db, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public bool TellsAssigned { get; set; }

    [BindProperty]
    public bool TellsLate { get; set; }

    public async Task OnGet()
    {
        var settings = await db.ReadTaskSettings(HttpContext.RequestAborted);
        (TellsAssigned, TellsLate) = (settings.TellsAssigned, settings.TellsLate);
    }

    public async Task<IActionResult> OnPost()
    {
        var settings = await db.Set<TaskSettings>().SingleOrDefaultAsync(HttpContext.RequestAborted) ?? db.Add(new TaskSettings()).Entity;
        (settings.TellsAssigned, settings.TellsLate) = (TellsAssigned, TellsLate);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = "Les réglages sont enregistrés.";
        return Redirect(here.Link("taches"));
    }
}
