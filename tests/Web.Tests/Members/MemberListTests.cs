using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members;

public sealed class MemberListTests
{
    private const string Adherents = "/c/deux-vallees/adherents";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Names_are_found_whatever_their_signs(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Add(
            MemberScene.Details("O’Brien", "Jean-Pierre"), MemberScene.Details("Lefèvre-Cœur", "Zoé"), MemberScene.Details("D’Hondt", "Élise"),
            MemberScene.Details("Y", "Li"), MemberScene.Details("Øster", "Anaïs"), MemberScene.Details("de La Tour", "Rémi", rpps: "99700427885"));
        var browser = await app.SignedIn(Role.Coordinator);
        async Task<string> Found(string typed) =>
            string.Join(" | ", (await browser.Get($"{Adherents}?q={Uri.EscapeDataString(typed)}")).All("#liste tbody td:nth-child(2)"));

        Assert.Equal("O’Brien Jean-Pierre", await Found("obrien"));
        Assert.Equal("O’Brien Jean-Pierre", await Found("O'BRIEN jean"));
        Assert.Equal("O’Brien Jean-Pierre", await Found("jeanpierre"));
        Assert.Equal("Lefèvre-Cœur Zoé", await Found("coeur"));
        Assert.Equal("Lefèvre-Cœur Zoé", await Found("LEFEVRE zoe"));
        Assert.Equal("D’Hondt Élise", await Found("hondt"));
        Assert.Equal("Y Li", await Found("y"));
        Assert.Equal("Øster Anaïs", await Found("oster"));
        Assert.Equal("de La Tour Rémi", await Found("99700"));
        Assert.Equal("", await Found("brien zoe"));
        Assert.Equal("", await Found("zz%_'\"\0"));
        // One order on both databases: blanks before letters, é beside e, ø beside o.
        Assert.Equal("D’Hondt Élise | de La Tour Rémi | Lefèvre-Cœur Zoé | O’Brien Jean-Pierre | Øster Anaïs | Y Li", await Found(""));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Filters_and_files_give_the_same_members(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.AddTerritory(MemberScene.Lumbres, MemberScene.SaintOmer);
        var ids = await app.Add(
            MemberScene.Details("Un", "A"), MemberScene.Details("Deux", "A", "10", salaried: true), MemberScene.Details("Trois", "A", commune: MemberScene.Lille),
            MemberScene.Details("=Quatre", "A", "10", liberal: false), MemberScene.Details("Cinq", "A"));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var past = await Data.Members.MemberQueries.ReadMember(db, ids[4], CancellationToken.None);
            Assert.Empty(past!.End(new(2025, 6, 30)));
            db.Add(Member.Create(MemberScene.Details("Six", "A")).Required);
            var ahead = Member.Create(MemberScene.Details("Sept", "A")).Required;
            Assert.Empty(ahead.Start(new(2027, 1, 1)));
            // A member today whose next period is already known.
            var both = Member.Create(MemberScene.Details("Huit", "A", "21")).Required;
            Assert.Empty(both.Start(new(2024, 1, 1)));
            Assert.Empty(both.End(new(2026, 12, 31)));
            Assert.Empty(both.Start(new(2027, 6, 1)));
            db.AddRange(ahead, both);
            await db.SaveChangesAsync();
        });
        var browser = await app.SignedIn(Role.Reader);
        async Task Expect(string query, params string[] names)
        {
            var file = (await browser.Raw(HttpMethod.Get, $"{Adherents}?{query}&format=csv")).Html;
            var rows = file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(';')[0]).Order(StringComparer.Ordinal);
            Assert.Equal(names.Order(StringComparer.Ordinal), rows);
            var page = await browser.Get($"{Adherents}?{query}");
            Assert.Contains(names.Length < 2 ? $"{names.Length} fiche" : $"{names.Length} fiches", page.Text, StringComparison.Ordinal);
        }

        await Expect("", "Un", "Deux", "Trois", "'=Quatre", "Huit");
        await Expect("etat=anciens", "Cinq");
        await Expect("etat=a-venir", "Sept");
        await Expect("etat=jamais", "Six");
        await Expect("etat=tous", "Un", "Deux", "Trois", "'=Quatre", "Cinq", "Six", "Sept", "Huit");
        await Expect("profession=10", "Deux", "'=Quatre");
        await Expect("exercice=liberal", "Un", "Deux", "Trois", "Huit");
        await Expect("exercice=mixte", "Deux");
        await Expect("exercice=non-precise", "'=Quatre");
        await Expect("commune=59350", "Trois");
        await Expect("commune=hors", "Trois");
        await Expect("q=huit&profession=21", "Huit");
        await Expect($"ids={ids[0]}&ids={ids[4]}", "Un", "Cinq");
        var sheet = await browser.Raw(HttpMethod.Get, $"{Adherents}?format=xlsx");
        Assert.Equal("PK", System.Text.Encoding.ASCII.GetString(sheet.Bytes, 0, 2));
        Assert.Contains("adherents-2026-11-22.xlsx", sheet.Response.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_selection_ends_on_one_day(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Un", "A"), MemberScene.Details("Deux", "A"), MemberScene.Details("Trois", "A"));
        var browser = await app.SignedIn(Role.Coordinator);

        await browser.Get($"{Adherents}/fin?ids={ids[0]}&ids={ids[1]}");
        var done = await browser.Submit(new() { ["LastDay"] = "2026-06-30" });

        Assert.Contains("2 adhésions terminées au 30 juin 2026", done.Text, StringComparison.Ordinal);
        Assert.Equal(["Trois A"], done.All("#liste tbody td:nth-child(2)"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_number_of_queries_does_not_grow_with_the_members(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.AddTerritory(MemberScene.Lumbres, MemberScene.SaintOmer);
        await app.LoadDirectory(MemberScene.Line("99700427885", "MARTIN", "Anne", "10", "L", MemberScene.Lumbres));
        var browser = await app.SignedIn(Role.Coordinator);
        var id = (await app.Add([.. Enumerable.Range(0, 200).Select(i => MemberScene.Details("Nom" + i, "Prénom"))]))[0];
        string[] paths = [Adherents, $"{Adherents}?q=nom1&profession=60&commune=62534&tri=commune", $"{Adherents}/{id}", $"{Adherents}/professionnels"];
        async Task<List<int>> Costs()
        {
            var costs = new List<int>();
            foreach (var path in paths)
            {
                costs.Add(await app.Queries.During(async () => Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.Get(path)).Status)));
            }
            return costs;
        }

        await Costs();
        var few = await Costs();
        await app.Add([.. Enumerable.Range(200, 1800).Select(i => MemberScene.Details("Nom" + i, "Prénom"))]);

        Assert.Equal(few, await Costs());
        // The card has a section for each module that knows the member, of one query each.
        Assert.InRange(few[2], 1, 24);
        Assert.All(few.Where((_, i) => i != 2), cost => Assert.InRange(cost, 1, 14));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_api_gives_the_same_members_page_by_page(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Add(MemberScene.Details("Un", "A"), MemberScene.Details("Deux", "A", "10"), MemberScene.Details("Trois", "A"));
        var (key, hash) = Web.Shell.Gate.ApiKeyAuthentication.NewKey();
        await app.WithDb(null, async db =>
        {
            db.Add(new Data.Access.ApiKey { CptsId = app.DeuxVallees.Id, Role = Role.Reader, Name = "essai", Hash = hash, CreatedAt = app.Time.Now.UtcDateTime });
            await db.SaveChangesAsync();
        });
        var program = app.Anonymous();
        program.ApiKey = key;

        using var page = JsonDocument.Parse((await program.Get("/api/v1/c/deux-vallees/adherents?profession=60&taille=1&page=2")).Html);
        Assert.Equal(2, page.RootElement.GetProperty("total").GetInt32());
        var member = Assert.Single(page.RootElement.GetProperty("members").EnumerateArray());
        Assert.Equal("Un", member.GetProperty("lastName").GetString());
        Assert.Equal("2024-03-12", member.GetProperty("memberSince").GetString());
        Assert.Equal("62534", member.GetProperty("sites")[0].GetProperty("commune").GetString());
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await program.Get("/api/v1/c/deux-vallees/adherents?page=0")).Status);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await program.Get("/api/v1/c/autre-rive/adherents")).Status);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await app.Anonymous().Get("/api/v1/c/deux-vallees/adherents")).Status);
    }
}
