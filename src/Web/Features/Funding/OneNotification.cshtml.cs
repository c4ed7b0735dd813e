using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data.Funding;
using Tisserand.Domain.Access;
using Tisserand.Domain.Funding;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Funding;

/// <summary>One letter of the fund, its amounts and its file.</summary>
[Requires(Area.Territory)]
public sealed class OneNotificationModel(ContractQueries contracts, RecordNotification record, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public FundNotification Letter { get; private set; } = null!;

    public bool MayAct => here.Allows(Area.Overrides, Level.Act);

    public async Task<IActionResult> OnGet()
    {
        if ((await contracts.On(clock.Today, HttpContext.RequestAborted))?.Contract.Notifications.FirstOrDefault(n => n.Id == Id) is not { } letter)
        {
            return NotFound();
        }
        Letter = letter;
        return Page();
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (!MayAct)
        {
            return Forbid();
        }
        if ((await record.Remove(Id, clock.Today, HttpContext.RequestAborted)).Count > 0)
        {
            return NotFound();
        }
        TempData["Done"] = "Notification retirée : le calendrier reprend le calcul.";
        return Redirect(here.Link("finances/notifie"));
    }
}
