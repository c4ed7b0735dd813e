using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Contributions;

/// <summary>Calls the contributions of a year: of everybody, or of the members of the address. Shows first what it would do.</summary>
[Requires(Area.Contributions, Level.Act)]
public sealed class CallModel(TisserandDb db, IChosenMembers chosen, CallContributions call, CptsOfRequest here, Clock clock) : PageModel
{
    [FromQuery(Name = "annee")]
    public string? AskedYear { get; set; }

    /// <summary>Members, ticked or found by the filters of their list; everybody when the address chooses none.</summary>
    [BindProperty(SupportsGet = true, Name = "ids")]
    public Guid[] Members { get; set; } = [];

    [BindProperty]
    public DateOnly? DueOn { get; set; }

    public CallPlan Plan { get; private set; } = null!;

    public int Year => ContributionYears.Read(AskedYear) ?? clock.Today.Year;

    public CallShown Shown => new(Plan, Members, DueOn)
    {
        Address = Request.ChoosesAllMembers() ? Request.Path + Request.QueryString : null,
    };

    /// <summary>Address of this page for another year.</summary>
    public string LinkTo(int year) => Request.ChoosesAllMembers()
        ? Request.With(("annee", year.ToString(CultureInfo.InvariantCulture)))
        : here.Link("finances/cotisations/appel?annee=" + year.ToString(CultureInfo.InvariantCulture)) + string.Concat(Members.Select(m => "&ids=" + m));

    public async Task<IActionResult> OnGet()
    {
        if (!await Choose())
        {
            return Nobody();
        }
        DueOn = clock.Today.AddDays((await db.ReadContributionSettings(HttpContext.RequestAborted)).PaymentDays);
        await Show();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var stop = HttpContext.RequestAborted;
        if (!await Choose())
        {
            return Nobody();
        }
        if (ModelState.IsValid)
        {
            var called = await call.Call(Year, Members.Length == 0 ? null : Members, DueOn, clock.Today, stop);
            if (called.Succeeded)
            {
                var done = called.Value;
                TempData["Done"] = done.Called == 0
                    ? $"Aucune cotisation {Year} à appeler\u00A0: elles l’étaient déjà."
                    : $"{French.Count(done.Called, "cotisation appelée", "cotisations appelées")} pour {Year}, {French.Euros(done.Amount)}."
                        + (done.WithoutRate > 0 ? $" {French.Count(done.WithoutRate, "adhérent", "adhérents")} sans tarif\u00A0: complétez la grille." : "");
                return Redirect(here.Link($"finances/cotisations?annee={Year.ToString(CultureInfo.InvariantCulture)}"));
            }
            ModelState.Refuse(called.Refusals, prefix: "");
        }
        await Show();
        return Page();
    }

    /// <summary>False when the filters find nobody: it would otherwise mean everybody.</summary>
    private async Task<bool> Choose()
    {
        if (Request.ChoosesAllMembers())
        {
            Members = [.. await db.MembersChosen(chosen, Request, new(), [], all: false, clock.Today, HttpContext.RequestAborted)];
            return Members.Length > 0;
        }
        return true;
    }

    private RedirectResult Nobody()
    {
        TempData["Done"] = "Personne ne répond à ces filtres.";
        return Redirect(here.Link("adherents"));
    }

    private async Task Show() => Plan = await call.Plan(Year, Members.Length == 0 ? null : Members, clock.Today, HttpContext.RequestAborted);
}

/// <summary>A plan on screen, ready to be carried out by <see cref="CallModel"/>.</summary>
public sealed record CallShown(CallPlan Plan, IReadOnlyList<Guid> Members, DateOnly? DueOn)
{
    /// <summary>Address that chooses the members by the filters of their list; null when they are named.</summary>
    public string? Address { get; init; }
}
