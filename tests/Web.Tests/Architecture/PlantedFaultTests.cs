using Mono.Cecil;

namespace Tisserand.Web.Tests.Architecture;

/// <summary>A guard that never barks guards nothing: each kind of fault is planted in a sound house and must be named.</summary>
public sealed class PlantedFaultTests
{
    private const string Rows = """
        | Foundation | money | - |
        | Territories | communes | Foundation |
        | Members | persons | Territories |
        """;

    private static readonly string[] Files =
    [
        "src/Domain/Foundation/Money.cs", "src/Domain/Territories/Commune.cs", "src/Domain/Members/Member.cs",
        "src/Data/Tenancy/Stamp.cs",
        "src/Web/Features/Members/Index.cshtml", "src/Web/Features/Territories/Index.cshtml", "src/Web/Shell/Layout.cs",
        "tests/Domain.Tests/Foundation/MoneyTests.cs", "tests/Domain.Tests/Territories/CommuneTests.cs",
        "tests/Web.Tests/Members/IndexTests.cs", "tests/Web.Tests/Security/HeaderTests.cs",
    ];

    private static readonly (string, string[])[] SoundTypes =
    [
        ("Tisserand.Domain.Foundation.Money", []),
        ("Tisserand.Domain.Territories.Commune", ["Tisserand.Domain.Foundation.Money"]),
        ("Tisserand.Domain.Members.Member", ["Tisserand.Domain.Foundation.Money", "Tisserand.Domain.Territories.Commune"]),
        ("Tisserand.Data.Members.MemberMapping", ["Tisserand.Domain.Members.Member", "Tisserand.Data.Tenancy.Stamp"]),
        ("Tisserand.Data.TisserandDb", ["Tisserand.Data.Members.MemberMapping"]),
        ("Tisserand.Data.Tenancy.Stamp", ["Tisserand.Domain.Foundation.Money"]),
        ("Tisserand.Web.Program", ["Tisserand.Web.Features.Members.MembersModule", "Tisserand.Web.Shell.Layout"]),
        ("Tisserand.Web.Shell.Layout", ["Tisserand.Domain.Members.Member"]),
        ("Tisserand.Web.Features.Members.MembersModule", ["Tisserand.Web.Shell.Layout", "Tisserand.Domain.Members.Member"]),
        ("Tisserand.Web.Features.Territories.Index", ["Tisserand.Web.Shell.Layout"]),
    ];

    [Fact]
    public void A_sound_house_has_no_fault() => Assert.Empty(FaultsWith());

    [Theory]
    // A rule uses a module that stands above it.
    [InlineData("Tisserand.Domain.Territories.Census", "Tisserand.Domain.Members.Member", "Forbidden: Territories -> Members (Tisserand.Domain.Territories.Census uses Tisserand.Domain.Members.Member)")]
    // So does a mapping, and a page: the arrow is between modules, whatever the project.
    [InlineData("Tisserand.Data.Territories.CommuneMapping", "Tisserand.Data.Members.MemberMapping", "Forbidden: Territories -> Members")]
    [InlineData("Tisserand.Web.Features.Territories.Edit", "Tisserand.Domain.Members.Member", "Forbidden: Territories -> Members")]
    [InlineData("Tisserand.Domain.Foundation.Fraction", "Tisserand.Domain.Territories.Commune", "Forbidden: Foundation -> Territories")]
    // A page uses another feature, even in the direction that the table allows.
    [InlineData("Tisserand.Web.Features.Members.Edit", "Tisserand.Web.Features.Territories.Index", "The feature Members uses the feature Territories")]
    [InlineData("Tisserand.Web.Shell.Menu", "Tisserand.Web.Features.Members.MembersModule", "Shell uses the feature Members")]
    // A module that the table does not know: the missing row is written out.
    [InlineData("Tisserand.Domain.Crisis.Plan", "Tisserand.Domain.Members.Member", "| Crisis | (what it answers) | Members |")]
    [InlineData("Tisserand.Data.Crisis.PlanMapping", "Tisserand.Domain.Foundation.Money", "The module Crisis has no row")]
    [InlineData("Tisserand.Domain.Crisis.Plan", "Tisserand.Domain.Members.Member", "The module Crisis has no tests")]
    public void A_planted_use_is_reported(string type, string uses, string fault) =>
        Assert.Contains(FaultsWith(types: [(type, [uses])]), f => f.Contains(fault, StringComparison.Ordinal));

