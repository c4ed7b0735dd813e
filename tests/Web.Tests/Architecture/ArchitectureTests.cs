using System.Globalization;
using Mono.Cecil;

namespace Tisserand.Web.Tests.Architecture;

public sealed class ArchitectureTests(ITestOutputHelper output)
{
    private const string GraphStart = "<!-- graph: generated -->\n";
    private const string GraphEnd = "<!-- graph: end -->";

    [Fact]
    public void The_house_keeps_its_rules()
    {
        var table = ModuleTable.Parse(Repository.Read("docs/architecture.md"));
        var house = new House([.. Assemblies().Select(AssemblyDefinition.ReadAssembly)], table, Repository.Files);
        output.WriteLine(table.Mermaid());

        var faults = house.Faults().ToList();

        Assert.True(faults.Count == 0, string.Join('\n', faults.Prepend(faults.Count.ToString(CultureInfo.InvariantCulture) + " faults")));
    }

    [Fact]
    public void The_drawn_graph_is_the_table()
    {
        var page = Repository.Read("docs/architecture.md");
        var start = page.IndexOf(GraphStart, StringComparison.Ordinal) + GraphStart.Length;
        var end = page.IndexOf(GraphEnd, StringComparison.Ordinal);
        var graph = ModuleTable.Parse(page).Mermaid();
        if (Environment.GetEnvironmentVariable("TISSERAND_REWRITE_DOCS") == "1")
        {
            File.WriteAllText(Repository.PathOf("docs/architecture.md"), page[..start] + graph + page[end..]);
            return;
        }

        Assert.True(
            page[start..end] == graph,
            $"Replace the graph in docs/architecture.md (TISSERAND_REWRITE_DOCS=1 does it) by:\n{graph}");
    }

    private static IEnumerable<string> Assemblies() =>
        new[] { "Domain", "Data", "Web" }.Select(p => Path.Combine(AppContext.BaseDirectory, $"Tisserand.{p}.dll"));
}
