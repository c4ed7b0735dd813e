using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Reference;

/// <summary>
/// Découpage administratif : communes, municipal arrondissements, EPCI, départements and regions of one vintage, with the
/// former codes that lead to them. Source : INSEE, DGCL, La Poste, IGN (see <see cref="Credit"/>).
/// </summary>
public sealed class Geography
{
    /// <summary>Millésime de la population : year of the reference populations (in force from 1 January 2026).</summary>
    public const int PopulationVintage = 2023;

    /// <summary>The line to show wherever these data are.</summary>
    public const string Credit =
        "Sources : INSEE (COG au 1er janvier 2026, populations de référence 2023 en vigueur au 1er janvier 2026), "
        + "DGCL (intercommunalités 2026), La Poste, IGN (Admin Express) – Licence Ouverte 2.0";

    private static readonly Lazy<Geography> Embedded = new(() => new(GeographyFiles.Read()));

    private readonly Dictionary<string, Commune> _byCode;
    private readonly Dictionary<string, string> _formerCodes;
    private readonly Dictionary<string, FormerCommune> _delegated;
    private readonly Dictionary<string, Epci> _epci;
    private readonly ILookup<string, Commune> _byEpci;
    private readonly ILookup<string, Commune> _arrondissements;
    private readonly ILookup<string, GeographyFiles.SplitCode> _splitCodes;
    private readonly Lazy<CommuneSearch> _search;

    internal Geography(GeographyFiles files)
    {
        Communes = files.Communes;
        MunicipalArrondissements = files.Arrondissements;
        Departements = files.Departements;
        Regions = files.Regions;
        _byCode = new(files.Communes.Count + files.Arrondissements.Count, StringComparer.Ordinal);
        foreach (var commune in files.Communes.Concat(files.Arrondissements))
        {
            _byCode.Add(commune.Code, commune);
        }
        _formerCodes = files.FormerCodes;
        _delegated = files.FormerCommunes.ToDictionary(f => f.Code, StringComparer.Ordinal);
        _splitCodes = files.SplitCodes.ToLookup(s => s.FormerCode, StringComparer.Ordinal);
        _byEpci = files.Communes.Where(c => c.Epci is not null).ToLookup(c => c.Epci!, StringComparer.Ordinal);
        _arrondissements = files.Arrondissements.ToLookup(c => c.ParentCode!, StringComparer.Ordinal);
        AllEpci = [.. files.Epci.Select(e => e with
        {
            Population = _byEpci[e.Siren].Sum(c => c.Population ?? 0),
            CommuneCount = _byEpci[e.Siren].Count(),
        })];
        _epci = AllEpci.ToDictionary(e => e.Siren, StringComparer.Ordinal);
        _search = new(() => new(files.Communes, files.Arrondissements, FormerCommunes, AllEpci));
    }

    /// <summary>The vintage shipped with the application; read once, on first use.</summary>
    public static Geography Current => Embedded.Value;

    /// <summary>Millésime du découpage : the limits are those of this day.</summary>
    public static DateOnly Vintage { get; } = new(2026, 1, 1);

    /// <summary>Present communes, without the municipal arrondissements, by code.</summary>
    public IReadOnlyList<Commune> Communes { get; }

    /// <summary>The 45 municipal arrondissements, by code.</summary>
    public IReadOnlyList<Commune> MunicipalArrondissements { get; }

    /// <summary>Delegated and associated communes whose name is no longer that of a commune, with the present commune that holds them today.</summary>
    public IEnumerable<(FormerCommune Former, Commune Heir)> FormerCommunes =>
        from former in _delegated.Values
        let heir = (Resolve(former.Code) as CommuneResolution.Found)?.Commune
        where heir is not null && former.Name != heir.Name
        select (former, heir);

    public IReadOnlyList<Epci> AllEpci { get; }

    public IReadOnlyList<Departement> Departements { get; }

    public IReadOnlyList<Region> Regions { get; }

    /// <summary>The commune or municipal arrondissement of a present code.</summary>
    public Commune? Find(string? code) => code is not null && _byCode.TryGetValue(code, out var commune) ? commune : null;

    /// <summary>What a code, present or of a commune since merged, designates today. Blanks around and case are ignored.</summary>
    public CommuneResolution Resolve(string? code)
    {
        var wanted = (code ?? "").Trim().ToUpperInvariant();
        if (Find(wanted) is { } present)
        {
            return new CommuneResolution.Found(present, WasFormer: false);
        }
        if (_splitCodes.Contains(wanted))
        {
            var parts = _splitCodes[wanted].ToList();
            return new CommuneResolution.Ambiguous(parts[0].FormerName, [.. parts.Select(p => _byCode[p.Commune])]);
        }
        return _formerCodes.TryGetValue(wanted, out var heir) || (_delegated.TryGetValue(wanted, out var d) && (heir = d.Parent) is not null)
            ? new CommuneResolution.Found(_byCode[heir], WasFormer: true)
            : new CommuneResolution.Unknown();
    }

