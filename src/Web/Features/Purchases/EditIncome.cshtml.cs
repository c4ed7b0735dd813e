using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Banking;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Purchases;

/// <summary>Records money that came in, or corrects it.</summary>
[Requires(Area.Purchases, Level.Act)]
public sealed class EditIncomeModel(TisserandDb db, RecordIncome record, IMatchRecorded match, IContractInForce contracts, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid? Id { get; set; }

    /// <summary>The line of a statement that this income is; none when it is typed from elsewhere.</summary>
    [FromQuery(Name = "ligne")]
    public Guid? LineId { get; set; }

    public BankLine? Line { get; private set; }

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
        if (!await Prepare())
        {
            return NotFound();
        }
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
        else if (Line is { } line)
        {
            (Input.ReceivedOn, Input.Amount, Input.Label) = (line.On, line.Amount.Euros.ToString("0.00", French.Culture), line.Label.Length > Income.LabelLength ? line.Label[..Income.LabelLength] : line.Label);
            Input.Year = Destinations.YearOf(null, null, line.On).Year?.ToString(CultureInfo.InvariantCulture);
            var funders = Destinations.Funders.Where(f => f.Value.Length > 0).ToList();
            Input.Funder = line.Named(funders.Select(f => f.Text)) is { } name ? funders.Find(f => f.Text == name)!.Value : null;
        }
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var stop = HttpContext.RequestAborted;
        if (!await Prepare())
        {
            return NotFound();
        }
        if (ModelState.IsValid)
        {
            Guid? funder = Guid.TryParse(Input.Funder, out var known) ? known : null;
            var (contract, year) = Destinations.YearOf(funder, Input.Year, Input.ReceivedOn);
            FundingPart? part = Enum.GetValues<FundingPart>().Where(p => p.Code() == Input.Part).Select(p => (FundingPart?)p).SingleOrDefault();
            var details = new IncomeDetails(
                funder, MissionCodes.Find(Input.Mission), part, contract, year, Input.ReceivedOn, Input.Label, French.ParseEuros(Input.Amount))
            { EarlyContractId = Input.IsEarlyAid ? EarlyContractId : null };
            var actor = await db.PurchaseActor(HttpContext);
            if (Line is not null)
            {
                return await OfLine(details, actor);
            }
            var outcome = await record.Record(Id, details, actor, clock.Today, stop);
            if (outcome.Refusals.Count == 0)
            {
                if (outcome.Value is not { } income)
                {
                    return NotFound();
                }
                TempData["Done"] = $"Recette enregistrée\u00A0: {French.Euros(income.Amount)}.";
                return Redirect(here.Link("comptes/recettes"));
            }
            Refuse(outcome.Refusals);
        }
        return Page();
    }

    /// <summary>Recorded and matched at once, or neither.</summary>
    private async Task<IActionResult> OfLine(IncomeDetails details, PurchaseActor actor)
    {
        var refusals = await match.Match(LineId!.Value, PurchasePostings.OfIncome(default).Kind, async () =>
        {
            var recorded = await record.Record(null, details, actor, clock.Today, HttpContext.RequestAborted);
            return recorded.Succeeded ? recorded.Value!.Id : recorded.Refusals.ToList();
        }, HttpContext.RequestAborted);
        if (refusals.Count > 0)
        {
            Refuse(refusals);
            return Page();
        }
        TempData["Done"] = $"Recette enregistrée\u00A0: {French.Euros(details.Amount!.Value)}. La ligne du relevé est rapprochée.";
        return Redirect(here.Link($"comptes/banque/{Line!.BankAccountId}"));
    }

    private void Refuse(IEnumerable<Refusal> refusals) => ModelState.Refuse(refusals.Select(r => r.Field == nameof(Income.ContractYear) ? r with { Field = nameof(Form.Year) } : r));

    /// <summary>False when the line that the address names is not here, or is reconciled.</summary>
    private async Task<bool> Prepare()
    {
        if (LineId is { } line)
        {
            Line = await db.Set<BankLine>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == line && l.MatchedKind == null && l.Amount.Cents > 0, HttpContext.RequestAborted);
        }
        Destinations = await Destinations.Read(db, contracts, clock.Today, HttpContext.RequestAborted);
        EarlyContractId = await db.Set<EarlyContract>().Select(c => (Guid?)c.Id).SingleOrDefaultAsync(HttpContext.RequestAborted);
        return LineId is null || (Line is not null && Id is null);
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
