using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Accounting;

/// <summary>Validates the drafts ticked, or all those of a year.</summary>
[Requires(Area.Accounts, Level.Act)]
public sealed class ValidateDraftsModel(TisserandDb db, ValidateEntries validate, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Guid[] Ids { get; set; } = [];

    [BindProperty]
    public bool All { get; set; }

    [BindProperty]
    public Guid? Year { get; set; }

    public IActionResult OnGet() => Redirect(here.Link("comptes/ecritures?etat=brouillons"));

    public async Task<IActionResult> OnPost()
    {
        var stop = HttpContext.RequestAborted;
        var ids = All ? await db.Set<Entry>().Where(e => e.FiscalYearId == Year && e.Number == null).Select(e => e.Id).ToListAsync(stop) : [.. Ids];
        var done = await validate.Validate(ids, clock.Today, stop);
        TempData["Done"] = string.Join(' ', [French.Count(done.Count, "écriture validée", "écritures validées") + ".", .. done.Left.Select(l => l.Message)]);
        return Redirect(here.Link($"comptes/ecritures?exercice={Year}"));
    }
}
