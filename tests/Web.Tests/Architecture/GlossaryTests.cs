using System.Text.RegularExpressions;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Tests.Architecture;

/// <summary>docs/glossary.md says what is true of the code; its introduction says the rule that is tested here.</summary>
public sealed partial class GlossaryTests
{
    private const string Heading = "| French term | identifier | meaning | source | home file |";

    private static readonly IReadOnlyList<string[]> Rows = MarkdownTable.Read(Repository.Read("docs/glossary.md"), Heading);

    [Fact]
    public void Every_row_has_five_cells_and_none_is_empty() =>
        AssertNone(Rows.Where(r => r.Length != 5 || r.Any(c => c.Length == 0)).Select(r => $"Not five full cells: {string.Join(" | ", r)}"));

    [Fact]
    public void An_identifier_stands_in_one_row_only() =>
        AssertNone(Rows.GroupBy(r => r[1]).Where(g => g.Count() > 1).Select(g => $"`{g.Key}` has {g.Count()} rows: keep one."));

    [Fact]
    public void The_home_file_declares_the_identifier_and_says_the_French_term() => AssertNone(Rows.SelectMany(r => FaultsOf(r[0], r[1], r[4])));

    [Fact]
    public void Every_public_type_of_the_domain_has_a_row()
    {
        var known = Rows.Select(r => r[1].Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        AssertNone(
            from type in typeof(Money).Assembly.GetExportedTypes()
            let name = type.Name.Split('`')[0]
            where !type.IsNested && !IsStatic(type) && !typeof(Delegate).IsAssignableFrom(type) && type.Namespace != typeof(Money).Namespace && !known.Contains(name)
            select $"Add to docs/glossary.md: | (French term) | `{name}` | (meaning) | (source) | {HomeOf(type, name)} |");
    }

    [Theory]
    [InlineData("commune", "Commune", "src/Domain/Nowhere.cs", "no such file")]
    [InlineData("commune", "Comune", "src/Domain/Reference/Commune.cs", "declares no type Comune")]
    [InlineData("commune", "Commune.Mayor", "src/Domain/Reference/Commune.cs", "no member Mayor")]
    [InlineData("mairie", "Commune", "src/Domain/Reference/Commune.cs", "says « mairie »")]
    public void A_wrong_row_is_reported(string term, string identifier, string home, string fault) =>
        Assert.Contains(FaultsOf(term, identifier, home), f => f.Contains(fault, StringComparison.Ordinal));

    private static IEnumerable<string> FaultsOf(string term, string identifier, string home)
    {
        if (!File.Exists(Repository.PathOf(home)))
        {
            yield return $"`{identifier}`: no such file: {home}.";
            yield break;
        }
        var source = Repository.Read(home);
        var parts = identifier.Split('.');
        if (!Declared(source).Contains(parts[0]))
        {
            yield return $"`{identifier}`: {home} declares no type {parts[0]}.";
        }
        if (parts.Length > 1 && !Regex.IsMatch(source, $@"\b{Regex.Escape(parts[^1])}\b", RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            yield return $"`{identifier}`: {home} has no member {parts[^1]}.";
        }
        var comments = Folded(string.Join(' ', source.Split('\n').Where(l => l.Contains("//", StringComparison.Ordinal)).Select(l => l.Replace("///", " ", StringComparison.Ordinal))));
        if (parts.Length == 1 && !term.Split(',').Any(t => comments.Contains(Folded(t), StringComparison.Ordinal)))
        {
            yield return $"`{identifier}`: no comment of {home} says « {term} »: open the type's summary with it.";
        }
    }

    private static string Folded(string text) => FoldedText.Of(Tag().Replace(text, " "));

    private static HashSet<string> Declared(string source) => [.. Declaration().Matches(source).Select(m => m.Groups["name"].Value)];

    private static bool IsStatic(Type type) => type is { IsAbstract: true, IsSealed: true };

    private static string HomeOf(Type type, string name) =>
        Repository.Files.FirstOrDefault(f => f.StartsWith("src/Domain/", StringComparison.Ordinal)
            && f.EndsWith(".cs", StringComparison.Ordinal) && Declared(Repository.Read(f)).Contains(name))
        ?? type.Namespace!.Replace("Tisserand.", "src/", StringComparison.Ordinal).Replace('.', '/');

    private static void AssertNone(IEnumerable<string> faults)
    {
        var all = faults.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?!struct\b|class\b)(?<name>[A-Z]\w*)", RegexOptions.None, 1000)]
    private static partial Regex Declaration();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
