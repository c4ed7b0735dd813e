using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Members.Jobs;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members;

/// <summary>What a new file of the directory says to a CPTS: the movements of its territory, the changes proposed in its entries.</summary>
public sealed class MovementsTests
{
    private const string Page = "/c/deux-vallees/adherents/mouvements";

    private static string Line(int n, string name, string commune, string mode = "L", string place = "410000000000000") =>
        MemberScene.Line($"9970000{n:0000}", name, "Anne", "60", mode, commune, place: place);

    /// <summary>Roche moves from Lumbres to Saint-Omer and Petit leaves for Lille, Martin is gone, Dupont becomes salaried, Neuf is new, Loin is elsewhere.</summary>
    private static async Task Load(TestApp app)
    {
        await app.LoadDirectory(Line(1, "ROCHE", MemberScene.Lumbres), Line(2, "PETIT", MemberScene.Lumbres), Line(3, "MARTIN", MemberScene.SaintOmer), Line(4, "DUPONT", MemberScene.Lumbres), Line(6, "LOIN", MemberScene.Lille));
        await app.LoadDirectory(Line(1, "ROCHE", MemberScene.SaintOmer), Line(2, "PETIT", MemberScene.Lille), Line(4, "DUPONT", MemberScene.Lumbres, "S"), Line(5, "NEUF", MemberScene.Lumbres), Line(6, "LOIN", MemberScene.Lille));
    }

    private static Task<int> Review(TestApp app) => app.Services.GetRequiredService<ReviewDirectory>().Round(CancellationToken.None);

