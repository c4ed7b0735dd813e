using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Privacy;

/// <summary>Erasure of a person: what it would do, why it cannot be done yet, and the confirmation by the name.</summary>
[Requires(Area.Privacy, Level.Act)]
public sealed class EraseModel(ErasePerson erase, CptsOfRequest here) : PageModel
{
    [FromRoute]
    public string Kind { get; set; } = "";

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public ErasurePreview Preview { get; private set; } = null!;

    public IEnumerable<HeldRecords> Of(ErasureFate fate) => Preview.Held.Where(h => h.Record.Fate == fate);

    public Task<IActionResult> OnGet() => Show();

    public async Task<IActionResult> OnPost()
    {
        if (PersonAddress.Find(Kind) is not { } kind || await Show() is NotFoundResult)
        {
            return NotFound();
        }
        var erased = await erase.Erase(kind, Id, Input.Name, HttpContext.RequestAborted);
        ModelState.Refuse(erased.Refusals);
        if (!ModelState.IsValid)
        {
            return Page();
        }
        TempData["Done"] = "La personne est effacée. Il en reste ce que les chiffres et la loi demandent, sous « Personne effacée ».";
        return Redirect(here.Link("donnees/personnes"));
    }

    private async Task<IActionResult> Show()
    {
        if (PersonAddress.Find(Kind) is not { } kind || await erase.Preview(kind, Id, HttpContext.RequestAborted) is not { } preview)
        {
            return NotFound();
        }
        Preview = preview;
        return Page();
    }

    public sealed class Form
    {
        public string? Name { get; set; }
    }
}
