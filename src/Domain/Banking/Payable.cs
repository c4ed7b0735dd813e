using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking;

/// <summary>Ce qu'un virement paie : the fact of another module, opaque here.</summary>
/// <param name="Kind">Stable code, in small letters: « indemnite ».</param>
public sealed record PaidSource(string Kind, Guid Id)
{
    public const int KindLength = 40;
    public const int KeyLength = 80;

    /// <summary>One word for both: « indemnite:0198… ».</summary>
    public string Key => $"{Kind}:{Id:D}";
}

/// <summary>Somme à payer : approved by its module and not paid.</summary>
/// <param name="PayeeId">Whom: several sums of one payee make one transfer.</param>
/// <param name="PayeeName">« Anaïs Roche ».</param>
/// <param name="Label">What for: « Groupe plaies du 12 mars 2026 ».</param>
public sealed record Payable(PaidSource Source, Guid PayeeId, string PayeeName, string Label, DateOnly Day, Money Amount)
{
    /// <summary>Why it cannot be put into a transfer; null when it can.</summary>
    public Refusal? Obstacle { get; init; }

    /// <summary>What deserves a second look; null when nothing does.</summary>
    public string? Warning { get; init; }

    /// <summary>Whether the payee has an account to be paid on.</summary>
    public bool HasAccount { get; init; }
}

/// <summary>Compte d'un bénéficiaire : where a payee is paid.</summary>
/// <param name="Iban">Without blanks; its key holds.</param>
/// <param name="Bic">May be empty.</param>
/// <param name="Holder">As written on the bank details.</param>
public sealed record PayeeAccount(string Iban, string Bic, string Holder)
{
    /// <summary>
    /// The holder bears a name of the payee: since October 2025 the bank compares them before it pays. Source: règlement (UE) 2024/886
    /// (vérification du bénéficiaire).
    /// </summary>
    public bool IsNamedAs(string payee)
    {
        var holder = FoldedText.Of(Holder).Split(' ');
        return FoldedText.Of(payee).Split(' ').Any(word => word.Length > 2 && holder.Contains(word, StringComparer.Ordinal));
    }
}
