using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;

namespace Tisserand.Data.Reference;

/// <summary>Which professionals of the directory a page asks for.</summary>
/// <param name="Communes">Codes of the territory; Paris, Lyon and Marseille stand for their municipal arrondissements too.</param>
public sealed record ProfessionalsFilter(IReadOnlyCollection<string> Communes)
{
    /// <summary>Code of one profession; null for all.</summary>
    public string? Profession { get; init; }

    /// <summary>Codes of several professions; empty for all.</summary>
    public IReadOnlyCollection<string> Professions { get; init; } = [];

    /// <summary>One commune of the territory; null for all.</summary>
    public string? Commune { get; init; }

    /// <summary>Code of a mode (L, S); null for all.</summary>
    public string? Mode { get; init; }

    /// <summary>Words found in the name, accents and case ignored.</summary>
    public string? Text { get; init; }

    /// <summary>RPPS numbers to leave out: those who are members already.</summary>
    public IReadOnlyCollection<string> Except { get; init; } = [];

    /// <summary>From Z to A.</summary>
    public bool Descending { get; init; }

    /// <summary>First page is 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 50;
}

/// <summary>Professionnel en exercice in a territory, with the activities it has there.</summary>
public sealed record Professional(
    string NationalId,
    string? Rpps,
    string? Civility,
    string? Title,
    string LastName,
    string FirstName,
    string? Profession,
    string? Category,
    string? Speciality,
    IReadOnlyList<ProfessionalActivity> Activities);

/// <summary>An activity and its place; a place is absent for students and locums.</summary>
public sealed record ProfessionalActivity(string? Profession, string? Mode, string? Sector, string? Role, bool Replacement, Place? Place);

public sealed record ProfessionalsPage(IReadOnlyList<Professional> Professionals, int Total);

/// <summary>
/// Démographie d'une profession in a territory: civilian professionals with a place there, replacements excluded. One who
/// practises both ways counts in both columns, once in the total.
/// </summary>
public sealed record ProfessionCount(string Profession, int Total, int Liberal, int Salaried);

/// <summary>The same in one commune or municipal arrondissement; who has a place in two counts in each.</summary>
public sealed record CommuneCount(string Commune, string Profession, int Total, int Liberal, int Salaried);

