using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Territories;

namespace Tisserand.Domain.Funding;

/// <summary>Données du calcul : all that the payment calendar of one ACI contract depends on.</summary>
public sealed record FundingTerms
{
    public const int MostYears = 10;

    /// <summary>Last signature date whose years can all be written as dates.</summary>
    public static readonly DateOnly LastSignature = new(9980, 12, 31);

    /// <summary>Date de signature : first day of contract year 1.</summary>
    public required DateOnly SignedOn { get; init; }

    /// <summary>Population du territoire at signature; the size follows from it.</summary>
    public required int Population { get; init; }

    /// <summary>Number of contract years computed, 1 to 10; a contract lasts 5.</summary>
    public int Years { get; init; } = ContractDeadlines.ContractLength;

    /// <summary>Barème named by the contract; null for the one in force on the signature date.</summary>
    public string? BaremeId { get; init; }

    /// <summary>First day on which a terminated contract no longer holds; null while it runs to its end.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Décomptes d'adhérents, for the increase of size 4; a year without one takes the last before it.</summary>
    public IReadOnlyList<MembersCount> Members { get; init; } = [];

    public IReadOnlyList<MissionTerms> Missions { get; init; } = [];

    /// <summary>What avenants changed in population or barème; two of one day add up, the later of the list last.</summary>
    public IReadOnlyList<TermsChange> Changes { get; init; } = [];

    public IReadOnlyList<AmountOverride> Overrides { get; init; } = [];

    /// <summary>Whether the variable part is prorated too in the year a mission starts; no text says it.</summary>
    public bool ProrateVariable { get; init; } = true;

    /// <summary>The count that holds for a contract year; null when none is known yet.</summary>
    public MembersCount? MembersIn(int contractYear) =>
        Members.Where(m => m.ContractYear <= contractYear).MaxBy(m => m.ContractYear);

    public AmountOverride? OverrideOf(MissionCode? mission, FundingPart part, int contractYear) =>
        Overrides.FirstOrDefault(o => o.Mission == mission && o.Part == part && o.ContractYear == contractYear);

    /// <summary>Everything that makes these terms impossible, each refusal by its field; empty when all is well.</summary>
    public List<Refusal> Check() =>
    [
        .. CheckContract(),
        .. Missions.SelectMany((m, i) => CheckMission(m, i).Select(r => r.At($"missions[{i}]"))),
        .. Members.SelectMany((m, i) => CheckMembers(m, i).Select(r => r.At($"members[{i}]"))),
        .. Overrides.SelectMany((o, i) => CheckOverride(o, i).Select(r => r.At($"overrides[{i}]"))),
        .. Changes.SelectMany((c, i) => CheckChange(c).Select(r => r.At($"changes[{i}]"))),
    ];

    private IEnumerable<Refusal> CheckContract()
    {
        if (SignedOn > LastSignature)
        {
            yield return new("date-out-of-range", $"La date de signature doit précéder le {FrenchDate.Long(LastSignature)}.", "signedOn");
        }
        if (Years is < 1 or > MostYears)
        {
            yield return new("years-out-of-range", $"Le nombre d’années doit être compris entre 1 et {MostYears}.", "years");
        }
        if (CptsSize.Of(Population) is { Succeeded: false } size)
        {
            yield return size.Refusals[0];
        }
        if (BaremeId is not null && BaremeCatalogue.Find(BaremeId) is null)
        {
            yield return new(
                "unknown-bareme",
                $"Le barème « {BaremeId} » est inconnu. Barèmes connus : {string.Join(", ", BaremeCatalogue.All.Select(b => b.Id))}.",
                "bareme");
        }
    }

    private IEnumerable<Refusal> CheckMission(MissionTerms mission, int index)
    {
        var name = mission.Code.ShortLabel();
        if (Missions.Take(index).Any(m => m.Code == mission.Code))
        {
            yield return new("duplicate-mission", $"La mission « {name} » figure deux fois.", "code");
        }
        if (mission.StartsOn < SignedOn)
        {
            yield return new(
                "start-before-signature",
                $"La mission « {name} » ne peut pas démarrer avant la signature du contrat ({FrenchDate.Long(SignedOn)}).",
                "startsOn");
        }
        foreach (var (year, percent) in mission.Attainment)
        {
            if (year < 1 || year > Years)
            {
                yield return new("year-out-of-range", $"L’année {year} n’est pas une année du calcul (1 à {Years}).", $"attainment.{year}");
            }
            else if (percent is < 0 or > 100)
            {
                yield return new("percent-out-of-range", "Le taux d’atteinte doit être compris entre 0 et 100.", $"attainment.{year}");
            }
        }
        if (mission.Code != MissionCode.HealthCrisis)
        {
            if (mission.CrisisYears.Count > 0)
            {
                yield return new("not-the-crisis-mission", NotCrisis, "crisisInYears");
            }
            if (mission.PlanValidatedOn is not null)
            {
                yield return new("not-the-crisis-mission", NotCrisis, "planValidatedOn");
            }
            yield break;
        }
        for (var i = 0; i < mission.CrisisYears.Count; i++)
        {
            var year = mission.CrisisYears[i];
            if (year < 1 || year > Years)
            {
                yield return new("year-out-of-range", $"L’année {year} n’est pas une année du calcul (1 à {Years}).", $"crisisInYears[{i}]");
            }
            else if (mission.CrisisYears.Take(i).Contains(year))
            {
                yield return new("duplicate-year", $"L’année {year} figure deux fois.", $"crisisInYears[{i}]");
            }
        }
    }

