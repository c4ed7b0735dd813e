using System.Globalization;
using System.Text.Json;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Funding.Simulation;

/// <summary>
/// The fields of one JSON object, read one by one; what is wrong goes to a shared list of refusals, each by its path. A field
/// that is absent reads as null; so does a wrong one, which is then among the refusals.
/// </summary>
internal sealed class JsonFields
{
    private const int LongestQuote = 60;

    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    private readonly string _path;
    private readonly List<Refusal> _refusals;

    /// <param name="path">Of the object itself; empty for the root.</param>
    /// <param name="known">Every property that the object may have: any other is refused, as is one given twice.</param>
    public JsonFields(JsonElement element, string path, List<Refusal> refusals, params IReadOnlyList<string> known)
    {
        _path = path;
        _refusals = refusals;
        IsObject = element.ValueKind == JsonValueKind.Object;
        if (!IsObject)
        {
            _refusals.Add(WrongType(path, "un objet", element));
            return;
        }
        foreach (var (name, value) in Distinct(element, ""))
        {
            if (known.Contains(name))
            {
                _values[name] = value;
            }
            else
            {
                Refuse(name, "unknown-property", $"La propriété «\u00A0{Short(name)}\u00A0» est inconnue. Propriétés admises\u00A0: {string.Join(", ", known)}.");
            }
        }
    }

    public bool IsObject { get; }

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>An ISO date, required. <paramref name="meaning"/> is French, for the refusal.</summary>
    public DateOnly? Day(string name, string meaning)
    {
        if (Text(name, meaning) is not { } text)
        {
            return null;
        }
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }
        Refuse(name, "invalid-date", $"«\u00A0{Short(text)}\u00A0» n’est pas une date du calendrier écrite AAAA-MM-JJ, comme 2023-03-01.");
        return null;
    }

    /// <summary>A text; required when its French <paramref name="meaning"/> is given.</summary>
    public string? Text(string name, string? meaning = null)
    {
        if (!_values.TryGetValue(name, out var value))
        {
            if (meaning is not null)
            {
                Refuse(name, "missing", $"La propriété «\u00A0{name}\u00A0» manque\u00A0: donnez {meaning}.");
            }
            return null;
        }
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }
        RefuseType(name, "un texte entre guillemets", value);
        return null;
    }

    /// <summary>A whole number between two bounds, both allowed.</summary>
    public int? Whole(string name, int least, int most) =>
        _values.TryGetValue(name, out var value) ? Whole(value, name, least, most) : null;

    /// <inheritdoc cref="Whole(string, int, int)"/>
    public int? Whole(JsonElement value, string field, int least, int most)
    {
        var range = $"un nombre entier de {FrenchNumber.Whole(least)} à {FrenchNumber.Whole(most)}";
        if (value.ValueKind != JsonValueKind.Number)
        {
            RefuseType(field, range, value);
        }
        else if (!value.TryGetDecimal(out var number) || number < least || number > most)
        {
            Refuse(field, "out-of-range", $"La valeur {Short(value.GetRawText())} ne convient pas\u00A0: il faut {range}.");
        }
        else if (number != decimal.Truncate(number))
        {
            Refuse(field, "not-a-whole-number", $"La valeur {Short(value.GetRawText())} ne convient pas\u00A0: il faut {range}.");
        }
        else
        {
            return (int)number;
        }
        return null;
    }

    /// <summary>The items of an array; null when it is absent or something else.</summary>
    public IReadOnlyList<JsonElement>? Items(string name, bool required = false)
    {
        if (!_values.TryGetValue(name, out var value))
        {
            if (required)
            {
                Refuse(name, "missing", $"La propriété «\u00A0{name}\u00A0» manque\u00A0: donnez une liste, vide s’il n’y en a pas.");
            }
            return null;
        }
        if (value.ValueKind == JsonValueKind.Array)
        {
            return [.. value.EnumerateArray()];
        }
        RefuseType(name, "une liste", value);
        return null;
    }

    /// <summary>The properties of an object held by a field; none when it is absent or something else.</summary>
    public IReadOnlyList<(string Name, JsonElement Value)> Properties(string name)
    {
        if (!_values.TryGetValue(name, out var value))
        {
            return [];
        }
        if (value.ValueKind == JsonValueKind.Object)
        {
            return Distinct(value, name + ".");
        }
        RefuseType(name, "un objet", value);
        return [];
    }

    public void Refuse(string field, string code, string message) => _refusals.Add(At(new(code, message, field)));

    public void RefuseType(string field, string wanted, JsonElement found) => _refusals.Add(At(WrongType(field, wanted, found)));

    public static Refusal WrongType(string field, string wanted, JsonElement found) =>
        new("wrong-type", $"Il faut {wanted}, et non {Name(found.ValueKind)}.", field);

    /// <summary>What was typed, short enough for a sentence.</summary>
    public static string Short(string text) => text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";

    private Refusal At(Refusal refusal) => _path.Length == 0 ? refusal : refusal.At(_path);

    private List<(string Name, JsonElement Value)> Distinct(JsonElement element, string prefix)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var properties = new List<(string, JsonElement)>();
        foreach (var property in element.EnumerateObject())
        {
            if (seen.Add(property.Name))
            {
                properties.Add((property.Name, property.Value));
            }
            else
            {
                Refuse(prefix + property.Name, "duplicate-property", $"La propriété «\u00A0{Short(property.Name)}\u00A0» figure deux fois.");
            }
        }
        return properties;
    }

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "un objet",
        JsonValueKind.Array => "une liste",
        JsonValueKind.String => "un texte",
        JsonValueKind.Number => "un nombre",
        JsonValueKind.True or JsonValueKind.False => "vrai ou faux",
        JsonValueKind.Null => "«\u00A0null\u00A0»",
        _ => "autre chose",
    };
}
