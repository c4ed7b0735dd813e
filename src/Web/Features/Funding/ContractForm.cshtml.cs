using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Data.Funding;
using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Territories;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Funding;

/// <summary>The contract, typed once: date, barème, population.</summary>
[Requires(Area.Territory, Level.Act)]
public sealed class ContractFormModel(TisserandDb db, ContractQueries contracts, TerritoryQueries territories, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>True when there is no contract yet.</summary>
    public bool IsNew { get; private set; }

    /// <summary>The territory of today, to show what would be counted.</summary>
    public TerritoryOnDay Territory { get; private set; } = null!;

    public static IReadOnlyList<SelectListItem> Baremes { get; } =
        [new("Celui en vigueur à la signature", ""), .. BaremeCatalogue.All.Select(b => new SelectListItem(b.Label, b.Id))];

    public async Task OnGet()
    {
        var outlook = await Show();
        if (outlook?.Contract is { } contract)
        {
            Input = new Form
            {
                SignedOn = contract.SignedOn,
                BaremeId = contract.BaremeId,
                PopulationIsTyped = contract.PopulationIsTyped,
                Population = contract.PopulationIsTyped ? French.Number(contract.Population) : null,
                PopulationSource = contract.PopulationIsTyped ? contract.PopulationSource : null,
                ProrateVariable = contract.ProrateVariable,
            };
        }
        else
        {
            Input.PopulationIsTyped = Territory.IsEmpty;
        }
    }

    public async Task<IActionResult> OnPost()
    {
        var outlook = await contracts.OnForChange(clock.Today, HttpContext.RequestAborted);
        var population = await Population();
        var contract = outlook?.Contract;
        List<Refusal> refusals = [.. population.Refusals];
        if (refusals.Count == 0 || Input.SignedOn is null)
        {
            if (contract is null)
            {
                var signed = AciContract.Sign(Input.SignedOn, Empty(Input.BaremeId), population.Value, Input.ProrateVariable);
                refusals.AddRange(signed.Refusals);
                contract = signed.Value;
            }
            else
            {
                refusals.AddRange(contract.Change(Input.SignedOn, Empty(Input.BaremeId), population.Value, Input.ProrateVariable, outlook!.Missions));
            }
        }
        if (refusals.Count > 0 || !ModelState.IsValid)
        {
            // A field that could not be read already says so: « missing » would contradict it.
            ModelState.Refuse(refusals.DistinctBy(r => r.Field).Where(r => !ModelState.TryGetValue("Input." + r.Field, out var state) || state.Errors.Count == 0));
            db.ChangeTracker.Clear();
            await Show();
            return Page();
        }
        if (outlook is null)
        {
            db.Add(contract!);
        }
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = outlook is null ? "Contrat enregistré. Datez maintenant les missions." : "Contrat modifié : plafonds, calendrier et délais ont suivi.";
        return Redirect(here.Link(outlook is null ? "missions/dates" : "contrat"));
    }

    private async Task<ContractOutlook?> Show()
    {
        var outlook = await contracts.On(clock.Today, HttpContext.RequestAborted);
        IsNew = outlook is null;
        Territory = await territories.On(clock.Today, HttpContext.RequestAborted);
        return outlook;
    }

    /// <summary>Counted from the territory on the day of the signature, or typed with its reason.</summary>
    private async Task<Outcome<ContractPopulation>> Population()
    {
        if (Input.PopulationIsTyped)
        {
            var digits = string.Concat((Input.Population ?? "").Where(c => !char.IsWhiteSpace(c)));
            return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var typed)
                ? new ContractPopulation(typed, null, Input.PopulationSource?.Trim() ?? "", IsTyped: true)
                : new Refusal("not-a-whole-number", "Indiquez le nombre d’habitants, par exemple 98\u00A0412.", nameof(Input.Population));
        }
        if (Input.SignedOn is not { } signedOn)
        {
            return new Refusal("day-needed", "Indiquez la date de signature du contrat.", nameof(Input.SignedOn));
        }
        var territory = await territories.On(signedOn, HttpContext.RequestAborted);
        return territory.Size is null
            ? new Refusal(
                "territory-empty",
                $"Le territoire ne compte aucune commune au {FrenchDate.Long(signedOn)}. Complétez-le, ou saisissez la population du contrat.",
                nameof(Input.PopulationIsTyped))
            : ContractWords.Counted(territory, signedOn);
    }

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    public sealed class Form
    {
        public DateOnly? SignedOn { get; set; }

        public string? BaremeId { get; set; }

        public bool PopulationIsTyped { get; set; }

        public string? Population { get; set; }

        public string? PopulationSource { get; set; }

        public bool ProrateVariable { get; set; } = true;
    }
}
