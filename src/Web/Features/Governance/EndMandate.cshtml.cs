using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Governance;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Governance;

/// <summary>Ends a mandate before its term, or takes back one entered by mistake.</summary>
[Requires(Area.Governance, Level.Act)]
public sealed class EndMandateModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public MandateRow Row { get; private set; } = null!;

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet()
    {
        Input.LastDay = clock.Today;
        return await Find() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Find())
        {
            return NotFound();
        }
        ModelState.Refuse(Row.Line.End(Input.LastDay, Input.Reason));
        if (!ModelState.IsValid)
        {
            return Page();
        }
        await db.SaveChangesAsync(Stop);
        TempData["Done"] = $"Le mandat de {Row.FullName} est terminé.";
        return Redirect(here.Link("vie-associative"));
    }

    public async Task<IActionResult> OnPostWithdraw()
    {
        if (!await Find())
        {
            return NotFound();
        }
        db.Remove(Row.Line);
        await db.SaveChangesAsync(Stop);
        TempData["Done"] = "Le mandat saisi par erreur est effacé.";
        return Redirect(here.Link("vie-associative"));
    }

    private async Task<bool> Find()
    {
        Row = (await db.MandateRows().SingleOrDefaultAsync(m => m.Line.Id == Id, Stop))!;
        return Row is not null;
    }

    public sealed class Form
    {
        public DateOnly? LastDay { get; set; }

        public string? Reason { get; set; }
    }
}
