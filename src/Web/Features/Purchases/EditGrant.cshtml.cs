using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Purchases;

/// <summary>Entry of a grant or a call for projects, and what became of it.</summary>
[Requires(Area.Purchases, Level.Act)]
public sealed class EditGrantModel(TisserandDb db, WriteGrant write, CptsOfRequest here) : PageModel
{
    /// <summary>The grant being changed; null for a new one.</summary>
    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty]
    public GrantForm Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Funders { get; private set; } = [];

    public IReadOnlyList<Warning> Warnings { get; private set; } = [];

    public bool AsksConfirmation { get; private set; }

    public static IReadOnlyList<SelectListItem> Stages { get; } = [.. Enum.GetValues<GrantStage>().Select(s => new SelectListItem(s.Label(), s.ToString()))];

    private CancellationToken Stop => HttpContext.RequestAborted;

    public string? WarningOf(string field) => Warnings.FirstOrDefault(w => w.Field == field)?.Message;

    public async Task<IActionResult> OnGet()
    {
        if (Id is not null)
        {
            if (await db.Set<Grant>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == Id, Stop) is not { } grant)
            {
                return NotFound();
            }
            Input = GrantForm.Of(grant);
        }
        return await Show();
    }

    public async Task<IActionResult> OnPost()
    {
        if (Id is not null && !await db.Set<Grant>().AnyAsync(g => g.Id == Id, Stop))
        {
            return NotFound();
        }
        ModelState.Refuse(Input.Unread());
        if (!ModelState.IsValid)
        {
            return await Show();
        }
        Warnings = Input.Details.Warnings();
        if (Warnings.Count > 0 && !Input.Confirmed)
        {
            AsksConfirmation = true;
            return await Show();
        }
        var written = await write.Write(Id, Input.Details, Stop);
        if (!written.Succeeded)
        {
            ModelState.Refuse(written.Refusals);
            return await Show();
        }
        TempData["Done"] = $"«\u00A0{written.Value.Title}\u00A0» est enregistrée.";
        return Redirect(here.Link("comptes/subventions"));
    }

    private async Task<PageResult> Show()
    {
        var funders = await db.Set<Funder>().AsNoTracking().OrderBy(f => f.Name).ToListAsync(Stop);
        Funders = [new("Un nouveau, au nom de la subvention", ""), .. funders.Select(f => new SelectListItem(f.Name, f.Id.ToString()))];
        return Page();
    }
}
