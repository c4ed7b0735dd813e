using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Installation;

/// <summary>Makes a backup and offers the last ones to download.</summary>
[Administrator]
public sealed class BackupsModel(BackupFolder folder, BooksLocation location, ILogger<BackupsModel> logger) : PageModel
{
    public IReadOnlyList<FileInfo> All { get; private set; } = [];

    public string DatabaseKind => location.Kind;

    public void OnGet() => All = folder.All();

    public async Task<IActionResult> OnPost()
    {
        var made = await folder.Make(HttpContext.RequestAborted);
        logger.LogInformation("Backup {File} made by {Caller}", made.Name, Caller.Of(User)!.Name);
        TempData["Done"] = $"Sauvegarde faite ({French.FileSize(made.Length)}). Téléchargez-la et rangez-la ailleurs que sur ce serveur.";
        return Redirect("/administration/sauvegarde");
    }
}
