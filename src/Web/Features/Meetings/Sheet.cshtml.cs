using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Access;
using Tisserand.Web.Features.Meetings.Door;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Meetings;

/// <summary>The sign-in sheet of a meeting, as a PDF to be printed, or in Word (?format=docx); with what was signed on screens.</summary>
[Requires(Area.Meetings)]
public sealed class SheetModel(KeepSignedSheet sheets) : PageModel
{
    public async Task<IActionResult> OnGet(Guid id, string? format) => await sheets.Paper(id, HttpContext.RequestAborted) is { } sheet
        ? PaperFiles.Of(sheet, format) ?? PaperFiles.Of(sheet, PaperFiles.Pdf)!
        : NotFound();
}
