using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Shell.Lists;

/// <summary>A whole list as CSV (UTF-8 with BOM, « ; », as Excel in French opens it) or XLSX, streamed row by row.</summary>
public static class ListFiles
{
    /// <summary>The file asked for by ?format=, or null when a page was asked for.</summary>
    public static IActionResult? File<T>(Table<T> table, ListQuery query, IAsyncEnumerable<T> rows, DateOnly today)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{table.Name}-{today:yyyy-MM-dd}");
        return query.Format switch
        {
            "csv" => new StreamedFile("text/csv; charset=utf-8", name + ".csv", (stream, stop) => WriteCsv(stream, table, rows, stop)),
            "xlsx" => new StreamedFile("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx", (stream, stop) => Workbook.Write(stream, table, rows, stop)),
            _ => null,
        };
    }

    /// <inheritdoc cref="File{T}(Table{T}, ListQuery, IAsyncEnumerable{T}, DateOnly)"/>
    public static IActionResult? File<T>(Table<T> table, ListQuery query, IEnumerable<T> rows, DateOnly today) =>
        File(table, query, rows.ToAsyncEnumerable(), today);

    internal static async Task WriteCsv<T>(Stream stream, Table<T> table, IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        writer.NewLine = "\r\n";
        await writer.WriteLineAsync(string.Join(';', table.Columns.Select(c => Cell(c.Heading))));
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await writer.WriteLineAsync(string.Join(';', table.Columns.Select(c => Cell(c.Value(row)))));
        }
    }

    /// <summary>A value as text, French formats.</summary>
    internal static string Text(object? value) => value switch
    {
        null => "",
        bool yes => yes ? "oui" : "non",
        Money amount => amount.Euros.ToString("0.00", French.Culture),
        DateOnly day => French.Day(day),
        decimal number => number.ToString("0.##########", French.Culture),
        IFormattable other => other.ToString(null, French.Culture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Quoted when needed; a text that a spreadsheet would compute is disarmed with an apostrophe, a number stays one.</summary>
    private static string Cell(object? value)
    {
        var text = Text(value);
        if (value is string && text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..])
        {
            text = "'" + text;
        }
        return text.AsSpan().IndexOfAny(";\"\r\n") >= 0 ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
    }
}
