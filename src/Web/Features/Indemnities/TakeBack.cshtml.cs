using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Takes decisions back: the presences are proposed anew, as their attendance now says.</summary>
[Requires(Area.HoursValidation, Level.Act)]
public sealed class TakeBackModel(TakeBackIndemnity takeBack, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public Guid[] Ids { get; set; } = [];

    public IActionResult OnGet() => Redirect(here.Link("finances/indemnites/lignes"));

    public async Task<IActionResult> OnPost()
    {
        var decision = await takeBack.TakeBack(Ids, HttpContext.RequestAborted);
        TempData["Done"] = string.Join(' ', [
            decision.Lines.Count == 0 ? "Aucune ligne n’a été reprise." : French.Count(decision.Lines.Count, "ligne est reprise", "lignes sont reprises") + "\u00A0: à approuver de nouveau.",
            .. decision.Left.Select(l => l.Message).Distinct()]);
        return Redirect(here.Link(decision.Lines.Count == 0 ? "finances/indemnites/lignes" : decision.Lines.Count == 1 ? "finances/indemnites?reunion=" + decision.Lines[0].MeetingId : "finances/indemnites"));
    }
}