/// <summary>What the pages ask the directory; each costs by the size of the territory, not of the country.</summary>
public sealed class DirectoryQueries(ReferenceDb db)
{
    /// <summary>The load in use; null before the first one.</summary>
    public Task<Generation?> Current(CancellationToken cancellationToken = default) =>
        db.Generations.OrderByDescending(g => g.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Refused lines of the load in use: the first thousand, by line.</summary>
    public Task<List<RejectedLine>> RejectedLines(CancellationToken cancellationToken = default) =>
        db.RejectedLines.OrderBy(r => r.Line).ToListAsync(cancellationToken);

    /// <summary>Professionals of a territory by name, one line each whatever the number of their places.</summary>
    public async Task<ProfessionalsPage> Professionals(ProfessionalsFilter filter, CancellationToken cancellationToken = default)
    {
        var territory = Geography.Current.DirectoryCodes(filter.Communes);
        var communes = filter.Commune is null
            ? territory
            : [.. Geography.Current.DirectoryCodes([filter.Commune]).Intersect(territory, StringComparer.Ordinal)];
        var activities = Practising(communes);
        if (filter.Profession is { } profession)
        {
            activities = activities.Where(a => a.Profession == profession);
        }
        if (filter.Professions.Count > 0)
        {
            activities = activities.Where(a => filter.Professions.Contains(a.Profession!));
        }
        if (filter.Mode is { } mode)
        {
            activities = activities.Where(a => a.Mode == mode);
        }
        var ids = activities.Select(a => a.PractitionerId);
        var found = db.Practitioners.Where(p => ids.Contains(p.Id));
        foreach (var word in FoldedText.Of(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            found = found.Where(p => p.Folded.Contains(word));
        }
        if (filter.Except.Count > 0)
        {
            found = found.Where(p => p.Rpps == null || !EF.Parameter(filter.Except).Contains(p.Rpps));
        }
        var total = await found.CountAsync(cancellationToken);
        var ordered = filter.Descending ? found.OrderByDescending(p => p.Folded).ThenByDescending(p => p.Id) : found.OrderBy(p => p.Folded).ThenBy(p => p.Id);
        var page = await ordered
            .Skip((Math.Max(filter.Page, 1) - 1) * filter.PageSize).Take(filter.PageSize)
            .ToListAsync(cancellationToken);
        return new(await WithActivities(page, [.. communes], cancellationToken), total);
    }

    /// <summary>Every national identifier that practises in these communes, to compare with the members.</summary>
    /// <param name="professions">Codes; empty or null for all.</param>
    public Task<List<string>> NationalIds(
        IReadOnlyCollection<string> communes, IReadOnlyCollection<string>? professions = null, CancellationToken cancellationToken = default)
    {
        var activities = Practising(Geography.Current.DirectoryCodes(communes));
        var ids = (professions is { Count: > 0 } ? activities.Where(a => professions.Contains(a.Profession!)) : activities).Select(a => a.PractitionerId);
        return db.Practitioners.Where(p => ids.Contains(p.Id)).Select(p => p.NationalId).ToListAsync(cancellationToken);
    }

    /// <summary>How many practise in these communes, by profession, in the order of the lists of a CPTS.</summary>
    public async Task<IReadOnlyList<ProfessionCount>> Coverage(IReadOnlyCollection<string> communes, CancellationToken cancellationToken = default)
    {
        var rows = await Practising(Geography.Current.DirectoryCodes(communes))
            .GroupBy(a => a.Profession)
            .Select(g => new
            {
                Profession = g.Key,
                Total = g.Select(a => a.PractitionerId).Distinct().Count(),
                Liberal = g.Where(a => a.Mode == Nomenclature.Liberal).Select(a => a.PractitionerId).Distinct().Count(),
                Salaried = g.Where(a => a.Mode == Nomenclature.Salaried).Select(a => a.PractitionerId).Distinct().Count(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new ProfessionCount(r.Profession ?? "", r.Total, r.Liberal, r.Salaried))
                .OrderBy(r => Nomenclature.FindProfession(r.Profession)?.Order ?? int.MaxValue)
                .ThenBy(r => r.Profession, StringComparer.Ordinal),
        ];
    }

    /// <summary>How many practise in each of these communes, by profession.</summary>
    public async Task<IReadOnlyList<CommuneCount>> CoverageByCommune(IReadOnlyCollection<string> communes, CancellationToken cancellationToken = default)
    {
        var rows = await Practising(Geography.Current.DirectoryCodes(communes))
            .GroupBy(a => new { a.Commune, a.Profession })
            .Select(g => new
            {
                g.Key.Commune,
                g.Key.Profession,
                Total = g.Select(a => a.PractitionerId).Distinct().Count(),
                Liberal = g.Where(a => a.Mode == Nomenclature.Liberal).Select(a => a.PractitionerId).Distinct().Count(),
                Salaried = g.Where(a => a.Mode == Nomenclature.Salaried).Select(a => a.PractitionerId).Distinct().Count(),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => new CommuneCount(r.Commune!, r.Profession ?? "", r.Total, r.Liberal, r.Salaried))];
    }

    /// <summary>By RPPS number (eleven digits), with every place; null when the directory has not got it.</summary>
    public Task<Professional?> FindByRpps(string rpps, CancellationToken cancellationToken = default) =>
        Single(db.Practitioners.Where(p => p.Rpps == rpps), cancellationToken);

    /// <summary>By identification nationale (« 8 » and RPPS number, « 0 » and ADELI number).</summary>
    public Task<Professional?> FindByNationalId(string nationalId, CancellationToken cancellationToken = default) =>
        Single(db.Practitioners.Where(p => p.NationalId == nationalId), cancellationToken);

    /// <summary>Several at once, to make members of a selection.</summary>
    public async Task<IReadOnlyList<Professional>> FindByNationalIds(IReadOnlyCollection<string> nationalIds, CancellationToken cancellationToken = default)
    {
        var found = await db.Practitioners.Where(p => nationalIds.Contains(p.NationalId)).OrderBy(p => p.Folded).ToListAsync(cancellationToken);
        return await WithActivities(found, null, cancellationToken);
    }

    /// <summary>By their number in the generation in use, which a search has just read.</summary>
    internal async Task<IReadOnlyDictionary<int, Professional>> FindByIds(IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        var found = await db.Practitioners.Where(p => EF.Parameter(ids).Contains(p.Id)).ToListAsync(cancellationToken);
        var whole = await WithActivities(found, null, cancellationToken);
        return found.Select((p, i) => (p.Id, whole[i])).ToDictionary(p => p.Id, p => p.Item2);
    }

    /// <summary>
    /// Secure-messaging addresses of these national identifiers, each once, personal ones first. Who has none is not there. To
    /// be shown and copied only: ordinary mail never goes to them.
    /// </summary>
    public async Task<ILookup<string, Mailbox>> Mailboxes(IReadOnlyCollection<string> nationalIds, CancellationToken cancellationToken = default)
    {
        var found = await db.Mailboxes.Where(m => m.NationalId != null && EF.Parameter(nationalIds).Contains(m.NationalId)).ToListAsync(cancellationToken);
        return found.OrderBy(m => m.Kind).ThenBy(m => m.Address, StringComparer.Ordinal)
            .DistinctBy(m => (m.NationalId, m.Address)).ToLookup(m => m.NationalId!, StringComparer.Ordinal);
    }

    /// <summary>
    /// Those of these structures themselves (« 1 » and FINESS number, « 3 » and SIRET, as <see cref="Place.Key"/>), nobody's own.
    /// </summary>
    public async Task<ILookup<string, Mailbox>> StructureMailboxes(IReadOnlyCollection<string> structures, CancellationToken cancellationToken = default)
    {
        var found = await db.Mailboxes.Where(m => m.NationalId == null && m.Structure != null && EF.Parameter(structures).Contains(m.Structure)).ToListAsync(cancellationToken);
        return found.OrderBy(m => m.Kind).ThenBy(m => m.Service).ThenBy(m => m.Address, StringComparer.Ordinal)
            .DistinctBy(m => (m.Structure, m.Address)).ToLookup(m => m.Structure!, StringComparer.Ordinal);
    }

    /// <summary>
    /// What counts as practising in a territory: category C, a place there, no replacement.
    /// </summary>
    private IQueryable<Activity> Practising(IReadOnlyList<string> communes) => db.Activities.Where(a =>
        a.Commune != null && communes.Contains(a.Commune) && a.Category == Nomenclature.Civilian && !a.Replacement);

    private async Task<Professional?> Single(IQueryable<Practitioner> wanted, CancellationToken cancellationToken)
    {
        var found = await wanted.OrderBy(p => p.Id).Take(1).ToListAsync(cancellationToken);
        return await WithActivities(found, null, cancellationToken) is [var professional] ? professional : null;
    }

    /// <param name="communes">Only the activities there; null for all.</param>
    private async Task<IReadOnlyList<Professional>> WithActivities(List<Practitioner> practitioners, HashSet<string>? communes, CancellationToken cancellationToken)
    {
        var ids = practitioners.ConvertAll(p => p.Id);
        var activities = (await (from a in db.Activities
                                 where ids.Contains(a.PractitionerId)
                                 join p in db.Places on a.PlaceId equals (int?)p.Id into places
                                 from place in places.DefaultIfEmpty()
                                 select new { Activity = a, Place = place }).ToListAsync(cancellationToken))
            .Where(a => communes is null || (a.Activity.Commune is { } commune && communes.Contains(commune)))
            .ToLookup(a => a.Activity.PractitionerId);
        var specialities = (await db.Skills.Where(s => ids.Contains(s.PractitionerId) && s.Kind == "S").ToListAsync(cancellationToken))
            .GroupBy(s => s.PractitionerId).ToDictionary(g => g.Key, g => g.MinBy(s => s.Rank)!.Code);
        return
        [
            .. practitioners.Select(p => new Professional(
                p.NationalId, p.Rpps, p.Civility, p.Title, p.LastName ?? "", p.FirstName ?? "", p.Profession, p.Category,
                specialities.GetValueOrDefault(p.Id),
                [
                    .. activities[p.Id].Select(a => new ProfessionalActivity(
                        a.Activity.Profession, a.Activity.Mode, a.Activity.Sector, a.Activity.Role, a.Activity.Replacement, a.Place)),
                ])),
        ];
    }
}
