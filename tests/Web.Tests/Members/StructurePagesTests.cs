using System.Net;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Audit;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members;

public sealed class StructurePagesTests
{
    private const string Adherents = "/c/deux-vallees/adherents";

    public static MemberDetails Msp(string name = "MSP du Haut Pays", string? finess = null) =>
        new(name, null, null, null, false, false, null, null, null, [new(null, MemberScene.Lumbres, null, null)]) { Kind = MemberKind.Msp, Finess = finess };

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_structure_is_entered_found_exported_and_given_its_persons(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var persons = await app.Add(MemberScene.Details("Maurin", "Hélène"), MemberScene.Details("Roche", "Anaïs"));
        var browser = await app.SignedIn(Role.Coordinator);

        var form = await browser.Get(Adherents + "/nouveau?genre=structure");
        Assert.Null(form.Page.QuerySelector("#Input_FirstName"));
        var card = await browser.Submit(new() { ["Input.Kind"] = "Pharmacy", ["Input.LastName"] = "Pharmacie du Marais", ["Input.Siret"] = "732 829 320 00074", ["Input.Sites[0].Commune"] = "lumbres" });
        Assert.Equal("Pharmacie du Marais", card.One("h1"));
        Assert.Contains("Pharmacie", card.One(".lead"), StringComparison.Ordinal);
        Assert.Null(card.Page.QuerySelector("#compte"));
        var path = card.Path;

        // The first representative is the principal one; another takes the place.
        async Task<Answer> Tie(Guid person, string tie, bool principal)
        {
            await browser.Get(path + "/liens");
            return await browser.Submit(new() { ["Other"] = person.ToString(), ["Tie"] = tie, ["IsPrincipal"] = principal ? "true" : "false" }, form: "form.form-narrow");
        }

        Assert.Contains("représentant principal", (await Tie(persons[0], "Representative", false)).One("#liens"), StringComparison.Ordinal);
        await Tie(persons[1], "Representative", true);
        var ofPerson = await browser.Get($"{Adherents}/{persons[0]}");
        Assert.Contains("Pharmacie du Marais", ofPerson.One("#liens"), StringComparison.Ordinal);
        Assert.DoesNotContain("principal", ofPerson.One("#liens"), StringComparison.Ordinal);
        var refused = await Tie(Guid.NewGuid(), "Other", false);
        Assert.Contains("Un lien unit une structure et une personne", refused.Text, StringComparison.Ordinal);
        await browser.Get(path + "/liens");
        Assert.DoesNotContain("Anaïs", (await browser.Submit([], form: "section form")).One("#liens"), StringComparison.Ordinal);

        async Task<string> Found(string query) =>
            string.Join(" | ", (await browser.Get($"{Adherents}?{query}")).All("#liste tbody td:nth-child(2)"));
        Assert.Equal("Pharmacie du Marais", await Found("q=marais"));
        Assert.Equal("Pharmacie du Marais", await Found("q=73282932000074"));
        Assert.Equal("Pharmacie du Marais", await Found("genre=structure"));
        Assert.Equal("Pharmacie du Marais", await Found("genre=pharmacie"));
        Assert.Equal("", await Found("genre=ehpad"));
        Assert.Equal("Maurin Hélène | Roche Anaïs", await Found("genre=personne"));
        var file = (await browser.Raw(HttpMethod.Get, $"{Adherents}?format=csv&genre=structure")).Html;
        Assert.Contains("Pharmacie du Marais;;Pharmacie;Pharmacie;", file, StringComparison.Ordinal);
        Assert.Contains(";73282932000074;", file, StringComparison.Ordinal);
        // Who is looked for to be invited or tied is a person.
        Assert.DoesNotContain("Pharmacie", (await browser.Get(Adherents + "/choix?Search=pharmacie")).Html, StringComparison.Ordinal);
        Assert.Contains("Pharmacie", (await browser.Get(Adherents + "/choix?Search=pharmacie&structures=true")).Html, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Contains(await db.Set<AuditEntry>().ToListAsync(), a => a is { Entity: nameof(StructureLink), Act: AuditAct.Deleted }));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_double_is_warned_of_and_two_structures_merge_with_their_persons(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(Msp(finess: "620100057"), Msp("Maison du Haut Pays", "620100057"), MemberScene.Details("Maurin", "Hélène"), MemberScene.Details("Roche", "Anaïs"));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var all = await db.Set<Member>().ToDictionaryAsync(m => m.Id);
            foreach (var (structure, person) in new[] { (0, 2), (1, 2), (1, 3) })
            {
                var links = await db.Set<StructureLink>().Where(l => l.StructureId == ids[structure]).ToListAsync();
                db.Add(StructureLink.Tied(all[ids[structure]], all[ids[person]], person == 2 ? StructureTie.Representative : StructureTie.Employee, false, links).Required);
                await db.SaveChangesAsync();
            }
        });
        var browser = await app.SignedIn(Role.Coordinator);

        await browser.Get(Adherents + "/nouveau?genre=structure");
        var warned = await browser.Submit(new() { ["Input.LastName"] = "msp haut pays", ["Input.Sites[0].Commune"] = "lumbres" });
        Assert.Contains("Cette structure existe peut-être déjà", warned.Text, StringComparison.Ordinal);

        Assert.Contains("même numéro FINESS ou SIRET", (await browser.Get(Adherents + "/doublons")).Text, StringComparison.Ordinal);
        var preview = await browser.Get($"{Adherents}/{ids[0]}/fusionner/{ids[1]}");
        Assert.Contains("un seul est gardé", preview.Text, StringComparison.Ordinal);
        await browser.Submit([]);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var links = await db.Set<StructureLink>().ToListAsync();
            Assert.Equal(2, links.Count);
            Assert.All(links, l => Assert.Equal(ids[0], l.StructureId));
            Assert.Equal(ids[2], Assert.Single(links, l => l.IsPrincipal).PersonId);
        });
        // A person and a structure are never one.
        var apart = await browser.Get($"{Adherents}/{ids[0]}/fusionner/{ids[3]}");
        Assert.Contains("une personne, l’autre une structure", (await browser.Submit([])).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, apart.Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_coverage_counts_persons_only(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.AddTerritory(MemberScene.Lumbres);
        await app.LoadDirectory(MemberScene.Line("99700427885", "MARTIN", "Anne", "60", "L", MemberScene.Lumbres));
        await app.Add(Msp(), MemberScene.Details("Maurin", "Hélène"));

        var page = await (await app.SignedIn(Role.Coordinator)).Get(Adherents + "/professionnels");

        Assert.DoesNotContain("Structure", page.Text, StringComparison.Ordinal);
        await app.Within(app.DeuxVallees, async services =>
        {
            var coverage = (Features.Members.ReadCoverage)services.GetService(typeof(Features.Members.ReadCoverage))!;
            Assert.Equal(1, Coverage.Sum(await coverage.On([MemberScene.Lumbres], new(2026, 11, 22), CancellationToken.None)).All.Members);
        });
    }

}