    private static async Task<List<(ProposedField Field, string After, ProposalState State)>> Proposed(TestApp app)
    {
        List<(ProposedField, string, ProposalState)> proposed = [];
        await app.WithDb(app.DeuxVallees, async db => proposed = (await db.Set<ProposedChange>().ToListAsync())
            .OrderBy(p => p.Field).ThenBy(p => p.After, StringComparer.Ordinal).Select(p => (p.Field, p.After, p.State)).ToList());
        return proposed;
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_page_tells_the_movements_and_makes_a_member_of_an_arrival(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Contains("n’est pas encore chargé", (await browser.Get(Page)).Text, StringComparison.Ordinal);
        await app.AddTerritory(MemberScene.Lumbres, MemberScene.SaintOmer);
        var left = (await app.Add(MemberScene.Details("Petit", "Anne", rpps: "99700000002")))[0];
        await Load(app);

        Assert.Contains("Mouvements du territoire : 1 arrivée, 2 départs, 1 déménagement", (await browser.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
        var page = await browser.Get(Page);
        Assert.Equal(["Dupont", "Martin", "Neuf", "Petit", "Roche"], page.Page.QuerySelectorAll("#liste tbody tr td:first-child").Select(c => c.TextContent.Split(' ')[0]));
        Assert.Contains("Exercice : Libéral → Salarié", page.Text, StringComparison.Ordinal);
        Assert.Contains("Exerce maintenant à Lille", page.Text, StringComparison.Ordinal);
        Assert.Contains("Ne figure plus dans l’annuaire", page.Text, StringComparison.Ordinal);
        Assert.Contains("De RUE DE LA MAIRIE, Lumbres à RUE DE LA MAIRIE, Saint-Omer", page.Text, StringComparison.Ordinal);
        Assert.Equal("/c/deux-vallees/adherents/" + left, page.Page.QuerySelector("#liste a.btn")!.GetAttribute("href"));
        Assert.Equal(2, (await browser.Get(Page + "?type=Departure")).Page.QuerySelectorAll("#liste tbody tr").Length);
        Assert.Single((await browser.Get(Page + "?commune=62765&type=Departure")).Page.QuerySelectorAll("#liste tbody tr"));
        Assert.Empty((await browser.Get(Page + "?profession=10")).Page.QuerySelectorAll("#liste tbody tr"));
        var csv = await browser.Raw(HttpMethod.Get, Page + "?format=csv&type=Arrival");
        Assert.Contains("Neuf;Anne;Infirmier;", await csv.Response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Raw(HttpMethod.Get, Page + "?fichier=99")).Status);

        await browser.Get(Page);
        var made = await browser.Submit(new() { ["FirstDay"] = "2026-11-23", ["ids"] = "899700000005" }, form: "#adhesion");
        Assert.Contains("Anne Neuf : adhésion enregistrée à partir du 23 novembre 2026", made.Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(new DateOnly(2026, 11, 23), (await db.Set<Member>().SingleAsync(m => m.Rpps == "99700000005")).MemberSince));
        // The line of the week ends.
        app.Time.Now = app.Time.Now.AddDays(20);
        Assert.DoesNotContain("Mouvements du territoire :", (await browser.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_entries_get_proposed_changes_once_and_nothing_by_itself(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.AddTerritory(MemberScene.Lumbres, MemberScene.SaintOmer);
        var ids = await app.Add(
            MemberScene.Details("Roche", "Anne", rpps: "99700000001"), MemberScene.Details("Petit", "Anne", rpps: "99700000002"), MemberScene.Details("Martin", "Anne", rpps: "99700000003", commune: MemberScene.SaintOmer),
            MemberScene.Details("Dupont", "Anne", rpps: "99700000004"), MemberScene.Details("Sans", "Numéro"));
        await Load(app);

        await Review(app);

        var expected = new[]
        {
            (ProposedField.Practice, "S", ProposalState.Waiting),
            (ProposedField.Places, ProposedFields.Of([new("59350", "CABINET 59350", "RUE DE LA MAIRIE")]), ProposalState.Waiting),
            (ProposedField.Places, ProposedFields.Of([new("62765", "CABINET 62765", "RUE DE LA MAIRIE")]), ProposalState.Waiting),
            (ProposedField.GoneFromDirectory, "20/11/2026", ProposalState.Waiting),
            (ProposedField.LeftTerritory, "59350", ProposalState.Waiting),
        };
        Assert.Equal(expected, await Proposed(app));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal("62534", (await db.ReadMember(ids[0], CancellationToken.None))!.MainCommune);
            var review = await db.Set<DirectoryReview>().SingleAsync();
            Assert.Equal((2L, 4, 4, 5), (review.Settled, review.Members, review.Done, review.Proposed));
            Assert.NotNull(review.EndedAt);
        });
        // The other CPTS has nobody; a second round has nothing to do, and one that begins again proposes nothing twice.
        Assert.Equal(0, await Review(app));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.Remove(await db.Set<DirectoryReview>().SingleAsync());
            foreach (var change in await db.Set<ProposedChange>().Where(p => p.Field == ProposedField.Practice).ToListAsync())
            {
                Assert.Empty(change.SetAside((await db.ReadMember(change.MemberId, CancellationToken.None))!, app.Time.Now.UtcDateTime, "Claire Aubry"));
            }
            await db.SaveChangesAsync();
        });
        await Review(app);
        expected[0].Item3 = ProposalState.SetAside;
        Assert.Equal(expected, await Proposed(app));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Loads_that_follow_are_told_together_and_who_comes_back_is_no_longer_gone(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.AddTerritory(MemberScene.Lumbres);
        await app.Add(MemberScene.Details("Roche", "Anne", rpps: "99700000001"), MemberScene.Details("Petit", "Anne", rpps: "99700000002"));
        await app.LoadDirectory(Line(1, "ROCHE", MemberScene.Lumbres), Line(2, "PETIT", MemberScene.Lumbres));
        await Review(app);
        await app.LoadDirectory(Line(1, "ROCHE-LEROY", MemberScene.Lumbres));
        await Review(app);
        Assert.Equal([(ProposedField.LastName, "Roche-Leroy", ProposalState.Waiting), (ProposedField.GoneFromDirectory, "20/11/2026", ProposalState.Waiting)], await Proposed(app));

        // Two loads before the next round: married again, moved; the other is back.
        await app.LoadDirectory(Line(1, "LEROY", MemberScene.Lumbres), Line(2, "PETIT", MemberScene.Lumbres));
        await app.LoadDirectory(Line(1, "LEROY", MemberScene.Lille), Line(2, "PETIT", MemberScene.Lumbres));
        await Review(app);

        Assert.Equal(
            [
                (ProposedField.LastName, "Leroy", ProposalState.Waiting),
                (ProposedField.Places, ProposedFields.Of([new("59350", "CABINET 59350", "RUE DE LA MAIRIE")]), ProposalState.Waiting),
                (ProposedField.GoneFromDirectory, "20/11/2026", ProposalState.SetAside),
                (ProposedField.LeftTerritory, "59350", ProposalState.Waiting),
            ],
            await Proposed(app));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_RPPS_number_taken_for_an_ADELI_number_is_proposed_to_the_entry_without_number(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.AddTerritory(MemberScene.Lumbres);
        await app.Add(MemberScene.Details("D’Hondt", "Anne"), MemberScene.Details("Autre", "Anne"));
        var old = Line(9, "D'HONDT", MemberScene.Lumbres).Split('|');
        (old[0], old[1], old[2]) = ("0", "629300012", "0629300012");
        await app.LoadDirectory(string.Join('|', old), Line(8, "RESTE", MemberScene.Lille));
        await app.LoadDirectory(Line(9, "D'HONDT", MemberScene.Lumbres), Line(8, "RESTE", MemberScene.Lille));

        await Review(app);

        Assert.Equal([(ProposedField.Rpps, "99700000009", ProposalState.Waiting)], await Proposed(app));
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Contains("Sans doute la même personne que le numéro ADELI 629300012", (await browser.Get(Page)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_code_of_no_nomenclature_is_shown_with_the_label_of_the_file(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.AddTerritory(MemberScene.Lumbres);
        var cells = Line(1, "ROCHE", MemberScene.Lumbres).Split('|');
        (cells[9], cells[10], cells[13], cells[15], cells[16], cells[17], cells[18]) = ("77", "Musicothérapeute", "S", "SM99", "Voyages dans l’espace", "Z", "À la vacation");
        await app.LoadDirectory(Line(8, "RESTE", MemberScene.Lille));
        await app.LoadDirectory(Line(8, "RESTE", MemberScene.Lille), string.Join('|', cells));
        var browser = await app.SignedIn(Role.Coordinator);

        var professionals = (await browser.Get("/c/deux-vallees/adherents/professionnels")).Text;
        var movements = (await browser.Get(Page)).Text;

        Assert.Contains("Musicothérapeute", professionals, StringComparison.Ordinal);
        Assert.Contains("Voyages dans l’espace", professionals, StringComparison.Ordinal);
        Assert.Contains("À la vacation", professionals, StringComparison.Ordinal);
        Assert.Contains("Musicothérapeute, Voyages dans l’espace", movements, StringComparison.Ordinal);
    }
}
