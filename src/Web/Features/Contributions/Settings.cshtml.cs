using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Contributions;

/// <summary>« Relances et réglages » : when reminders leave and what they say, how one pays, what papers say of the association.</summary>
[Requires(Area.Contributions)]
public sealed class SettingsModel(TisserandDb db, SaveContributionSettings save, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>A reminder as it would be read.</summary>
    public ReminderLetter Example { get; private set; } = null!;

    public bool MayAct => here.Allows(Area.Contributions, Level.Act);

    public async Task OnGet()
    {
        var settings = await db.ReadContributionSettings(HttpContext.RequestAborted);
        Input = new()
        {
            IsReminding = settings.IsReminding,
            Delays = string.Join(", ", settings.DelaysInDays),
            ReminderSubject = settings.ReminderSubject,
            ReminderText = settings.ReminderText,
            PaymentDays = settings.PaymentDays,
            HowToPay = settings.HowToPay,
            Identity = settings.Identity,
        };
        Show(settings);
    }

    public async Task<IActionResult> OnPost()
    {
        if (ModelState.IsValid)
        {
            var refusals = await save.Save(
                new(Input.IsReminding, Input.Delays, Input.ReminderSubject, Input.ReminderText, Input.PaymentDays, Input.HowToPay, Input.Identity), HttpContext.RequestAborted);
            if (refusals.Count == 0)
            {
                TempData["Done"] = Input.IsReminding ? "Réglages enregistrés. Les relances partent seules." : "Réglages enregistrés. Aucune relance ne part seule.";
                return Redirect(here.Link("finances/cotisations/reglages"));
            }
            ModelState.Refuse(refusals);
        }
        Show(await db.ReadContributionSettings(HttpContext.RequestAborted));
        return Page();
    }

    private void Show(ContributionSettings settings) =>
        Example = ReminderLetter.Write(settings, here.Required.Name, "Anaïs", "Exemple", clock.Today.Year, new(30_00), clock.Today.AddDays(-15));

    public sealed class Form
    {
        public bool IsReminding { get; set; }

        public string? Delays { get; set; }

        public string? ReminderSubject { get; set; }

        public string? ReminderText { get; set; }

        public int? PaymentDays { get; set; }

        public string? HowToPay { get; set; }

        public string? Identity { get; set; }
    }
}
