using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Documents;
using Tisserand.Domain.Access;
using Tisserand.Domain.Documents;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Attachments;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Documents;

/// <summary>Removes a piece from a record, once confirmed.</summary>
[OfRecord(Level.Act)]
public sealed class DetachModel(TisserandDb db, FileStore store, CptsOfRequest here, IEnumerable<AttachmentSubject> subjects) : PageModel
{
    public StoredFile Document { get; private set; } = null!;

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public bool Confirmed { get; set; }

    public string Back => here.Link(subjects.Single(s => s.Name == Document.Subject).Page(Document.SubjectId));

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var file = await db.Set<StoredFile>().SingleOrDefaultAsync(f => f.Id == Id, HttpContext.RequestAborted);
        if (file is null)
        {
            context.Result = NotFound();
        }
        else if (subjects.FirstOrDefault(s => s.Name == file.Subject) is not { } subject || !await subject.MayAct(db, here, file.SubjectId, HttpContext.RequestAborted))
        {
            context.Result = StatusCode(StatusCodes.Status403Forbidden);
        }
        else
        {
            Document = file;
            await next();
        }
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        if (!Confirmed)
        {
            return Page();
        }
        // All its versions: nothing of what is removed stays behind, and no link opens it any more.
        var series = Document.Series();
        foreach (var version in await db.Set<StoredFile>().Where(f => f.Id == series || f.SeriesId == series).ToListAsync(HttpContext.RequestAborted))
        {
            store.Remove(version);
        }
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = $"« {Document.Name} » n’est plus joint.";
        return Redirect(Back);
    }
}
