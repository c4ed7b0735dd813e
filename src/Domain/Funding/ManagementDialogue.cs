using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Funding;

/// <summary>Dialogue de gestion, tel que saisi.</summary>
/// <param name="HeldOn">Day held, or planned.</param>
/// <param name="MeetingId">The meeting where it is prepared, attended and followed by tasks; none when it is not kept here.</param>
/// <param name="Agreed">What was agreed.</param>
/// <param name="AvenantId">The avenant that followed.</param>
public sealed record DialogueDetails(int? ContractYear, DateOnly? HeldOn, Guid? MeetingId, string? Agreed, Guid? AvenantId);

/// <summary>
/// Dialogue de gestion : a meeting of the CPTS with fund and ARS around the anniversary of the contract, what was agreed there, the avenant that followed.
/// Source: Guide pratique CPTS, sheets 6 and 7.
/// </summary>
public sealed class ManagementDialogue : ICptsOwned
{
    public const int AgreedLength = 4000;

    private ManagementDialogue()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid ContractId { get; private set; }

    /// <summary>The year that it settles.</summary>
    public int ContractYear { get; private set; }

    public DateOnly HeldOn { get; private set; }

    public Guid? MeetingId { get; private set; }

    public string Agreed { get; private set; } = "";

    public Guid? AvenantId { get; private set; }

    /// <summary>Refuses what <see cref="Change"/> refuses.</summary>
    public static Outcome<ManagementDialogue> Hold(AciContract contract, DialogueDetails details)
    {
        ArgumentNullException.ThrowIfNull(contract);
        var dialogue = new ManagementDialogue { ContractId = contract.Id };
        var refusals = dialogue.Change(contract, details);
        return refusals.Count > 0 ? refusals : dialogue;
    }

    /// <summary>
    /// Replaces the whole; on refusal nothing is changed. Refuses a year outside of the contract, a missing day or one before the signature, a text too long
    /// or that names a patient, an avenant of another contract.
    /// </summary>
    public List<Refusal> Change(AciContract contract, DialogueDetails details)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(details);
        var refusals = new List<Refusal>();
        if (details.ContractYear is null or < 1 or > ContractDeadlines.ContractLength)
        {
            refusals.Add(new("year-out-of-range", $"L’année est une année du contrat, de 1 à {ContractDeadlines.ContractLength}.", nameof(ContractYear)));
        }
        if (details.HeldOn is null || details.HeldOn < contract.SignedOn || details.HeldOn > contract.SignedOn.AddYears(ContractDeadlines.ContractLength + 1))
        {
            refusals.Add(new("day-needed", "Indiquez le jour du dialogue, passé ou prévu, après la signature du contrat.", nameof(HeldOn)));
        }
        if (TypedText.Lines(details.Agreed).Length > AgreedLength)
        {
            refusals.Add(new("text-too-long", $"{FrenchNumber.Whole(AgreedLength)} caractères au plus.", nameof(Agreed)));
        }
        if (details.AvenantId is { } avenant && contract.Avenants.All(a => a.Id != avenant))
        {
            refusals.Add(new("avenant-unknown", "Choisissez un avenant de ce contrat.", nameof(AvenantId)));
        }
        refusals.AddRange(PatientWatch.Refusals((details.Agreed, nameof(Agreed))));
        if (refusals.Count == 0)
        {
            (ContractYear, HeldOn, MeetingId, Agreed, AvenantId) =
                (details.ContractYear!.Value, details.HeldOn!.Value, details.MeetingId, TypedText.Lines(details.Agreed), details.AvenantId);
        }
        return refusals;
    }
}