    private const string NotCrisis = "Seule la mission « Crises sanitaires graves » connaît un plan de crise et des années de crise reconnue.";

    private IEnumerable<Refusal> CheckMembers(MembersCount count, int index)
    {
        if (count.Members < 0)
        {
            yield return new("members-out-of-range", "Le nombre d’adhérents ne peut pas être négatif.", "members");
        }
        if (count.ContractYear < 1)
        {
            yield return new("year-out-of-range", "Les années du contrat se comptent à partir de 1.", "contractYear");
        }
        if (Members.Take(index).Any(m => m.ContractYear == count.ContractYear))
        {
            yield return new("duplicate-year", $"L’année {count.ContractYear} a deux décomptes d’adhérents.", "contractYear");
        }
    }

    private IEnumerable<Refusal> CheckChange(TermsChange change)
    {
        if (change.From < SignedOn)
        {
            yield return new("change-before-signature", $"L’{change.By} ne peut pas prendre effet avant la signature du contrat ({FrenchDate.Long(SignedOn)}).", "from");
        }
        if (change.Population is { } population && CptsSize.Of(population) is { Succeeded: false } size)
        {
            yield return size.Refusals[0];
        }
        if (change.BaremeId is { } bareme && BaremeCatalogue.Find(bareme) is null)
        {
            yield return new("unknown-bareme", $"Le barème « {bareme} » est inconnu.", "bareme");
        }
    }

    private IEnumerable<Refusal> CheckOverride(AmountOverride line, int index)
    {
        if (line.Mission is { } mission && Missions.All(m => m.Code != mission))
        {
            yield return new("mission-not-in-contract", $"La mission « {mission.ShortLabel()} » n’est pas au contrat.", "mission");
        }
        if (line.Mission is null != line.Part is FundingPart.Functioning)
        {
            yield return new("wrong-part", "Le fonctionnement n’a qu’un volet ; une mission a un volet fixe et un volet variable.", "part");
        }
        if (line.ContractYear < 1 || line.ContractYear > Years)
        {
            yield return new("year-out-of-range", $"L’année {line.ContractYear} n’est pas une année du calcul (1 à {Years}).", "contractYear");
        }
        if (line.Amount < Money.Zero || line.Amount > AmountOverride.Largest)
        {
            yield return new("amount-out-of-range", $"Le montant doit être compris entre 0 et {FrenchNumber.Euros(AmountOverride.Largest)}.", "amount");
        }
        if (string.IsNullOrWhiteSpace(line.Reason))
        {
            yield return new("missing-reason", "Dites pourquoi ce montant remplace celui du barème (avenant, notification de la caisse…).", "reason");
        }
        if (Overrides.Take(index).Any(o => (o.Mission, o.Part, o.ContractYear) == (line.Mission, line.Part, line.ContractYear)))
        {
            yield return new("duplicate-override", "Ce montant est déjà remplacé pour la même année.", "contractYear");
        }
    }
}

/// <summary>Mission au contrat, as far as money goes.</summary>
/// <param name="StartsOn">Démarrage acté : the first payment is due that day.</param>
public sealed record MissionTerms(MissionCode Code, DateOnly StartsOn)
{
    /// <summary>Taux d'atteinte in percent (0 to 100) by contract year; a year without one is not evaluated yet: « au plus ».</summary>
    public IReadOnlyDictionary<int, decimal> Attainment { get; init; } = new Dictionary<int, decimal>();

    /// <summary>Contract years of <see cref="Attainment"/> that the indicators of the CPTS give, the fund having notified nothing yet.</summary>
    public IReadOnlySet<int> ComputedYears { get; init; } = new HashSet<int>();

    /// <summary>Contract years in which a serious health crisis was recognised; crisis mission only.</summary>
    public IReadOnlyList<int> CrisisYears { get; init; } = [];

    /// <summary>
    /// Day the plan de crise was validated; crisis mission only. The years after pay its update. Unknown: the plan is taken to
    /// be written in the contract year in which the mission starts.
    /// </summary>
    public DateOnly? PlanValidatedOn { get; init; }
}

/// <summary>Décompte d'adhérents for a contract year.</summary>
/// <param name="CountedOn">Day of the count; null in a simulation.</param>
public sealed record MembersCount(int ContractYear, int Members, DateOnly? CountedOn = null);

/// <summary>
/// Montant du contrat : replaces the yearly amount of a part in one contract year, after the increase; payments follow.
/// </summary>
/// <param name="Mission">None for functioning.</param>
/// <param name="Reason">French; shown beside the computed amount.</param>
public sealed record AmountOverride(MissionCode? Mission, FundingPart Part, int ContractYear, Money Amount, string Reason)
{
    /// <summary>Far above any ACI amount: more is a slip of the keyboard.</summary>
    public static readonly Money Largest = Money.FromEuros(100_000_000);
}
