using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Features.Privacy.Papers;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Privacy;

/// <summary>Registre des traitements: those of the application, those that the CPTS adds, who answers for them; on screen, in Word, in PDF.</summary>
[Requires(Area.Privacy)]
public sealed class RegisterModel(TisserandDb db, ReadRetention retention, CptsOfRequest here, Clock clock) : PageModel
{
    [FromQuery(Name = "format")]
    public string? Format { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Paper Paper { get; private set; } = null!;

    public IReadOnlyList<OwnProcessing> Own { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        var settings = await Show();
        Input = new() { Controller = settings.Controller, Officer = settings.Officer, Contact = settings.Contact };
        return PaperFiles.Of(Paper, Format) ?? Page();
    }

    /// <summary>Who answers for personal data.</summary>
    public async Task<IActionResult> OnPost()
    {
        var refusals = await db.Serially(async () =>
        {
            var settings = await db.Set<PrivacySettings>().SingleOrDefaultAsync(HttpContext.RequestAborted) ?? db.Add(new PrivacySettings()).Entity;
            return settings.Change(Input.Controller, Input.Officer, Input.Contact);
        }, HttpContext.RequestAborted);
        ModelState.Refuse(refusals);
        if (!ModelState.IsValid)
        {
            await Show();
            return Page();
        }
        TempData["Done"] = "C’est enregistré, dans le registre et dans les mentions.";
        return Redirect(here.Link("donnees/registre"));
    }

    private async Task<PrivacySettings> Show()
    {
        Own = await db.Set<OwnProcessing>().AsNoTracking().OrderBy(p => p.Title).ThenBy(p => p.Id).ToListAsync(HttpContext.RequestAborted);
        var settings = await db.Set<PrivacySettings>().AsNoTracking().SingleOrDefaultAsync(HttpContext.RequestAborted) ?? new();
        Paper = RegisterPaper.Write(here.Required.Name, settings, Own, retention.Rules, clock.Today);
        return settings;
    }

    public sealed class Form
    {
        public string? Controller { get; set; }

        public string? Officer { get; set; }

        public string? Contact { get; set; }
    }
}
