using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Tisserand.Web.Tests.Architecture;

/// <summary>What the browser receives is what the manifest names, byte for byte, and every icon asked for is drawn.</summary>
public sealed partial class FrontEndTests
{
    private const string Wwwroot = "src/Web/wwwroot/";

    private sealed record Library(string Name, string Version, string Licence, IReadOnlyList<LibraryFile> Files);

    private sealed record LibraryFile(string Path, string Sha256);

    private static readonly IReadOnlyList<Library> Manifest =
        JsonSerializer.Deserialize<List<Library>>(Repository.Read(Wwwroot + "lib/manifest.json"), JsonSerializerOptions.Web)!;

    [Fact]
    public void Every_file_of_the_manifest_is_the_published_one() =>
        Assert.All(Manifest.SelectMany(l => l.Files), f =>
        {
            var bytes = File.ReadAllBytes(Repository.PathOf(Wwwroot + f.Path));
            Assert.Equal(f.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        });

    [Fact]
    public void Every_file_under_lib_is_in_the_manifest()
    {
        var found = Repository.Files.Where(f => f.StartsWith(Wwwroot + "lib/", StringComparison.Ordinal)).Select(f => f[Wwwroot.Length..]);
        var listed = Manifest.SelectMany(l => l.Files).Select(f => f.Path).Append("lib/manifest.json");
        Assert.Empty(found.Except(listed));
    }

    [Fact]
    public void Every_library_brings_its_licence_and_stands_in_the_folder_of_its_version()
    {
        Assert.NotEmpty(Manifest);
        Assert.All(Manifest, l =>
        {
            Assert.NotEmpty(l.Licence);
            Assert.Contains(l.Files, f => f.Path.EndsWith($"@{l.Version}/LICENSE", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Every_icon_asked_for_is_in_the_sprite()
    {
        var drawn = XDocument.Parse(Repository.Read(Wwwroot + "icons.svg")).Root!.Elements().Select(s => (string)s.Attribute("id")!).ToHashSet();
        var menu = Modules.All.SelectMany(m => m.Menu).Select(e => (Source: e.Label, Icon: "i-" + e.Icon));
        var asked =
            from file in Repository.Files
            where file.StartsWith("src/Web/", StringComparison.Ordinal) && !file.StartsWith(Wwwroot + "lib/", StringComparison.Ordinal)
            where Path.GetExtension(file) is ".cshtml" or ".cs" or ".js" or ".css"
            from Match match in Use().Matches(Repository.Read(file))
            select (Source: file, Icon: "i-" + match.Groups["name"].Value);

        var missing = asked.Concat(menu).Where(a => !drawn.Contains(a.Icon)).Select(a => $"{a.Source}: {a.Icon}").ToList();

        Assert.True(missing.Count == 0, $"Add to tools/front-end/libraries.mjs and run build.sh:\n{string.Join('\n', missing)}");
    }

    [GeneratedRegex("icons\\.svg#i-(?<name>[a-z0-9-]+)|<icon name=\"(?<name>[a-z0-9-]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Use();
}
