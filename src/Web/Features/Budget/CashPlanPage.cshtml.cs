using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data.Budget;
using Tisserand.Domain.Access;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Budget;

/// <summary>Plan de trésorerie: twelve months from the present one, each figure down to its facts; whole, or of one mission.</summary>
[Requires(Area.Accounts)]
public sealed class CashPlanPageModel(ReadCashPlan read, CptsOfRequest here, Clock clock) : PageModel
{
    /// <summary>Code of a mission or of the functioning; the whole otherwise.</summary>
    [FromQuery(Name = "mission")]
    public string? Mission { get; set; }

    /// <summary>Without the payments of the ACI that are not notified.</summary>
    [FromQuery(Name = "prudent")]
    public bool IsPrudent { get; set; }

    public CashPlan Plan { get; private set; } = null!;

    public CashHeld Held { get; private set; } = null!;

    /// <inheritdoc cref="ReadCashPlan.Reading" path="/param[@name='Doubtful']"/>
    public IReadOnlyList<CashFact> Doubtful { get; private set; } = [];

    public IReadOnlyList<string> Budgets { get; private set; } = [];

    /// <summary>Of one mission: its months add up from nothing.</summary>
    public bool IsOfMission { get; private set; }

    /// <summary>Facts that no mission bears, left out of the plan of one.</summary>
    public int WithoutMission { get; private set; }

    public static IReadOnlyList<SelectListItem> Missions { get; } =
        [new("Toute la CPTS", ""), new(FundingCodes.Label(null), FundingCodes.Functioning), .. MissionCodes.All.Select(m => new SelectListItem(m.ShortLabel(), m.Code()))];

    /// <summary>« Point bas : 3 210,00 € en avril 2027. »</summary>
    public string Said
    {
        get
        {
            var lowest = Plan.Lowest;
            var what = IsOfMission ? "Point bas du cumul" : "Point bas";
            var after = Plan.Months.SkipWhile(m => m.First <= lowest.First).FirstOrDefault(m => m.Receipts > m.Outflows);
            return $"{what}\u00A0: {Whole(lowest.Closing)} fin {Month(lowest.First)}"
                + (lowest.First == Plan.Months[^1].First ? "\u00A0; il baisse encore à la fin du plan." : after is null ? "." : $"\u00A0; il remonte en {Month(after.First)}.")
                + (!IsOfMission && Plan.Months.FirstOrDefault(m => m.Closing < Money.Zero) is { } short_ ? $" La trésorerie passerait sous zéro en {Month(short_.First)}." : "");
        }
    }

    public static string Month(DateOnly first) => first.ToString("MMMM yyyy", French.Culture);

    /// <summary>« 3 210 € »: the plan reads in euros, its details and its files in cents.</summary>
    public static string Whole(Money amount) => French.Number((long)Math.Round(amount.Euros, MidpointRounding.AwayFromZero)) + French.Nbsp + "€";

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list, [FromQuery(Name = "vue")] string? view)
    {
        ArgumentNullException.ThrowIfNull(list);
        var reading = await read.On(clock.Today, HttpContext.RequestAborted);
        (Held, Doubtful, Budgets) = (reading.Held, reading.Doubtful, reading.Budgets);
        var mission = MissionCodes.Find(Mission);
        IsOfMission = mission is not null || Mission == FundingCodes.Functioning;
        var facts = reading.Facts.Where(f => !IsPrudent || f.Kind != CashKind.AciUncertain).ToList();
        WithoutMission = IsOfMission ? facts.Count(f => !f.HasMission) : 0;
        Plan = CashPlan.Of(clock.Today, IsOfMission ? Money.Zero : Held.Amount, facts.Where(f => !IsOfMission || (f.HasMission && f.Mission == mission)));
        return (view == "faits" ? ListFiles.File(Facts, list, Plan.Months.SelectMany(m => m.Facts.Select(f => (m, f))), clock.Today) : ListFiles.File(Grid(), list, Rows(), clock.Today)) ?? Page();
    }

    /// <summary>The page where a fact is dealt with.</summary>
    public string Link(CashFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var mission = fact.Mission?.Code();
        return here.Link(fact.Kind switch
        {
            CashKind.Aci or CashKind.AciUncertain => "finances/calendrier?annee=toutes",
            CashKind.Grant => "comptes/subventions",
            CashKind.Contribution => "finances/cotisations?etat=a-payer",
            CashKind.ReceivedUnseen or CashKind.PaidUnseen => fact.Id is { } entry ? $"comptes/ecritures/{entry}" : "comptes/recettes",
            CashKind.Invoice or CashKind.Recurring => $"comptes/depenses/{fact.Id}",
            CashKind.Indemnity => $"finances/indemnites/lignes?etat=a-payer&mission={mission ?? "gouvernance"}",
            CashKind.IndemnityProposed => $"finances/indemnites?mission={mission ?? "gouvernance"}",
            CashKind.Employer => "finances/indemnites/employeurs",
            CashKind.Budget => $"comptes/budget?annee={fact.On.Year}",
            _ => throw new ArgumentOutOfRangeException(nameof(fact)),
        });
    }

    private IEnumerable<(string Label, Func<CashMonth, Money> Of, Money? Total)> Rows() =>
    [
        (IsOfMission ? "Cumul avant" : "Au début du mois", m => m.Opening, null),
        .. CashKinds.All.Where(k => Plan.Months.Any(m => m.Facts.Any(f => f.Kind == k))).Select(k => ((string, Func<CashMonth, Money>, Money?))(k.Label(), m => m.Of(k), Plan.Months.Sum(m => m.Of(k)))),
        ("Recettes", m => m.Receipts, Plan.Receipts),
        ("Dépenses", m => m.Outflows, Plan.Outflows),
        (IsOfMission ? "Cumul" : "À la fin du mois", m => m.Closing, null),
    ];

    private Table<(string Label, Func<CashMonth, Money> Of, Money? Total)> Grid() => new("plan-de-tresorerie", "Plan de trésorerie",
    [
        new("ligne", "Ligne", r => r.Label),
        .. Plan.Months.Select(month => new Column<(string Label, Func<CashMonth, Money> Of, Money? Total)>($"{month.First:yyyyMM}", Month(month.First), r => r.Of(month))),
        new("total", "Total", r => r.Total),
    ]);

    private static readonly Table<(CashMonth Month, CashFact Fact)> Facts = new("plan-de-tresorerie-faits", "Plan de trésorerie, les faits",
    [
        new("mois", "Mois", r => r.Month.First),
        new("sens", "Sens", r => r.Fact.IsReceipt ? "recette" : "dépense"),
        new("sorte", "Sorte", r => r.Fact.Kind.Label()),
        new("pour", "Pour", r => r.Fact.HasMission ? FundingCodes.Label(r.Fact.Mission) : ""),
        new("fait", "Fait", r => r.Fact.Label),
        new("echeance", "Échéance", r => r.Fact.On),
        new("montant", "Montant", r => r.Fact.Amount),
    ]);
}
