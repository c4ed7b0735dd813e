using Tisserand.Domain.Reference;

namespace Tisserand.Data.Reference;

/// <summary>Établissement of FINESS, open today; keyed by its nine-character number.</summary>
public sealed class Establishment
{
    /// <summary>Numéro FINESS of the establishment itself.</summary>
    public required string Finess { get; init; }

    /// <summary>That of the legal entity which runs it.</summary>
    public string? LegalFiness { get; init; }

    public required string Name { get; init; }

    /// <summary>Code of the category (500, 620).</summary>
    public string? Category { get; init; }

    /// <summary>Our label of the category, else that of the file.</summary>
    public string? CategoryLabel { get; init; }

    public EstablishmentFamily Family { get; init; }

    /// <summary>Null for a lieu de vie et d'accueil, which is often somebody's home.</summary>
    public string? Street { get; init; }

    public string? PostalCode { get; init; }

    public string? City { get; init; }

    /// <summary>Present commune or municipal arrondissement; null when it could not be located without guessing.</summary>
    public string? Commune { get; init; }

    public Located Located { get; init; }

    /// <summary>E.164, when the text of the file reads as one French number.</summary>
    public string? Phone { get; init; }

    public string? Siret { get; init; }

    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    /// <summary>Name, category and city, folded: to search and to sort.</summary>
    public required string Folded { get; init; }
}
