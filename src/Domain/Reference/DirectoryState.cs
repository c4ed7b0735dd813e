using System.Text.Json;
using System.Text.Json.Serialization;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Reference;

/// <summary>
/// Lieu de l’annuaire : a place of practice as one load of the public directory gives it. Two are the same place when they have the same
/// commune and the same street, whatever the name or the number of the structure. Source: annuaire santé, coordonnées de la structure.
/// </summary>
/// <param name="Commune">Present INSEE code; null when the place could not be located.</param>
/// <param name="Name">Sign, else corporate name.</param>
/// <param name="Street">Number, street, distribution.</param>
/// <param name="City">Post code and city, as in the file.</param>
/// <param name="Practising">False for an activity that is only a replacement, or of a student or a soldier.</param>
public sealed record DirectoryPlace(string? Commune, string Name, string Street, string City, bool Practising)
{
    /// <summary>What makes it the same place.</summary>
    [JsonIgnore]
    public (string Commune, string Street) Spot => (Commune ?? FoldedText.Of(City), FoldedText.Of(Street));
}

/// <summary>
/// Fiche de l’annuaire à une date : what one load of the public directory says of a person; two loads are compared by it. Source: annuaire
/// santé, extraction « Personne_activite ».
/// </summary>
/// <param name="Professions">Codes, sorted.</param>
/// <param name="Modes">Codes (L, S…), sorted.</param>
/// <param name="Categories">Codes (C, E, M), sorted.</param>
/// <param name="Speciality">Code of the first ordinal speciality; null for none.</param>
/// <param name="Places">Each spot once.</param>
public sealed record DirectoryState(
    string LastName,
    string FirstName,
    IReadOnlyList<string> Professions,
    IReadOnlyList<string> Modes,
    IReadOnlyList<string> Categories,
    string? Speciality,
    IReadOnlyList<DirectoryPlace> Places)
{
    /// <summary>Last then first name, folded.</summary>
    [JsonIgnore]
    public string FoldedName => FoldedText.Of(LastName + " " + FirstName);

    /// <summary>Communes where the person practises, each once.</summary>
    [JsonIgnore]
    public IReadOnlySet<string> Communes => Places.Where(p => p is { Practising: true, Commune: not null }).Select(p => p.Commune!).ToHashSet(StringComparer.Ordinal);

    /// <summary>As it is kept with a movement.</summary>
    public string Written() => JsonSerializer.Serialize(this);

    /// <summary>Reads what <see cref="Written"/> wrote; null for nothing.</summary>
    public static DirectoryState? Read(string? written) => string.IsNullOrEmpty(written) ? null : JsonSerializer.Deserialize<DirectoryState>(written);
}
