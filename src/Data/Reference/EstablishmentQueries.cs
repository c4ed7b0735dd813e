using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;

namespace Tisserand.Data.Reference;

/// <summary>Which establishments a page asks for.</summary>
/// <param name="Communes">Codes of the territory; Paris, Lyon and Marseille stand for their municipal arrondissements too.</param>
public sealed record EstablishmentFilter(IReadOnlyCollection<string> Communes)
{
    public EstablishmentFamily? Family { get; init; }

    /// <summary>One commune of the territory; null for all.</summary>
    public string? Commune { get; init; }

    /// <summary>Words found in the name, the category or the city, accents and case ignored.</summary>
    public string? Text { get; init; }
}

/// <summary>Établissements of FINESS; each query costs by the size of the territory.</summary>
public sealed class EstablishmentQueries(ReferenceDb db)
{
    /// <summary>Établissement by FINESS number (nine characters, blanks ignored); null when it is not one in use.</summary>
    public async Task<Establishment?> FindByFiness(string? finess, CancellationToken cancellationToken = default)
    {
        var number = string.Concat((finess ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return number.Length == 9 ? await db.Establishments.SingleOrDefaultAsync(e => e.Finess == number, cancellationToken) : null;
    }

    /// <summary>Those of a territory, to be sorted and paged.</summary>
    public IQueryable<Establishment> Of(EstablishmentFilter filter)
    {
        var communes = Communes(filter.Communes, filter.Commune);
        var found = db.Establishments.Where(e => e.Commune != null && EF.Parameter(communes).Contains(e.Commune));
        if (filter.Family is { } family)
        {
            found = found.Where(e => e.Family == family);
        }
        foreach (var word in FoldedText.Of(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            found = found.Where(e => e.Folded.Contains(word));
        }
        return found;
    }

    /// <summary>How many of each family in these communes.</summary>
    public Task<Dictionary<EstablishmentFamily, int>> Families(IReadOnlyCollection<string> communes, CancellationToken cancellationToken = default)
    {
        var codes = Communes(communes, null);
        return db.Establishments.Where(e => e.Commune != null && EF.Parameter(codes).Contains(e.Commune))
            .GroupBy(e => e.Family).ToDictionaryAsync(g => g.Key, g => g.Count(), cancellationToken);
    }

    private static List<string> Communes(IReadOnlyCollection<string> territory, string? one)
    {
        var codes = Geography.Current.DirectoryCodes(territory);
        return one is null ? [.. codes] : [.. Geography.Current.DirectoryCodes([one]).Intersect(codes, StringComparer.Ordinal)];
    }
}
