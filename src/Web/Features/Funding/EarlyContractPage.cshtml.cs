using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Funding;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Funding;

/// <summary>« Contrat de mission précoce » : the aid of a CPTS that is being set up, and the day by which it joins the ACI.</summary>
[Requires(Area.Territory)]
public sealed class EarlyContractPageModel(TisserandDb db, SignEarlyContract sign, ContractQueries contracts, IReceiptsOfAci receipts, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Null when none was entered.</summary>
    public EarlyContract? Contract { get; private set; }

    public DateOnly? AciSignedOn { get; private set; }

    /// <summary>What came of the aid, from the incomes.</summary>
    public IReadOnlyList<EarlyAidReceipt> Receipts { get; private set; } = [];

    /// <summary>What came beside the lump sum, when the two differ.</summary>
    public string? Gap => Contract is null || Receipts.Count == 0 ? null : (Contract.Aid.Amount - Receipts.Sum(r => r.Amount)) switch
    {
        { IsZero: true } => null,
        var missing when missing > Money.Zero => $"il manque {French.Euros(missing)}",
        var more => $"{French.Euros(-more)} de plus que le forfait",
    };

    /// <summary>Whether the income is still to be recorded, by whoever asks.</summary>
    public bool MayRecord => Receipts.Count == 0 && Contract?.ReceivedOn is null && here.Allows(Area.Purchases, Level.Act);

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
            ModelState.Refuse(await sign.Record(Input.SignedOn, population, Input.ReceivedOn, clock.Today, HttpContext.RequestAborted));
            if (ModelState.IsValid)
            {
                TempData["Done"] = "Contrat de mission précoce enregistré.";
                return Redirect(here.Link("contrat/precoce"));
            }
        }
        await Show();
        return Page();
    }

    /// <summary>The form of an income, filled in.</summary>
    public static string Recording(EarlyContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return "comptes/recettes/saisie" + QueryString.Create(new Dictionary<string, string?>
        {
            ["precoce"] = "true",
            ["montant"] = contract.Aid.Amount.Euros.ToString("0.00", French.Culture),
            ["objet"] = "Aide à la mission précoce",
        });
    }

    private async Task Show()
    {
        Contract = await db.Set<EarlyContract>().AsNoTracking().SingleOrDefaultAsync(HttpContext.RequestAborted);
        Receipts = Contract is { } contract ? await receipts.OfEarlyContract(contract.Id, HttpContext.RequestAborted) : [];
        AciSignedOn = (await contracts.Signature(clock.Today, HttpContext.RequestAborted))?.SignedOn;
    }

    public sealed class Form
    {
        public DateOnly? SignedOn { get; set; }

        public string? Population { get; set; }

        public DateOnly? ReceivedOn { get; set; }
    }
}
