using System.Diagnostics.CodeAnalysis;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Funding;

/// <summary>
/// Calendrier des versements : when the fund owes what under an ACI contract, each amount with its working (contrat type of
/// the ACI, art. 6; Guide pratique CPTS, sheet 16). The rules are told, with an example, in docs/rules/calendrier-des-versements.md.
/// </summary>
public sealed class PaymentCalendar
{
    private readonly FundingTerms _terms;
    private readonly ContractYears _years;
    private readonly PaymentRules _rules;
    private readonly YearlyAmounts _amounts;
    private readonly List<Ceiling> _ceilings = [];
    private readonly List<Payment> _payments = [];
    private readonly List<Refusal> _refusals = [];

    private PaymentCalendar(FundingTerms terms, IReadOnlyList<TermsStep> steps)
    {
        _terms = terms;
        _years = new(terms.SignedOn);
        _rules = steps[0].Bareme.Rules;
        _amounts = new(terms, steps);
    }

    /// <summary>
    /// The plan of a contract over <see cref="FundingTerms.Years"/>. Refuses impossible terms (<see cref="FundingTerms.Check"/>), a
    /// signature before the first barème, and an amount that the barème lacks and the contract does not give.
    /// </summary>
    public static Outcome<FundingPlan> Compute(FundingTerms terms)
    {
        if (terms.Check() is { Count: > 0 } impossible)
        {
            return impossible;
        }
        var inForce = terms.BaremeId is null ? BaremeCatalogue.InForceOn(terms.SignedOn) : BaremeCatalogue.Find(terms.BaremeId)!;
        if (!inForce.Succeeded)
        {
            return inForce.Refusals.ToList();
        }
        var bareme = inForce.Value;
        var steps = TermsStep.Of(terms, bareme);

        var calendar = new PaymentCalendar(terms, steps);
        calendar.AddFunctioning();
        for (var i = 0; i < terms.Missions.Count; i++)
        {
            calendar.AddMission(terms.Missions[i], $"missions[{i}].code");
        }
        if (calendar._refusals.Count > 0)
        {
            return calendar._refusals.Distinct().ToList();
        }
        var payments = calendar.OrderedPayments();
        return new FundingPlan(
            terms, bareme, steps[0].Size, calendar.OrderedCeilings(), payments, Totals(terms, payments), steps, PlanNotices.Of(terms, steps, payments));
    }

    /// <summary>Year 1 in full at the signature; then an advance at the start of each year and the rest at its end.</summary>
    private void AddFunctioning()
    {
        for (var year = 1; year <= _terms.Years && Holds(_years.StartOf(year)); year++)
        {
            if (!Opened(_amounts.Functioning(year), "", out var amount))
            {
                continue;
            }
            _ceilings.Add(new(year, null, FundingPart.Functioning, amount.Ceiling.Working));
            if (year > 1)
            {
                PayInTwo(null, FundingPart.Functioning, amount, _rules.FunctioningAdvance, _rules.FunctioningBalance);
                continue;
            }
            var whole = amount.Opening.Share("Versement de l’année entière à la signature", _rules.FunctioningFirstYear);
            Pay(_terms.SignedOn, null, FundingPart.Functioning, PaymentKind.Initial, year, whole);
            if (!amount.IsEven)
            {
                Settle(null, FundingPart.Functioning, amount, whole.Rounded, "versement dû", _rules.FunctioningFirstYear, _rules.FunctioningBalance);
            }
        }
    }

    /// <summary>A mission pays from the contract year in which it starts, that year for the days that are left; after the last, nothing.</summary>
    private void AddMission(MissionTerms mission, string field)
    {
        var first = _years.YearOf(mission.StartsOn);
        for (var year = first; year <= _terms.Years; year++)
        {
            var opensOn = year == first ? mission.StartsOn : _years.StartOf(year);
            if (!Holds(opensOn))
            {
                return;
            }
            AddFixed(mission, year, opensOn, field);
            if (mission.Code != MissionCode.HealthCrisis || mission.CrisisYears.Contains(year))
            {
                AddVariable(mission, year, opensOn, field);
            }
        }
    }

    private void AddFixed(MissionTerms mission, int year, DateOnly opensOn, string field)
    {
        if (Opened(_amounts.Fixed(mission, year, opensOn), field, out var amount))
        {
            _ceilings.Add(new(year, mission.Code, FundingPart.Fixed, amount.Ceiling.Working));
            PayInTwo(mission.Code, FundingPart.Fixed, amount, _rules.MissionAdvance, _rules.MissionBalance);
        }
    }

