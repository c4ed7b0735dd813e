using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Contributions;

/// <summary>An amount that the assembly voted.</summary>
[Requires(Area.Overrides, Level.Act)]
public sealed class RateFormModel(SetContributionRate rates, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public static IReadOnlyList<SelectListItem> Categories { get; } = [new("Toutes les catégories (sans tarif à leur nom)", ""), .. ContributionFilter.Categories.Skip(1)];

    public static IReadOnlyList<SelectListItem> Professions { get; } =
    [
        new("Toutes les professions", ""),
        .. Nomenclature.Professions.OrderBy(p => p.Label, StringComparer.Create(French.Culture, ignoreCase: true)).Select(p => new SelectListItem(p.Label, p.Code)),
        new(Member.ProfessionLabel(Member.OtherProfession), Member.OtherProfession),
    ];

    public void OnGet() => Input = new() { FromYear = clock.Today.Year.ToString(CultureInfo.InvariantCulture) };

    public async Task<IActionResult> OnPost()
    {
        if (ModelState.IsValid)
        {
            var set = await rates.Set(
                new(MemberCategories.Find(Input.Category), Input.Profession, French.ParseEuros(Input.Amount), ContributionYears.Read(Input.FromYear), Input.VotedOn, Input.Vote), HttpContext.RequestAborted);
            if (set.Succeeded)
            {
                TempData["Done"] = $"Tarif enregistré\u00A0: {set.Value.Label}, {French.Euros(set.Value.Amount)} à partir de {set.Value.FromYear}.";
                return Redirect(here.Link("finances/cotisations/tarifs/" + set.Value.Id));
            }
            ModelState.Refuse(set.Refusals);
        }
        return Page();
    }

    public sealed class Form
    {
        public string? Category { get; set; }

        public string? Profession { get; set; }

        public string? Amount { get; set; }

        public string? FromYear { get; set; }

        public DateOnly? VotedOn { get; set; }

        public string? Vote { get; set; }
    }
}
