using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Reference;

namespace Tisserand.Data.Reference;

/// <summary>Nature d’un mouvement, vue d’un territoire: what it is for those communes, whatever it is for the country.</summary>
public enum TerritoryMovementKind
{
    /// <summary>Practises there, and did not.</summary>
    Arrival,

    /// <summary>Practised there, and does no more.</summary>
    Departure,

    /// <summary>Practised there and does, at places of the territory that are not the same.</summary>
    Move,

    /// <summary>At the same places, in another situation.</summary>
    Change,

    /// <summary>Seems to be somebody of the territory who changed an ADELI number for an RPPS number.</summary>
    Renumbered,
}

/// <summary>Mouvement du territoire: one person, between one load and the one before it.</summary>
public sealed class TerritoryMovement
{
    private DirectoryState? _before;
    private DirectoryState? _after;

    public long Id { get; init; }

    public TerritoryMovementKind Kind { get; init; }

    public required string NationalId { get; init; }

    public string? Rpps { get; init; }

    public required string Folded { get; init; }

    /// <summary>Code.</summary>
    public string? Profession { get; init; }

    public string? Twin { get; init; }

    public string? WrittenBefore { get; init; }

    public string? WrittenAfter { get; init; }

    /// <summary>Null for who was not in the directory.</summary>
    public DirectoryState? Before => _before ??= DirectoryState.Read(WrittenBefore);

    /// <summary>Null for who is gone.</summary>
    public DirectoryState? After => _after ??= DirectoryState.Read(WrittenAfter);

    /// <summary>What is known last of the person.</summary>
    public DirectoryState Person => After ?? Before!;
}

/// <summary>A load that was compared with the one before it.</summary>
public sealed record ComparedLoad(Generation Generation, Difference Difference);

/// <summary>Movements of the directory; those of a territory cost by its size.</summary>
public sealed class MovementQueries(ReferenceDb db)
{
    /// <summary>The latest first: those whose movements are kept.</summary>
    public Task<List<ComparedLoad>> Loads(CancellationToken cancellationToken = default) =>
        (from difference in db.Differences
         join generation in db.Generations on difference.Generation equals generation.Id
         orderby generation.Id descending
         select new ComparedLoad(generation, difference)).ToListAsync(cancellationToken);

    /// <summary>The load in use, when it was compared with the one before it.</summary>
    public Task<Generation?> LatestCompared(CancellationToken cancellationToken = default) =>
        db.Generations.OrderByDescending(g => g.Id).Take(1).Where(g => db.Differences.Any(d => d.Generation == g.Id)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>What a load changed in these communes; who left one number for another there is shown once, under the number taken.</summary>
    /// <param name="communes">Codes of the territory; Paris, Lyon and Marseille stand for their municipal arrondissements too.</param>
    public IQueryable<TerritoryMovement> Of(IReadOnlyCollection<string> communes, long generation)
    {
        var codes = Geography.Current.DirectoryCodes(communes);
        var there = db.MovementsInCommunes.Where(c => c.Generation == generation && codes.Contains(c.Commune))
            .GroupBy(c => c.Movement)
            .Select(g => new { Movement = g.Key, Was = g.Max(c => (int)c.Was), Now = g.Max(c => (int)c.Now), Differs = g.Max(c => c.Was != c.Now || c.Moved == 1 ? 1 : 0) });
        return from movement in db.Movements
               join place in there on movement.Id equals place.Movement
               where !(movement.Kinds == MovementKinds.Gone && movement.Twin != null)
                   && (place.Was != place.Now || place.Differs == 1 || (movement.Kinds & MovementKinds.Changed) == MovementKinds.Changed)
               select new TerritoryMovement
               {
                   Id = movement.Id,
                   Kind = movement.Kinds == MovementKinds.New && movement.Twin != null ? TerritoryMovementKind.Renumbered
                       : place.Was == 0 ? TerritoryMovementKind.Arrival
                       : place.Now == 0 ? TerritoryMovementKind.Departure
                       : place.Differs == 1 ? TerritoryMovementKind.Move
                       : TerritoryMovementKind.Change,
                   NationalId = movement.NationalId,
                   Rpps = movement.Rpps,
                   Folded = movement.Folded,
                   Profession = movement.Profession,
                   Twin = movement.Twin,
                   WrittenBefore = movement.Before,
                   WrittenAfter = movement.After,
               };
    }

    /// <summary>Those of <see cref="Of"/> that touch one commune.</summary>
    public IQueryable<TerritoryMovement> Touching(IQueryable<TerritoryMovement> movements, long generation, string commune)
    {
        var codes = Geography.Current.DirectoryCodes([commune]);
        return movements.Where(m => db.MovementsInCommunes.Any(c => c.Generation == generation && codes.Contains(c.Commune) && c.Movement == m.Id));
    }

    /// <summary>How many of each kind in these communes.</summary>
    public async Task<IReadOnlyDictionary<TerritoryMovementKind, int>> Count(IReadOnlyCollection<string> communes, long generation, CancellationToken cancellationToken = default) =>
        await Of(communes, generation).GroupBy(m => m.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);

    /// <summary>What happened to these people, by national identifier, in the loads after one and up to another; the oldest first.</summary>
    public Task<List<Movement>> OfPeople(IReadOnlyCollection<string> nationalIds, long after, long upTo, CancellationToken cancellationToken = default) =>
        db.Movements.Where(m => nationalIds.Contains(m.NationalId) && m.Generation > after && m.Generation <= upTo && db.Differences.Any(d => d.Generation == m.Generation))
            .OrderBy(m => m.Id).ToListAsync(cancellationToken);
}
