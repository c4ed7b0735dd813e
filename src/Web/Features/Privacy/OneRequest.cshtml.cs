using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Privacy;

/// <summary>One request: its last day, its answer.</summary>
[Requires(Area.Privacy)]
public sealed class OneRequestModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public RightsRequest Asked { get; private set; } = null!;

    /// <summary>The entry of the person, while it stands.</summary>
    public bool HasEntry { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (!await Read())
        {
            return NotFound();
        }
        Input.AnsweredOn = clock.Today;
        return Page();
    }

    public Task<IActionResult> OnPostAnswer() => Change(() => Asked.Close(Input.Answer, Input.AnsweredOn, Caller.Of(User)!.Name, clock.Today), "La réponse est notée.");

    public Task<IActionResult> OnPostExtend() => Change(() => Asked.Extend(Input.Extension, clock.Today), "Le délai est de trois mois : dites-le à la personne, avec la raison.");

    private async Task<IActionResult> Change(Func<List<Refusal>> act, string done)
    {
        if (!await Read())
        {
            return NotFound();
        }
        ModelState.Refuse(ModelState.IsValid ? act() : []);
        if (!ModelState.IsValid)
        {
            return Page();
        }
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = done;
        return Redirect(here.Link("donnees/demandes/" + Id));
    }

    private async Task<bool> Read()
    {
        if (await db.Set<RightsRequest>().SingleOrDefaultAsync(r => r.Id == Id, HttpContext.RequestAborted) is not { } request)
        {
            return false;
        }
        Asked = request;
        HasEntry = request.MemberId is { } member && await db.Set<Member>().AnyAsync(m => m.Id == member && m.ErasedOn == null, HttpContext.RequestAborted);
        return true;
    }

    public sealed class Form
    {
        public string? Answer { get; set; }

        public DateOnly? AnsweredOn { get; set; }

        public string? Extension { get; set; }
    }
}
