using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Data.Funding;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Funding;

/// <summary>« Contrat ACI » : what was signed, and what is known of it year by year.</summary>
[Requires(Area.Territory)]
public sealed class ContractModel(TisserandDb db, ContractQueries contracts, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public CountForm Count { get; set; } = new();

    [BindProperty]
    public CrisisForm Crisis { get; set; } = new();

    /// <summary>Null when no contract was entered.</summary>
    public ContractOutlook? Outlook { get; private set; }

    /// <summary>Members as their dated periods tell them: on the first day of each year begun, and today.</summary>
    public IReadOnlyList<ComputedHeadcount> Computed { get; private set; } = [];

    public IReadOnlyList<OverriddenLine> Overridden => Outlook is null ? [] : OverriddenLine.Of(Outlook);

    public async Task OnGet() => await Show();

    public Task<IActionResult> OnPostCount() => Change(
        c => c.Count(Count.Year ?? 0, Count.Members, Count.CountedOn), nameof(Count), "Décompte enregistré.");

    public Task<IActionResult> OnPostCrisis() => Change(
        c => c.Recognise(Crisis.Year ?? 0, Crisis.Decision), nameof(Crisis), "Crise reconnue : sa part variable est ouverte pour cette année.");

    public Task<IActionResult> OnPostDropCrisis(Guid id) => Change(
        c => c.DropCrisis(id) ? [] : [new("gone", "Cette ligne n’existe plus.")], "", "Crise retirée.");

    /// <summary>The years of a contract, each with its days.</summary>
    public static IReadOnlyList<SelectListItem> YearsOf(AciContract contract) =>
    [
        .. Enumerable.Range(1, ContractDeadlines.ContractLength).Select(year => new SelectListItem(
            $"Année {year}, du {French.Day(contract.Years.StartOf(year))} au {French.Day(contract.Years.EndOf(year).AddDays(-1))}",
            year.ToString(French.Culture))),
    ];

    private async Task<IActionResult> Change(Func<AciContract, List<Refusal>> act, string form, string done)
    {
        if (await contracts.OnForChange(clock.Today, HttpContext.RequestAborted) is not { } outlook)
        {
            return NotFound();
        }
        ModelState.Refuse(act(outlook.Contract).Select(r => r.Field == "ContractYear" ? r with { Field = "Year" } : r), form);
        if (!ModelState.IsValid)
        {
            db.ChangeTracker.Clear();
            await Show();
            return Page();
        }
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = done;
        return Redirect(here.Link("contrat"));
    }

    private async Task Show()
    {
        Outlook = await contracts.On(clock.Today, HttpContext.RequestAborted);
        if (Outlook is { Contract: var contract })
        {
            var moves = (await db.MembershipMoves(HttpContext.RequestAborted)).Select(m => (m.Profession, m.Day, m.IsEnd, m.Count)).ToList();
            Computed =
            [
                .. Enumerable.Range(1, ContractDeadlines.ContractLength).Where(year => contract.Years.StartOf(year) <= clock.Today)
                    .Select(year => ComputedHeadcount.On(year, contract.Years.StartOf(year), moves)),
                ComputedHeadcount.On(null, clock.Today, moves),
            ];
        }
        Count.Year ??= Outlook?.ContractYear;
        Crisis.Year ??= Outlook?.ContractYear;
    }

    public sealed class CountForm
    {
        public int? Year { get; set; }

        public int? Members { get; set; }

        public DateOnly? CountedOn { get; set; }
    }

    public sealed class CrisisForm
    {
        public int? Year { get; set; }

        public string? Decision { get; set; }
    }
}
