using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Data.Documents;
using Tisserand.Data.Funding;
using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Attachments;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Funding;

/// <summary>An avenant, typed once: its days, and what it changes.</summary>
[Requires(Area.Territory, Level.Act)]
public sealed class AvenantFormModel(TisserandDb db, RecordAvenant record, FileStore files, ContractQueries contracts, TerritoryQueries territories, CptsOfRequest here, Clock clock) : PageModel
{
    private const string Stays = "", Counted = "territoire", Typed = "saisie";

    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The signed document.</summary>
    [BindProperty]
    public IFormFile? Piece { get; set; }

    public static IReadOnlyList<SelectListItem> Populations { get; } =
        [new("Elle ne change pas", Stays), new("Celle du territoire au jour d’effet", Counted), new("Celle qu’écrit l’avenant", Typed)];

    public static IReadOnlyList<SelectListItem> Missions { get; } =
        [new("Aucune", ""), .. MissionCodes.All.Select(m => new SelectListItem(m.ShortLabel(), m.Code()))];

    public static IReadOnlyList<SelectListItem> Baremes { get; } =
        [new("Il ne change pas", ""), .. BaremeCatalogue.All.Select(b => new SelectListItem(b.Label, b.Id))];

    public async Task<IActionResult> OnGet()
    {
        if (await contracts.On(clock.Today, HttpContext.RequestAborted) is not { Contract: var contract })
        {
            return Redirect(here.Link("contrat"));
        }
        Input = new() { Number = contract.NextAvenantNumber };
        if (Id is null)
        {
            return Page();
        }
        if (contract.Avenants.FirstOrDefault(a => a.Id == Id) is not { } avenant)
        {
            return NotFound();
        }
        Input = new()
        {
            Number = avenant.Number,
            SignedOn = avenant.SignedOn,
            EffectiveOn = avenant.EffectiveOn,
            Note = avenant.Note,
            PopulationOf = avenant.Population is null ? Stays : avenant.PopulationIsTyped ? Typed : Counted,
            Population = avenant is { Population: { } inhabitants, PopulationIsTyped: true } ? French.Number(inhabitants) : null,
            PopulationSource = avenant.PopulationIsTyped ? avenant.PopulationSource : null,
            Mission = avenant.Mission?.Code(),
            BaremeId = avenant.BaremeId,
        };
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var population = await Population();
        if (ModelState.IsValid && population.Refusals.Count == 0)
        {
            var outcome = await record.Record(
                Id, new(Input.Number, Input.SignedOn, Input.EffectiveOn, Input.Note, population.Value, MissionCodes.Find(Input.Mission), string.IsNullOrEmpty(Input.BaremeId) ? null : Input.BaremeId),
                clock.Today, HttpContext.RequestAborted);
            if (outcome.Succeeded)
            {
                if (outcome.Value is null)
                {
                    return NotFound();
                }
                TempData["Done"] = "Avenant enregistré\u00A0: montants et calendrier ont suivi." + await files.Join(db, Piece, nameof(Avenant), outcome.Value.Id, HttpContext.RequestAborted);
                return Redirect(here.Link("contrat/avenants/" + outcome.Value.Id));
            }
            ModelState.Refuse(outcome.Refusals.DistinctBy(r => r.Field));
        }
        ModelState.Refuse(population.Refusals);
        return Page();
    }

    /// <summary>A success without a value when it stays.</summary>
    private async Task<Outcome<ContractPopulation?>> Population()
    {
        if (Input.PopulationOf == Typed)
        {
            var digits = string.Concat((Input.Population ?? "").Where(c => !char.IsWhiteSpace(c)));
            return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var typed)
                ? new ContractPopulation(typed, null, Input.PopulationSource?.Trim() ?? "", IsTyped: true)
                : new Refusal("not-a-whole-number", "Indiquez le nombre d’habitants, par exemple 98 412.", nameof(Input.Population));
        }
        if (Input.PopulationOf != Counted || Input.EffectiveOn is not { } day)
        {
            return (ContractPopulation?)null;
        }
        var territory = await territories.On(day, HttpContext.RequestAborted);
        return territory.Size is null
            ? new Refusal("territory-empty", $"Le territoire ne compte aucune commune au {FrenchDate.Long(day)} : complétez-le, ou saisissez la population de l’avenant.", nameof(Input.PopulationOf))
            : ContractWords.Counted(territory, day);
    }

    public sealed class Form
    {
        public int? Number { get; set; }

        public DateOnly? SignedOn { get; set; }

        public DateOnly? EffectiveOn { get; set; }

        public string? Note { get; set; }

        public string? PopulationOf { get; set; }

        public string? Population { get; set; }

        public string? PopulationSource { get; set; }

        public string? Mission { get; set; }

        public string? BaremeId { get; set; }
    }
}
