using System.Security.Cryptography;
using System.Text.Json;
using Tisserand.Web.Tests.Architecture;

namespace Tisserand.Web.Tests.Shell.Papers;

/// <summary>The fonts embedded in papers are those published, with their licence.</summary>
public sealed class FontTests
{
    private const string Folder = "src/Web/Shell/Papers/Fonts/";

    private sealed record Package(string Name, string Version, string Licence, IReadOnlyList<PackagedFile> Files);

    private sealed record PackagedFile(string Path, string Published, string Sha256);

    [Fact]
    public void Every_font_is_the_published_one_and_none_is_without_licence()
    {
        var package = Assert.Single(JsonSerializer.Deserialize<List<Package>>(Repository.Read(Folder + "manifest.json"), JsonSerializerOptions.Web)!);
        Assert.Equal("OFL-1.1", package.Licence);
        Assert.Contains(package.Files, f => f.Path == "LICENSE");
        Assert.Equal(
            Repository.Files.Where(f => f.StartsWith(Folder, StringComparison.Ordinal)).Select(f => f[Folder.Length..]).Order(StringComparer.Ordinal),
            package.Files.Select(f => f.Path).Append("manifest.json").Order(StringComparer.Ordinal));
        Assert.All(package.Files, f => Assert.Equal(f.Sha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Repository.PathOf(Folder + f.Path))))));
    }
}
