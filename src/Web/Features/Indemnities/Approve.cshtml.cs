using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Approves what was ticked, or all that is ready in the filter of the address; says what was left and why.</summary>
[Requires(Area.HoursValidation, Level.Act, OrOwnMissions = true)]
public sealed class ApproveModel(TisserandDb db, ApproveIndemnities approve, ActorOfRequest actors, CptsOfRequest here, Clock clock) : PageModel
{
    /// <summary>« source_cents », as shown.</summary>
    [BindProperty]
    public string[] Shown { get; set; } = [];

    [BindProperty]
    public bool All { get; set; }

    /// <summary>With <see cref="All"/>: how many were shown as ready.</summary>
    [BindProperty]
    public int Count { get; set; }

    /// <summary>With <see cref="All"/>: what they came to.</summary>
    [BindProperty]
    public long Cents { get; set; }

    public IndemnityDecision Decision { get; private set; } = IndemnityDecision.Nothing;

    public string Back => here.Link("finances/indemnites") + HttpContext.Request.QueryString;

    public IActionResult OnGet() => Redirect(Back);

    public async Task<IActionResult> OnPost([FromQuery] IndemnityFilter filter)
    {
        var stop = HttpContext.RequestAborted;
        var chosen = All ? await Ready(filter, stop) : [.. Shown.Select(Read).OfType<ProposalShown>()];
        if (All && (chosen.Count != Count || chosen.Sum(c => c.Amount!.Value) != new Money(Cents)))
        {
            Decision = new([], [new("list-changed", $"La liste a changé\u00A0: {French.Count(chosen.Count, "ligne est prête", "lignes sont prêtes")} maintenant, pour {French.Euros(chosen.Sum(c => c.Amount!.Value))}. Vérifiez-la, puis approuvez.")], []);
            return Page();
        }
        if (chosen.Count == 0)
        {
            Decision = new([], [new("nothing-chosen", "Cochez d’abord les lignes à approuver.")], []);
            return Page();
        }
        var mine = await IndemnityFilter.Mine(db, here, [.. chosen.Select(c => c.SourceId)], stop);
        if (chosen.Exists(c => !mine.Contains(c.SourceId)))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        Decision = await approve.Approve(chosen, await actors.Read(stop), clock.Today, stop);
        if (Decision.Left.Count > 0)
        {
            return Page();
        }
        TempData["Done"] = string.Join(' ', [$"{French.Count(Decision.Lines.Count, "ligne approuvée", "lignes approuvées")}, {French.Euros(Decision.Amount)}.", .. Decision.Near]);
        return Redirect(Back);
    }

    private async Task<List<ProposalShown>> Ready(IndemnityFilter filter, CancellationToken cancellationToken)
    {
        var grid = await db.ReadRateGrid(cancellationToken);
        var rows = await filter.Waiting(db, here.Where(Area.HoursValidation, Level.Act)).AsNoTracking().OrderBy(r => r.Day).ThenBy(r => r.FoldedName).ThenBy(r => r.Id).ToListAsync(cancellationToken);
        return [.. rows.Where(r => r.Price(grid).Proposal.Obstacle is null).Select(r => new ProposalShown(r.Id, r.Proposal.Amount))];
    }

    internal static ProposalShown? Read(string shown) =>
        shown.Split('_') is [var id, var cents] && Guid.TryParse(id, out var source) && long.TryParse(cents, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)
            ? new(source, new Money(amount))
            : null;
}