    /// <summary>Paid once, at the end of the year; the crisis one is never prorated: a crisis is met or it is not.</summary>
    private void AddVariable(MissionTerms mission, int year, DateOnly opensOn, string field)
    {
        if (!Opened(_amounts.Variable(mission, year, _terms.ProrateVariable ? opensOn : _years.StartOf(year)), field, out var yearly))
        {
            return;
        }
        _ceilings.Add(new(year, mission.Code, FundingPart.Variable, yearly.Ceiling.Working));
        var amount = yearly.Due(_rules.VariableProration);
        var evaluated = mission.Attainment.TryGetValue(year, out var percent);
        var computed = evaluated && mission.ComputedYears.Contains(year);
        var earned = !evaluated ? amount.Share("Au plus : atteinte pas encore évaluée", 100, _rules.Variable)
            : computed ? amount.Share("Atteinte d’après les indicateurs de la CPTS, pas encore notifiée", percent, _rules.Variable)
            : amount.Share("Atteinte des engagements", percent, _rules.Variable);
        Pay(SettledOn(year), mission.Code, FundingPart.Variable, PaymentKind.Variable, year, earned, atMost: !evaluated, isEstimated: computed);
    }

    /// <summary>Advance on the day the year opens, on what then holds; balance at its end: rounded apart so that they add up to the rounded whole.</summary>
    private void PayInTwo(MissionCode? mission, FundingPart part, YearAmount amount, PaymentRule advanceRule, PaymentRule balanceRule)
    {
        var advance = amount.OnOpening(_rules.Proration).Share("Avance", advanceRule);
        Pay(amount.OpensOn, mission, part, PaymentKind.Advance, amount.Year, advance);
        Settle(mission, part, amount, advance.Rounded, "avance due", advanceRule, balanceRule);
    }

    /// <summary>At the end of the year, what it is due less what was paid; below zero when an avenant brought less than was advanced.</summary>
    private void Settle(
        MissionCode? mission, FundingPart part, YearAmount amount, Money paid, string paidAs, PaymentRule paidRule, PaymentRule balanceRule)
    {
        var balance = amount.Due(_rules.Proration).Minus(paid, $"À déduire : {paidAs} le {FrenchDate.Long(amount.OpensOn)}", paidRule, balanceRule);
        Pay(SettledOn(amount.Year), mission, part, PaymentKind.Balance, amount.Year, balance);
    }

    private void Pay(
        DateOnly dueOn, MissionCode? mission, FundingPart part, PaymentKind kind, int year, AmountDraft amount, bool atMost = false, bool isEstimated = false)
    {
        if (!amount.Rounded.IsZero)
        {
            _payments.Add(new(dueOn, mission, part, kind, year, amount.Working, atMost, isEstimated));
        }
    }

    private bool Holds(DateOnly day) => _terms.EndsOn is not { } end || day < end;

    /// <summary>The anniversary, or the end of a terminated contract.</summary>
    private DateOnly SettledOn(int year) => _terms.EndsOn is { } end && end < _years.EndOf(year) ? end : _years.EndOf(year);

    private bool Opened(Outcome<YearAmount> outcome, string field, [NotNullWhen(true)] out YearAmount? amount)
    {
        _refusals.AddRange(outcome.Refusals.Select(r => r.At(field)));
        amount = outcome.Value;
        return outcome.Succeeded;
    }

    private List<Ceiling> OrderedCeilings() =>
        [.. _ceilings.OrderBy(c => c.ContractYear).ThenBy(c => Rank(c.Mission)).ThenBy(c => c.Part)];

    private List<Payment> OrderedPayments() =>
    [
        .. _payments.OrderBy(p => p.DueOn).ThenBy(p => Rank(p.Mission)).ThenBy(p => p.ContractYear).ThenBy(p => p.Part).ThenBy(p => p.Kind),
    ];

    /// <summary>Functioning first, then the missions in the order of the guide.</summary>
    private static int Rank(MissionCode? mission) => mission is { } code ? (int)code : -1;

    private static List<YearTotal> Totals(FundingTerms terms, List<Payment> payments) =>
    [
        .. Enumerable.Range(1, terms.Years).Select(year => new YearTotal(
            year,
            payments.Where(p => p.ContractYear == year).Sum(p => p.Amount),
            payments.Where(p => p.ContractYear == year && p.IsUncertain).Sum(p => p.Amount))),
    ];
}
