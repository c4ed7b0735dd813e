using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Governance;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Governance;

/// <summary>Entry of a body, or its correction.</summary>
[Requires(Area.Governance, Level.Act)]
public sealed class BodyFormModel(TisserandDb db, CptsOfRequest here) : PageModel
{
    /// <summary>The body being corrected; null for a new one.</summary>
    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet()
    {
        if (Id is not null)
        {
            if (await Find() is not { } body)
            {
                return NotFound();
            }
            Input = new() { Kind = body.Kind.Code(), Name = body.Name, Seats = body.Seats };
        }
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var body = Id is null ? null : await Find();
        if (Id is not null && body is null)
        {
            return NotFound();
        }
        var kind = BodyKinds.Find(Input.Kind);
        if (body is null)
        {
            var created = GoverningBody.Create(kind, Input.Name, Input.Seats);
            ModelState.Refuse(created.Refusals);
            body = created.Succeeded ? db.Add(created.Value).Entity : null;
        }
        else
        {
            ModelState.Refuse(body.Change(kind, Input.Name, Input.Seats));
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        await db.SaveChangesAsync(Stop);
        TempData["Done"] = $"{body!.Name}\u00A0: enregistré.";
        return Redirect(here.Link("vie-associative"));
    }

    private Task<GoverningBody?> Find() => db.Set<GoverningBody>().SingleOrDefaultAsync(b => b.Id == Id, Stop);

    public sealed class Form
    {
        public string? Kind { get; set; }

        public string? Name { get; set; }

        public int? Seats { get; set; }
    }
}
