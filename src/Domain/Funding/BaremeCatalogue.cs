using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Funding;

/// <summary>Barèmes connus : the versions of the ACI that have amounts, oldest first, read once from Funding/Baremes/.</summary>
public static class BaremeCatalogue
{
    public static IReadOnlyList<Bareme> All { get; } =
        [.. EmbeddedFile.Under("Funding/Baremes/").Select(EmbeddedFile.Json<Bareme>).OrderBy(b => b.Since.On)];

    private static readonly DatedValues<Bareme> ByDate = new(
        "Barème de l’ACI des CPTS", All.Select(b => new DatedValue<Bareme>(b.Period, b, b.Since.Source, b.Since.Confidence)));

    /// <summary>The version of an identifier ("aci-cpts-avenant-2"); null when there is none.</summary>
    public static Bareme? Find(string? id) => All.FirstOrDefault(b => b.Id == id);

    /// <summary>The version in force on the day a contract is signed. Refuses a day before the first ACI.</summary>
    public static Outcome<Bareme> InForceOn(DateOnly signedOn) => ByDate.On(signedOn) is { Succeeded: true } found
        ? found.Value.Value
        : new Refusal(
            "no-bareme-on-date",
            $"Aucun barème n’était en vigueur au {FrenchDate.Long(signedOn)} : l’ACI des CPTS s’applique depuis le {FrenchDate.Long(All[0].Since.On)}.",
            "signedOn");
}
