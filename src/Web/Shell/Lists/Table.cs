using System.Linq.Expressions;
using Microsoft.AspNetCore.Html;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Shell.Lists;

/// <summary>
/// One column of a list: its French heading, its value (what CSV and XLSX hold: text, number, DateOnly, Money, bool), and
/// optionally how the screen shows it and what the database sorts by.
/// </summary>
public sealed record Column<T>(string Key, string Heading, Func<T, object?> Value)
{
    /// <summary>Heading on screen, when the column shows there more, or less, than in the files.</summary>
    public string? ScreenHeading { get; init; }

    /// <summary>Screen only; the value, formatted, when null.</summary>
    public Func<T, IHtmlContent>? Html { get; init; }

    /// <summary>Order of the rows when this heading is clicked; null: not sortable.</summary>
    public Func<IQueryable<T>, bool, IOrderedQueryable<T>>? Order { get; init; }

    /// <summary>Right-aligned, tabular figures.</summary>
    public bool Numeric { get; init; }

    /// <summary>On screen the value opens its working, under the row; a row without one shows the value alone.</summary>
    public Func<T, Working?>? Working { get; init; }

    /// <summary>In files only.</summary>
    public bool ExportOnly { get; init; }

    /// <summary>A column that the database can sort by one expression.</summary>
    public Column<T> SortedBy<TKey>(Expression<Func<T, TKey>> key) =>
        this with { Order = (rows, descending) => descending ? rows.OrderByDescending(key) : rows.OrderBy(key) };
}

/// <summary>The definition of a list: one for the screen, CSV and XLSX.</summary>
/// <param name="Name">French, lower case, for the file name: « adherents ».</param>
/// <param name="Title">French, for the sheet and the caption.</param>
public sealed record Table<T>(string Name, string Title, IReadOnlyList<Column<T>> Columns)
{
    /// <summary>The rows in the order asked for, or in that of the first sortable column; ties broken by it too.</summary>
    public IQueryable<T> Sort(IQueryable<T> rows, ListQuery query)
    {
        var column = Columns.FirstOrDefault(c => c.Key == query.Sort && c.Order is not null) ?? Columns.First(c => c.Order is not null);
        return column.Order!(rows, query.Descending);
    }
}
