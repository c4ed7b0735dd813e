using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Funding;

/// <summary>Qui résilie.</summary>
public enum TerminatingParty
{
    /// <summary>La CPTS.</summary>
    Cpts,

    /// <summary>La caisse.</summary>
    Fund,

    /// <summary>L’ARS.</summary>
    Ars,
}

/// <summary>The end of the contract before its five years.</summary>
public sealed partial class AciContract
{
    /// <summary>Null while the contract runs to its end.</summary>
    public TerminatingParty? TerminatedBy { get; private set; }

    /// <summary>Day on which the registered letter was received.</summary>
    public DateOnly? TerminationReceivedOn { get; private set; }

    public string? TerminationReason { get; private set; }

    /// <summary>First day on which a terminated contract no longer holds; null while it runs to its end.</summary>
    public DateOnly? EndsOn => TerminationReceivedOn is { } received ? EndOf(received) : null;

    /// <summary>Effect of a letter received on a day: two months later (Guide pratique CPTS, sheet 7).</summary>
    public static DateOnly EndOf(DateOnly receivedOn) => receivedOn.AddMonths(ContractDeadlines.NoticeMonths);

    /// <summary>
    /// Keeps that the contract is terminated. Refuses a missing party or reason, a day before the signature or to come, and one so late that the five years
    /// end first.
    /// </summary>
    public List<Refusal> Terminate(TerminatingParty? by, DateOnly? receivedOn, string? reason, DateOnly today)
    {
        var refusals = new List<Refusal>();
        if (by is null)
        {
            refusals.Add(new("party-needed", "Dites qui résilie.", nameof(TerminatedBy)));
        }
        if (receivedOn is null || receivedOn < SignedOn || receivedOn > today)
        {
            refusals.Add(new("day-needed", "Indiquez le jour où la lettre recommandée a été reçue, après la signature et pas à venir.", nameof(TerminationReceivedOn)));
        }
        else if (EndOf(receivedOn.Value) > SignedOn.AddYears(ContractDeadlines.ContractLength))
        {
            refusals.Add(new("ends-anyway", "Le contrat finit avant les deux mois de préavis.", nameof(TerminationReceivedOn)));
        }
        if (TypedText.Line(reason).Length is 0 or > TextLength)
        {
            refusals.Add(new("missing-reason", $"Dites pourquoi ({TextLength} caractères au plus).", nameof(TerminationReason)));
        }
        refusals.AddRange(PatientWatch.Refusals((reason, nameof(TerminationReason))));
        if (refusals.Count == 0)
        {
            (TerminatedBy, TerminationReceivedOn, TerminationReason) = (by, receivedOn, TypedText.Line(reason));
        }
        return refusals;
    }

    /// <summary>The letter was taken back: the contract runs to its end again.</summary>
    public void Resume() => (TerminatedBy, TerminationReceivedOn, TerminationReason) = (null, null, null);
}
