namespace Tisserand.Domain.Reference;

/// <summary>
/// Commune, ou arrondissement municipal de Paris, Lyon ou Marseille : a present code of the Code officiel géographique with
/// its reference population. Source : INSEE, COG au 1er janvier 2026, populations de référence 2023.
/// </summary>
/// <param name="Code">Five characters, text: 59350, 2A004, 75101.</param>
/// <param name="Region">Two digits; the collectivity's own three digits overseas.</param>
/// <param name="Epci">SIREN of the EPCI with own taxation; null for the few communes without, and overseas collectivities.</param>
/// <param name="Population">Population municipale, the one to sum; null where none was published.</param>
/// <param name="PopulationVintage">Year of that population: 2023, 2017 for Mayotte; null for overseas collectivities (various years).</param>
/// <param name="PostalCodes">A postal code covers several communes: never a key.</param>
/// <param name="Longitude">Of a point inside, WGS84 degrees: to place a circle or a label.</param>
/// <param name="SurfaceKm2">Computed from the contours.</param>
/// <param name="ParentCode">The commune of a municipal arrondissement (75056, 69123, 13055); null for a commune.</param>
public sealed record Commune(
    string Code,
    string Name,
    string Departement,
    string Region,
    string? Epci,
    int? Population,
    int? PopulationVintage,
    IReadOnlyList<string> PostalCodes,
    double Longitude,
    double Latitude,
    double SurfaceKm2,
    string? ParentCode = null)
{
    public bool IsArrondissement => ParentCode is not null;
}

/// <summary>
/// EPCI à fiscalité propre : a group of communes (CC, CA, CU, métropole). Source : DGCL, 2026. Its population is the sum of
/// the municipal populations of its communes.
/// </summary>
public sealed record Epci(string Siren, string Name, string Type, int Population, int CommuneCount);

/// <summary>Département, ou collectivité d'outre-mer. Source : INSEE, COG au 1er janvier 2026.</summary>
/// <param name="Code">01 to 95, 2A, 2B, 971 to 989.</param>
public sealed record Departement(string Code, string Name, string Region, string ChefLieu);

/// <summary>Région, ou collectivité d'outre-mer. Source : INSEE, COG au 1er janvier 2026.</summary>
public sealed record Region(string Code, string Name, string ChefLieu);

/// <summary>Commune déléguée ou associée : the former commune that survives inside a merged one. Source : INSEE, COG 2026.</summary>
/// <param name="Parent">Present code of the commune to which it belongs.</param>
public sealed record FormerCommune(string Code, string Name, string Parent);

/// <summary>Commune trouvée : a commune found by a search, and the former name by which it was found, if it was.</summary>
public sealed record CommuneMatch(Commune Commune, string? FormerName = null);

/// <summary>Code actuel ou ancien : what a code typed or read in a file designates today.</summary>
public abstract record CommuneResolution
{
    private CommuneResolution()
    {
    }

    /// <summary>One present commune or municipal arrondissement.</summary>
    /// <param name="WasFormer">True when the code given no longer exists: its commune merged, or changed code.</param>
    public sealed record Found(Commune Commune, bool WasFormer) : CommuneResolution;

    /// <summary>A former commune split between several present ones: a person has to choose.</summary>
    public sealed record Ambiguous(string FormerName, IReadOnlyList<Commune> Candidates) : CommuneResolution;

    /// <summary>Neither a present nor a former code.</summary>
    public sealed record Unknown : CommuneResolution;
}

/// <summary>Population d'un territoire : the sum of the municipal populations.</summary>
/// <param name="Population">Inhabitants.</param>
/// <param name="Vintage">Year of the populations summed; null when it is unknown or not the same for all.</param>
/// <param name="Communes">Present communes, in the order given.</param>
public sealed record CountedPopulation(long Population, int? Vintage, IReadOnlyList<Commune> Communes);
