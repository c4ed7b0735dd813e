using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Budget;

/// <summary>Sorte de mouvement attendu : money to come in first, then money to go out.</summary>
public enum CashKind
{
    /// <summary>Versement de l'ACI, notified or fixed by the contract.</summary>
    Aci,

    /// <summary>Versement de l'ACI pas encore notifié : uncertain.</summary>
    AciUncertain,

    /// <summary>Subvention obtenue, not all received.</summary>
    Grant,

    /// <summary>Cotisations appelées, not paid.</summary>
    Contribution,

    /// <summary>Encaissé, pas encore vu à la banque.</summary>
    ReceivedUnseen,

    /// <summary>Payé, pas encore vu à la banque.</summary>
    PaidUnseen,

    /// <summary>Facture à payer, approved or to approve.</summary>
    Invoice,

    /// <summary>Dépense récurrente à venir.</summary>
    Recurring,

    /// <summary>Indemnités approuvées, to be paid.</summary>
    Indemnity,

    /// <summary>Indemnités à approuver.</summary>
    IndemnityProposed,

    /// <summary>Temps de salariés, to be invoiced by their employers.</summary>
    Employer,

    /// <summary>Reste du budget, nothing recorded yet.</summary>
    Budget,
}

/// <summary>Mouvement attendu : one fact of the cash plan.</summary>
/// <param name="Mission">None for the functioning.</param>
/// <param name="On">When it is due; one that is past is expected in the present month.</param>
/// <param name="Amount">In the direction of its kind; negative for a credit note.</param>
/// <param name="Label">In French.</param>
/// <param name="Id">What the fact is, to link to it.</param>
public sealed record CashFact(CashKind Kind, MissionCode? Mission, DateOnly On, Money Amount, string Label, Guid? Id = null)
{
    /// <summary>False for what no mission bears yet: left out of the plan of a mission.</summary>
    public bool HasMission { get; init; } = true;

    /// <summary>What of a budget it will use; none when the follow-up of the budget counts it already.</summary>
    public (int Year, BudgetPost Post)? Uses { get; init; }

    public bool IsReceipt => Kind.IsReceipt();
}

/// <summary>Mois du plan de trésorerie.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Facts">In the order of their kinds and days.</param>
public sealed record CashMonth(DateOnly First, Money Opening, IReadOnlyList<CashFact> Facts)
{
    public Money Receipts => Facts.Where(f => f.IsReceipt).Sum(f => f.Amount);

    public Money Outflows => Facts.Where(f => !f.IsReceipt).Sum(f => f.Amount);

    public Money Closing => Opening + Receipts - Outflows;

    public Money Of(CashKind kind) => Facts.Where(f => f.Kind == kind).Sum(f => f.Amount);

    /// <summary>Due before this month, and counted in it.</summary>
    public IReadOnlyList<CashFact> Late => [.. Facts.Where(f => f.On < First)];
}

/// <summary>
/// Plan de trésorerie : what is held today, then twelve months of what is expected to come in and to go out, each fact in one month. Source: none
/// imposes its form; see docs/rules/plan-de-tresorerie.md.
/// </summary>
/// <param name="Months">Twelve, the present one first.</param>
/// <param name="Beyond">After the twelve months: told, not counted.</param>
public sealed record CashPlan(IReadOnlyList<CashMonth> Months, IReadOnlyList<CashFact> Beyond)
{
    public const int Length = 12;

    /// <param name="opening">What is held; zero for the plan of a mission, whose months add up from nothing.</param>
    public static CashPlan Of(DateOnly today, Money opening, IEnumerable<CashFact> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var start = MonthOf(today);
        var end = start.AddMonths(Length);
        var all = facts.Where(f => !f.Amount.IsZero).OrderBy(f => f.Kind).ThenBy(f => f.On).ThenBy(f => f.Mission).ThenBy(f => f.Label, StringComparer.Ordinal).ToList();
        var byMonth = all.Where(f => f.On < end).ToLookup(f => f.On < start ? start : MonthOf(f.On));
        var months = new List<CashMonth>(Length);
        for (var first = start; first < end; first = first.AddMonths(1))
        {
            months.Add(new(first, months.Count == 0 ? opening : months[^1].Closing, [.. byMonth[first]]));
        }
        return new(months, [.. all.Where(f => f.On >= end)]);
    }

    /// <summary>The month that ends with the least money, the first of equals.</summary>
    public CashMonth Lowest => Months.MinBy(m => m.Closing)!;

    public Money Receipts => Months.Sum(m => m.Receipts);

    public Money Outflows => Months.Sum(m => m.Outflows);

    /// <summary>The first day of the month of a day.</summary>
    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}

/// <summary>Sortes de mouvements, in French words.</summary>
public static class CashKinds
{
    public static IReadOnlyList<CashKind> All { get; } = Enum.GetValues<CashKind>();

    public static bool IsReceipt(this CashKind kind) => kind <= CashKind.ReceivedUnseen;

    public static string Label(this CashKind kind) => kind switch
    {
        CashKind.Aci => "Versements de l’ACI",
        CashKind.AciUncertain => "Versements de l’ACI pas encore notifiés",
        CashKind.Grant => "Subventions obtenues",
        CashKind.Contribution => "Cotisations appelées",
        CashKind.ReceivedUnseen => "Encaissé, pas encore vu à la banque",
        CashKind.PaidUnseen => "Payé, pas encore vu à la banque",
        CashKind.Invoice => "Factures à payer",
        CashKind.Recurring => "Dépenses qui reviennent chaque mois",
        CashKind.Indemnity => "Indemnités approuvées, à payer",
        CashKind.IndemnityProposed => "Indemnités pas encore approuvées",
        CashKind.Employer => "Factures d’employeurs attendues",
        CashKind.Budget => "Reste du budget",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
