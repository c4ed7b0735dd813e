using Mono.Cecil;

namespace Tisserand.Web.Tests.Architecture;

/// <summary>The rules of docs/architecture.md, on compiled assemblies, a table and a list of files. Every fault is a sentence.</summary>
sealed class House(IReadOnlyList<AssemblyDefinition> assemblies, ModuleTable table, IReadOnlyList<string> files)
{
    private static readonly string[] BannedNames =
        ["Common", "Shared", "Helpers", "Utils", "Services", "Models", "Managers", "Interfaces", "Extensions"];

    private static readonly string[] TestsOfNoFolder = ["Architecture", "Security", "Support"];

    private readonly List<TypeUse> _uses = [.. assemblies.SelectMany(TypeUses.Of)];

    public IEnumerable<string> Faults() =>
    [
        .. table.Faults(),
        .. WrongAssemblies(),
        .. ModulesWithoutRow(),
        .. RowsWithoutModule(),
        .. ForbiddenArrows(),
        .. UnusedArrows(),
        .. FeaturesThatUseFeatures(),
        .. ShellThatUsesFeatures(),
        .. BannedFileNames(),
        .. TestFoldersThatMirrorNothing(),
        .. ModulesWithoutTests(),
    ];

    private IEnumerable<string> WrongAssemblies() =>
        from assembly in assemblies
        from reference in assembly.MainModule.AssemblyReferences
        where assembly.Name.Name switch
        {
            "Tisserand.Domain" => !reference.Name.StartsWith("System", StringComparison.Ordinal),
            "Tisserand.Data" => reference.Name == "Tisserand.Web"
                || reference.Name.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal)
                || reference.Name.StartsWith("Microsoft.AspNetCore.Razor", StringComparison.Ordinal),
            _ => false,
        }
        select $"{assembly.Name.Name} may not reference the assembly {reference.Name}.";

    private IEnumerable<string> ModulesWithoutRow() =>
        from module in ModulesInCode()
        where !table.Has(module)
        select $"The module {module} has no row. Add to the table of docs/architecture.md, below all that it uses: "
            + $"| {module} | (what it answers) | {NeededBy(module)} |";

    private IEnumerable<string> RowsWithoutModule() =>
        from module in table.Modules
        where !ModulesInCode().Contains(module)
        select $"docs/architecture.md: no code for the module {module}. Remove its row.";

    private IEnumerable<string> ForbiddenArrows() =>
        from arrow in ArrowsInCode()
        where table.Has(arrow.Key.From) && !table.Allows(arrow.Key)
        select $"Forbidden: {arrow.Key} ({Example(arrow)}). Turn it round, or add {arrow.Key.To} to the row {arrow.Key.From} of "
            + "docs/architecture.md if the ground really lies that way.";

    private IEnumerable<string> UnusedArrows() =>
        from arrow in table.Arrows
        where !ArrowsInCode().Any(a => a.Key == arrow)
        select $"docs/architecture.md: {arrow.From} does not use {arrow.To}. Remove {arrow.To} from its row.";

    private IEnumerable<string> FeaturesThatUseFeatures() =>
        from use in _uses
        where use.From.Layer is Layer.Feature && use.To.Layer is Layer.Feature && use.From.Module != use.To.Module
        group use by (use.From.Module, use.To.Module) into uses
        select $"The feature {uses.Key.Item1} uses the feature {uses.Key.Item2} ({Example(uses)}). Link through Shell, share through "
            + "Domain or Data.";

    private IEnumerable<string> ShellThatUsesFeatures() =>
        from use in _uses
        where use.From.Layer is Layer.Shell && use.To.Layer is Layer.Feature
        group use by use.To.Module into uses
        select $"Shell uses the feature {uses.Key} ({Example(uses)}).";

    private IEnumerable<string> BannedFileNames() =>
        from file in files
        where file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("tests/", StringComparison.Ordinal)
        where !file.StartsWith("src/Web/wwwroot/lib/", StringComparison.Ordinal)
        from name in file.Split('/').Select(part => part.Split('.')[0])
        where BannedNames.Contains(name, StringComparer.OrdinalIgnoreCase)
        group file by name into named
        select $"The name {named.Key} says nothing ({named.First()}): call it by what it holds.";

    private IEnumerable<string> TestFoldersThatMirrorNothing() =>
        from folder in files.Select(f => f.Split('/')).Where(p => p is ["tests", _, _, _, ..]).Select(p => (Project: p[1], Name: p[2])).Distinct()
        where !TestsOfNoFolder.Contains(folder.Name) && !SourceFolders().Contains(folder.Name)
        select $"tests/{folder.Project}/{folder.Name} mirrors no folder of src: name it after the module that it tests.";

    private IEnumerable<string> ModulesWithoutTests() =>
        from module in ModulesInCode()
        where !files.Any(f => f.Split('/') is ["tests", _, var folder, _, ..] && folder == module)
        select $"The module {module} has no tests: add a folder tests/Domain.Tests/{module} or tests/Web.Tests/{module}.";

    private IEnumerable<string> SourceFolders() =>
        files.Select(f => f.Split('/')).SelectMany(p => p switch
        {
            ["src", "Web", "Features", var module, _, ..] => [module],
            ["src", _, var folder, _, ..] => [folder],
            _ => Array.Empty<string>(),
        });

    private HashSet<string> ModulesInCode() =>
    [
        .. assemblies.SelectMany(a => a.MainModule.GetTypes()).Select(t => Place.Of(t).Module).OfType<string>(),
        .. _uses.Select(u => u.From.Module).OfType<string>(),
    ];

    private ILookup<Arrow, TypeUse> ArrowsInCode() =>
        _uses.Where(u => u.From.Module is not null && u.To.Module is not null && u.From.Module != u.To.Module)
            .ToLookup(u => new Arrow(u.From.Module!, u.To.Module!));

    // Leaves out what the others bring in turn.
    private string NeededBy(string module)
    {
        var used = ArrowsInCode().Where(a => a.Key.From == module).Select(a => a.Key.To).ToList();
        var needed = used.Where(u => !used.Exists(other => other != u && table.Allows(new(other, u)))).Order(StringComparer.Ordinal);
        return used.Count == 0 ? "-" : string.Join(", ", needed);
    }

    private static string Example(IEnumerable<TypeUse> uses) => uses.Select(u => $"{u.FromType} uses {u.ToType}").First();
}
