using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Domain.Reference;
using Tisserand.Domain.Territories;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Territories;

/// <summary>One line of the territory: its dates, the part that belongs to it, its avenant.</summary>
[Requires(Area.Territory, Level.Act)]
public sealed class EditLineModel(TisserandDb db, TerritoryQueries territories, CptsOfRequest here) : PageModel
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public TerritoryLine Line { get; private set; } = null!;

    public Commune? Commune => (Geography.Current.Resolve(Line.Commune) as CommuneResolution.Found)?.Commune;

    public async Task<IActionResult> OnGet()
    {
        if (await Find() is null)
        {
            return NotFound();
        }
        Input = new()
        {
            JoinedOn = Line.JoinedOn,
            LastDay = Line.LastDay,
            PartPopulation = Line.PartPopulation is { } population ? French.Number(population) : null,
            PartReason = Line.PartReason,
            Avenant = Line.Avenant,
        };
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Find() is not { } territory)
        {
            return NotFound();
        }
        var population = ReadPopulation();
        if (ModelState.IsValid)
        {
            ModelState.Refuse(territory.Change(Line, new(Input.JoinedOn, Input.LastDay, population, Input.PartReason, Input.Avenant)));
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        return await Save($"{Line.Name}{French.Nbsp}: modification enregistrée.");
    }

    public async Task<IActionResult> OnPostDelete()
    {
        if (await Find() is null)
        {
            return NotFound();
        }
        db.Remove(Line);
        return await Save($"{Line.Name} est supprimée du territoire.");
    }

    private async Task<IActionResult> Save(string done)
    {
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = done;
        return Redirect(here.Link("territoire"));
    }

    private async Task<Territory?> Find()
    {
        var territory = await territories.ReadForChange(HttpContext.RequestAborted);
        Line = territory.Lines.FirstOrDefault(l => l.Id == Id)!;
        return Line is null ? null : territory;
    }

    /// <summary>« 41 000 », however it is spaced.</summary>
    private int? ReadPopulation()
    {
        var digits = string.Concat((Input.PartPopulation ?? "").Where(c => !char.IsWhiteSpace(c)));
        if (digits.Length == 0)
        {
            return null;
        }
        if (int.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var population))
        {
            return population;
        }
        ModelState.AddModelError("Input.PartPopulation", "Indiquez un nombre d’habitants.");
        return null;
    }

    public sealed class Form
    {
        public DateOnly? JoinedOn { get; set; }

        public DateOnly? LastDay { get; set; }

        public string? PartPopulation { get; set; }

        public string? PartReason { get; set; }

        public string? Avenant { get; set; }
    }
}
