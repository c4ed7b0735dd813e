using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Tisserand.Web.Shell.Lists;

/// <summary>What a list shows, kept in the address: ?q=…&amp;tri=…&amp;sens=desc&amp;page=2, beside the filters of the page.</summary>
public sealed class ListQuery
{
    public const int PageSize = 50;

    /// <summary>Words searched.</summary>
    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    [FromQuery(Name = "tri")]
    public string? Sort { get; set; }

    [FromQuery(Name = "sens")]
    public string? Direction { get; set; }

    [FromQuery(Name = "page")]
    public int Page { get; set; } = 1;

    /// <summary>"csv" or "xlsx": the whole filtered list as a file instead of a page of it.</summary>
    [FromQuery(Name = "format")]
    public string? Format { get; set; }

    public bool Descending => Direction == "desc";
}

/// <summary>One page of a list and the total behind it.</summary>
public sealed record ListPage<T>(Table<T> Table, IReadOnlyList<T> Rows, int Total, ListQuery Query)
{
    public int Pages => Math.Max(1, (Total + ListQuery.PageSize - 1) / ListQuery.PageSize);

    /// <summary>Two queries, whatever the size: the count, and one page of rows sorted by the database.</summary>
    public static async Task<ListPage<T>> Read(Table<T> table, IQueryable<T> rows, ListQuery query, CancellationToken cancellationToken)
    {
        var total = await rows.CountAsync(cancellationToken);
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (total + ListQuery.PageSize - 1) / ListQuery.PageSize));
        query.Page = page;
        var shown = await table.Sort(rows, query).Skip((page - 1) * ListQuery.PageSize).Take(ListQuery.PageSize).ToListAsync(cancellationToken);
        return new(table, shown, total, query);
    }

    /// <summary>The same for rows that are already in memory: no query.</summary>
    public static ListPage<T> Of(Table<T> table, IReadOnlyCollection<T> rows, ListQuery query)
    {
        query.Page = Math.Clamp(query.Page, 1, Math.Max(1, (rows.Count + ListQuery.PageSize - 1) / ListQuery.PageSize));
        var shown = table.Sort(rows.AsQueryable(), query).Skip((query.Page - 1) * ListQuery.PageSize).Take(ListQuery.PageSize).ToList();
        return new(table, shown, rows.Count, query);
    }
}

/// <summary>Addresses of the same list, with one thing changed.</summary>
public static class ListLinks
{
    /// <summary>The present address with these parameters replaced; null removes one. The page number is dropped unless given.</summary>
    public static string With(this HttpRequest request, params (string Name, string? Value)[] changes)
    {
        var builder = new QueryBuilder();
        foreach (var (name, value) in request.Query.Where(p => p.Key != "page" && changes.All(c => c.Name != p.Key)).SelectMany(p => p.Value.Select(v => (p.Key, v))))
        {
            builder.Add(name, value ?? "");
        }
        foreach (var (name, value) in changes.Where(c => !string.IsNullOrEmpty(c.Value)))
        {
            builder.Add(name, value!);
        }
        return request.Path + builder.ToQueryString();
    }
}
