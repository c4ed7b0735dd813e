using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Funding;

/// <summary>Population du contrat : the one that gave its size, kept as it was at the signature.</summary>
/// <param name="Inhabitants">Population municipale.</param>
/// <param name="Vintage">Year of the census populations; null when typed or of several years.</param>
/// <param name="Source">Where it comes from: the territory on the day of the signature, or the reason why it was typed.</param>
/// <param name="IsTyped">Typed by hand rather than counted from the communes.</param>
public sealed record ContractPopulation(int Inhabitants, int? Vintage, string Source, bool IsTyped);

/// <summary>
/// Contrat ACI : what the CPTS signed with fund and ARS, from which ceilings, calendar and deadlines follow. Source: contrat
/// type annexed to the arrêté of 21 August 2019.
/// </summary>
public sealed partial class AciContract : ICptsOwned
{
    /// <summary>Longest source or reason, in characters.</summary>
    public const int TextLength = 500;

    private readonly List<MemberHeadcount> _headcounts = [];
    private readonly List<AmountOfContract> _amounts = [];
    private readonly List<AttainmentNotified> _attainments = [];
    private readonly List<CrisisRecognised> _crises = [];
    private readonly List<Avenant> _avenants = [];

    private AciContract()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>Date de signature : first day of contract year 1.</summary>
    public DateOnly SignedOn { get; private set; }

    /// <summary>Barème that the contract names; null for the one in force at the signature.</summary>
    public string? BaremeId { get; private set; }

    /// <summary>Inhabitants at the signature; the size follows.</summary>
    public int Population { get; private set; }

    public int? PopulationVintage { get; private set; }

    public string PopulationSource { get; private set; } = "";

    public bool PopulationIsTyped { get; private set; }

    /// <summary>Whether the variable part is prorated too in the year a mission starts.</summary>
    public bool ProrateVariable { get; private set; } = true;

    public IReadOnlyList<MemberHeadcount> Headcounts => _headcounts;

    public IReadOnlyList<AmountOfContract> Amounts => _amounts;

    public IReadOnlyList<AttainmentNotified> Attainments => _attainments;

    public IReadOnlyList<CrisisRecognised> Crises => _crises;

    public ContractYears Years => new(SignedOn);

    /// <summary>Last day of the five years, or of the notice when it is terminated; included.</summary>
    public DateOnly LastDay => (EndsOn ?? SignedOn.AddYears(ContractDeadlines.ContractLength)).AddDays(-1);

    /// <summary>The contract year of a day, held within the contract.</summary>
    public int YearOn(DateOnly day) => day < SignedOn ? 1 : Math.Min(ContractDeadlines.ContractLength, Years.YearOf(day));

    /// <summary>A new contract. Refuses what <see cref="Change"/> refuses.</summary>
    public static Outcome<AciContract> Sign(DateOnly? signedOn, string? baremeId, ContractPopulation? population, bool prorateVariable)
    {
        var contract = new AciContract();
        var refusals = contract.Change(signedOn, baremeId, population, prorateVariable, []);
        return refusals.Count > 0 ? refusals : contract;
    }

