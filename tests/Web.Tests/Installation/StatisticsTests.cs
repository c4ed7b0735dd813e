using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Installation.Jobs;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Installation;

/// <summary>SQLite chooses its indexes by what it knows of the tables: here, whether it reads one member or the whole CPTS.</summary>
public sealed partial class StatisticsTests
{
    [Fact]
    public async Task Once_the_tables_are_counted_one_member_is_read_without_the_others()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var ids = await app.Add([.. Enumerable.Range(0, 400).Select(i => MemberScene.Details("Nom" + (char)('a' + (i % 26)), "Prénom" + (char)('a' + (i / 26))))]);
        Task<List<string>> Card() => Plan(app, db => db.WholeMembers().Where(m => m.Id == ids[7]));
        // What makes the job needed.
        Assert.Contains(await Card(), s => s.Contains("(CptsId=?)", StringComparison.Ordinal));

        await ActivatorUtilities.CreateInstance<RefreshStatistics>(app.Services).Round(CancellationToken.None);

        Assert.DoesNotContain(await Card(), s => s.Contains("(CptsId=?)", StringComparison.Ordinal));
        var list = await Plan(app, db => db.Set<Member>().In(db, MembershipState.Current, new(2026, 11, 22)).OrderBy(m => m.FoldedName).ThenBy(m => m.Id).Take(50));
        Assert.Contains(list, s => s.Contains("IX_Members_CptsId_FoldedName", StringComparison.Ordinal));
        var search = await Plan(app, db => db.Set<Member>().In(db, MembershipState.Current, new(2026, 11, 22)).Found(db, "noma").OrderBy(m => m.FoldedName).ThenBy(m => m.Id).Take(50));
        Assert.Contains(search, s => s.StartsWith("SEARCH m1 USING COVERING INDEX IX_MemberWords_CptsId_Word_MemberId (CptsId=? AND Word>", StringComparison.Ordinal));
        Assert.DoesNotContain(search, s => s.Contains("(CptsId=?)", StringComparison.Ordinal));
    }

    private static async Task<List<string>> Plan<T>(TestApp app, Func<TisserandDb, IQueryable<T>> query)
    {
        var steps = new List<string>();
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var text = query(db).ToQueryString();
            await db.Database.OpenConnectionAsync();
            await using var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + text[text.IndexOf("SELECT", StringComparison.Ordinal)..];
            foreach (var name in Parameter().Matches(command.CommandText).Select(m => m.Value).Distinct())
            {
                command.Parameters.AddWithValue(name, 50);
            }
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                steps.Add(reader.GetString(3));
            }
        });
        return steps;
    }

    [GeneratedRegex("@[A-Za-z0-9_]+", RegexOptions.None, 500)]
    private static partial Regex Parameter();
}
