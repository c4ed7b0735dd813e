using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access.Settings;

/// <summary>Name, code, time zone and SIREN of the CPTS.</summary>
[Requires(Area.Settings)]
public sealed class GeneralModel(TisserandDb db, CptsOfRequest here, ChangeCpts change) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<string> FormerCodes { get; private set; } = [];

    public bool MayChange => here.Allows(Area.Settings, Level.Act);

    public async Task OnGet()
    {
        Input = new() { Name = here.Required.Name, Code = here.Required.Code, TimeZone = here.Required.TimeZone, Siren = here.Required.Siren };
        await Load();
    }

    public async Task<IActionResult> OnPost()
    {
        var changed = await change.Change(here.Required.Id, Input.Name, Input.Code, Input.TimeZone, Input.Siren, HttpContext.RequestAborted);
        if (!changed.Succeeded)
        {
            ModelState.Refuse(changed.Refusals);
            await Load();
            return Page();
        }
        TempData["Done"] = changed.Value.Code == here.Required.Code ? "C’est enregistré." : $"C’est enregistré. La nouvelle adresse est /c/{changed.Value.Code} ; l’ancienne y mène toujours.";
        return Redirect($"/c/{changed.Value.Code}/parametres");
    }

    private async Task Load() => FormerCodes = await db.Set<FormerCode>().Where(f => f.CptsId == here.Required.Id)
        .OrderBy(f => f.Code).Select(f => f.Code).ToListAsync(HttpContext.RequestAborted);

    public sealed class Form
    {
        public string? Name { get; set; }

        public string? Code { get; set; }

        public string? TimeZone { get; set; }

        public string? Siren { get; set; }
    }
}
