using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Funding;

/// <summary>Avenant, tel que saisi; what it leaves as it was is null.</summary>
/// <param name="Number">As it is printed.</param>
/// <param name="EffectiveOn">First day on which it holds.</param>
/// <param name="Note">What it says, in a few words.</param>
/// <param name="Population">New population of the contract: the size follows.</param>
/// <param name="Mission">Mission that it adds.</param>
/// <param name="BaremeId">Barème that it adopts.</param>
public sealed record AvenantDetails(
    int? Number, DateOnly? SignedOn, DateOnly? EffectiveOn, string? Note, ContractPopulation? Population, MissionCode? Mission, string? BaremeId);

/// <summary>
/// Avenant : what fund, ARS and CPTS signed to change the contract from a day on: its territory and so its size, a mission more, the barème, an
/// indicator or its target. Source: Guide pratique CPTS, sheet 7; docs/rules/avenants.md.
/// </summary>
public sealed class Avenant : ICptsOwned
{
    public const int NoteLength = 500;
    public const int HighestNumber = 99;

    private readonly List<AvenantTarget> _targets = [];

    private Avenant()
    {
    }

    internal Avenant(Guid contractId) => ContractId = contractId;

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid ContractId { get; private set; }

    public int Number { get; private set; }

    public DateOnly SignedOn { get; private set; }

    /// <summary>Date d'effet : first day on which it holds.</summary>
    public DateOnly EffectiveOn { get; private set; }

    public string Note { get; private set; } = "";

    /// <summary>Inhabitants from then on; null when the territory stays.</summary>
    public int? Population { get; private set; }

    public int? PopulationVintage { get; private set; }

    public string? PopulationSource { get; private set; }

    public bool PopulationIsTyped { get; private set; }

    /// <summary>The mission that it adds; null when it adds none.</summary>
    public MissionCode? Mission { get; private set; }

    /// <summary>The barème that it adopts; null when amounts stay those of the contract.</summary>
    public string? BaremeId { get; private set; }

    /// <summary>Targets of indicators that it sets.</summary>
    public IReadOnlyList<AvenantTarget> Targets => _targets;

    /// <summary>« avenant n° 2 ».</summary>
    public string Name => $"avenant n°\u00A0{Number}";

    /// <summary>What it changes in the money; null when it changes nothing there.</summary>
    public TermsChange? Terms => Population is null && BaremeId is null ? null : new(EffectiveOn, Population, BaremeId, Name);

    internal void Set(AvenantDetails details)
    {
        (Number, SignedOn, EffectiveOn) = (details.Number!.Value, details.SignedOn!.Value, details.EffectiveOn!.Value);
        (Note, Mission, BaremeId) = (TypedText.Line(details.Note), details.Mission, details.BaremeId);
        (Population, PopulationVintage, PopulationSource, PopulationIsTyped) =
            (details.Population?.Inhabitants, details.Population?.Vintage, details.Population?.Source, details.Population?.IsTyped ?? false);
    }

    /// <summary>Keeps that it set the target of a year; the former one is kept from the first time.</summary>
    public void SetTarget(Guid indicatorId, int contractYear, decimal? former, decimal target)
    {
        var line = _targets.Find(t => t.IndicatorId == indicatorId && t.ContractYear == contractYear);
        if (line is null)
        {
            _targets.Add(line = new(Id, indicatorId, contractYear, former));
        }
        line.Target = target;
    }

    /// <summary>Takes a target out; returns what stood there.</summary>
    public AvenantTarget? DropTarget(Guid id)
    {
        var line = _targets.Find(t => t.Id == id);
        if (line is not null)
        {
            _targets.Remove(line);
        }
        return line;
    }

    /// <summary>Refuses what is missing, days out of order, a text too long or that names a patient, and an avenant that changes nothing and says nothing.</summary>
    internal static List<Refusal> Check(AvenantDetails details, AciContract contract)
    {
        var refusals = new List<Refusal>();
        if (details.Number is null or < 1 or > HighestNumber)
        {
            refusals.Add(new("number-needed", $"Donnez le numéro de l’avenant, de 1 à {HighestNumber}.", nameof(Number)));
        }
        if (details.SignedOn is null || details.SignedOn < contract.SignedOn || details.SignedOn > contract.LastDay)
        {
            refusals.Add(new("day-out-of-contract", $"Indiquez le jour de la signature, du {FrenchDate.Long(contract.SignedOn)} au {FrenchDate.Long(contract.LastDay)}.", nameof(SignedOn)));
        }
        if (details.EffectiveOn is null || details.EffectiveOn < contract.SignedOn || details.EffectiveOn > contract.LastDay)
        {
            refusals.Add(new("day-out-of-contract", $"Indiquez le jour de prise d’effet, du {FrenchDate.Long(contract.SignedOn)} au {FrenchDate.Long(contract.LastDay)}.", nameof(EffectiveOn)));
        }
        if (TypedText.Line(details.Note).Length > NoteLength)
        {
            refusals.Add(new("text-too-long", $"{NoteLength} caractères au plus.", nameof(Note)));
        }
        else if (TypedText.Line(details.Note).Length == 0)
        {
            refusals.Add(new("note-needed", "Dites en quelques mots ce que l’avenant change.", nameof(Note)));
        }
        if (details.Population is { IsTyped: true } typed && string.IsNullOrWhiteSpace(typed.Source))
        {
            refusals.Add(new("missing-reason", "Dites d’où vient cette population (article de l’avenant…).", nameof(PopulationSource)));
        }
        else if (details.Population?.Source.Length > AciContract.TextLength)
        {
            refusals.Add(new("text-too-long", $"{AciContract.TextLength} caractères au plus.", nameof(PopulationSource)));
        }
        refusals.AddRange(PatientWatch.Refusals((details.Note, nameof(Note)), (details.Population?.Source, nameof(PopulationSource))));
        return refusals;
    }
}

/// <summary>Objectif fixé par avenant : the target of an indicator for a contract year, and the one that held before.</summary>
public sealed class AvenantTarget : ICptsOwned
{
    private AvenantTarget()
    {
    }

    internal AvenantTarget(Guid avenantId, Guid indicatorId, int contractYear, decimal? former) =>
        (AvenantId, IndicatorId, ContractYear, Former) = (avenantId, indicatorId, contractYear, former);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid AvenantId { get; private set; }

    public Guid IndicatorId { get; private set; }

    public int ContractYear { get; private set; }

    /// <summary>Null when the year had no target.</summary>
    public decimal? Former { get; private set; }

    public decimal Target { get; internal set; }
}
