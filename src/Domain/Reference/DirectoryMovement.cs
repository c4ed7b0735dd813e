namespace Tisserand.Domain.Reference;

/// <summary>Nature d’un mouvement : what happened to a person between two loads of the public directory; several may hold together.</summary>
[Flags]
public enum MovementKinds
{
    None = 0,

    /// <summary>Nouveau : was not in the directory.</summary>
    New = 1,

    /// <summary>Parti : is no longer in the directory.</summary>
    Gone = 2,

    /// <summary>Changement de lieu : the places are not the same.</summary>
    Moved = 4,

    /// <summary>Changement de situation : name, profession, mode, category or speciality are not the same.</summary>
    Changed = 8,
}

/// <summary>Mouvement dans une commune : whether the person practised there before and does after, and at another address.</summary>
/// <param name="Was">Practised there in the load before.</param>
/// <param name="Is">Practises there in the load after.</param>
/// <param name="Moved">Practises there before and after, at places that are not the same.</param>
public readonly record struct CommuneMovement(string Commune, bool Was, bool Is, bool Moved);

/// <summary>
/// Mouvement de l’annuaire : what differs for one person between two loads of the public directory. Source: annuaire santé; docs/rules,
/// « Mouvements de l’annuaire ».
/// </summary>
public static class DirectoryMovement
{
    /// <summary>Neither state when the person was not, or is no longer, in the directory; none of both is an exception.</summary>
    public static MovementKinds Between(DirectoryState? before, DirectoryState? after) => (before, after) switch
    {
        (null, null) => throw new ArgumentException("A person of neither load.", nameof(after)),
        (null, _) => MovementKinds.New,
        (_, null) => MovementKinds.Gone,
        _ => (SamePlaces(before, after) ? MovementKinds.None : MovementKinds.Moved) | (SameSituation(before, after) ? MovementKinds.None : MovementKinds.Changed),
    };

    /// <summary>One line for each commune where the person practised or practises.</summary>
    public static IReadOnlyList<CommuneMovement> Communes(DirectoryState? before, DirectoryState? after)
    {
        var (was, now) = (Spots(before), Spots(after));
        return
        [
            .. was.Concat(now).Select(s => s.Commune).Distinct(StringComparer.Ordinal).Select(commune =>
            {
                var (there, here) = (was.Where(s => s.Commune == commune).ToHashSet(), now.Where(s => s.Commune == commune).ToHashSet());
                return new CommuneMovement(commune, there.Count > 0, here.Count > 0, there.Count > 0 && here.Count > 0 && !there.SetEquals(here));
            }),
        ];
    }

    private static bool SamePlaces(DirectoryState before, DirectoryState after) =>
        before.Places.Select(p => p.Spot).ToHashSet().SetEquals(after.Places.Select(p => p.Spot));

    private static bool SameSituation(DirectoryState before, DirectoryState after) =>
        before.FoldedName == after.FoldedName && before.Speciality == after.Speciality
        && before.Professions.SequenceEqual(after.Professions) && before.Modes.SequenceEqual(after.Modes) && before.Categories.SequenceEqual(after.Categories)
        // The same place, held otherwise: a locum who settles where he replaced.
        && !before.Places.Any(p => after.Places.Any(q => q.Spot == p.Spot && q.Practising != p.Practising));

    private static List<(string Commune, string Street)> Spots(DirectoryState? state) =>
        state is null ? [] : [.. state.Places.Where(p => p is { Practising: true, Commune: not null }).Select(p => p.Spot)];
}
