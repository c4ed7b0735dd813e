using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tisserand.Domain.Foundation;

/// <summary>
/// Fichier de données joint : a dated, sourced data file that stands beside its rule and travels inside the assembly.
/// Named by its path from the project's folder ("Funding/Baremes/aci-cpts-2019.json").
/// </summary>
public static class EmbeddedFile
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Paths of the embedded files below a folder ("Funding/Baremes/"), in order.</summary>
    public static IReadOnlyList<string> Under(string folder) =>
    [
        .. typeof(EmbeddedFile).Assembly.GetManifestResourceNames()
            .Where(name => Portable(name).StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Refuses (exception) a path that is not embedded: a build fault.</summary>
    public static Stream Open(string path)
    {
        var assembly = typeof(EmbeddedFile).Assembly;
        var name = Array.Find(assembly.GetManifestResourceNames(), n => Portable(n) == Portable(path))
            ?? throw new FileNotFoundException($"{path} is not embedded in the assembly.", path);
        return assembly.GetManifestResourceStream(name)!;
    }

    /// <summary>Refuses (exception) a property that the record does not know, or one that is missing.</summary>
    public static T Json<T>(string path)
    {
        using var stream = Open(path);
        return JsonSerializer.Deserialize<T>(stream, Strict) ?? throw new InvalidDataException($"{path} is empty.");
    }

    /// <summary>The build names a resource with the separator of the machine it ran on.</summary>
    private static string Portable(string name) => name.Replace('\\', '/');
}
