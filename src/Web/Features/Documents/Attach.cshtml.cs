using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Documents;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Attachments;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Documents;

/// <summary>Adds a piece to a record. Who may is said by the record's own area, once the address has told which it is.</summary>
[OfRecord(Level.Act)]
public sealed class AttachModel(TisserandDb db, FileStore store, CptsOfRequest here, IEnumerable<AttachmentSubject> subjects) : PageModel
{
    private AttachmentSubject _subject = null!;

    [FromRoute(Name = "subject")]
    public string Slug { get; set; } = "";

    [FromRoute(Name = "id")]
    public Guid SubjectId { get; set; }

    [BindProperty]
    public IFormFile? Input { get; set; }

    public string Back => here.Link(_subject.Page(SubjectId));

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var subject = subjects.FirstOrDefault(s => s.Slug == Slug);
        if (subject is null || !await subject.Exists(db, SubjectId, HttpContext.RequestAborted))
        {
            context.Result = NotFound();
        }
        else if (!await subject.MayAct(db, here, SubjectId, HttpContext.RequestAborted))
        {
            context.Result = StatusCode(StatusCodes.Status403Forbidden);
        }
        else
        {
            _subject = subject;
            await next();
        }
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        if (Input is null)
        {
            ModelState.AddModelError(nameof(Input), "Choisissez un fichier.");
            return Page();
        }
        await using var content = Input.OpenReadStream();
        var saved = await store.Save(content, Input.FileName, _subject.Name, SubjectId, HttpContext.RequestAborted);
        if (!saved.Succeeded)
        {
            ModelState.Refuse(saved.Refusals.Select(r => r with { Field = nameof(Input) }), prefix: "");
            return Page();
        }
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = $"« {saved.Value.Name} » est joint.";
        return Redirect(Back);
    }
}
