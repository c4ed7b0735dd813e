using Tisserand.Domain.Reference;

namespace Tisserand.Data.Reference;

/// <summary>Professionnel de santé of the public directory: one per national identifier.</summary>
public sealed class Practitioner
{
    public int Id { get; init; }

    /// <summary>Identification nationale: « 8 » and RPPS number, or « 0 » and ADELI number.</summary>
    public required string NationalId { get; init; }

    public string? Rpps { get; init; }

    /// <summary>M, MME.</summary>
    public string? Civility { get; init; }

    /// <summary>Civilité d'exercice: DR, PR.</summary>
    public string? Title { get; init; }

    public string? LastName { get; init; }

    public string? FirstName { get; init; }

    /// <summary>Last then first name, folded: to search and to sort.</summary>
    public required string Folded { get; init; }

    /// <summary>Code of the first profession met; an activity carries its own.</summary>
    public string? Profession { get; init; }

    public string? Category { get; init; }
}

/// <summary>Lieu d'exercice of the public directory.</summary>
public sealed class Place
{
    public int Id { get; init; }

    /// <summary>National structure identifier with its prefix, else made from FINESS, SIRET, or the address.</summary>
    public required string Key { get; init; }

    public string? Finess { get; init; }

    public string? Siret { get; init; }

    public string? Name { get; init; }

    public string? Sign { get; init; }

    public string? Complement { get; init; }

    public string? Street { get; init; }

    public string? Distribution { get; init; }

    public string? PostalCode { get; init; }

    public string? City { get; init; }

    /// <summary>Present commune or municipal arrondissement; null when it could not be located without guessing.</summary>
    public string? Commune { get; init; }

    public string? CommuneGiven { get; init; }

    public Located Located { get; init; }

    /// <summary>E.164, when the text of the file reads as one French number.</summary>
    public string? Phone { get; init; }

    public string? PhoneGiven { get; init; }

    public string? Email { get; init; }
}

/// <summary>Activité : a practitioner at a place (or without), in a mode, a sector, a role.</summary>
public sealed class Activity
{
    public int PractitionerId { get; init; }

    public int? PlaceId { get; init; }

    /// <summary>That of the place, kept here so that a territory reads one index.</summary>
    public string? Commune { get; init; }

    public string? Profession { get; init; }

    /// <summary>C civil, M militaire, E étudiant.</summary>
    public string? Category { get; init; }

    public string? Mode { get; init; }

    public string? Sector { get; init; }

    public string? Role { get; init; }

    public string? Kind { get; init; }

    public bool Replacement { get; init; }
}

/// <summary>Savoir-faire of a practitioner.</summary>
public sealed class PractitionerSkill
{
    public int PractitionerId { get; init; }

    public required string Code { get; init; }

    public string? Kind { get; init; }

    /// <summary>Order in the file: the first of kind S is the speciality.</summary>
    public short Rank { get; init; }
}

/// <summary>Libellé of a code, as the file gives it.</summary>
public sealed class CodeLabel
{
    /// <summary>profession, savoir-faire, mode, secteur, role, genre.</summary>
    public required string List { get; init; }

    public required string Code { get; init; }

    public required string Label { get; init; }
}

/// <summary>Ligne refusée of the load in use: the first thousand are kept.</summary>
public sealed class RejectedLine
{
    public long Line { get; init; }

    public required string Reason { get; init; }
}

/// <summary>Chargement of the directory: its counts. The last one is in use.</summary>
public sealed class Generation
{
    public long Id { get; init; }

    public required string FileName { get; init; }

    /// <summary>Day of the extraction, from the file's name; null when it says none.</summary>
    public DateOnly? ExtractedOn { get; init; }

    /// <summary>UTC.</summary>
    public DateTime LoadedAt { get; init; }

    /// <summary>Data lines read, refused and double ones included.</summary>
    public long Rows { get; init; }

    /// <summary>Distinct national identifiers.</summary>
    public long Practitioners { get; init; }

    /// <summary>Distinct national structure identifiers.</summary>
    public long Places { get; init; }

    public long Rejected { get; init; }

    /// <summary>Places in France whose commune could not be found.</summary>
    public long Unlocated { get; init; }

    public double Seconds { get; init; }
}

/// <summary>Empreinte of what a load says of a person: two loads that have the same one say the same.</summary>
public sealed class Fingerprint
{
    /// <summary>That of the practitioner.</summary>
    public int Id { get; init; }

    public long Value { get; init; }
}

/// <summary>Contour of a commune or municipal arrondissement: a GeoJSON geometry, WGS84.</summary>
public sealed class Contour
{
    public required string Code { get; init; }

    public required string Geometry { get; init; }
}
