using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Domain.Territories;

namespace Tisserand.Web.Shell.People;

/// <summary>The entry of a member, as typed.</summary>
public sealed class MemberForm
{
    public MemberKind Kind { get; set; }

    public bool IsStructure => Kind != MemberKind.Person;

    /// <summary>Of a person; raison sociale of a structure.</summary>
    public string? LastName { get; set; }

    public string? FirstName { get; set; }

    public string? Profession { get; set; }

    public string? Rpps { get; set; }

    public string? Finess { get; set; }

    public string? Siret { get; set; }

    public bool IsLiberal { get; set; }

    public bool IsSalaried { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Notes { get; set; }

    public List<SiteForm> Sites { get; set; } = [];

    /// <summary>First day of membership; a new entry only.</summary>
    public DateOnly? FirstDay { get; set; }

    /// <summary>Mark of the entry as it was shown, so that nobody's change made meanwhile is lost; a known entry only.</summary>
    public string? Mark { get; set; }

    /// <summary>The warnings were read: save as it is.</summary>
    public bool Confirmed { get; set; }

    public static MemberForm Of(Member member) => new()
    {
        Kind = member.Kind,
        Finess = member.Finess,
        Siret = member.Siret,
        LastName = member.LastName,
        FirstName = member.FirstName,
        Profession = member.Profession,
        Rpps = member.Rpps,
        IsLiberal = member.IsLiberal,
        IsSalaried = member.IsSalaried,
        Email = member.Email,
        Phone = Shell.Formats.French.Phone(member.Phone),
        Notes = member.Notes,
        Sites = [.. member.Sites.Select(s => new SiteForm { Id = s.Id, Commune = MemberText.Commune(s.Commune), Label = s.Label, Address = s.Address })],
    };

    /// <summary>
    /// What was typed, its communes understood; a place left empty is dropped. The refusals are those of the communes alone:
    /// the entry itself refuses the rest.
    /// </summary>
    public (MemberDetails Details, List<Refusal> Communes) Read()
    {
        Sites.RemoveAll(s => s.IsEmpty);
        var refusals = new List<Refusal>();
        var sites = new List<PracticeSiteDetails>();
        foreach (var site in Sites)
        {
            var read = TypedCommune.Read(site.Commune, Geography.Current);
            if (read is [{ Commune: { } commune }])
            {
                sites.Add(new(site.Id, commune.Code, site.Label, site.Address));
                continue;
            }
            var refusal = read is [{ Refusal: { } said }] ? said : new Refusal("commune-required", "Indiquez une commune\u00A0: son nom, son code postal ou son code INSEE.");
            refusals.Add(refusal with { Field = $"Sites[{sites.Count}].Commune" });
            sites.Add(new(site.Id, null, site.Label, site.Address));
        }
        return (new(LastName, FirstName, Profession, Rpps, IsLiberal, IsSalaried, Email, Phone, Notes, sites) { Kind = Kind, Finess = Finess, Siret = Siret }, refusals);
    }

    public sealed class SiteForm
    {
        public Guid? Id { get; set; }

        public string? Commune { get; set; }

        public string? Label { get; set; }

        public string? Address { get; set; }

        public bool IsEmpty => string.IsNullOrWhiteSpace(Commune) && string.IsNullOrWhiteSpace(Label) && string.IsNullOrWhiteSpace(Address);
    }
}
