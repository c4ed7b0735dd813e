using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Tisserand.Web.Tests.Architecture;

/// <summary>The analyzer passes over an entry that names nothing: a typing error, or a signature that a new version changed.</summary>
public sealed class BannedSymbolTests
{
    private static readonly Assembly[] Libraries = [typeof(DateTime).Assembly, typeof(EntityFrameworkQueryableExtensions).Assembly];

    public static TheoryData<string> Entries => [.. Repository.Read("BannedSymbols.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    [Theory]
    [MemberData(nameof(Entries))]
    public void An_entry_names_a_symbol_that_exists_and_says_why(string entry)
    {
        var parts = entry.Split(';', 2);
        Assert.True(parts.Length == 2 && parts[1].Length > 10, $"No reason given: {entry}");
        Assert.True(Exists(parts[0]), $"No such symbol: {parts[0]}\nIts neighbours: {string.Join("\n  ", Neighbours(parts[0]))}");
    }

    [Theory]
    [InlineData("P:System.DateTime.Noww")]
    [InlineData("P:System.Datetime.Now")]
    [InlineData("M:Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.IgnoreQueryFilters``1(System.Linq.IQueryable{``1})")]
    public void A_symbol_that_does_not_exist_is_found_out(string symbol) => Assert.False(Exists(symbol));

    [Fact]
    public void What_must_be_banned_is()
    {
        var banned = Entries.Select(e => e.Data.Split(';')[0]).ToList();
        foreach (var member in new[] { "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "IgnoreQueryFilters", "ExecuteUpdateAsync", "ExecuteDeleteAsync" })
        {
            Assert.Contains(banned, b => b.Contains(member, StringComparison.Ordinal));
        }
        // Every overload: one left out would be the way round.
        var overloads = typeof(EntityFrameworkQueryableExtensions).GetMethods().Where(m => m.Name is "IgnoreQueryFilters" or "ExecuteUpdate" or "ExecuteUpdateAsync" or "ExecuteDelete" or "ExecuteDeleteAsync");
        Assert.All(overloads, m => Assert.Contains(IdOf(m), banned));
    }

    private static bool Exists(string id) => Members(id).Any(m => IdOf(m) == id);

    private static IEnumerable<string> Neighbours(string id) => Members(id).Select(IdOf).Where(n => n.Split('(')[0] == id.Split('(')[0]);

    private static IEnumerable<MemberInfo> Members(string id)
    {
        var path = id[2..].Split('(')[0].Split('`')[0];
        var name = id[0] == 'T' ? path : path[..path.LastIndexOf('.')];
        var type = Libraries.Select(l => l.GetType(name)).FirstOrDefault(t => t is not null);
        return type is null ? [] : type.GetMembers().Append(type);
    }

    private static string IdOf(MemberInfo member) => member switch
    {
        Type type => "T:" + type.FullName,
        PropertyInfo property => $"P:{property.DeclaringType!.FullName}.{property.Name}",
        MethodInfo method => $"M:{method.DeclaringType!.FullName}.{method.Name}{Arity(method)}{Parameters(method)}",
        _ => $"F:{member.DeclaringType!.FullName}.{member.Name}",
    };

    private static string Arity(MethodInfo method) => method.IsGenericMethodDefinition ? $"``{method.GetGenericArguments().Length}" : "";

    private static string Parameters(MethodInfo method) =>
        method.GetParameters() is { Length: > 0 } parameters ? $"({string.Join(',', parameters.Select(p => Name(p.ParameterType)))})" : "";

    private static string Name(Type type) => type switch
    {
        { IsGenericMethodParameter: true } => $"``{type.GenericParameterPosition}",
        { IsGenericType: true } => $"{type.Namespace}.{type.Name.Split('`')[0]}{{{string.Join(',', type.GetGenericArguments().Select(Name))}}}",
        { HasElementType: true } => $"{Name(type.GetElementType()!)}{(type.IsArray ? "[]" : "@")}",
        _ => type.FullName!,
    };
}
