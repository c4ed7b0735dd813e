using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>Coordonnées bancaires, telles que saisies.</summary>
/// <param name="Bic">May be empty: the bank is read from the IBAN within SEPA.</param>
/// <param name="Holder">Name of the holder of the account.</param>
public sealed record BankDetailsEntry(string? Iban, string? Bic, string? Holder);

/// <summary>
/// Coordonnées bancaires d’un adhérent : to be paid indemnities. Kept apart from the entry: only the trésorier and the person see and
/// change them, each reading is a <see cref="BankDetailsReading"/>, and the audit trail hides their values. Source: règlement (UE) 260/2012 (SEPA).
/// </summary>
public sealed class BankDetails : ICptsOwned
{
    public const int BicLength = Foundation.Bic.Length;
    public const int HolderLength = 200;

    private BankDetails()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>One at most by member.</summary>
    public Guid MemberId { get; private set; }

    /// <summary>Without blanks.</summary>
    public string Iban { get; private set; } = "";

    /// <summary>Eight or eleven characters; empty when not given.</summary>
    public string Bic { get; private set; } = "";

    public string Holder { get; private set; } = "";

    public DateOnly ChangedOn { get; private set; }

    public Iban Account => Foundation.Iban.Parse(Iban).Required;

    /// <summary>Refuses what <see cref="Change"/> refuses.</summary>
    public static Outcome<BankDetails> Keep(Guid member, BankDetailsEntry entry, DateOnly today)
    {
        var details = new BankDetails { MemberId = member };
        var refusals = details.Change(entry, today);
        return refusals.Count > 0 ? refusals : details;
    }

    /// <summary>Replaces the whole; on refusal nothing is changed. Refuses an IBAN or BIC that does not hold, a missing holder.</summary>
    public List<Refusal> Change(BankDetailsEntry entry, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var iban = Foundation.Iban.Parse(entry.Iban, nameof(Iban));
        var bic = Foundation.Bic.Clean(entry.Bic);
        var holder = TypedText.Line(entry.Holder);
        var refusals = iban.Refusals.ToList();
        refusals.AddRange(Foundation.Bic.Check(bic, nameof(Bic)));
        if (holder.Length is 0 or > HolderLength)
        {
            refusals.Add(new("holder-required", "Indiquez le titulaire du compte, tel qu’il figure sur le relevé d’identité bancaire.", nameof(Holder)));
        }
        if (refusals.Count == 0)
        {
            (Iban, Bic, Holder, ChangedOn) = (iban.Value.Characters, bic, holder, today);
        }
        return refusals;
    }
}

/// <summary>Motif d’une lecture de coordonnées bancaires.</summary>
public enum BankReadingReason
{
    /// <summary>Affichage.</summary>
    Shown,

    /// <summary>Modification.</summary>
    Edited,

    /// <summary>Export des données de la personne.</summary>
    Exported,

    /// <summary>Préparation d'un virement.</summary>
    Transferred,
}

/// <summary>
/// Lecture de coordonnées bancaires : who saw them whole, when, and whose. Source: CNIL, délibération 2021-122 (journalisation).
/// </summary>
public sealed class BankDetailsReading : ICptsOwned
{
    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ReadAt { get; private set; }

    public string ReadBy { get; private set; } = "";

    public BankReadingReason Reason { get; private set; }

    public static BankDetailsReading Of(Guid member, DateTime now, string reader, BankReadingReason reason) =>
        new() { MemberId = member, ReadAt = now, ReadBy = reader, Reason = reason };
}

/// <summary>Lectures, in French words.</summary>
public static class BankReadings
{
    public static string Label(this BankReadingReason reason) => reason switch
    {
        BankReadingReason.Shown => "affichées",
        BankReadingReason.Edited => "ouvertes pour modification",
        BankReadingReason.Transferred => "inscrites dans un virement",
        BankReadingReason.Exported => "jointes à l’export des données",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
