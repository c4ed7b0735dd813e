using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Privacy;

/// <summary>A processing that the CPTS adds to its register, or corrects.</summary>
[Requires(Area.Privacy, Level.Act)]
public sealed class ProcessingFormModel(TisserandDb db, CptsOfRequest here) : PageModel
{
    /// <summary>Null: a new one.</summary>
    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet()
    {
        if (Id is null)
        {
            return Page();
        }
        if (await Find() is not { } known)
        {
            return NotFound();
        }
        Input = new() { Title = known.Title, Purpose = known.Purpose, Basis = known.Basis, People = known.People, Data = known.Data, Recipients = known.Recipients, Keeping = known.Keeping };
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var known = await Find();
        if (Id is not null && known is null)
        {
            return NotFound();
        }
        var entry = new ProcessingEntry(Input.Title, Input.Purpose, Input.Basis, Input.People, Input.Data, Input.Recipients, Input.Keeping);
        var added = known is null ? OwnProcessing.Add(entry) : null;
        ModelState.Refuse(added?.Refusals ?? known!.Change(entry));
        if (!ModelState.IsValid)
        {
            return Page();
        }
        if (added is not null)
        {
            db.Add(added.Required);
        }
        return await Save("Le registre est à jour.");
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (await Find() is not { } known)
        {
            return NotFound();
        }
        db.Remove(known);
        return await Save("Le traitement est retiré du registre.");
    }

    private async Task<IActionResult> Save(string done)
    {
        await db.SaveChangesAsync(Stop);
        TempData["Done"] = done;
        return Redirect(here.Link("donnees/registre"));
    }

    private async Task<OwnProcessing?> Find() => Id is { } id ? await db.Set<OwnProcessing>().SingleOrDefaultAsync(p => p.Id == id, Stop) : null;

    public sealed class Form
    {
        public string? Title { get; set; }

        public string? Purpose { get; set; }

        public string? Basis { get; set; }

        public string? People { get; set; }

        public string? Data { get; set; }

        public string? Recipients { get; set; }

        public string? Keeping { get; set; }
    }
}
