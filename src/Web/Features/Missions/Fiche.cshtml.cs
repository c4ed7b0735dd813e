using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Web.Features.Missions.Papers;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Missions;

/// <summary>A fiche action, under the headings of sheet 5, and what was done for it.</summary>
[Requires(Area.Missions)]
public sealed class FicheModel(TisserandDb db, CptsOfRequest here) : PageModel
{
    public FicheAction Fiche { get; private set; } = null!;

    public PersonFound? Referent { get; private set; }

    /// <param name="format">Asks for the fiche as a file.</param>
    public async Task<IActionResult> OnGet(Guid id, string? format)
    {
        if (await db.Set<FicheAction>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, HttpContext.RequestAborted) is not { } fiche)
        {
            return NotFound();
        }
        Fiche = fiche;
        Referent = fiche.ReferentId is null ? null
            : await db.Set<Member>().Where(m => m.Id == fiche.ReferentId).People().SingleOrDefaultAsync(HttpContext.RequestAborted);
        return PaperFiles.Of(FichePaper.Of(here.Required.Name, fiche, Referent?.FullName), format) ?? Page();
    }

    /// <summary>The headings of sheet 5, in its order.</summary>
    public static IReadOnlyList<(string Heading, string Text)> Headings(FicheAction fiche) =>
    [
        ("Objectifs généraux", fiche.Objectives), ("Actions à mener", fiche.Actions), ("Acteurs", fiche.Actors),
        ("Outils et moyens", fiche.Means), ("Indicateurs", fiche.Indicators), ("Calendrier", fiche.Calendar),
    ];
}
