using System.Globalization;
using System.Text;
using Tisserand.Data.Reference;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;

namespace Tisserand.Web.Features.Reference.Imports;

/// <summary>An establishment as a file of FINESS says it, before anything is checked; empty for what is not there.</summary>
internal sealed record EstablishmentText
{
    public string Finess { get; init; } = "";

    public string LegalFiness { get; init; } = "";

    /// <summary>The long one when the file has it.</summary>
    public string Name { get; init; } = "";

    public string Category { get; init; } = "";

    public string CategoryLabel { get; init; } = "";

    public string Aggregate { get; init; } = "";

    public string Street { get; init; } = "";

    public string Commune { get; init; } = "";

    public string PostalCode { get; init; } = "";

    /// <summary>« 01440 VIRIAT », « LILLE CEDEX ».</summary>
    public string City { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Siret { get; init; } = "";

    public FrenchPoint? Point { get; init; }
}

/// <summary>Makes an establishment of what either form of FINESS says: checked, located, each number once.</summary>
internal sealed class EstablishmentMaker(PlaceLocator locator)
{
    private const int LongestName = 300;

    private readonly HashSet<TextKey> _met = [];

    /// <summary>Null with a reason when it is refused, null without one for a double.</summary>
    public (Establishment? Made, string? Refusal) Make(EstablishmentText text)
    {
        var finess = text.Finess.ToUpperInvariant();
        if (finess.Length != 9 || !finess.All(char.IsAsciiLetterOrDigit))
        {
            return (null, "Le numéro FINESS manque ou ne compte pas neuf caractères.");
        }
        if (text.Name.Length is 0 or > LongestName)
        {
            return (null, "Le nom de l’établissement manque ou n’est pas lisible.");
        }
        if (!_met.Add(TextKey.Of(Encoding.UTF8.GetBytes(finess))))
        {
            return (null, null);
        }
        var (postal, city) = PostalAndCity(text.PostalCode, text.City);
        var (commune, how) = locator.Locate(text.Commune, postal, city);
        var label = EstablishmentCategory.Find(text.Category)?.Label ?? (text.CategoryLabel.Length > 0 ? text.CategoryLabel : text.Category);
        return (new()
        {
            Finess = finess,
            LegalFiness = text.LegalFiness,
            Name = text.Name,
            Category = text.Category,
            CategoryLabel = label,
            Family = EstablishmentCategory.FamilyOf(text.Category, text.Aggregate),
            Street = text.Category == EstablishmentCategory.PrivateHome ? null : text.Street,
            PostalCode = postal,
            City = city,
            Commune = commune,
            Located = how,
            Phone = text.Phone.Length == 0 ? null : FrenchPhone.Normalise(text.Phone),
            Siret = text.Siret.Length == 14 && text.Siret.All(char.IsAsciiDigit) ? text.Siret : null,
            Longitude = text.Category == EstablishmentCategory.PrivateHome ? null : text.Point?.Longitude,
            Latitude = text.Category == EstablishmentCategory.PrivateHome ? null : text.Point?.Latitude,
            Folded = FoldedText.Of($"{text.Name} {label} {city}"),
        }, null);
    }

    /// <summary>A point from two texts, degrees or metres of Lambert 93, in either order; null when they say none in France.</summary>
    public static FrenchPoint? Point(string first, string second)
    {
        if (!TryRead(first, out var a) || !TryRead(second, out var b))
        {
            return null;
        }
        return Math.Abs(a) <= 180 && Math.Abs(b) <= 180 ? FrenchPoint.Of(a, b) : FrenchPoint.OfLambert93(a, b);
    }

    private static bool TryRead(string text, out double number) =>
        double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>The postal code stands in front of the city in the historic file.</summary>
    private static (string Postal, string City) PostalAndCity(string postal, string city) =>
        postal.Length == 0 && city.Length > 6 && city[5] == ' ' && city[..5].All(char.IsAsciiDigit) ? (city[..5], city[6..].Trim()) : (postal, city);
}
