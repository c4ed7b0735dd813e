using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Purchases;

/// <summary>Records money that came in, or corrects it.</summary>
[Requires(Area.Purchases, Level.Act)]
public sealed class EditIncomeModel(TisserandDb db, RecordIncome record, IContractInForce contracts, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Destinations Destinations { get; private set; } = null!;

    /// <summary>The contrat de mission précoce, whose aid this may be; none when there is none.</summary>
    public Guid? EarlyContractId { get; private set; }

    public static IReadOnlyList<SelectListItem> Parts { get; } = [new("Sans objet", ""), .. Enum.GetValues<FundingPart>().Select(p => new SelectListItem(p.Label(), p.Code()))];

    public async Task<IActionResult> OnGet(
        [FromQuery(Name = "annee")] string? year, [FromQuery(Name = "mission")] string? mission, [FromQuery(Name = "part")] string? part,
        [FromQuery(Name = "montant")] string? amount, [FromQuery(Name = "objet")] string? label, [FromQuery(Name = "precoce")] bool early)
    {
        await Prepare();
        Input = new() { Year = year ?? Destinations.YearOf(null, null, clock.Today).Year?.ToString(CultureInfo.InvariantCulture), Mission = mission, ReceivedOn = clock.Today, Part = part ?? FundingCodes.Functioning, Amount = French.ParseEuros(amount)?.Euros.ToString("0.00", French.Culture), Label = label, IsEarlyAid = early };
        if (Id is { } id)
        {
            if (await db.Set<Income>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, HttpContext.RequestAborted) is not { } income)
            {
                return NotFound();
            }
            Input = new()
            {
                ReceivedOn = income.ReceivedOn,
                Amount = income.Amount.Euros.ToString("0.00", French.Culture),
                Label = income.Label,
                Funder = income.FunderId?.ToString(),
                Mission = FundingCodes.Code(income.Mission),
                Part = income.Part?.Code(),
                Year = income.ContractYear?.ToString(CultureInfo.InvariantCulture),
                IsEarlyAid = income.EarlyContractId is not null,
            };
        }
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var stop = HttpContext.RequestAborted;
        await Prepare();
        if (ModelState.IsValid)
        {
            Guid? funder = Guid.TryParse(Input.Funder, out var known) ? known : null;
            var (contract, year) = Destinations.YearOf(funder, Input.Year, Input.ReceivedOn);
            FundingPart? part = Enum.GetValues<FundingPart>().Where(p => p.Code() == Input.Part).Select(p => (FundingPart?)p).SingleOrDefault();
            var outcome = await record.Record(
                Id, new(funder, MissionCodes.Find(Input.Mission), part, contract, year, Input.ReceivedOn, Input.Label, French.ParseEuros(Input.Amount)) { EarlyContractId = Input.IsEarlyAid ? EarlyContractId : null }, await db.PurchaseActor(HttpContext), clock.Today, stop);
            if (outcome.Refusals.Count == 0)
            {
                if (outcome.Value is not { } income)
                {
                    return NotFound();
                }
                TempData["Done"] = $"Recette enregistrée\u00A0: {French.Euros(income.Amount)}.";
                return Redirect(here.Link("comptes/recettes"));
            }
            ModelState.Refuse(outcome.Refusals.Select(r => r.Field == nameof(Income.ContractYear) ? r with { Field = nameof(Form.Year) } : r));
        }
        return Page();
    }

    private async Task Prepare()
    {
        Destinations = await Destinations.Read(db, contracts, clock.Today, HttpContext.RequestAborted);
        EarlyContractId = await db.Set<EarlyContract>().Select(c => (Guid?)c.Id).SingleOrDefaultAsync(HttpContext.RequestAborted);
    }

    public sealed class Form
    {
        public DateOnly? ReceivedOn { get; set; }

        public string? Amount { get; set; }

        public string? Label { get; set; }

        public string? Funder { get; set; }

        public string? Mission { get; set; }

        public string? Part { get; set; }

        public string? Year { get; set; }

        public bool IsEarlyAid { get; set; }
    }
}
