using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;

namespace Tisserand.Domain.Territories;

/// <summary>
/// Territoire d'une CPTS : its lines over time, and what may be added to them or changed. Source: CSP L. 1434-12; ACI CPTS,
/// whose amounts depend on the population of the territory.
/// </summary>
public sealed class Territory(IEnumerable<TerritoryLine> lines, Geography geography)
{
    /// <summary>Loi n° 2016-41, which created the CPTS: no territory is older.</summary>
    public static readonly DateOnly FirstDay = new(2016, 1, 26);

    private readonly List<TerritoryLine> _lines = [.. lines];

    public IReadOnlyList<TerritoryLine> Lines => _lines;

    /// <summary>The territory as it was, is or will be on that day.</summary>
    public TerritoryOnDay On(DateOnly day) => TerritoryOnDay.Of(day, _lines.Where(l => l.Period.Contains(day)), geography);

    /// <summary>
    /// A commune joins; the code of a merged commune is translated and <see cref="JoinedLine.Note"/> says so. Refuses an
    /// unknown code, a former commune split between several, a commune already there on a common day, Paris, Lyon or Marseille
    /// together with one of its arrondissements, and terms that do not hold.
    /// </summary>
    public Outcome<JoinedLine> Join(string? code, LineTerms terms)
    {
        var typed = (code ?? "").Trim();
        switch (geography.Resolve(typed))
        {
            case CommuneResolution.Ambiguous split:
                return new Refusal(
                    "commune-ambiguous",
                    $"L’ancienne commune de {split.FormerName} ({typed}) a été partagée\u00A0: choisissez parmi {Candidates(split.Candidates)}.",
                    "Commune");
            case CommuneResolution.Found found:
                var refusals = Refuse(found.Commune, terms, except: null);
                if (refusals.Count > 0)
                {
                    return refusals;
                }
                var line = new TerritoryLine(found.Commune, terms);
                _lines.Add(line);
                return new JoinedLine(line, found.WasFormer ? FormerCodeNote(typed, found.Commune) : null);
            default:
                return new Refusal(
                    "commune-unknown",
                    typed.Length == 0 ? "Indiquez une commune." : $"Le code «\u00A0{typed}\u00A0» n’est celui d’aucune commune, actuelle ou ancienne.",
                    "Commune");
        }
    }

    /// <summary>Dates, part and avenant of a line change together; on refusal nothing is changed.</summary>
    public List<Refusal> Change(TerritoryLine line, LineTerms terms)
    {
        var refusals = Refuse(CommuneOf(line), terms, line);
        if (refusals.Count == 0)
        {
            line.Set(terms);
        }
        return refusals;
    }

    /// <summary>The line leaves, its last day included. Refuses a day before it joined.</summary>
    public List<Refusal> Leave(TerritoryLine line, DateOnly? lastDay, string? avenant = null) =>
        lastDay is null
            ? [new("last-day-required", "Indiquez le dernier jour dans le territoire.", nameof(LineTerms.LastDay))]
            : Change(line, line.Terms with { LastDay = lastDay, Avenant = string.IsNullOrWhiteSpace(avenant) ? line.Avenant : avenant });

    /// <summary>
    /// What adding a typed list would do, entry by entry, nothing done: the same refusals as <see cref="Join"/>, and the entries
    /// that say the same commune twice.
    /// </summary>
    public IReadOnlyList<PlannedLine> Plan(IEnumerable<TypedCommune> typed, LineTerms terms)
    {
        var trial = new Territory(_lines, geography);
        var firsts = new Dictionary<string, TypedCommune>(StringComparer.Ordinal);
        var planned = new List<PlannedLine>();
        foreach (var entry in typed)
        {
            if (entry.Commune is not { } commune)
            {
                planned.Add(new(entry, entry.Refusal));
                continue;
            }
            if (!firsts.TryAdd(commune.Code, entry))
            {
                planned.Add(new(entry, new("commune-twice", $"{commune.Name} ({commune.Code}) est déjà dans la liste, ligne {firsts[commune.Code].Line}.", "Commune")));
                continue;
            }
            planned.Add(new(entry, trial.Join(commune.Code, terms).Refusals is [var first, ..] ? first : null));
        }
        return planned;
    }

    internal static string Candidates(IEnumerable<Commune> communes) =>
        string.Join(", ", communes.Select(c => $"{c.Name} ({c.Code})"));

    internal static string FormerCodeNote(string code, Commune commune) =>
        $"L’ancien code {code} désigne aujourd’hui {commune.Name} ({commune.Code}).";

