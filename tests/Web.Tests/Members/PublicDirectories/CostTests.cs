using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Access;
using Tisserand.Web.Features.Reference.Imports;
using Tisserand.Web.Tests.Reference;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members.PublicDirectories;

public sealed class CostTests
{
    private const string Home = "/c/deux-vallees/adherents/";

    /// <summary>Both bases of the application are counted: the books and the public directories.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Pages_of_the_public_directories_ask_the_same_number_of_queries_whatever_they_find(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.AddTerritory(MemberScene.Lumbres, MemberScene.SaintOmer);
        var browser = await app.SignedIn(Role.Coordinator);
        string[] pages = [Home + "annuaire?q=martin", Home + "professionnels", Home + "etablissements", Home + "mouvements"];

        async Task<List<int>> Costs(int people)
        {
            await app.LoadDirectory(People(1, 2, "L"));
            await app.LoadDirectory(People(1, people, "S"));
            await app.Within(null, async s => Assert.True((await s.GetRequiredService<ImportEstablishments>().Run(
                new MemoryStream(FinessExtraction.Csv([.. Enumerable.Range(0, people).Select(i => FinessExtraction.Line($"62000{i:0000}", "PHARMACIE DES TILLEULS"))])), FinessExtraction.CsvName)).Succeeded));
            var costs = new List<int>();
            foreach (var page in pages)
            {
                await browser.Get(page);
                costs.Add(await app.Queries.During(async () =>
                {
                    var answer = await browser.Get(page);
                    Assert.Equal(HttpStatusCode.OK, answer.Status);
                    Assert.InRange(answer.Page.QuerySelectorAll("main tbody tr").Length, people, int.MaxValue);
                }));
            }
            return costs;
        }

        var few = await Costs(3);
        Assert.All(few, c => Assert.InRange(c, 4, 30));
        Assert.Equal(few, await Costs(30));
    }

    private static string[] People(int from, int count, string mode) =>
        [.. Enumerable.Range(from, count).Select(i => MemberScene.Line($"9970000{i:0000}", "MARTIN", "Anne", "60", mode, MemberScene.Lumbres))];
}