    /// <summary>
    /// Communes and municipal arrondissements by the beginning of the words of their name (present, or former when merged),
    /// by INSEE code or by postal code, alone or together (« 59000 lille »). Accents and case ignored, « st » finds « Saint ».
    /// Exact names first, then names that begin so, then by population.
    /// </summary>
    public IReadOnlyList<CommuneMatch> Search(string? text, int limit = 20) => _search.Value.Communes(text, limit);

    /// <summary>EPCI by the words of their name or by SIREN; largest first among equals.</summary>
    public IReadOnlyList<Epci> SearchEpci(string? text, int limit = 20) => _search.Value.Epci(text, limit);

    public Epci? FindEpci(string? siren) => siren is not null && _epci.TryGetValue(siren, out var epci) ? epci : null;

    public IReadOnlyList<Commune> CommunesOfEpci(string siren) => [.. _byEpci[siren]];

    /// <summary>Municipal arrondissements of a commune: 20 for Paris, 9 for Lyon, 16 for Marseille, none elsewhere.</summary>
    public IReadOnlyList<Commune> ArrondissementsOf(string communeCode) => [.. _arrondissements[communeCode]];

    /// <summary>
    /// The codes under which the public directories may place what is in these communes: themselves, and for Paris, Lyon and
    /// Marseille their municipal arrondissements.
    /// </summary>
    public IReadOnlyList<string> DirectoryCodes(IEnumerable<string> codes) =>
        [.. codes.SelectMany(c => _arrondissements[c].Select(a => a.Code).Prepend(c)).Distinct(StringComparer.Ordinal)];

    public Departement? FindDepartement(string? code) =>
        Departements.FirstOrDefault(d => string.Equals(d.Code, code, StringComparison.Ordinal));

    public Region? FindRegion(string? code) => Regions.FirstOrDefault(r => string.Equals(r.Code, code, StringComparison.Ordinal));

    /// <summary>
    /// Population municipale of a list of codes; codes of merged communes are understood. Refuses, each by its index in
    /// <paramref name="field"/>: an unknown code, a former commune split between several, the same commune twice, Paris, Lyon or
    /// Marseille together with one of its arrondissements, a commune without a published population; and an empty list.
    /// </summary>
    public Outcome<CountedPopulation> PopulationOf(IReadOnlyList<string?> codes, string field = "communes")
    {
        if (codes.Count == 0)
        {
            return new Refusal("communes-missing", "Indiquez au moins une commune.", field);
        }
        var refusals = new List<Refusal>();
        var communes = new List<Commune>(codes.Count);
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < codes.Count; i++)
        {
            var typed = (codes[i] ?? "").Trim();
            var (commune, refusal) = ToCount(typed, taken);
            if (commune is not null)
            {
                communes.Add(commune);
                taken.Add(commune.Code, typed);
            }
            else if (refusal is not null)
            {
                refusals.Add(refusal.At($"{field}[{i}]"));
            }
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var vintages = communes.Select(c => c.PopulationVintage).Distinct().ToList();
        return new CountedPopulation(communes.Sum(c => (long)c.Population!.Value), vintages.Count == 1 ? vintages[0] : null, communes);
    }

    private (Commune? Commune, Refusal? Refusal) ToCount(string typed, Dictionary<string, string> taken)
    {
        switch (Resolve(typed))
        {
            case CommuneResolution.Ambiguous a:
                var heirs = string.Join(", ", a.Candidates.Select(c => $"{c.Name} ({c.Code})"));
                return (null, new("commune-ambiguous",
                    $"L’ancienne commune de {a.FormerName} ({typed}) a été partagée entre plusieurs communes\u00A0: choisissez parmi {heirs}."));
            case CommuneResolution.Found { Commune: var commune }:
                return Refuse(commune, typed, taken) is { } refusal ? (null, refusal) : (commune, null);
            default:
                return (null, new("commune-unknown", typed.Length == 0
                    ? "Le code de la commune manque."
                    : $"Le code «\u00A0{typed}\u00A0» n’est celui d’aucune commune, actuelle ou ancienne."));
        }
    }

    private Refusal? Refuse(Commune commune, string typed, Dictionary<string, string> taken)
    {
        if (taken.TryGetValue(commune.Code, out var first))
        {
            return new("commune-twice", string.Equals(first, typed, StringComparison.OrdinalIgnoreCase)
                ? $"La commune de {commune.Name} ({commune.Code}) est donnée deux fois."
                : $"Les codes {first} et {typed} désignent la même commune, {commune.Name} ({commune.Code}).");
        }
        var other = commune.IsArrondissement
            ? taken.ContainsKey(commune.ParentCode!) ? Find(commune.ParentCode) : null
            : _arrondissements[commune.Code].FirstOrDefault(a => taken.ContainsKey(a.Code));
        if (other is not null)
        {
            var (whole, part) = commune.IsArrondissement ? (other, commune) : (commune, other);
            return new("arrondissement-with-commune",
                $"{part.Name} ({part.Code}) fait déjà partie de {whole.Name} ({whole.Code})\u00A0: gardez l’un ou l’autre.");
        }
        return commune.Population is null
            ? new("population-unknown", $"Aucune population n’est publiée pour {commune.Name} ({commune.Code}).")
            : null;
    }
}
