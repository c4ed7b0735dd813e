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
public sealed class ReferenceDataModel(ReferenceLoads loads, KeptFile kept, DirectoryQueries directory, NationalFileQueries files, ContourStore contours) : PageModel
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

    /// <summary>The other national files, loaded or not.</summary>
    public IReadOnlyList<NationalFileState> Files { get; private set; } = [];

    public async Task OnGet()
    {
        Generation = await directory.Current(HttpContext.RequestAborted);
        Rejected = Generation is { Rejected: > 0 } ? await directory.RejectedLines(HttpContext.RequestAborted) : [];
        Contours = await contours.Count(HttpContext.RequestAborted);
        var states = new List<NationalFileState>();
        foreach (var file in Enum.GetValues<NationalFile>())
        {
            var use = await files.InUse(file, HttpContext.RequestAborted);
            states.Add(new(file, use, use is { Rejected: > 0 } ? await files.RejectedLines(file, HttpContext.RequestAborted) : []));
        }
        Files = states;
    }

    public Task<IActionResult> OnPostDownload() => Started(loads.DownloadContours());

    public async Task<IActionResult> OnPostContours() => await Received(ReferenceLoads.TemporaryFile) is { } file ? await Started(loads.Contours(file)) : await Missing();

    public async Task<IActionResult> OnPostDirectory() =>
        await Received(kept.Receive) is { } file ? await Started(loads.Directory(file, Path.GetFileName(Upload!.FileName))) : await Missing();

    public async Task<IActionResult> OnPostMailboxes() =>
        await Received(ReferenceLoads.TemporaryFile) is { } file ? await Started(loads.Mailboxes(file, Path.GetFileName(Upload!.FileName))) : await Missing();

    public async Task<IActionResult> OnPostEstablishments() =>
        await Received(ReferenceLoads.TemporaryFile) is { } file ? await Started(loads.Establishments(file, Path.GetFileName(Upload!.FileName))) : await Missing();

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

/// <summary>A national file that fills one table: the load in use, and the refused lines kept.</summary>
public sealed record NationalFileState(NationalFile File, FileInUse? InUse, IReadOnlyList<FileRejectedLine> Rejected);
