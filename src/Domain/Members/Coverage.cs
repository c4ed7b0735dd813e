namespace Tisserand.Domain.Members;

/// <summary>
/// Couverture d’une profession ou d’une commune : how many of the professionals who practise there are members. Source : fiche 16
/// du guide; the public directory counts the professionals (category C, a place in the territory, replacement excluded).
/// </summary>
/// <param name="Of">Code of the profession or of the commune; empty for a sum.</param>
/// <param name="Liberal">Who practises both ways counts here and among <paramref name="Salaried"/>, and once in <paramref name="All"/>.</param>
public sealed record Coverage(string Of, CoverageShare All, CoverageShare Liberal, CoverageShare Salaried)
{
    /// <summary>Every profession together. A person with two professions counts in each.</summary>
    public static Coverage Sum(IReadOnlyCollection<Coverage> rows) => new(
        "", CoverageShare.Sum(rows.Select(r => r.All)), CoverageShare.Sum(rows.Select(r => r.Liberal)), CoverageShare.Sum(rows.Select(r => r.Salaried)));
}

/// <summary>Couverture dans une commune : its professions, each with its share. Who practises in two communes counts in each.</summary>
/// <param name="Commune">Code of the commune or municipal arrondissement.</param>
public sealed record CommuneCoverage(string Commune, IReadOnlyList<Coverage> Professions)
{
    /// <summary>Every profession of the commune, or one of them; without anybody when it has none.</summary>
    /// <param name="profession">Null for all.</param>
    public Coverage Sum(string? profession = null) =>
        Coverage.Sum([.. Professions.Where(p => profession is null || p.Of == profession)]) with { Of = Commune };
}

/// <summary>Taux de couverture : members among professionals.</summary>
/// <param name="Members">Members with a place of practice in the territory.</param>
/// <param name="Professionals">Professionals of the directory who practise there.</param>
public sealed record CoverageShare(int Members, int Professionals)
{
    /// <summary>Members / professionals; null when the directory has nobody. Above 1 when members are missing from the directory.</summary>
    public double? Ratio => Professionals == 0 ? null : (double)Members / Professionals;

    internal static CoverageShare Sum(IEnumerable<CoverageShare> shares) =>
        shares.Aggregate(new CoverageShare(0, 0), (sum, s) => new(sum.Members + s.Members, sum.Professionals + s.Professionals));
}