    [Theory]
    [InlineData("Tisserand.Domain", "Microsoft.EntityFrameworkCore")]
    [InlineData("Tisserand.Domain", "Microsoft.AspNetCore.Http.Abstractions")]
    [InlineData("Tisserand.Domain", "Tisserand.Data")]
    [InlineData("Tisserand.Data", "Tisserand.Web")]
    [InlineData("Tisserand.Data", "Microsoft.AspNetCore.Mvc.RazorPages")]
    public void A_planted_assembly_reference_is_reported(string assembly, string reference) =>
        Assert.Contains($"{assembly} may not reference the assembly {reference}.", FaultsWith(reference: (assembly, reference)));

    [Theory]
    [InlineData("| Territories | communes | Foundation |", "| Territories | communes | Foundation, Members |", "circle between Territories, Members")]
    [InlineData("| Members | persons | Territories |", "| Members | persons | Territories |\n| Documents | files | - |", "no code for the module Documents")]
    [InlineData("| Foundation | money | - |", "| Foundation | money | Documents |", "names Documents, which has no row")]
    [InlineData("| Members | persons | Territories |", "| Members | persons | Territories |\n| Members | again | - |", "two rows for Members")]
    [InlineData("| Members | persons | Territories |", "| Members | persons | - |", "Forbidden: Members -> Territories")]
    [InlineData("| Members | persons | Territories |\n", "", "The module Members has no row")]
    public void A_fault_in_the_table_is_reported(string row, string planted, string fault) =>
        Assert.Contains(FaultsWith(rows: (Rows + '\n').Replace(row, planted)), f => f.Contains(fault, StringComparison.Ordinal));

    [Fact]
    public void An_arrow_that_nothing_uses_is_reported() =>
        Assert.Contains(
            "docs/architecture.md: Crisis does not use Territories. Remove Territories from its row.",
            FaultsWith(
                rows: Rows + "\n| Crisis | plan | Members, Territories |",
                types: [("Tisserand.Domain.Crisis.Plan", ["Tisserand.Domain.Members.Member"])],
                files: ["tests/Domain.Tests/Crisis/PlanTests.cs"]));

    [Fact]
    public void A_row_above_what_it_uses_is_reported() =>
        Assert.Contains(
            "docs/architecture.md: Crisis uses Members, so its row must stand below that of Members.",
            FaultsWith(rows: "| Crisis | plan | Members |\n" + Rows, types: [("Tisserand.Domain.Crisis.Plan", ["Tisserand.Domain.Members.Member"])]));

    [Theory]
    [InlineData("src/Domain/Members/Helpers/Names.cs", "The name Helpers says nothing")]
    [InlineData("src/Web/Features/Members/Utils.cs", "The name Utils says nothing")]
    [InlineData("src/Web/Shared/_Layout.cshtml", "The name Shared says nothing")]
    [InlineData("tests/Domain.Tests/Payroll/PayTests.cs", "tests/Domain.Tests/Payroll mirrors no folder of src")]
    public void A_planted_file_is_reported(string file, string fault) =>
        Assert.Contains(FaultsWith(files: [file]), f => f.Contains(fault, StringComparison.Ordinal));

    private static List<string> FaultsWith(
        string rows = Rows, (string, string[])[]? types = null, (string Assembly, string To)? reference = null, string[]? files = null)
    {
        var assemblies = PlantedAssemblies.Build([.. SoundTypes, .. types ?? []]);
        if (reference is { } r)
        {
            assemblies.Single(a => a.Name.Name == r.Assembly).MainModule.AssemblyReferences.Add(new AssemblyNameReference(r.To, new(1, 0)));
        }
        var table = ModuleTable.Parse($"{ModuleTable.Heading}\n|---|---|---|\n{rows}\n");
        return [.. new House(assemblies, table, [.. Files, .. files ?? []]).Faults()];
    }
}
