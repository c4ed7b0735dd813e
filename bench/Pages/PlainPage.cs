using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Tisserand.Bench.Pages;

/// <summary>
/// The yardstick: one minimal endpoint with hand-written SQL on the same file or server. The same rows and the same count; no
/// sign-in, no roles, no layout, no filters to choose from.
/// </summary>
internal sealed class PlainPage : IAsyncDisposable
{
    private const string Current = """
        ((m."MemberSince" <= @today AND (m."MemberUntil" IS NULL OR m."MemberUntil" >= @today)) OR (m."MemberSince" > @today AND EXISTS (
            SELECT 1 FROM "Memberships" p WHERE p."CptsId" = @cpts AND p."MemberId" = m."Id" AND p."StartsOn" <= @today AND p."EndsOn" >= @today)))
        """;
    private readonly WebApplication _app;

    private PlainPage(WebApplication app)
    {
        _app = app;
        Client = new(new SocketsHttpHandler()) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public Uri Address(string path) => new(Client.BaseAddress!, "/" + path);

    public static async Task<PlainPage> Open(House house)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/adherents", async context => await context.Response.WriteAsync(await Page(house, context.Request.Query)));
        await app.StartAsync();
        return new(app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task<string> Page(House house, IQueryCollection query)
    {
        await using DbConnection connection = house.Location.PostgreSql is { } server
            ? new NpgsqlConnection(server)
            : new SqliteConnection($"Data Source={house.Location.SqliteFile}");
        await connection.OpenAsync();
        var where = new StringBuilder("m.\"CptsId\" = @cpts");
        var arguments = new Dictionary<string, object> { ["cpts"] = connection is SqliteConnection ? house.Cpts.Value.ToString().ToUpperInvariant() : house.Cpts.Value };
        if (query["etat"] != "tous")
        {
            where.Append(" AND ").Append(Current);
            var today = new DateOnly(2026, 11, 22);
            arguments["today"] = connection is SqliteConnection ? today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : today;
        }
        if (query["profession"].ToString() is { Length: > 0 } profession)
        {
            where.Append(" AND m.\"Profession\" = @profession");
            arguments["profession"] = profession;
        }
        if (query["commune"].ToString() is { Length: > 0 } commune)
        {
            where.Append(" AND m.\"Id\" IN (SELECT \"MemberId\" FROM \"PracticeSites\" WHERE \"CptsId\" = @cpts AND \"Commune\" = @commune)");
            arguments["commune"] = commune;
        }
        if (query["q"].ToString() is { Length: > 0 } word)
        {
            where.Append(" AND m.\"Id\" IN (SELECT \"MemberId\" FROM \"MemberWords\" WHERE \"CptsId\" = @cpts AND \"Word\" >= @word AND \"Word\" < @end)");
            arguments["word"] = word;
            arguments["end"] = word + '\uffff';
        }
        var page = int.TryParse(query["page"], CultureInfo.InvariantCulture, out var number) ? number : 1;
        var order = query["tri"] == "commune" ? "m.\"FoldedCommune\", m.\"FoldedName\"" : "m.\"FoldedName\", m.\"Id\"";
        var html = new StringBuilder("<!doctype html><title>Adhérents</title><p>");
        await using (var count = Command(connection, $"SELECT COUNT(*) FROM \"Members\" m WHERE {where}", arguments))
        {
            html.Append(Convert.ToString(await count.ExecuteScalarAsync(), CultureInfo.InvariantCulture));
        }
        html.Append("<table>");
        await using var rows = Command(connection, $"""
            SELECT m."Id", m."LastName", m."FirstName", m."Profession", m."IsLiberal", m."IsSalaried", m."MainCommune", m."Phone", m."Email", m."MemberSince", m."MemberUntil"
            FROM "Members" m WHERE {where} ORDER BY {order} LIMIT 50 OFFSET {(page - 1) * 50}
            """, arguments);
        await using var reader = await rows.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            html.Append("<tr>");
            for (var i = 0; i < reader.FieldCount; i++)
            {
                html.Append("<td>").Append(WebUtility.HtmlEncode(Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)));
            }
        }
        return html.Append("</table>").ToString();
    }

    private static DbCommand Command(DbConnection connection, string sql, Dictionary<string, object> arguments)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Pieces of this file; values are arguments.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in arguments)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
