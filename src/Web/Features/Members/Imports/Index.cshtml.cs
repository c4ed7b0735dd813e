using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Spreadsheets;

namespace Tisserand.Web.Features.Members.Imports;

/// <summary>Importer des adhérents: the file to send, and the imports of before.</summary>
[Requires(Area.Members, Level.Act)]
[RequestSizeLimit(SheetFile.MostSent)]
[RequestFormLimits(MultipartBodyLengthLimit = SheetFile.MostSent)]
public sealed class IndexModel(TisserandDb db, ReceiveMemberFile receive, CptsOfRequest here) : PageModel
{
    private const int Shown = 20;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<MemberImport> Earlier { get; private set; } = [];

    public async Task OnGet() =>
        Earlier = await db.Set<MemberImport>().AsNoTracking().OrderByDescending(i => i.CreatedAt).Take(Shown).ToListAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPost()
    {
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), "Choisissez un fichier.");
            await OnGet();
            return Page();
        }
        await using var content = Upload.OpenReadStream();
        var received = await receive.Receive(content, Path.GetFileName(Upload.FileName), HttpContext.RequestAborted);
        if (!received.Succeeded)
        {
            ModelState.Refuse(received.Refusals.Select(r => r with { Field = nameof(Upload) }), prefix: "");
            await OnGet();
            return Page();
        }
        return Redirect(here.Link("adherents/import/" + received.Value.Id));
    }
}
