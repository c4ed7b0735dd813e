using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Purchases;

/// <summary>The funders beside the ACI: adding one, saying that a convention is signed.</summary>
[Requires(Area.Purchases)]
public sealed class FundersModel(TisserandDb db, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public FunderKind? Kind { get; set; }

    [BindProperty]
    public bool HasAgreement { get; set; }

    public IReadOnlyList<Funder> All { get; private set; } = [];

    public bool MayAct => here.Allows(Area.Purchases, Level.Act);

    public static IReadOnlyList<SelectListItem> Kinds { get; } = [new("Choisir…", ""), .. Enum.GetValues<FunderKind>().Select(k => new SelectListItem(k.Label(), k.ToString()))];

    public async Task OnGet() => All = await db.Set<Funder>().AsNoTracking().OrderBy(f => f.Name).ToListAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPost()
    {
        if (ModelState.IsValid)
        {
            var added = Funder.Add(Name, Kind, HasAgreement);
            var refusals = added.Succeeded ? await Add(added.Value) : added.Refusals;
            if (refusals.Count == 0)
            {
                TempData["Done"] = $"« {added.Value!.Name} » est ajouté.";
                return Redirect(here.Link("comptes/financeurs/saisie"));
            }
            ModelState.Refuse(refusals, prefix: "");
        }
        await OnGet();
        return Page();
    }

    public async Task<IActionResult> OnPostAgreement(Guid id)
    {
        if (await db.Set<Funder>().SingleOrDefaultAsync(f => f.Id == id, HttpContext.RequestAborted) is not { } funder)
        {
            return NotFound();
        }
        funder.Change(funder.Name, funder.Kind, !funder.HasAgreement);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        return Redirect(here.Link("comptes/financeurs/saisie"));
    }

    private Task<List<Refusal>> Add(Funder funder) => db.Serially(async Task<List<Refusal>> () =>
    {
        if (await db.Set<Funder>().AnyAsync(f => f.Name == funder.Name, HttpContext.RequestAborted))
        {
            return [new("funder-known", "Ce financeur est déjà dans la liste.", nameof(Name))];
        }
        db.Add(funder);
        return [];
    }, HttpContext.RequestAborted);
}
