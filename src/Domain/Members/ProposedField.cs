using System.Text.Json;

namespace Tisserand.Domain.Members;

/// <summary>Rubrique d’un changement proposé : what of an entry a proposal is about. Source: annuaire santé; fiche 1 du guide.</summary>
public enum ProposedField
{
    LastName,
    FirstName,

    /// <summary>A code of the nomenclature.</summary>
    Profession,

    /// <summary>Eleven digits, or nothing.</summary>
    Rpps,

    /// <summary>« L », « S », « LS » or nothing.</summary>
    Practice,
    Email,
    Phone,

    /// <summary>All the places of practice, as <see cref="ProposedFields.Of(IEnumerable{ProposedPlace})"/> writes them.</summary>
    Places,

    /// <summary>No value to take: the person left the public directory, on the day that is proposed.</summary>
    GoneFromDirectory,

    /// <summary>No value to take: no place is left in the territory; the proposed value names the communes, by code, or none.</summary>
    LeftTerritory,
}

/// <summary>Lieu proposé : a place of practice within a proposed change.</summary>
public sealed record ProposedPlace(string Commune, string Label, string Address);

/// <summary>Valeurs des rubriques : how the value of a rubric of an entry is written, read, and put into the entry.</summary>
public static class ProposedFields
{
    /// <summary>Value of <see cref="ProposedField.LeftTerritory"/> for who practises in no commune any more.</summary>
    public const string Nowhere = "aucune";

    /// <summary>Whether it only tells something, the act being another: to end a membership.</summary>
    public static bool IsNews(this ProposedField field) => field is ProposedField.GoneFromDirectory or ProposedField.LeftTerritory;

    /// <summary>What the entry says of a rubric; empty for news.</summary>
    public static string Of(Member member, ProposedField field)
    {
        ArgumentNullException.ThrowIfNull(member);
        return field switch
        {
            ProposedField.LastName => member.LastName,
            ProposedField.FirstName => member.FirstName,
            ProposedField.Profession => member.Profession,
            ProposedField.Rpps => member.Rpps ?? "",
            ProposedField.Practice => Practice(member.IsLiberal, member.IsSalaried),
            ProposedField.Email => member.Email,
            ProposedField.Phone => member.Phone,
            ProposedField.Places => Of(member.Sites.Select(s => new ProposedPlace(s.Commune, s.Label, s.Address))),
            ProposedField.GoneFromDirectory or ProposedField.LeftTerritory => "",
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };
    }

    /// <summary>Places as one value, the main one first.</summary>
    public static string Of(IEnumerable<ProposedPlace> places) => JsonSerializer.Serialize(places);

    public static string Practice(bool isLiberal, bool isSalaried) => (isLiberal ? "L" : "") + (isSalaried ? "S" : "");

    /// <summary>The places of a value written by <see cref="Of(IEnumerable{ProposedPlace})"/>.</summary>
    public static IReadOnlyList<ProposedPlace> Places(string value) =>
        string.IsNullOrEmpty(value) ? [] : JsonSerializer.Deserialize<List<ProposedPlace>>(value) ?? [];

    /// <summary>The entry with that value; a place that stays keeps its row.</summary>
    public static MemberDetails With(this MemberDetails details, ProposedField field, string value)
    {
        ArgumentNullException.ThrowIfNull(details);
        ArgumentNullException.ThrowIfNull(value);
        return field switch
        {
            ProposedField.LastName => details with { LastName = value },
            ProposedField.FirstName => details with { FirstName = value },
            ProposedField.Profession => details with { Profession = value },
            ProposedField.Rpps => details with { Rpps = value },
            ProposedField.Practice => details with { IsLiberal = value.Contains('L', StringComparison.Ordinal), IsSalaried = value.Contains('S', StringComparison.Ordinal) },
            ProposedField.Email => details with { Email = value },
            ProposedField.Phone => details with { Phone = value },
            ProposedField.Places => details with { Sites = Sites(details.Sites, Places(value)) },
            ProposedField.GoneFromDirectory or ProposedField.LeftTerritory => details,
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };
    }

    private static List<PracticeSiteDetails> Sites(IReadOnlyList<PracticeSiteDetails> held, IReadOnlyList<ProposedPlace> places)
    {
        var left = held.ToList();
        var sites = new List<PracticeSiteDetails>();
        foreach (var place in places)
        {
            var same = left.Find(s => (s.Commune, s.Label ?? "", s.Address ?? "") == (place.Commune, place.Label, place.Address));
            left.Remove(same!);
            sites.Add(new(same?.Id, place.Commune, place.Label, place.Address));
        }
        return sites;
    }
}
