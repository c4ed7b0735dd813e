namespace Tisserand.Data.Reference;

/// <summary>One word of the name of a practitioner, in the index of the search.</summary>
public sealed class NameWord
{
    /// <summary>0 for the first word of the last name, 1 for the others.</summary>
    public short Rank { get; init; }

    public required string Word { get; init; }

    /// <summary>The whole name, last then first.</summary>
    public required string Folded { get; init; }

    public int Practitioner { get; init; }

    /// <summary>First profession met; empty for none.</summary>
    public required string Profession { get; init; }
}

/// <summary>One word of the name of a practitioner who has a place in a commune.</summary>
public sealed class PlaceWord
{
    public required string Commune { get; init; }

    public required string Word { get; init; }

    public int Practitioner { get; init; }

    public required string Profession { get; init; }
}
