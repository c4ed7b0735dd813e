using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>
/// Relevé de couverture : how many professionals the public directory counted in the territory on a day. Each load of the
/// directory wipes out the one before: its counts are kept here or lost. The members of that day are not kept: their dated
/// periods tell them again, and a period entered late corrects the past. Source : docs/rules/couverture.md.
/// </summary>
public sealed class CoverageReading : ICptsOwned
{
    private readonly List<CoverageCount> _counts = [];

    private CoverageReading()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>For the CPTS; one reading a day.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>When the directory read was loaded, UTC: tells one load from another.</summary>
    public DateTime LoadedAt { get; private set; }

    /// <summary>Day of the extraction of that directory; null when its file said none.</summary>
    public DateOnly? ExtractedOn { get; private set; }

    /// <summary>Codes of the territory on that day, between blanks.</summary>
    public string Communes { get; private set; } = "";

    public IReadOnlyList<CoverageCount> Counts => _counts;

    public IReadOnlyList<string> CommuneCodes => Communes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <param name="counts">By profession over the whole territory (without a commune), and by profession in each commune.</param>
    public static CoverageReading Keep(DateOnly day, DateTime loadedAt, DateOnly? extractedOn, IEnumerable<string> communes, IEnumerable<CoverageCount> counts)
    {
        var reading = new CoverageReading
        {
            Day = day,
            LoadedAt = loadedAt,
            ExtractedOn = extractedOn,
            Communes = string.Join(' ', communes.Order(StringComparer.Ordinal)),
        };
        reading._counts.AddRange(counts);
        return reading;
    }

    /// <summary>
    /// The days of which a reading is due, with the directory that is loaded: the day of its load, and the end of last month when
    /// it was there already. A month that ended before the load was never seen: it stays without a reading.
    /// </summary>
    public static IReadOnlyList<DateOnly> DueOn(DateOnly today, DateOnly loadedOn)
    {
        var monthEnd = new DateOnly(today.Year, today.Month, 1).AddDays(-1);
        return loadedOn < monthEnd ? [loadedOn, monthEnd] : [loadedOn];
    }
}

/// <summary>Nombre relevé : the professionals of one profession, in one commune or in the whole territory.</summary>
public sealed class CoverageCount : ICptsOwned
{
    public Guid ReadingId { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>Empty for the whole territory, where who practises in two communes counts once.</summary>
    public string Commune { get; private set; } = "";

    public string Profession { get; private set; } = "";

    public int Total { get; private set; }

    public int Liberal { get; private set; }

    public int Salaried { get; private set; }

    public static CoverageCount Of(string commune, string profession, int total, int liberal, int salaried) =>
        new() { Commune = commune, Profession = profession, Total = total, Liberal = liberal, Salaried = salaried };
}

/// <summary>Point de l’évolution : the coverage on the day of a reading.</summary>
public sealed record CoverageOnDay(DateOnly Day, DateOnly? ExtractedOn, CoverageShare All, CoverageShare Liberal, CoverageShare Salaried);
