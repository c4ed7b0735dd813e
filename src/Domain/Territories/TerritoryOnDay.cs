using Tisserand.Domain.Reference;

namespace Tisserand.Domain.Territories;

/// <summary>
/// Territoire à une date : the lines in force on a day, their population and the size that follows. Whatever the day, the
/// populations are those of the vintage in hand: the size is the one that this list of communes would give now.
/// Source: INSEE, populations de référence; thresholds of <see cref="CptsSize"/>.
/// </summary>
/// <param name="Lines">By name.</param>
/// <param name="Population">Municipal populations of the whole communes, and typed populations of the parts.</param>
/// <param name="Vintage">Year of the municipal populations; null when they are not all of one year.</param>
/// <param name="Size">Null when nobody lives there.</param>
/// <param name="Departements">Those touched, by code.</param>
public sealed record TerritoryOnDay(
    DateOnly Day,
    IReadOnlyList<CountedLine> Lines,
    int Population,
    int? Vintage,
    SizeFinding? Size,
    IReadOnlyList<Departement> Departements)
{
    public bool IsEmpty => Lines.Count == 0;

    public IEnumerable<CountedLine> Parts => Lines.Where(l => l.Line.IsPart);

    /// <summary>Present codes of the whole communes and parts, once each: what the directories and the map are asked for.</summary>
    public IReadOnlyList<string> CommuneCodes => [.. Lines.Select(l => l.Commune?.Code).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The next larger size; null in size 4, or without a population.</summary>
    public CptsSize? NextSize => Size is { Size.Number: var number } && number < CptsSize.All.Count ? CptsSize.All[number] : null;

    /// <summary>Inhabitants that are missing for <see cref="NextSize"/>.</summary>
    public int? MissingForNextSize => NextSize is { } next ? next.From - Population : null;

    /// <summary>Inhabitants that could leave without losing the size; null in size 1.</summary>
    public int? SpareInSize => Size is { Size: { Number: > 1 } size } ? Population - size.From : null;

    internal static TerritoryOnDay Of(DateOnly day, IEnumerable<TerritoryLine> inForce, Geography geography)
    {
        var counted = new List<CountedLine>();
        var whole = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in inForce)
        {
            var commune = (geography.Resolve(line.Commune) as CommuneResolution.Found)?.Commune;
            // Two communes that have merged since are one: it counts once.
            var merged = commune is not null && !line.IsPart && !whole.Add(commune.Code);
            counted.Add(new(line, commune, merged ? 0 : line.PartPopulation ?? commune?.Population ?? 0));
        }
        var lines = counted.OrderBy(l => l.SortName, StringComparer.Ordinal).ThenBy(l => l.Line.Commune, StringComparer.Ordinal).ToList();
        var population = lines.Sum(l => l.Population);
        var vintages = lines.Where(l => !l.Line.IsPart).Select(l => l.Commune?.PopulationVintage).Distinct().ToList();
        return new(
            day,
            lines,
            population,
            vintages.Count == 1 ? vintages[0] : null,
            CptsSize.Of(population).Value,
            [.. lines.Select(l => geography.FindDepartement(l.Commune?.Departement)).OfType<Departement>().Distinct().OrderBy(d => d.Code, StringComparer.Ordinal)]);
    }
}

/// <summary>Ligne comptée : a line of the territory with what it adds to the population.</summary>
/// <param name="Commune">The present commune; null when the code no longer leads to exactly one.</param>
/// <param name="Population">Inhabitants counted; 0 for a commune counted with the one it merged with, or without a known commune.</param>
public sealed record CountedLine(TerritoryLine Line, Commune? Commune, int Population)
{
    /// <summary>Folded name, to sort and search.</summary>
    public string SortName { get; } = Foundation.FoldedText.Of(Line.Name);
}
