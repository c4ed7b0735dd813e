using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Members.Jobs;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members;

public sealed class CoveragePagesTests
{
    private const string Page = "/c/deux-vallees/adherents/couverture";

    /// <summary>Two physicians and three nurses of two communes; one nurse in both; a student, a locum and somebody from elsewhere who do not count.</summary>
    private static Task Load(TestApp app, params string[] more) => app.LoadDirectory(
    [
        MemberScene.Line("99700000001", "MARTIN", "Anne", "10", "L", MemberScene.Lumbres),
        MemberScene.Line("99700000007", "BLANC", "Yves", "10", "S", MemberScene.SaintOmer),
        MemberScene.Line("99700000002", "HONDT", "Luc", "60", "L", MemberScene.Lumbres),
        MemberScene.Line("99700000002", "HONDT", "Luc", "60", "L", MemberScene.SaintOmer),
        MemberScene.Line("99700000003", "PETIT", "Zoé", "60", "S", MemberScene.SaintOmer),
        MemberScene.Line("99700000008", "NOIR", "Rémi", "60", "L", MemberScene.Lumbres),
        MemberScene.Line("99700000004", "ELEVE", "Paul", "60", "S", MemberScene.Lumbres, category: "E"),
        MemberScene.Line("99700000005", "REMPLA", "Rose", "60", "L", MemberScene.Lumbres, role: "FON-22"),
        MemberScene.Line("99700000006", "LOIN", "Marc", "10", "L", MemberScene.Lille),
        .. more,
    ]);

