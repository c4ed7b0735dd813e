using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Domain.Access;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>A rate that was voted. Set by those who validate lines, apart from those who pay.</summary>
[Requires(Area.HoursValidation, Level.Act)]
public sealed class RateFormModel(SetIndemnityRate rates, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public static IReadOnlyList<SelectListItem> Activities { get; } =
        [new("Choisir…", ""), .. PaidActivities.OfGrid.Select(a => new SelectListItem($"{a.Label()} ({a.LegalKind()})", a.Code()))];

    public static IReadOnlyList<SelectListItem> Professions { get; } =
    [
        new("Autres professions (sans taux à leur nom)", ""),
        .. Nomenclature.Professions.OrderBy(p => p.Label, StringComparer.Create(French.Culture, ignoreCase: true)).Select(p => new SelectListItem(p.Label, p.Code)),
        new(Member.ProfessionLabel(Member.OtherProfession), Member.OtherProfession),
    ];

    public void OnGet([FromQuery(Name = "activite")] string? activity, [FromQuery(Name = "profession")] string? profession, [FromQuery(Name = "depuis")] DateOnly? from) =>
        Input = new() { Activity = activity, Profession = profession, From = from };

    public async Task<IActionResult> OnPost()
    {
        if (ModelState.IsValid)
        {
            var set = await rates.Set(
                new(PaidActivities.Find(Input.Activity), Input.Profession, French.ParseEuros(Input.PerUnit), Input.From, Input.Vote), HttpContext.RequestAborted);
            if (set.Succeeded)
            {
                TempData["Done"] = $"Taux enregistré\u00A0: {set.Value.ProfessionLabel}, {French.Euros(set.Value.PerUnit)} {set.Value.Activity.PerUnit()} à partir du {French.LongDay(set.Value.From)}.";
                return Redirect(here.Link("finances/taux"));
            }
            ModelState.Refuse(set.Refusals);
        }
        return Page();
    }

    public sealed class Form
    {
        public string? Activity { get; set; }

        public string? Profession { get; set; }

        public string? PerUnit { get; set; }

        public DateOnly? From { get; set; }

        public string? Vote { get; set; }
    }
}
