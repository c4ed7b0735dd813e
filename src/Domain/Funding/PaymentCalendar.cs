using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Territories;

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

    private PaymentCalendar(FundingTerms terms, Bareme bareme, CptsSize size)
    {
        _terms = terms;
        _years = new(terms.SignedOn);
        _rules = bareme.Rules;
        _amounts = new(terms, bareme, size);
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
        var size = CptsSize.Of(terms.Population).Required;

        var calendar = new PaymentCalendar(terms, bareme, size.Size);
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
            terms, bareme, size, calendar.OrderedCeilings(), payments, Totals(terms, payments), PlanNotices.Of(terms, bareme, size, payments));
    }

    /// <summary>Year 1 in full at the signature; then an advance at the start of each year and the rest at its end.</summary>
    private void AddFunctioning()
    {
        for (var year = 1; year <= _terms.Years; year++)
        {
            if (!Opened(_amounts.Functioning(year), "", out var amount))
            {
                continue;
            }
            _ceilings.Add(new(year, null, FundingPart.Functioning, amount.Working));
            if (year == 1)
            {
                var whole = amount.Share("Versement de l’année entière à la signature", _rules.FunctioningFirstYear);
                Pay(_terms.SignedOn, null, FundingPart.Functioning, PaymentKind.Initial, year, whole);
            }
            else
            {
                PayInTwo(null, FundingPart.Functioning, year, _years.StartOf(year), amount, _rules.FunctioningAdvance, _rules.FunctioningBalance);
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
            AddFixed(mission, year, opensOn, field);
            if (mission.Code != MissionCode.HealthCrisis || mission.CrisisYears.Contains(year))
            {
                AddVariable(mission, year, opensOn, field);
            }
        }
    }

    private void AddFixed(MissionTerms mission, int year, DateOnly opensOn, string field)
    {
        if (Opened(_amounts.Fixed(mission, year), field, out var amount))
        {
            _ceilings.Add(new(year, mission.Code, FundingPart.Fixed, amount.Working));
            var entitlement = Prorated(amount, opensOn, _rules.Proration);
            PayInTwo(mission.Code, FundingPart.Fixed, year, opensOn, entitlement, _rules.MissionAdvance, _rules.MissionBalance);
        }
    }

    /// <summary>Paid once, at the end of the year; the crisis one is never prorated: a crisis is met or it is not.</summary>
    private void AddVariable(MissionTerms mission, int year, DateOnly opensOn, string field)
    {
        if (!Opened(_amounts.Variable(mission, year), field, out var amount))
        {
            return;
        }
        _ceilings.Add(new(year, mission.Code, FundingPart.Variable, amount.Working));
        if (_terms.ProrateVariable && mission.Code != MissionCode.HealthCrisis)
        {
            amount = Prorated(amount, opensOn, _rules.VariableProration);
        }
        var evaluated = mission.Attainment.TryGetValue(year, out var percent);
        var computed = evaluated && mission.ComputedYears.Contains(year);
        var earned = !evaluated ? amount.Share("Au plus : atteinte pas encore évaluée", 100, _rules.Variable)
            : computed ? amount.Share("Atteinte d’après les indicateurs de la CPTS, pas encore notifiée", percent, _rules.Variable)
            : amount.Share("Atteinte des engagements", percent, _rules.Variable);
        Pay(_years.EndOf(year), mission.Code, FundingPart.Variable, PaymentKind.Variable, year, earned, atMost: !evaluated, isEstimated: computed);
    }

    private AmountDraft Prorated(AmountDraft amount, DateOnly opensOn, PaymentRule rule)
    {
        var share = _years.LeftFrom(opensOn);
        return share.IsWhole
            ? amount
            : amount.Times(
                $"Prorata : {share.Days} jours, du {FrenchDate.Long(opensOn)} à l’anniversaire du contrat",
                share.ToString(), share.Rate, rule.Source, rule.Confidence);
    }

    /// <summary>Advance on the day the year opens, balance at its end: rounded apart so that they add up to the rounded whole.</summary>
    private void PayInTwo(
        MissionCode? mission, FundingPart part, int year, DateOnly opensOn, AmountDraft due, PaymentRule advanceRule, PaymentRule balanceRule)
    {
        var advance = due.Share("Avance", advanceRule);
        Pay(opensOn, mission, part, PaymentKind.Advance, year, advance);
        var balance = due.Minus(advance.Rounded, $"À déduire : avance due le {FrenchDate.Long(opensOn)}", advanceRule, balanceRule);
        Pay(_years.EndOf(year), mission, part, PaymentKind.Balance, year, balance);
    }

    private void Pay(
        DateOnly dueOn, MissionCode? mission, FundingPart part, PaymentKind kind, int year, AmountDraft amount, bool atMost = false, bool isEstimated = false)
    {
        if (!amount.Rounded.IsZero)
        {
            _payments.Add(new(dueOn, mission, part, kind, year, amount.Working, atMost, isEstimated));
        }
    }

    private bool Opened(Outcome<AmountDraft> outcome, string field, out AmountDraft amount)
    {
        _refusals.AddRange(outcome.Refusals.Select(r => r.At(field)));
        amount = outcome.Value ?? AmountDraft.None;
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
