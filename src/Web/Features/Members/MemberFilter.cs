using Microsoft.AspNetCore.Http.Extensions;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members;

/// <summary>
/// Filters of the list of members, kept in the address; the same for the page, its files, segments, acts on a selection and the
/// API. <see cref="FindMembers"/> applies them.
/// </summary>
public sealed class MemberFilter
{
    public const string OutsideTerritory = "hors";
    public const string None = "aucun";
    public const string AnyStructure = "structure";

    /// <summary>q: words searched.</summary>
    public string Search { get; init; } = "";

    /// <summary>« personne », « structure » (any), or the code of a kind of structure.</summary>
    public string Kind { get; init; } = "";

    public string Profession { get; init; } = "";

    /// <summary>INSEE codes, one of which is that of a place of practice; or <see cref="OutsideTerritory"/>.</summary>
    public IReadOnlyList<string> Communes { get; init; } = [];

    /// <summary>liberal, salarie (both ways counts in each), mixte, non-precise.</summary>
    public string Practice { get; init; } = "";

    /// <summary>a-venir, anciens, jamais, tous; otherwise those who are members today.</summary>
    public string State { get; init; } = "";

    /// <summary>Identifier of a college, or <see cref="None"/>.</summary>
    public string College { get; init; } = "";

    /// <summary>Identifier of a tag, or <see cref="None"/>.</summary>
    public string Tag { get; init; } = "";

    /// <summary>Folded label of a role or skill.</summary>
    public string Competence { get; init; } = "";

    /// <summary>Choices of the facets of other modules, by name.</summary>
    public IReadOnlyDictionary<string, string> Facets { get; init; } = new Dictionary<string, string>();

    /// <summary>A selection made by hand: then nothing else filters.</summary>
    public Guid[] Ids { get; init; } = [];

    /// <summary>Everybody that the filters find, whatever lines were ticked.</summary>
    public bool All { get; init; }

    /// <summary>Whether anything is asked beyond « those who are members today ».</summary>
    public bool IsSet => ToQuery().Length > 0;

    /// <summary>The filters of an address.</summary>
    public static MemberFilter Read(IQueryCollection query, IEnumerable<IMemberFacet> facets)
    {
        ArgumentNullException.ThrowIfNull(query);
        string One(string name) => TypedText.Line(query[name].FirstOrDefault());
        return new()
        {
            Search = One("q"),
            Kind = One("genre"),
            Profession = One("profession"),
            Communes = [.. query["commune"].Select(TypedText.Line).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal)],
            Practice = One("exercice"),
            State = One("etat"),
            College = One("college"),
            Tag = One("etiquette"),
            Competence = One("competence"),
            Facets = facets.Select(f => (f.Name, Choice: One(f.Name))).Where(f => f.Choice.Length > 0).ToDictionary(f => f.Name, f => f.Choice, StringComparer.Ordinal),
            Ids = [.. query["ids"].Select(i => Guid.TryParse(i, out var id) ? id : default).Where(i => i != default)],
            All = query["tout"] == "true",
        };
    }

    /// <summary>The filters that are set, one by one, as the address names them.</summary>
    public IEnumerable<(string Name, string Value)> Pairs() =>
        new[]
        {
            ("q", Search), ("genre", Kind), ("profession", Profession), ("exercice", Practice), ("etat", State), ("college", College), ("etiquette", Tag), ("competence", Competence),
        }
        .Concat(Communes.Select(c => ("commune", c))).Concat(Facets.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Key, f.Value)))
        .Where(p => p.Item2.Length > 0);

    /// <summary>« profession=60&amp;commune=62534 »; empty when nothing is set.</summary>
    public string ToQuery()
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in Pairs())
        {
            query.Add(name, value);
        }
        return query.ToString().TrimStart('?');
    }
}
