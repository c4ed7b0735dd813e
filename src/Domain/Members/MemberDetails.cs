using System.Net.Mail;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;

namespace Tisserand.Domain.Members;

/// <summary>
/// Fiche d’un adhérent, telle que saisie : what is known of a person or a structure, before it is accepted by <see cref="Member.Create"/>.
/// </summary>
/// <param name="LastName">Of a person; raison sociale of a structure, of which first name, profession, RPPS number and practice are ignored.</param>
/// <param name="Profession">A code of <see cref="Nomenclature"/>, or <see cref="Member.OtherProfession"/>.</param>
/// <param name="Rpps">Empty when the person has none, or it is not known.</param>
/// <param name="Sites">Places of practice, the main one first.</param>
public sealed record MemberDetails(
    string? LastName,
    string? FirstName,
    string? Profession,
    string? Rpps,
    bool IsLiberal,
    bool IsSalaried,
    string? Email,
    string? Phone,
    string? Notes,
    IReadOnlyList<PracticeSiteDetails> Sites)
{
    public MemberKind Kind { get; init; }

    /// <summary>Of a structure; may be empty.</summary>
    public string? Finess { get; init; }

    /// <summary>Of a structure; may be empty.</summary>
    public string? Siret { get; init; }

    public bool IsStructure => Kind != MemberKind.Person;

    /// <summary>What deserves a second look: the keys of the numbers, and notes that seem to name a patient.</summary>
    public IReadOnlyList<Warning> Warnings()
    {
        var warnings = new List<Warning>();
        if (IsStructure && StructureNumber.ParseFiness(Finess).Value is { } finess && StructureNumber.FinessWarning(finess) is { } finessKey)
        {
            warnings.Add(new("finess-key", finessKey, nameof(Finess)));
        }
        if (IsStructure && StructureNumber.ParseSiret(Siret).Value is { } siret && StructureNumber.SiretWarning(siret) is { } siretKey)
        {
            warnings.Add(new("siret-key", siretKey, nameof(Siret)));
        }
        if (!IsStructure && !string.IsNullOrWhiteSpace(Rpps) && RppsNumber.Parse(Rpps) is { Succeeded: true, Value.Warning: { } key })
        {
            warnings.Add(new("rpps-key", key, nameof(Rpps)));
        }
        if (PatientWatch.Warning(Notes) is { } patient)
        {
            warnings.Add(new("patient-identity", patient, nameof(Notes)));
        }
        for (var i = 0; i < Sites.Count; i++)
        {
            if (PatientWatch.Warning(Sites[i].Label) is { } named)
            {
                warnings.Add(new("patient-identity", named, $"Sites[{i}].Label"));
            }
        }
        return warnings;
    }

    internal List<Refusal> Refusals()
    {
        var refusals = new List<Refusal>();
        if (IsStructure)
        {
            Named(refusals, LastName, nameof(LastName), "Indiquez la raison sociale (100 caractères au plus).");
            if (!string.IsNullOrWhiteSpace(Finess))
            {
                refusals.AddRange(StructureNumber.ParseFiness(Finess, nameof(Finess)).Refusals);
            }
            if (!string.IsNullOrWhiteSpace(Siret))
            {
                refusals.AddRange(StructureNumber.ParseSiret(Siret, nameof(Siret)).Refusals);
            }
        }
        else
        {
            PersonRefusals(refusals);
        }
        if (TypedText.Line(Email) is { Length: > 0 } email && !IsEmail(email))
        {
            refusals.Add(new("email-invalid", "Cette adresse électronique n’est pas complète (exemple\u00A0: prenom.nom@exemple.fr).", nameof(Email)));
        }
        if (TypedText.Line(Phone).Length > 40)
        {
            refusals.Add(new("phone-long", "Indiquez un seul numéro de téléphone.", nameof(Phone)));
        }
        if (TypedText.Lines(Notes).Length > Member.NotesLength)
        {
            refusals.Add(new("notes-long", "Les notes ne dépassent pas 4 000 caractères.", nameof(Notes)));
        }
        for (var i = 0; i < Sites.Count; i++)
        {
            refusals.AddRange(Sites[i].Refusals().Select(r => r.At($"Sites[{i}]")));
        }
        return refusals;
    }

    private void PersonRefusals(List<Refusal> refusals)
    {
        Named(refusals, LastName, nameof(LastName), "Indiquez le nom (100 caractères au plus).");
        Named(refusals, FirstName, nameof(FirstName), "Indiquez le prénom (100 caractères au plus).");
        if (Profession != Member.OtherProfession && Nomenclature.FindProfession(Profession) is null)
        {
            refusals.Add(new("profession-required", "Choisissez une profession de la liste.", nameof(Profession)));
        }
        if (!string.IsNullOrWhiteSpace(Rpps))
        {
            refusals.AddRange(RppsNumber.Parse(Rpps, nameof(Rpps)).Refusals);
        }
    }

    private static void Named(List<Refusal> refusals, string? name, string field, string message)
    {
        if (FoldedText.Of(name).Length == 0 || TypedText.Line(name).Length > Member.NameLength)
        {
            refusals.Add(new("name-required", message, field));
        }
    }

    private static bool IsEmail(string text) =>
        text.Length <= 320 && MailAddress.TryCreate(text, out var address) && address.Address == text
        && address.Host.Contains('.', StringComparison.Ordinal) && !address.Host.EndsWith('.');
}

/// <summary>Lieu d’exercice saisi : a place of practice, as typed.</summary>
/// <param name="Id">The place that this one corrects; null for a new one.</param>
/// <param name="Commune">A present INSEE code, or that of a municipal arrondissement.</param>
/// <param name="Label">Name of the place: « MSP du Haut Pays ». May be empty.</param>
/// <param name="Address">Number and street. May be empty.</param>
public sealed record PracticeSiteDetails(Guid? Id, string? Commune, string? Label, string? Address)
{
    internal IEnumerable<Refusal> Refusals()
    {
        if (Geography.Current.Find(Commune) is null)
        {
            yield return new("commune-required", "Choisissez une commune\u00A0: son nom, son code postal ou son code INSEE.", nameof(Commune));
        }
        if (TypedText.Line(Label).Length > PracticeSite.TextLength)
        {
            yield return new("label-long", "Le nom du lieu ne dépasse pas 200 caractères.", nameof(Label));
        }
        if (TypedText.Line(Address).Length > PracticeSite.TextLength)
        {
            yield return new("address-long", "L’adresse ne dépasse pas 200 caractères.", nameof(Address));
        }
    }
}
