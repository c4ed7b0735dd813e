using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking;

/// <summary>Compte bancaire, tel que saisi.</summary>
/// <param name="Name">As it is called in the house: « Compte courant ».</param>
/// <param name="Bic">May be empty: the bank is read from the IBAN within SEPA.</param>
/// <param name="Holder">As the bank knows the association.</param>
public sealed record BankAccountEntry(string? Name, string? Iban, string? Bic, string? Holder);

/// <summary>Compte bancaire de la CPTS : what its transfers leave from and its statements tell of. Source: règlement (UE) 260/2012 (SEPA).</summary>
public sealed class BankAccount : ICptsOwned
{
    public const int NameLength = 100;
    public const int HolderLength = 70;

    private BankAccount()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Without blanks.</summary>
    public string Iban { get; private set; } = "";

    /// <summary>Eight or eleven characters; empty when not given.</summary>
    public string Bic { get; private set; } = "";

    public string Holder { get; private set; } = "";

    /// <summary>No longer used: kept for what it holds.</summary>
    public bool IsClosed { get; private set; }

    public Iban Account => Foundation.Iban.Parse(Iban).Required;

    /// <summary>« Compte courant, FR•• •••• 0189 ».</summary>
    public string Label => $"{Name}, {Account.Masked}";

    /// <summary>Refuses what <see cref="Change"/> refuses.</summary>
    public static Outcome<BankAccount> Open(BankAccountEntry entry)
    {
        var account = new BankAccount();
        var refusals = account.Change(entry);
        return refusals.Count > 0 ? refusals : account;
    }

    /// <summary>Replaces the whole; on refusal nothing is changed. Refuses an IBAN or BIC that does not hold, a missing name or holder.</summary>
    public List<Refusal> Change(BankAccountEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var iban = Foundation.Iban.Parse(entry.Iban, nameof(Iban));
        var (name, bic, holder) = (TypedText.Line(entry.Name), Foundation.Bic.Clean(entry.Bic), TypedText.Line(entry.Holder));
        var refusals = iban.Refusals.ToList();
        if (name.Length is 0 or > NameLength)
        {
            refusals.Add(new("name-required", $"Donnez un nom à ce compte (exemple\u00A0: Compte courant), {NameLength} caractères au plus.", nameof(Name)));
        }
        refusals.AddRange(Foundation.Bic.Check(bic, nameof(Bic)));
        if (holder.Length is 0 or > HolderLength)
        {
            refusals.Add(new("holder-required", $"Indiquez le titulaire du compte, tel qu’il figure sur le relevé d’identité bancaire, {HolderLength} caractères au plus.", nameof(Holder)));
        }
        if (refusals.Count == 0)
        {
            (Name, Iban, Bic, Holder) = (name, iban.Value.Characters, bic, holder);
        }
        return refusals;
    }

    public void Close(bool isClosed) => IsClosed = isClosed;
}
