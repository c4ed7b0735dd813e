using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Members;
using Tisserand.Web.Features.Reference.Imports;
using Tisserand.Web.Tests.Reference;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members;

public sealed class ProfessionalsTests
{
    private const string Professionals = "/c/deux-vallees/adherents/professionnels";

    private static Task Load(TestApp app) => app.LoadDirectory(
        MemberScene.Line("99700000001", "MARTIN", "Anne", "10", "L", MemberScene.Lumbres),
        MemberScene.Line("99700000001", "MARTIN", "Anne", "10", "S", MemberScene.SaintOmer),
        MemberScene.Line("99700000002", "D'HONDT", "Luc", "60", "L", MemberScene.Lumbres),
        MemberScene.Line("99700000003", "PETIT", "Zoé", "60", "S", MemberScene.SaintOmer),
        MemberScene.Line("99700000004", "ELEVE", "Paul", "60", "S", MemberScene.Lumbres, category: "E"),
        MemberScene.Line("99700000005", "REMPLA", "Rose", "60", "L", MemberScene.Lumbres, role: "FON-22"),
        MemberScene.Line("99700000006", "LOIN", "Marc", "10", "L", MemberScene.Lille));

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_a_directory_or_a_territory_the_page_says_what_to_do(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);

        Assert.Contains("import-rpps FICHIER", (await browser.Get(Professionals)).Text, StringComparison.Ordinal);
        await Load(app);
        Assert.Contains("Le territoire est vide", (await browser.Get(Professionals)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_selection_becomes_members_and_coverage_follows(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.AddTerritory(MemberScene.Lumbres, MemberScene.SaintOmer);
        await Load(app);
        // Already a member; a contact without number who bears the name of a professional; one from outside the directory.
        await app.Add(MemberScene.Details("Petit", "Zoé", rpps: "99700000003", liberal: false, salaried: true, commune: MemberScene.SaintOmer));
        var browser = await app.SignedIn(Role.Coordinator);

        var page = await browser.Get(Professionals);
        Assert.Equal(3, page.Page.QuerySelectorAll("#liste tbody tr").Length);
        Assert.Contains("20 novembre 2026", page.Text, StringComparison.Ordinal);
        Assert.Equal("0 / 1 0 %", Share(page, "Médecins", 2));
        Assert.Equal("0 / 1 0 %", Share(page, "Médecins", 3));
        Assert.Equal("0 / 1 0 %", Share(page, "Infirmiers", 2));
        Assert.Equal("1 / 1 100 %", Share(page, "Infirmiers", 3));

        var fresh = await browser.Get(Professionals + "?nouveaux=true");
        Assert.Equal(2, fresh.Page.QuerySelectorAll("#liste tbody tr").Length);
        MadeMembers made = null!;
        await app.Within(app.DeuxVallees, async s => made = await s.GetRequiredService<MakeMembers>()
            .Make(["899700000001", "899700000002", "899700000003"], new(2026, 11, 22), CancellationToken.None));
        Assert.Equal(["Luc D'Hondt", "Anne Martin"], made.Made);
        Assert.Equal(["Zoé Petit"], made.Already);

        page = await browser.Get(Professionals);
        Assert.Equal("1 / 1 100 %", Share(page, "Médecins", 2));
        Assert.Equal("1 / 1 100 %", Share(page, "Médecins", 3));
        Assert.Equal("1 / 1 100 %", Share(page, "Infirmiers", 2));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var anne = await db.Set<Member>().Include(m => m.Sites).SingleAsync(m => m.Rpps == "99700000001");
            Assert.Equal((true, true, 2, "+33321000000"), (anne.IsLiberal, anne.IsSalaried, anne.Sites.Count, anne.Phone));
            Assert.Equal(new DateOnly(2026, 11, 22), anne.MemberSince);
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Secure_addresses_stand_on_the_card_and_in_the_list_to_be_copied(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.AddTerritory(MemberScene.Lumbres, MemberScene.SaintOmer);
        await Load(app);
        await app.Within(null, async s => Assert.True((await s.GetRequiredService<ImportMailboxes>().Run(new MemoryStream(MailboxExtraction.File(
            MailboxExtraction.Practice("cabinet@exemple.mssante.fr", "99700000003"),
            MailboxExtraction.Personal("zoe.petit@exemple.mssante.fr", "99700000003"))), MailboxExtraction.Name)).Succeeded));
        var zoe = (await app.Add(MemberScene.Details("Petit", "Zoé", rpps: "99700000003")))[0];
        var browser = await app.SignedIn(Role.Coordinator);

        var card = await browser.Get("/c/deux-vallees/adherents/" + zoe);
        Assert.Equal(["zoe.petit@exemple.mssante.fr", "cabinet@exemple.mssante.fr"], card.Page.QuerySelectorAll("#mssante [data-copies]").Select(b => b.GetAttribute("data-copies")));
        Assert.DoesNotContain("mailto:zoe.petit@", card.Html, StringComparison.Ordinal);
        var list = await browser.Get(Professionals);
        Assert.Equal(["zoe.petit@exemple.mssante.fr"], list.Page.QuerySelectorAll("#liste [data-copies]").Select(b => b.GetAttribute("data-copies")));
        Assert.Contains("zoe.petit@exemple.mssante.fr, cabinet@exemple.mssante.fr", (await browser.Get(Professionals + "?format=csv")).Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_page_makes_members_of_what_was_ticked_and_says_who_was_left(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.AddTerritory(MemberScene.Lumbres, MemberScene.SaintOmer);
        await Load(app);
        await app.Add(MemberScene.Details("D’Hondt", "Luc"));
        var browser = await app.SignedIn(Role.Coordinator);

        await browser.Get(Professionals + "?profession=60&commune=62534");
        var none = await browser.Submit(new() { ["FirstDay"] = "2026-01-01" }, form: "#adhesions");
        Assert.Contains("Cochez au moins un professionnel", none.Text, StringComparison.Ordinal);
        var done = await browser.Submit(new() { ["FirstDay"] = "2026-01-01", ["ids"] = "899700000002" }, form: "#adhesions");

        Assert.Contains("0 adhérent ajouté", done.Text, StringComparison.Ordinal);
        Assert.Contains("une fiche du même nom existe : Luc D'Hondt", done.Text, StringComparison.Ordinal);
        Assert.EndsWith("?profession=60&commune=62534", done.Path, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_number_typed_in_the_form_brings_what_the_directory_knows(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Load(app);
        var browser = await app.SignedIn(Role.Coordinator);
        const string New = "/c/deux-vallees/adherents/nouveau";

        var fragment = await browser.Raw(HttpMethod.Get, New + "?handler=Rpps&Input.Rpps=99700000001");
        Assert.Contains("Anne Martin", fragment.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("", (await browser.Raw(HttpMethod.Get, New + "?handler=Rpps&Input.Rpps=99700000009")).Page.Body!.TextContent.Trim());
        await browser.Get(New);
        var filled = await browser.Submit(new() { ["Input.Rpps"] = "99700000001", ["Input.Email"] = "anne@example.org" }, button: "[formaction*=Directory]");
        Assert.Equal("Martin", filled.Page.QuerySelector("#Input_LastName")!.GetAttribute("value"));
        Assert.Equal("anne@example.org", filled.Page.QuerySelector("#Input_Email")!.GetAttribute("value"));
        var card = await browser.Submit([]);

        Assert.Contains("Anne Martin", card.One("h1"), StringComparison.Ordinal);
        Assert.Contains("Saint-Omer (62765)", card.Text, StringComparison.Ordinal);
    }

    private static string Share(Answer page, string profession, int column)
    {
        var row = page.Page.QuerySelectorAll(".coverage tbody tr").Single(r => r.QuerySelector("th")!.TextContent.Trim() == profession);
        return string.Join(' ', row.Children[column - 1].TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
