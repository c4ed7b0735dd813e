using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members;

/// <summary>Changes the college of one member, or of a selection of the list.</summary>
[Requires(Area.Members, Level.Act)]
public sealed class CollegeOfModel(TisserandDb db, IChosenMembers chosen, ChooseCollege choose, CptsOfRequest here) : PageModel
{
    /// <summary>What is posted for « selon ce que chaque collège propose ».</summary>
    public const string AsProposed = "propose";

    [BindProperty]
    public string? College { get; set; }

    public Selection Selection { get; private set; } = Selection.Nobody;

    public IReadOnlyList<College> Colleges { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Options =>
    [
        .. Colleges.Select(c => new SelectListItem(c.Name, c.Id.ToString())),
        .. Colleges.Any(c => c.ProposedFor is not null) ? [new SelectListItem("Celui que la règle propose, pour qui n’en a pas", AsProposed)] : Array.Empty<SelectListItem>(),
        new("Aucun collège", ""),
    ];

    public async Task OnGet()
    {
        await Show();
        College = Selection.First is [var only] ? (only.CollegeId ?? Domain.Members.College.Proposed(only, Colleges)?.Id)?.ToString() : null;
    }

    public async Task<IActionResult> OnPost()
    {
        var stop = HttpContext.RequestAborted;
        await Show();
        if (Selection.Total == 0)
        {
            return Page();
        }
        if (!string.IsNullOrEmpty(College) && Options.All(o => o.Value != College))
        {
            ModelState.AddModelError(nameof(College), "Choisissez un collège de la liste.");
            return Page();
        }
        var members = await chosen.Of(Request.Query, stop);
        var count = College == AsProposed
            ? await choose.ChooseProposed(members, stop)
            : await choose.Choose(members, Guid.TryParse(College, out var id) ? id : null, stop);
        TempData["Done"] = count == 0 ? "Aucun collège n’a changé." : $"Collège changé pour {French.Count(count, "personne", "personnes")}.";
        return Redirect(here.Link(Selection.Next));
    }

    private async Task Show()
    {
        var stop = HttpContext.RequestAborted;
        Selection = await Selection.Of(await chosen.Of(Request.Query, stop), stop);
        Colleges = await db.ReadColleges(stop);
    }
}
