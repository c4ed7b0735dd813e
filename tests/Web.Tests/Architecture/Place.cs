using Mono.Cecil;

namespace Tisserand.Web.Tests.Architecture;

enum Layer
{
    Elsewhere,
    Domain,
    Data,
    Shell,
    Feature,
    Program,
}

/// <summary>Where a type stands in the house; no module for what belongs to none.</summary>
readonly record struct Place(Layer Layer, string? Module)
{
    private static readonly string[] DataWithoutModule = ["Tenancy", "Audit", "Migrations", "Installation"];

    public static Place Of(TypeReference type)
    {
        var outermost = type;
        while (outermost.DeclaringType is { } declaring)
        {
            outermost = declaring;
        }
        return OfNamespace(outermost.Namespace);
    }

    public static Place OfNamespace(string name) => name.Split('.') switch
    {
        ["Tisserand", "Domain", var module, ..] => new(Layer.Domain, module),
        ["Tisserand", "Data", var folder, ..] => new(Layer.Data, DataWithoutModule.Contains(folder) ? null : folder),
        ["Tisserand", "Data"] => new(Layer.Data, null),
        ["Tisserand", "Web", "Features", var module, ..] => new(Layer.Feature, module),
        ["Tisserand", "Web", "Shell", ..] => new(Layer.Shell, null),
        ["Tisserand", "Web", ..] => new(Layer.Program, null),
        _ => new(Layer.Elsewhere, null),
    };

    /// <summary>A compiled Razor view, by the path of its .cshtml: « /Features/Members/Index.cshtml ».</summary>
    public static Place OfView(string path) => path.Split('/') switch
    {
        ["", "Features", var module, _, ..] => new(Layer.Feature, module),
        ["", "Shell", ..] => new(Layer.Shell, null),
        _ => new(Layer.Program, null),
    };
}
