using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>
/// Comparaison des fiches avec l’annuaire : how far the entries of a CPTS were compared with the loads of the public directory; one for
/// each CPTS, so that a stop loses nothing and a load is never compared twice. Source: annuaire santé.
/// </summary>
public sealed class DirectoryReview : ICptsOwned
{
    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>Number of the load that the entries are, or were last, compared with.</summary>
    public long Generation { get; private set; }

    /// <summary>Number of the last load whose comparison is whole.</summary>
    public long Settled { get; private set; }

    /// <summary>The last entry compared; those that follow in the order of identifiers are left.</summary>
    public Guid Cursor { get; private set; }

    /// <summary>Entries to compare, as counted when it began.</summary>
    public int Members { get; private set; }

    public int Done { get; private set; }

    /// <summary>Changes proposed.</summary>
    public int Proposed { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>UTC; null while it goes on.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>The first review of a CPTS looks at the latest load alone.</summary>
    public static DirectoryReview First(long generation, int members, DateTime now)
    {
        var review = new DirectoryReview { Settled = generation - 1 };
        review.Begin(generation, members, now);
        return review;
    }

    /// <summary>Begins anew for a later load; what was left of an earlier one is compared with it.</summary>
    public void Begin(long generation, int members, DateTime now)
    {
        if (generation <= Settled)
        {
            throw new InvalidOperationException("This load was compared already.");
        }
        (Generation, Cursor, Members, Done, Proposed, StartedAt, EndedAt) = (generation, Guid.Empty, members, 0, 0, now, null);
    }

    /// <summary>Notes that entries up to this one were compared.</summary>
    public void Advance(Guid cursor, int compared, int proposed) => (Cursor, Done, Proposed) = (cursor, Done + compared, Proposed + proposed);

    /// <summary>Every entry was compared.</summary>
    public void End(int proposed, DateTime now) => (Settled, Proposed, EndedAt) = (Generation, Proposed + proposed, now);
}
