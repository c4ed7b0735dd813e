using System.Globalization;
using Tisserand.Data.Reference;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Shell.People;

/// <summary>What the public directory knows of a professional, as the entry of a member.</summary>
internal static class MemberOfDirectory
{
    public static MemberDetails Details(Professional known)
    {
        var places = Places(known);
        return new(
            Name(known.LastName), Name(known.FirstName), Profession(known), known.Rpps,
            known.Activities.Any(a => a.Mode == Nomenclature.Liberal), known.Activities.Any(a => a.Mode == Nomenclature.Salaried),
            places.Select(p => p.Email).FirstOrDefault(e => !string.IsNullOrEmpty(e)),
            places.Select(p => p.Phone).FirstOrDefault(t => !string.IsNullOrEmpty(t)),
            null,
            [.. places.Select(p => new PracticeSiteDetails(null, p.Commune, Label(p), p.Street))]);
    }

    /// <summary>Puts it into a form; e-mail address, phone and places already typed are kept.</summary>
    public static void Fill(MemberForm form, Professional known)
    {
        var details = Details(known);
        (form.LastName, form.FirstName, form.Profession, form.Rpps) = (details.LastName, details.FirstName, details.Profession, details.Rpps);
        (form.IsLiberal, form.IsSalaried) = (details.IsLiberal, details.IsSalaried);
        form.Email = string.IsNullOrWhiteSpace(form.Email) ? details.Email : form.Email;
        form.Phone = string.IsNullOrWhiteSpace(form.Phone) ? French.Phone(details.Phone ?? "") : form.Phone;
        form.Sites.RemoveAll(s => s.IsEmpty);
        if (form.Sites.Count == 0)
        {
            form.Sites.AddRange(details.Sites.Select(s => new MemberForm.SiteForm { Commune = MemberText.Commune(s.Commune!), Label = s.Label, Address = s.Address }));
        }
    }

    public static string Profession(Professional known) =>
        Nomenclature.FindProfession(known.Activities.Select(a => a.Profession).FirstOrDefault(p => p is not null) ?? known.Profession)?.Code ?? Member.OtherProfession;

    /// <summary>« DUPONT-MARTIN » gives « Dupont-Martin », « D'HONDT » gives « D’Hondt »; a name that already has small letters is left as it is.</summary>
    public static string Name(string name)
    {
        if (name.Any(char.IsLower))
        {
            return name;
        }
        var small = name.ToLower(French.Culture).ToCharArray();
        for (var i = 0; i < small.Length; i++)
        {
            if (i == 0 || small[i - 1] is ' ' or '-' or '\'' or '’')
            {
                small[i] = char.ToUpper(small[i], CultureInfo.InvariantCulture);
            }
        }
        return new(small);
    }

    /// <summary>Distinct places whose commune is known, those of a replacement left out.</summary>
    private static List<Place> Places(Professional known) =>
    [
        .. known.Activities.Where(a => !a.Replacement).Select(a => a.Place).OfType<Place>()
            .Where(p => Geography.Current.Find(p.Commune) is not null).DistinctBy(p => p.Key).Take(10),
    ];

    private static string? Label(Place place) => string.IsNullOrWhiteSpace(place.Sign) ? place.Name : place.Sign;
}
