using Tisserand.Data.Reference;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Shell.People;

/// <summary>What FINESS knows of an establishment, as the entry of a structure.</summary>
internal static class StructureOfDirectory
{
    /// <summary>Puts it into a form; what was typed of the phone and the address is kept.</summary>
    public static void Fill(MemberForm form, Establishment known)
    {
        (form.Kind, form.LastName, form.Finess) = (Kind(known), MemberOfDirectory.Name(known.Name), known.Finess);
        form.Siret = string.IsNullOrWhiteSpace(form.Siret) ? known.Siret : form.Siret;
        form.Phone = string.IsNullOrWhiteSpace(form.Phone) ? French.Phone(known.Phone ?? "") : form.Phone;
        form.Sites.RemoveAll(s => s.IsEmpty);
        if (form.Sites.Count == 0 && known.Commune is { } commune)
        {
            form.Sites.Add(new() { Commune = MemberText.Commune(commune), Address = known.Street });
        }
    }

    private static MemberKind Kind(Establishment known) => (known.Category, known.Family) switch
    {
        ("603", _) => MemberKind.Msp,
        ("124", _) => MemberKind.HealthCentre,
        ("500", _) => MemberKind.Ehpad,
        ("292", _) or (_, EstablishmentFamily.Hospital) => MemberKind.Hospital,
        (_, EstablishmentFamily.Pharmacy) => MemberKind.Pharmacy,
        (_, EstablishmentFamily.Laboratory) => MemberKind.Laboratory,
        _ => MemberKind.OtherStructure,
    };
}
