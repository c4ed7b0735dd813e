using Tisserand.Domain.Reference;

namespace Tisserand.Data.Reference;

/// <summary>Mouvement: what differs for one person between a load and the one before it.</summary>
public sealed class Movement
{
    public long Id { get; init; }

    /// <summary>The load after.</summary>
    public long Generation { get; init; }

    public MovementKinds Kinds { get; init; }

    public required string NationalId { get; init; }

    public string? Rpps { get; init; }

    /// <summary>Last then first name, folded: to search and to sort.</summary>
    public required string Folded { get; init; }

    /// <summary>First profession: that of after, else that of before.</summary>
    public string? Profession { get; init; }

    /// <summary>
    /// National identifier of the other half when one person seems to have left an ADELI number for an RPPS number: same name,
    /// profession, and place or commune. Never taken for sure.
    /// </summary>
    public string? Twin { get; init; }

    /// <summary>A <see cref="DirectoryState"/> as written; null for who was not in the directory.</summary>
    public string? Before { get; init; }

    /// <summary>A <see cref="DirectoryState"/> as written; null for who is gone.</summary>
    public string? After { get; init; }
}

/// <summary>A movement in one commune, by which a territory reads its own.</summary>
public sealed class MovementInCommune
{
    public required string Commune { get; init; }

    public long Generation { get; init; }

    public long Movement { get; init; }

    /// <summary>1 when the person practised there before.</summary>
    public short Was { get; init; }

    /// <summary>1 when the person practises there after.</summary>
    public short Now { get; init; }

    /// <summary>1 when the person practises there before and after, at places that are not the same.</summary>
    public short Moved { get; init; }
}

/// <summary>Différences of a load with the one before it, for the whole country.</summary>
public sealed class Difference
{
    /// <summary>The load after.</summary>
    public long Generation { get; init; }

    public long Previous { get; init; }

    /// <summary>People of the load after that the load before had not.</summary>
    public long Arrivals { get; init; }

    public long Departures { get; init; }

    /// <summary>People of both, whose places are not the same; null when the two files are too different to be compared.</summary>
    public long? Moves { get; init; }

    /// <summary>People of both, whose situation is not the same; null likewise.</summary>
    public long? Changes { get; init; }

    /// <summary>Of the departures, those who seem to be an arrival under another number.</summary>
    public long? Renumbered { get; init; }

    public double Seconds { get; init; }
}
