using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>A task paid by deed that was voted. Set by those who validate lines, apart from those who pay.</summary>
[Requires(Area.HoursValidation, Level.Act)]
public sealed class DeedFormModel(SetPaidDeed deeds, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        if (ModelState.IsValid)
        {
            var set = await deeds.Set(Input.Name, French.ParseEuros(Input.Amount), Input.From, Input.Vote, HttpContext.RequestAborted);
            if (set.Succeeded)
            {
                TempData["Done"] = $"Forfait enregistré\u00A0: {set.Value.Name}, {French.Euros(set.Value.Amount)}.";
                return Redirect(here.Link("finances/taux"));
            }
            ModelState.Refuse(set.Refusals);
        }
        return Page();
    }

    public sealed class Form
    {
        public string? Name { get; set; }

        public string? Amount { get; set; }

        public DateOnly? From { get; set; }

        public string? Vote { get; set; }
    }
}
