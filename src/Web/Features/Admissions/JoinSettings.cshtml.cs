using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Admissions;
using Tisserand.Domain.Access;
using Tisserand.Domain.Admissions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Admissions;

/// <summary>Opens or closes the public form, and publishes the texts to accept.</summary>
[Requires(Area.Settings)]
public sealed class JoinSettingsModel(TisserandDb db, CptsOfRequest here, SiteAddress site, Clock clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyDictionary<JoiningTextKind, JoiningText> Texts { get; private set; } = new Dictionary<JoiningTextKind, JoiningText>();

    public bool MayAct => here.Allows(Area.Settings, Level.Act);

    public string PublicAddress => site.Of(here.Link("adherer"));

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task OnGet()
    {
        var settings = await db.Set<AdmissionSettings>().AsNoTracking().SingleOrDefaultAsync(Stop);
        (Input.IsOpen, Input.Welcome) = (settings?.IsOpen ?? false, settings?.Welcome);
        await Load();
    }

    public async Task<IActionResult> OnPost()
    {
        var refusals = await db.Serially(async () =>
        {
            var settings = await db.Set<AdmissionSettings>().SingleOrDefaultAsync(Stop) ?? db.Add(new AdmissionSettings()).Entity;
            return settings.Change(Input.IsOpen, Input.Welcome);
        }, Stop);
        if (refusals.Count > 0)
        {
            ModelState.Refuse(refusals);
            await Load();
            return Page();
        }
        TempData["Done"] = Input.IsOpen ? "L’adhésion en ligne est ouverte." : "L’adhésion en ligne est fermée.";
        return Redirect(here.Link("parametres/adhesion"));
    }

    public async Task<IActionResult> OnPostPublish(string? kind)
    {
        if (JoiningTexts.Find(kind) is not { } found)
        {
            return NotFound();
        }
        var published = await db.Serially(async () =>
        {
            var text = JoiningText.Publish(found, Input.Text, (await db.TextsInForce(Stop)).GetValueOrDefault(found), clock.Today);
            if (text.Value is { } fresh)
            {
                db.Add(fresh);
            }
            return text;
        }, Stop);
        if (!published.Succeeded)
        {
            ModelState.Refuse(published.Refusals);
            await OnGet();
            Input.Kind = kind;
            return Page();
        }
        TempData["Done"] = $"{found.Label()} : version {published.Value.Version} publiée. Les demandes à venir l’accepteront ; celles d’avant gardent la leur.";
        return Redirect(here.Link("parametres/adhesion"));
    }

    private async Task Load() => Texts = await db.TextsInForce(Stop);

    public sealed class Form
    {
        public bool IsOpen { get; set; }

        public string? Welcome { get; set; }

        /// <summary>The text being published.</summary>
        public string? Text { get; set; }

        /// <summary>Whose entry is shown again after a refusal.</summary>
        public string? Kind { get; set; }
    }
}