    private static async Task Put(TestApp app)
    {
        await app.AddTerritory(MemberScene.Lumbres, MemberScene.SaintOmer);
        await Load(app);
        await app.Add(
            MemberScene.Details("Hondt", "Luc", rpps: "99700000002") with { Sites = [new(null, MemberScene.Lumbres, null, null), new(null, MemberScene.Lumbres, "Annexe", null), new(null, MemberScene.SaintOmer, null, null)] },
            MemberScene.Details("Petit", "Zoé", rpps: "99700000003", liberal: false, salaried: true, commune: MemberScene.SaintOmer),
            MemberScene.Details("Maire", "Élu", "00"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_profession_and_each_commune_says_who_joined_and_leads_to_who_is_missing(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Put(app);
        var browser = await app.SignedIn(Role.Coordinator);

        var professions = await browser.Get(Page);
        Assert.Equal(["0", "2", "0 %", "0 / 1 0 %", "0 / 1 0 %"], Row(professions, "Médecins"));
        Assert.Equal(["2", "3", "67 %", "1 / 2 50 %", "1 / 1 100 %"], Row(professions, "Infirmiers"));
        Assert.Contains("3 adhérents en tout", professions.Text, StringComparison.Ordinal);
        Assert.Contains("2 / 5", professions.Text, StringComparison.Ordinal);

        var lumbres = await browser.Get(Page + "?commune=62534");
        Assert.Equal(["1", "2", "50 %", "1 / 2 50 %", "–"], Row(lumbres, "Infirmiers"));
        // The two places of Luc Hondt in Lumbres are one person.
        var communes = await browser.Get(Page + "/carte");
        Assert.Equal(["1", "3", "33 %", "1 / 3 33 %", "–"], Row(communes, "Lumbres"));
        Assert.Equal(["2", "3", "67 %", "1 / 1 100 %", "1 / 2 50 %"], Row(communes, "Saint-Omer"));
        var nurses = await browser.Get(Page + "/carte?profession=60");
        Assert.Equal(["2", "2", "100 %", "1 / 1 100 %", "1 / 1 100 %"], Row(nurses, "Saint-Omer"));

        var missing = await browser.Get(nurses.Page.QuerySelectorAll("#liste tbody a").Single(a => a.TextContent == "Lumbres").GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, missing.Status);
        Assert.Contains("Noir Rémi", missing.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hondt", missing.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_map_and_the_files_say_the_same(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Put(app);
        var browser = await app.SignedIn(Role.Reader);

        using var map = JsonDocument.Parse((await browser.Raw(HttpMethod.Get, Page + "/carte.json")).Html);
        var omer = map.RootElement.GetProperty("communes").EnumerateArray().Single(c => c.GetProperty("code").GetString() == MemberScene.SaintOmer);
        Assert.Equal((2, 3, "67\u00A0%", "most"), (omer.GetProperty("members").GetInt32(), omer.GetProperty("professionals").GetInt32(), omer.GetProperty("share").GetString(), omer.GetProperty("shade").GetString()));
        var nurses = omer.GetProperty("details").EnumerateArray().Single(d => d.GetProperty("label").GetString() == "Infirmiers");
        Assert.Equal((2, 0), (nurses.GetProperty("members").GetInt32(), nurses.GetProperty("others").GetInt32()));

        var csv = (await browser.Raw(HttpMethod.Get, Page + "/carte?format=csv&profession=60")).Html;
        Assert.Contains("Commune;Adhérents;Professionnels;Part;Adhérents libéraux", csv, StringComparison.Ordinal);
        Assert.Contains("Saint-Omer;2;2;100\u00A0%;1;1;100\u00A0%;1;1;100\u00A0%", csv, StringComparison.Ordinal);
        // What no list of ours holds is asked of nobody.
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(Page + "?commune=" + Uri.EscapeDataString("';--"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(Page + "/evolution?profession=%00&commune=99999")).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Readings_are_kept_once_and_members_are_counted_anew_on_their_day(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Put(app);
        var job = app.Services.GetRequiredService<CoverageReadings>();

        await job.Round(CancellationToken.None);
        await job.Round(CancellationToken.None);
        app.Time.Now = new(2026, 12, 2, 9, 0, 0, TimeSpan.Zero);
        await job.Round(CancellationToken.None);
        // A directory with one nurse more, loaded on 2 December; a second load that day takes the place of the first.
        await Load(app, MemberScene.Line("99700000009", "NEUF", "Ana", "60", "L", MemberScene.Lumbres));
        await job.Round(CancellationToken.None);
        app.Time.Now = app.Time.Now.AddHours(1);
        await Load(app);
        await job.Round(CancellationToken.None);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal([new(2026, 11, 22), new(2026, 11, 30), new DateOnly(2026, 12, 2)], await db.Set<CoverageReading>().OrderBy(r => r.Day).Select(r => r.Day).ToListAsync());
            Assert.Equal(3, await db.Set<CoverageCount>().CountAsync(c => c.Profession == "60" && c.Commune != "" && c.Commune == MemberScene.Lumbres));
            // Zoé Petit left on 25 November: that day still counts, the end of the month does not.
            var zoe = await db.WholeMembers().SingleAsync(m => m.Rpps == "99700000003");
            Assert.Empty(zoe.End(new(2026, 11, 25)));
            await db.SaveChangesAsync();
        });

        var browser = await app.SignedIn(Role.Coordinator);
        var page = await browser.Get(Page + "/evolution");
        Assert.Equal(["1", "5", "20 %"], Row(page, "02/12/2026")[1..4]);
        Assert.Equal(["1", "5", "20 %"], Row(page, "30/11/2026")[1..4]);
        Assert.Equal(["2", "5", "40 %"], Row(page, "22/11/2026")[1..4]);
        Assert.Equal(3, page.Page.QuerySelectorAll(".coverage-chart circle").Length);
        Assert.Equal(["1", "2", "50 %"], Row(await browser.Get(Page + "/evolution?profession=60&commune=62534"), "30/11/2026")[1..4]);
        // Nothing of it in the other CPTS, which has no territory: its readings are empty.
        await app.WithDb(app.AutreRive, async db => Assert.Equal(0, await db.Set<CoverageCount>().CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_pages_cost_the_same_whatever_the_number_of_members_and_readings(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Put(app);
        var job = app.Services.GetRequiredService<CoverageReadings>();
        await job.Round(CancellationToken.None);
        var browser = await app.SignedIn(Role.Coordinator);
        async Task<List<int>> Costs()
        {
            var costs = new List<int>();
            foreach (var path in new[] { Page, Page + "/carte", Page + "/evolution", Page + "/carte.json" })
            {
                costs.Add(await app.Queries.During(async () => Assert.Equal(HttpStatusCode.OK, (await browser.Get(path)).Status)));
            }
            return costs;
        }
        var few = await Costs();
        await app.Add([.. Enumerable.Range(0, 40).Select(i => MemberScene.Details("Nom" + i, "Prénom", rpps: null, commune: i % 2 == 0 ? MemberScene.Lumbres : MemberScene.SaintOmer))]);
        app.Time.Now = new(2027, 3, 2, 9, 0, 0, TimeSpan.Zero);
        await job.Round(CancellationToken.None);
        // The session of November is over.
        browser = await app.SignedIn(Role.Coordinator);

        Assert.Equal(few, await Costs());
    }

    /// <summary>The cells of a line after its name, blanks made one.</summary>
    private static string[] Row(Answer page, string name) =>
    [
        .. page.Page.QuerySelectorAll("#liste tbody tr").Single(r => r.Children[0].TextContent.Replace("qui manque", "", StringComparison.Ordinal).Trim() == name)
            .Children.Skip(1).Select(c => string.Join(' ', c.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("hors annuaire", "", StringComparison.Ordinal)),
    ];
}
