using Tisserand.Domain.Foundation;
using Tisserand.Domain.Territories;

namespace Tisserand.Domain.Funding;

/// <summary>Aide à la mission précoce reçue : an income of it, as the module that records it tells it.</summary>
public sealed record EarlyAidReceipt(Guid IncomeId, DateOnly ReceivedOn, Money Amount);

/// <summary>
/// Contrat de mission précoce : a CPTS that is being set up commits itself to file its projet de santé and to join the ACI within nine months, and
/// receives a lump sum by its size. Source: Guide pratique CPTS, sheets 10 and 16; docs/rules/mission-precoce.md.
/// </summary>
public sealed class EarlyContract : ICptsOwned
{
    /// <summary>Months to join the ACI (sheet 16).</summary>
    public const int Months = 9;

    private const string AidLabel = "Aide à la mission précoce (forfait)";

    private EarlyContract()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public DateOnly SignedOn { get; private set; }

    /// <summary>Inhabitants of the territory of the lettre d'intention; the size follows.</summary>
    public int Population { get; private set; }

    /// <summary>Day on which the aid came; null while it is awaited.</summary>
    public DateOnly? ReceivedOn { get; private set; }

    /// <summary>Last day to join the ACI, included. No text says from which day the months count: from the signature here, to verify.</summary>
    public DateOnly JoinBy => SignedOn.AddMonths(Months);

    /// <summary>The lump sum of the last barème that has one, with its working.</summary>
    public Working Aid
    {
        get
        {
            var size = CptsSize.Of(Population).Required.Size;
            var (bareme, aid) = BaremeCatalogue.All.Select(b => (Bareme: b, Aid: b.Related.FirstOrDefault(r => r.Label == AidLabel))).Last(b => b.Aid is not null);
            return new([new($"Forfait, taille {size.Number}", null, "", Money.FromEuros(aid!.Values[size.Number - 1]!.Value), $"{bareme.Label} : {aid.Source}", aid.Confidence)]);
        }
    }

    /// <summary>Whether the ACI was signed in time; null while there is time left.</summary>
    public bool? IsKept(DateOnly? aciSignedOn, DateOnly today) =>
        aciSignedOn is { } signed && signed >= SignedOn ? signed <= JoinBy : today > JoinBy ? false : null;

    /// <summary>Refuses what <see cref="Change"/> refuses.</summary>
    public static Outcome<EarlyContract> Sign(DateOnly? signedOn, int? population, DateOnly? receivedOn, DateOnly today)
    {
        var contract = new EarlyContract();
        var refusals = contract.Change(signedOn, population, receivedOn, today);
        return refusals.Count > 0 ? refusals : contract;
    }

    /// <summary>Refuses a missing day or one to come, one before the avenant that created it, an impossible population, an aid received before the signature or to come.</summary>
    public List<Refusal> Change(DateOnly? signedOn, int? population, DateOnly? receivedOn, DateOnly today)
    {
        var refusals = new List<Refusal>();
        var first = BaremeCatalogue.All.Last(b => b.Related.Any(r => r.Label == AidLabel)).Since.On;
        if (signedOn is null || signedOn > today || signedOn < first)
        {
            refusals.Add(new("day-needed", $"Indiquez le jour de la signature, du {FrenchDate.Long(first)} à aujourd’hui.", nameof(SignedOn)));
        }
        if (population is null)
        {
            refusals.Add(new("population-needed", "Indiquez le nombre d’habitants du territoire.", nameof(Population)));
        }
        else if (CptsSize.Of(population.Value) is { Succeeded: false } size)
        {
            refusals.Add(size.Refusals[0] with { Field = nameof(Population) });
        }
        if (receivedOn < signedOn || receivedOn > today)
        {
            refusals.Add(new("day-out-of-range", "L’aide arrive après la signature, et pas à venir.", nameof(ReceivedOn)));
        }
        if (refusals.Count == 0)
        {
            (SignedOn, Population, ReceivedOn) = (signedOn!.Value, population!.Value, receivedOn);
        }
        return refusals;
    }
}
