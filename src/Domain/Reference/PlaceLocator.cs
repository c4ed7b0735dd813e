using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Reference;

/// <summary>Localisation d'un lieu d'exercice : how the commune of a place was found; it decides how far it can be trusted.</summary>
public enum Located
{
    /// <summary>À localiser : nothing in the address gives one commune.</summary>
    Nowhere = 0,

    /// <summary>The code of a present commune or municipal arrondissement stood in the file.</summary>
    ByCode = 1,

    /// <summary>The code of a commune since merged stood in the file.</summary>
    ByFormerCode = 2,

    /// <summary>Postal code and name of the commune agree.</summary>
    ByPostalCodeAndName = 3,

    /// <summary>The postal code has one commune only.</summary>
    ByPostalCode = 4,

    /// <summary>The postal code is in no list (CEDEX), the name is that of one commune of the département.</summary>
    ByNameInDepartement = 5,

    /// <summary>Adresse à l'étranger.</summary>
    Abroad = 6,
}

/// <summary>
/// Commune d'une adresse : from the commune code, else the postal code and the name, else the postal code alone when it has one
/// commune, else, for a CEDEX, the name within the département. Never guesses: two possible communes give none. Source : the
/// quirks of the public directory of health professionals.
/// </summary>
public sealed class PlaceLocator
{
    private static readonly string[] Articles = ["les ", "la ", "le ", "l "];

    private readonly Geography _geography;
    private readonly Dictionary<(string Postal, string Name), string?> _byPostalAndName = [];
    private readonly Dictionary<string, string?> _byPostal = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Departement, string Name), string?> _byName = [];

    public PlaceLocator(Geography geography)
    {
        _geography = geography;
        foreach (var commune in geography.Communes)
        {
            var parts = geography.ArrondissementsOf(commune.Code);
            var name = Simplified(commune.Name);
            Put(_byName, (commune.Departement, name), commune.Code);
            // In Paris, Lyon and Marseille the postal code says the arrondissement, the name the city.
            foreach (var holder in parts.Count > 0 ? parts : [commune])
            {
                foreach (var postal in holder.PostalCodes)
                {
                    Put(_byPostalAndName, (postal, name), holder.Code);
                    Put(_byPostal, postal, holder.Code);
                }
            }
        }
        // Former names come last: they never take the place of a present one, nor make it doubtful.
        var former = new Dictionary<(string, string), string?>();
        foreach (var (commune, heir) in geography.FormerCommunes)
        {
            foreach (var postal in heir.PostalCodes)
            {
                Put(former, (postal, Simplified(commune.Name)), heir.Code);
            }
        }
        foreach (var (key, code) in former)
        {
            _byPostalAndName.TryAdd(key, code);
        }
    }

    /// <param name="code">Code commune, when the file gives one.</param>
    /// <param name="postalCode">Code postal, possibly that of a CEDEX.</param>
    /// <param name="city">« 01500 AMBERIEU EN BUGEY », « LILLE CEDEX 9 », « Ambérieu-en-Bugey ».</param>
    /// <param name="country">Code pays: empty or 99000 for France.</param>
    public (string? Commune, Located How) Locate(string? code, string? postalCode, string? city, string? country = null)
    {
        if (!string.IsNullOrEmpty(code) && _geography.Resolve(code) is CommuneResolution.Found found)
        {
            return (found.Commune.Code, found.WasFormer ? Located.ByFormerCode : Located.ByCode);
        }
        if (!string.IsNullOrEmpty(country) && country is not ("99000" or "99100" or "FR"))
        {
            return (null, Located.Abroad);
        }
        var (name, cedex) = CityName(city);
        var postal = PostalCode(postalCode, city);
        if (postal is null)
        {
            return (null, Located.Nowhere);
        }
        if (name.Length > 0 && _byPostalAndName.TryGetValue((postal, name), out var exact) && exact is not null)
        {
            return (exact, Located.ByPostalCodeAndName);
        }
        if (_byPostal.TryGetValue(postal, out var only))
        {
            return only is not null && !cedex ? (only, Located.ByPostalCode) : (null, Located.Nowhere);
        }
        return name.Length > 0 && InDepartement(postal, name) is { } named ? (named, Located.ByNameInDepartement) : (null, Located.Nowhere);
    }

    /// <summary>Name without accents, case, article in front, nor « Saint » written short.</summary>
    private static string Simplified(string? name)
    {
        var words = FoldedText.Of(name).Split(' ').Select(w => w switch { "st" => "saint", "ste" => "sainte", _ => w });
        var text = string.Join(' ', words);
        foreach (var article in Articles)
        {
            if (text.StartsWith(article, StringComparison.Ordinal))
            {
                return text[article.Length..];
            }
        }
        return text;
    }

    private static (string Name, bool Cedex) CityName(string? city)
    {
        var text = (city ?? "").AsSpan().Trim();
        if (text.Length >= 5 && IsPostalCode(text[..5]))
        {
            text = text[5..].Trim();
        }
        var cedex = text.IndexOf("CEDEX", StringComparison.OrdinalIgnoreCase);
        if (cedex >= 0)
        {
            text = text[..cedex];
        }
        var name = Simplified(text.ToString());
        // « PARIS 13 », « LYON 3EME ARRONDISSEMENT »: the postal code says the arrondissement.
        foreach (var large in new[] { "paris", "lyon", "marseille" })
        {
            if (name.Length > large.Length + 1 && name.StartsWith(large, StringComparison.Ordinal)
                && name[large.Length] == ' ' && char.IsAsciiDigit(name[large.Length + 1]))
            {
                return (large, cedex >= 0);
            }
        }
        return (name, cedex >= 0);
    }

    private static string? PostalCode(string? postalCode, string? city)
    {
        var text = (postalCode ?? "").AsSpan().Trim();
        if (text.Length == 0 && city is { Length: >= 5 })
        {
            text = city.AsSpan(0, 5);
        }
        return IsPostalCode(text) ? text.ToString() : null;
    }

    private static bool IsPostalCode(ReadOnlySpan<char> text) => text.Length == 5 && !text.ContainsAnyExceptInRange('0', '9');

    private string? InDepartement(string postal, string name)
    {
        string[] departements = postal.StartsWith("20", StringComparison.Ordinal) ? ["2A", "2B"]
            : postal.StartsWith("97", StringComparison.Ordinal) || postal.StartsWith("98", StringComparison.Ordinal) ? [postal[..3]]
            : [postal[..2]];
        string? found = null;
        foreach (var departement in departements)
        {
            if (_byName.TryGetValue((departement, name), out var code))
            {
                if (code is null || found is not null)
                {
                    return null;
                }
                found = code;
            }
        }
        return found;
    }

    /// <summary>The second commune for a key makes it say nothing.</summary>
    private static void Put<TKey>(Dictionary<TKey, string?> index, TKey key, string code) where TKey : notnull
    {
        if (!index.TryAdd(key, code) && index[key] != code)
        {
            index[key] = null;
        }
    }
}
