using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Reference;

/// <summary>
/// One load of the directory: rows go in batches into tables beside those in use, and <see cref="Complete"/> puts them in
/// their place in one transaction. Abandoned or killed before that, the old generation stays and the next load clears up.
/// </summary>
public abstract class DirectoryLoad : IAsyncDisposable
{
    /// <summary>Begins a load; refuses while another one is running.</summary>
    public static async Task<Outcome<DirectoryLoad>> Begin(ReferenceDb db, CancellationToken cancellationToken)
    {
        await ReferenceBase.Create(db, cancellationToken);
        DirectoryLoad? load = db.Database.IsNpgsql()
            ? await PostgresDirectoryLoad.Open(db.Database.GetConnectionString()!, cancellationToken)
            : SqliteDirectoryLoad.Open(db.Database.GetConnectionString()!);
        return load is null
            ? new Refusal("load-running", "Un chargement de l’annuaire est déjà en cours\u00A0: attendez qu’il soit terminé.")
            : load;
    }

    public abstract void Add(in PractitionerRecord row);

    public abstract void Add(in PlaceRecord row);

    public abstract void Add(in ActivityRecord row);

    public abstract void Add(in SkillRecord row);

    /// <summary>
    /// Builds the indexes, then swaps the generations in one transaction. <paramref name="describe"/> is asked at the end, so
    /// that the counts and the time are those of the whole load; its argument is the number of the generation.
    /// </summary>
    public abstract Task<Generation> Complete(
        IReadOnlyCollection<CodeLabel> labels,
        IReadOnlyCollection<RejectedLine> rejected,
        Func<long, Generation> describe,
        CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