    private Commune? CommuneOf(TerritoryLine line) => (geography.Resolve(line.Commune) as CommuneResolution.Found)?.Commune;

    private List<Refusal> Refuse(Commune? commune, LineTerms terms, TerritoryLine? except)
    {
        var refusals = RefuseDates(terms);
        RefusePart(commune, terms, refusals);
        if (terms.Avenant?.Trim().Length > TerritoryLine.AvenantLength)
        {
            refusals.Add(new("avenant-too-long", $"L’avenant se nomme en {TerritoryLine.AvenantLength} caractères au plus.", nameof(LineTerms.Avenant)));
        }
        if (refusals.Count == 0 && commune is not null && Occupied(commune, new(terms.JoinedOn!.Value, terms.LastDay), except) is { } occupied)
        {
            refusals.Add(occupied);
        }
        return refusals;
    }

    private static List<Refusal> RefuseDates(LineTerms terms)
    {
        if (terms.JoinedOn is not { } joined)
        {
            return [new("joined-on-required", "Indiquez depuis quel jour la commune est dans le territoire.", nameof(LineTerms.JoinedOn))];
        }
        if (joined < FirstDay)
        {
            return [new("joined-on-too-early", "Les CPTS existent depuis la loi du 26 janvier 2016\u00A0: vérifiez la date.", nameof(LineTerms.JoinedOn))];
        }
        return terms.LastDay < joined
            ? [new("left-before-joined", $"Le dernier jour ne peut pas venir avant l’entrée dans le territoire, le {FrenchDate.Long(joined)}.", nameof(LineTerms.LastDay))]
            : [];
    }

    private static void RefusePart(Commune? commune, LineTerms terms, List<Refusal> refusals)
    {
        var reason = terms.PartReason?.Trim() ?? "";
        if (terms.PartPopulation is null)
        {
            if (reason.Length > 0)
            {
                refusals.Add(new("part-population-required", "Indiquez la population de la partie, ou effacez le motif si la commune est entière.", nameof(LineTerms.PartPopulation)));
            }
            else if (commune is { Population: null })
            {
                refusals.Add(new("population-unknown", $"Aucune population n’est publiée pour {commune.Name} ({commune.Code}).", "Commune"));
            }
            return;
        }
        if (reason.Length is 0 or > TerritoryLine.ReasonLength)
        {
            refusals.Add(new("part-reason-required", $"Dites quelle partie de la commune, et pourquoi ({TerritoryLine.ReasonLength} caractères au plus).", nameof(LineTerms.PartReason)));
        }
        if (terms.PartPopulation < 1)
        {
            refusals.Add(new("part-population-out-of-range", "La population de la partie est d’au moins un habitant.", nameof(LineTerms.PartPopulation)));
        }
        else if (commune is not null && terms.PartPopulation > (commune.Population ?? 0))
        {
            refusals.Add(new(
                "part-population-above-whole",
                $"La partie ne peut pas compter plus d’habitants que {commune.Name} entière ({FrenchNumber.Whole(commune.Population ?? 0)}).",
                nameof(LineTerms.PartPopulation)));
        }
    }

    /// <summary>The line, other than <paramref name="except"/>, that already holds all or some of the commune on a common day.</summary>
    private Refusal? Occupied(Commune commune, DateRange period, TerritoryLine? except)
    {
        foreach (var line in _lines.Where(l => l != except && l.Period.Overlaps(period)))
        {
            var other = CommuneOf(line);
            var code = other?.Code ?? line.Commune;
            if (code == commune.Code)
            {
                var until = line.LastDay is { } last ? $" jusqu’au {FrenchDate.Long(last)}" : "";
                return new("commune-already-there", $"{commune.Name} ({commune.Code}) est déjà dans le territoire depuis le {FrenchDate.Long(line.JoinedOn)}{until}.", "Commune");
            }
            if (code == commune.ParentCode || other?.ParentCode == commune.Code)
            {
                var (whole, part) = commune.IsArrondissement ? (line.Name, commune.Name) : (commune.Name, line.Name);
                return new("arrondissement-with-commune", $"{part} fait déjà partie de {whole}\u00A0: gardez la ville entière ou ses arrondissements.", "Commune");
            }
        }
        return null;
    }
}

/// <summary>Entrée d'une commune : the line made, and what to tell whoever typed a former code.</summary>
public sealed record JoinedLine(TerritoryLine Line, string? Note);

/// <summary>Ligne prévue : what an entry of a typed list would become; refused when <see cref="Refusal"/> is there.</summary>
public sealed record PlannedLine(TypedCommune Entry, Refusal? Refusal);
