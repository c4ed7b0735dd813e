using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data.Reference;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Features.Reference.Jobs;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Reference;

/// <summary>State of the national data of the installation, and their loads: contours, directory of professionals.</summary>
[Administrator]
[DisableRequestSizeLimit]
[RequestFormLimits(MultipartBodyLengthLimit = 4L << 30)]
public sealed class ReferenceDataModel(ReferenceLoads loads, KeptFile kept, DirectoryQueries directory, ContourStore contours) : PageModel
{
    /// <summary>Refused lines shown; all are counted.</summary>
    public const int LinesShown = 50;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public LoadState? Load => loads.State;

    public string ContoursAddress => loads.ContoursAddress;

    public Generation? Generation { get; private set; }

    public IReadOnlyList<RejectedLine> Rejected { get; private set; } = [];

    public int Contours { get; private set; }

    public async Task OnGet()
    {
        Generation = await directory.Current(HttpContext.RequestAborted);
        Rejected = Generation is { Rejected: > 0 } ? await directory.RejectedLines(HttpContext.RequestAborted) : [];
        Contours = await contours.Count(HttpContext.RequestAborted);
    }

    public Task<IActionResult> OnPostDownload() => Started(loads.DownloadContours());

    public async Task<IActionResult> OnPostContours() => await Received(ReferenceLoads.TemporaryFile) is { } file ? await Started(loads.Contours(file)) : await Missing();

    public async Task<IActionResult> OnPostDirectory() =>
        await Received(kept.Receive) is { } file ? await Started(loads.Directory(file, Path.GetFileName(Upload!.FileName))) : await Missing();

    /// <summary>The upload goes with its request: it is kept for the load.</summary>
    private async Task<FileStream?> Received(Func<FileStream> keep)
    {
        if (Upload is null or { Length: 0 })
        {
            return null;
        }
        var file = keep();
        await Upload.CopyToAsync(file, HttpContext.RequestAborted);
        file.Position = 0;
        return file;
    }

    private async Task<IActionResult> Missing()
    {
        ModelState.AddModelError("", "Choisissez un fichier.");
        await OnGet();
        return Page();
    }

    private async Task<IActionResult> Started(Outcome<LoadState> started)
    {
        if (started.Succeeded)
        {
            return Redirect("/administration/donnees");
        }
        ModelState.Refuse(started.Refusals);
        await OnGet();
        return Page();
    }
}
