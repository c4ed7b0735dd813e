using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Leaves the lines ticked to the employers of those salaried people.</summary>
[Requires(Area.HoursValidation, Level.Act, OrOwnMissions = true)]
public sealed class LeaveLinesModel(TisserandDb db, LeaveToEmployer leave, ActorOfRequest actors, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public string[] Shown { get; set; } = [];

    public IActionResult OnGet() => Redirect(here.Link("finances/indemnites"));

    public async Task<IActionResult> OnPost()
    {
        var stop = HttpContext.RequestAborted;
        var ids = await IndemnityFilter.Mine(db, here, [.. Shown.Select(s => ApproveModel.Read(s)?.SourceId).OfType<Guid>()], stop);
        var decision = await leave.Leave(ids, await actors.Read(stop), clock.Today, stop);
        TempData["Done"] = string.Join(' ',
        [
            decision.Lines.Count == 0 ? "Rien n’a été laissé à un employeur." : $"{French.Count(decision.Lines.Count, "ligne laissée à l’employeur", "lignes laissées aux employeurs")}, {French.Euros(decision.Amount)}.",
            .. decision.Left.Select(l => l.Message).Distinct(),
        ]);
        return Redirect(here.Link(decision.Lines.Count > 0 && here.Allows(Area.Accounts, Level.See) ? "finances/indemnites/employeurs" : "finances/indemnites"));
    }
}
