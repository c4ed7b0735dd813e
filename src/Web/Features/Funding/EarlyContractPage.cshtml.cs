using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Funding;
using Tisserand.Domain.Access;
using Tisserand.Domain.Funding;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Funding;

/// <summary>« Contrat de mission précoce » : the aid of a CPTS that is being set up, and the day by which it joins the ACI.</summary>
[Requires(Area.Territory)]
public sealed class EarlyContractPageModel(TisserandDb db, ContractQueries contracts, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Null when none was entered.</summary>
    public EarlyContract? Contract { get; private set; }

    public DateOnly? AciSignedOn { get; private set; }

    public bool MayAct => here.Allows(Area.Territory, Level.Act);

    public async Task OnGet()
    {
        await Show();
        Input = new() { SignedOn = Contract?.SignedOn, Population = Contract is null ? null : French.Number(Contract.Population), ReceivedOn = Contract?.ReceivedOn };
    }

    public async Task<IActionResult> OnPost()
    {
        if (!MayAct)
        {
            return Forbid();
        }
        var digits = string.Concat((Input.Population ?? "").Where(c => !char.IsWhiteSpace(c)));
        int? population = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : null;
        if (ModelState.IsValid)
        {
            var contract = await db.Set<EarlyContract>().SingleOrDefaultAsync(HttpContext.RequestAborted);
            if (contract is not null)
            {
                ModelState.Refuse(contract.Change(Input.SignedOn, population, Input.ReceivedOn, clock.Today));
            }
            else
            {
                var signed = EarlyContract.Sign(Input.SignedOn, population, Input.ReceivedOn, clock.Today);
                ModelState.Refuse(signed.Refusals);
                if (signed.Succeeded)
                {
                    db.Add(signed.Value);
                }
            }
            if (ModelState.IsValid)
            {
                await db.SaveChangesAsync(HttpContext.RequestAborted);
                TempData["Done"] = "Contrat de mission précoce enregistré.";
                return Redirect(here.Link("contrat/precoce"));
            }
        }
        db.ChangeTracker.Clear();
        await Show();
        return Page();
    }

    private async Task Show()
    {
        Contract = await db.Set<EarlyContract>().AsNoTracking().SingleOrDefaultAsync(HttpContext.RequestAborted);
        AciSignedOn = (await contracts.Signature(clock.Today, HttpContext.RequestAborted))?.SignedOn;
    }

    public sealed class Form
    {
        public DateOnly? SignedOn { get; set; }

        public string? Population { get; set; }

        public DateOnly? ReceivedOn { get; set; }
    }
}
