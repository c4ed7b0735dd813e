using System.Text.RegularExpressions;

namespace Tisserand.Web.Tests.Architecture;

/// <summary>What no file of the tree may hold.</summary>
public sealed partial class TreeTests
{
    private static readonly HashSet<string> Binary =
        new(StringComparer.OrdinalIgnoreCase) { ".gz", ".png", ".woff2", ".ttf", ".ico", ".zip", ".xlsx", ".docx", ".pdf" };

    [Fact]
    public void No_file_names_a_place_of_one_machine()
    {
        var found =
            from file in TextFiles()
            from line in Repository.Read(file).Split('\n').Select((text, index) => (text, number: index + 1))
            where MachinePath().IsMatch(line.text)
            select $"{file}:{line.number}: {line.text.Trim()}";
        AssertNone(found);
    }

    // fr-FR puts it into « 1 234,50 € »; half of the fonts do not have it. U+00A0 everywhere.
    [Fact]
    public void No_file_holds_a_narrow_no_break_space() =>
        AssertNone(TextFiles().Where(f => Repository.Read(f).Contains('\u202F', StringComparison.Ordinal)).Select(f => $"{f} holds U+202F: write U+00A0."));

    [Theory]
    [InlineData("see /ho" + "me/anne/file", true)]
    [InlineData("""cd "C:\Us""" + "ers\\Anne", true)]
    [InlineData("open /tm" + "p/x.csv", true)]
    [InlineData("https://example.org/ho" + "me/page", false)]
    [InlineData("~/wo" + "rk/notes", false)]
    [InlineData("src/Web/wo" + "rk/x", false)]
    public void A_place_of_one_machine_is_recognised(string text, bool expected) => Assert.Equal(expected, MachinePath().IsMatch(text));

    private static IEnumerable<string> TextFiles() =>
        Repository.Files.Where(f => !Binary.Contains(Path.GetExtension(f)) && !f.StartsWith("src/Web/wwwroot/lib/", StringComparison.Ordinal));

    private static void AssertNone(IEnumerable<string> faults)
    {
        var all = faults.Take(50).ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    [GeneratedRegex(@"(?<![\w.~}/-])/(?:home|work|root|tmp|Users)/\w|[A-Z]:\\Users\\", RegexOptions.None, 1000)]
    private static partial Regex MachinePath();
}
