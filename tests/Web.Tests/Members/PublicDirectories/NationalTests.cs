using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members.PublicDirectories;

public sealed class NationalTests
{
    private const string National = "/c/deux-vallees/adherents/annuaire";

    private static Task Load(TestApp app) => app.LoadDirectory(
        MemberScene.Line("99700000001", "MARTIN", "Anne", "10", "L", MemberScene.Lumbres),
        MemberScene.Line("99700000002", "MARTIN", "Luc", "60", "L", MemberScene.Lille),
        MemberScene.Line("99700000003", "PETIT", "Zoé", "60", "S", MemberScene.SaintOmer));

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Anybody_is_found_and_becomes_a_member_or_a_contact(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Contains("import-rpps FICHIER", (await browser.Get(National)).Text, StringComparison.Ordinal);
        await app.AddTerritory(MemberScene.Lumbres, MemberScene.SaintOmer);
        await Load(app);
        await app.Add(MemberScene.Details("Petit", "Zoé", rpps: "99700000003"));

        Assert.Contains("Tapez le début d’un nom", (await browser.Get(National)).Text, StringComparison.Ordinal);
        var page = await browser.Get(National + "?q=martin");
        Assert.Equal(2, page.Page.QuerySelectorAll("#resultats tbody tr").Length);
        Assert.Contains("territoire", page.One("#resultats tbody tr:nth-child(1)"), StringComparison.Ordinal);
        Assert.DoesNotContain("territoire", page.One("#resultats tbody tr:nth-child(2)"), StringComparison.Ordinal);
        Assert.Equal("Sa fiche", (await browser.Get(National + "?q=petit+zo")).One("#resultats a.tag"));
        Assert.Single((await browser.Get(National + "?q=martin&commune=Lille")).Page.QuerySelectorAll("#resultats tbody tr"));
        Assert.Contains("n’est ni le nom ni le code", (await browser.Get(National + "?q=martin&commune=Nullepart")).Text, StringComparison.Ordinal);
        Assert.Contains("Personne ne répond", (await browser.Get(National + "?q=%00%22<script>")).Text, StringComparison.Ordinal);

        // One click: the form comes filled, and is saved as it is.
        page = await browser.Get(National + "?q=martin+luc");
        var form = await browser.Get(page.Page.QuerySelector("#resultats .acts a:not(.quiet)")!.GetAttribute("href")!);
        Assert.Equal(("Martin", "Luc"), (form.Page.QuerySelector("[name='Input.LastName']")!.GetAttribute("value"), form.Page.QuerySelector("[name='Input.FirstName']")!.GetAttribute("value")));
        await browser.Submit([], "main form.card");
        var contact = await browser.Get("/c/deux-vallees/adherents/nouveau?rpps=99700000001&contact=true");
        Assert.Equal("", contact.Page.QuerySelector("[name='Input.FirstDay']")!.GetAttribute("value") ?? "");
        await app.WithDb(app.DeuxVallees, async db => Assert.NotNull((await db.Set<Member>().SingleAsync(m => m.Rpps == "99700000002")).MemberSince));
    }

    [Fact]
    public async Task The_form_of_a_member_finds_the_number_by_the_name_without_javascript()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        await Load(app);
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get("/c/deux-vallees/adherents/nouveau");
        var page = await browser.Submit(new() { ["name"] = "anne martin" }, "main form.card", "[formaction='?handler=Search']");
        Assert.Contains("Anne Martin", page.One("#trouves"), StringComparison.Ordinal);
        var filled = await browser.Submit([], "main form.card", "[formaction^='?handler=Choose']");
        Assert.Equal("99700000001", filled.Page.QuerySelector("[name='Input.Rpps']")!.GetAttribute("value"));
        Assert.Contains("Martin", (await browser.Get("/c/deux-vallees/adherents/nouveau?handler=Search&name=mart")).Html, StringComparison.Ordinal);
    }
}
