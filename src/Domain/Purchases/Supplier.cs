using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;

namespace Tisserand.Domain.Purchases;

/// <summary>Fournisseur : whom the CPTS pays on an invoice. Source: none, a need of the application.</summary>
public sealed class Supplier : ICptsOwned
{
    public const int NameLength = 60;
    public const int EmailLength = 200;

    private Supplier()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Name, folded: searched, sorted, one supplier by name.</summary>
    public string FoldedName { get; private set; } = "";

    /// <summary>Fourteen digits; empty when unknown.</summary>
    public string Siret { get; private set; } = "";

    /// <summary>Where to write; also tells a supplier who approves invoices from one who does not.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Characters of the account on which it is paid, without blanks; none when unknown.</summary>
    public string? Iban { get; private set; }

    public Iban? Account => Iban is null ? null : Foundation.Iban.Parse(Iban).Required;

    public static Outcome<Supplier> Add(string? name, string? siret, string? email)
    {
        var supplier = new Supplier();
        var refusals = supplier.Change(name, siret, email);
        return refusals.Count > 0 ? refusals : supplier;
    }

    /// <summary>Refuses a missing name and a SIRET that has not fourteen digits.</summary>
    public List<Refusal> Change(string? name, string? siret, string? email)
    {
        var refusals = new List<Refusal>();
        if (TypedText.Line(name).Length is 0 or > NameLength || FoldedText.Of(name).Length == 0)
        {
            refusals.Add(new("name-needed", $"Nommez le fournisseur ({NameLength} caractères au plus).", nameof(Name)));
        }
        var number = string.IsNullOrWhiteSpace(siret) ? "" : StructureNumber.ParseSiret(siret, nameof(Siret));
        refusals.AddRange(number.Refusals);
        if (TypedText.Line(email).Length > EmailLength)
        {
            refusals.Add(new("text-too-long", $"{EmailLength} caractères au plus.", nameof(Email)));
        }
        if (refusals.Count == 0)
        {
            (Name, FoldedName, Siret, Email) = (TypedText.Line(name), FoldedText.Of(name), number.Value!, TypedText.Line(email));
        }
        return refusals;
    }

    /// <summary>Sets the account on which it is paid; empty takes it out. Refuses a wrong IBAN.</summary>
    public List<Refusal> PayOn(string? iban)
    {
        if (string.IsNullOrWhiteSpace(iban))
        {
            Iban = null;
            return [];
        }
        var account = Foundation.Iban.Parse(iban, nameof(Iban));
        Iban = account.Succeeded ? account.Value.Characters : Iban;
        return [.. account.Refusals];
    }
}