    /// <summary>
    /// Changes what was signed; on refusal nothing is changed. Refuses a missing or impossible date, a date after the start of a
    /// mission, an unknown barème, and a population that is missing or typed without a reason.
    /// </summary>
    public List<Refusal> Change(
        DateOnly? signedOn, string? baremeId, ContractPopulation? population, bool prorateVariable, IReadOnlyList<MissionOfContract> missions)
    {
        var refusals = new List<Refusal>();
        if (signedOn is null)
        {
            refusals.Add(new("day-needed", "Indiquez la date de signature du contrat.", nameof(SignedOn)));
        }
        if (population is null)
        {
            refusals.Add(new("population-needed", "Indiquez la population du contrat.", nameof(Population)));
        }
        else if (population.IsTyped && string.IsNullOrWhiteSpace(population.Source))
        {
            refusals.Add(new("missing-reason", "Dites d’où vient cette population (contrat signé, avenant…).", nameof(PopulationSource)));
        }
        else if (population.Source.Length > TextLength)
        {
            refusals.Add(new("text-too-long", $"{TextLength} caractères au plus.", nameof(PopulationSource)));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var terms = Terms(missions) with { SignedOn = signedOn!.Value, BaremeId = baremeId, Population = population!.Inhabitants };
        refusals.AddRange(terms.Check().Select(r => r with { Field = FieldOf(r.Field) }));
        if (refusals.Count == 0 && baremeId is null && BaremeCatalogue.InForceOn(signedOn.Value) is { Succeeded: false } none)
        {
            refusals.Add(none.Refusals[0] with { Field = nameof(SignedOn) });
        }
        if (refusals.Count == 0)
        {
            (SignedOn, BaremeId, ProrateVariable) = (signedOn.Value, baremeId, prorateVariable);
            (Population, PopulationVintage, PopulationSource, PopulationIsTyped) = population;
        }
        return refusals;
    }

    /// <summary>
    /// What the calendar is computed from: the contract, and those of its missions that have a start. An attainment notified by
    /// the fund goes before the one that the indicators give.
    /// </summary>
    public FundingTerms Terms(IEnumerable<MissionOfContract> missions, IReadOnlyList<MissionAttainment>? computed = null)
    {
        var dated = DatedMissions(missions);
        return new FundingTerms
        {
            SignedOn = SignedOn,
            Population = Population,
            BaremeId = BaremeId,
            EndsOn = EndsOn,
            ProrateVariable = ProrateVariable,
            Members = [.. _headcounts.OrderBy(h => h.ContractYear).Select(h => new MembersCount(h.ContractYear, h.Members, h.CountedOn))],
            Missions = [.. dated.Select(m => TermsOf(m, computed ?? []))],
            Changes = [.. Avenants.Select(a => a.Terms).OfType<TermsChange>()],
            Overrides = [.. _amounts.Where(a => a.Mission is null || dated.Exists(m => m.Mission == a.Mission)).Select(a => a.Terms)],
        };
    }

    /// <summary>Keeps a count of members for a contract year, in place of an earlier one. Refuses a year outside of the contract or a count that is none.</summary>
    public List<Refusal> Count(int contractYear, int? members, DateOnly? countedOn)
    {
        var refusals = CheckYear(contractYear);
        if (members is null or < 0 or > MemberHeadcount.Most)
        {
            refusals.Add(new("members-out-of-range", "Indiquez le nombre d’adhérents.", nameof(MemberHeadcount.Members)));
        }
        if (countedOn is null)
        {
            refusals.Add(new("day-needed", "Indiquez le jour du décompte.", nameof(MemberHeadcount.CountedOn)));
        }
        if (refusals.Count == 0)
        {
            Keep(_headcounts, h => h.ContractYear == contractYear, () => new(contractYear)).Set(members!.Value, countedOn!.Value);
        }
        return refusals;
    }

    /// <summary>Replaces the yearly amount of a line in one contract year. Refuses what <see cref="FundingTerms.Check"/> refuses of an override.</summary>
    public List<Refusal> Override(
        MissionCode? mission, FundingPart part, int contractYear, Money? amount, string? reason, IReadOnlyList<MissionOfContract> missions)
    {
        if (amount is null)
        {
            return [new("amount-needed", "Indiquez un montant en euros, par exemple 62 500,00.", nameof(AmountOverride.Amount))];
        }
        var line = new AmountOverride(mission, part, contractYear, amount.Value, reason?.Trim() ?? "");
        if (line.Reason.Length > TextLength)
        {
            return [new("text-too-long", $"{TextLength} caractères au plus.", nameof(AmountOverride.Reason))];
        }
        var terms = Terms(missions);
        var others = terms.Overrides.Where(o => (o.Mission, o.Part, o.ContractYear) != (mission, part, contractYear)).ToList();
        var prefix = $"overrides[{others.Count}].";
        var refusals = (terms with { Overrides = [.. others, line] }).Check()
            .Where(r => r.Field.StartsWith(prefix, StringComparison.Ordinal))
            .Select(r => r with { Field = char.ToUpperInvariant(r.Field[prefix.Length]) + r.Field[(prefix.Length + 1)..] })
            .ToList();
        if (refusals.Count == 0)
        {
            Keep(_amounts, a => a.Is(mission, part, contractYear), () => new(mission, part, contractYear)).Set(line.Amount, line.Reason);
        }
        return refusals;
    }

    /// <summary>Goes back to the barème for a line. Returns whether there was one.</summary>
    public bool DropAmount(Guid id) => _amounts.RemoveAll(a => a.Id == id) > 0;

    /// <summary>Keeps the attainment that the fund notified for a mission and a year. Refuses a rate outside of 0 to 100, or without its day and source.</summary>
    public List<Refusal> Notify(MissionCode mission, int contractYear, decimal? percent, DateOnly? notifiedOn, string? source)
    {
        var refusals = CheckYear(contractYear);
        if (percent is null or < 0 or > 100 || decimal.Round(percent.Value, 2) != percent)
        {
            refusals.Add(new("percent-out-of-range", "Le taux d’atteinte est compris entre 0 et 100, avec deux décimales au plus.", nameof(AttainmentNotified.Percent)));
        }
        if (notifiedOn is null)
        {
            refusals.Add(new("day-needed", "Indiquez le jour de la notification.", nameof(AttainmentNotified.NotifiedOn)));
        }
        if (string.IsNullOrWhiteSpace(source) || source.Length > TextLength)
        {
            refusals.Add(new("missing-reason", "Dites d’où vient ce taux (courrier de la CPAM, relevé du dialogue de gestion…).", nameof(AttainmentNotified.Source)));
        }
        if (refusals.Count == 0)
        {
            Keep(_attainments, a => a.Mission == mission && a.ContractYear == contractYear, () => new(mission, contractYear)).Set(percent!.Value, notifiedOn!.Value, source!.Trim());
        }
        return refusals;
    }

    public bool DropAttainment(Guid id) => _attainments.RemoveAll(a => a.Id == id) > 0;

    /// <summary>Keeps that a serious health crisis was recognised in a contract year. Refuses a year twice, or without the decision.</summary>
    public List<Refusal> Recognise(int contractYear, string? decision)
    {
        var refusals = CheckYear(contractYear);
        if (_crises.Exists(c => c.ContractYear == contractYear))
        {
            refusals.Add(new("duplicate-year", $"La crise de l’année {contractYear} est déjà enregistrée.", nameof(CrisisRecognised.ContractYear)));
        }
        if (string.IsNullOrWhiteSpace(decision) || decision.Length > TextLength)
        {
            refusals.Add(new("missing-reason", "Dites par quelle décision (ARS, CPAM) la crise est reconnue.", nameof(CrisisRecognised.Decision)));
        }
        if (refusals.Count == 0)
        {
            _crises.Add(new(contractYear, decision!.Trim()));
        }
        return refusals;
    }

    public bool DropCrisis(Guid id) => _crises.RemoveAll(c => c.Id == id) > 0;

    private MissionTerms TermsOf(DatedMission mission, IReadOnlyList<MissionAttainment> computed)
    {
        var attainment = _attainments.Where(a => a.Mission == mission.Mission).ToDictionary(a => a.ContractYear, a => a.Percent);
        var estimated = computed.Where(c => c.Mission == mission.Mission && c.Percent is not null && !attainment.ContainsKey(c.ContractYear)).ToList();
        estimated.ForEach(c => attainment.Add(c.ContractYear, c.Percent!.Value));
        return new(mission.Mission, mission.StartsOn)
        {
            Attainment = attainment,
            ComputedYears = estimated.Select(c => c.ContractYear).ToHashSet(),
            CrisisYears = mission.Mission == MissionCode.HealthCrisis ? [.. _crises.Select(c => c.ContractYear).Order()] : [],
            PlanValidatedOn = mission.Mission == MissionCode.HealthCrisis ? mission.DeployedOn : null,
        };
    }

    private static List<Refusal> CheckYear(int contractYear) => contractYear is >= 1 and <= ContractDeadlines.ContractLength
        ? []
        : [new("year-out-of-range", $"L’année est une année du contrat, de 1 à {ContractDeadlines.ContractLength}.", "ContractYear")];

    private static T Keep<T>(List<T> kept, Predicate<T> same, Func<T> create)
    {
        if (kept.Find(same) is { } found)
        {
            return found;
        }
        var added = create();
        kept.Add(added);
        return added;
    }

    private static string FieldOf(string field) => field switch
    {
        "population" => nameof(Population),
        "bareme" => nameof(BaremeId),
        _ => nameof(SignedOn),
    };
}
