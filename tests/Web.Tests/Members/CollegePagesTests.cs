using System.Net;
using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members;

public sealed class CollegePagesTests
{
    private const string Adherents = "/c/deux-vallees/adherents";
    private const string Settings = "/c/deux-vallees/parametres/colleges";

    private static async Task<Dictionary<string, Guid>> AddColleges(TestApp app, params (string Name, CollegeAudience? For)[] colleges)
    {
        var all = new List<College>();
        foreach (var (name, audience) in colleges)
        {
            all.Add(College.Create(name, audience, all).Required);
        }
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.AddRange(all);
            await db.SaveChangesAsync();
        });
        return all.ToDictionary(c => c.Name, c => c.Id);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Colleges_are_named_ordered_and_removed_when_nobody_is_in_them(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        async Task<Answer> Add(string name)
        {
            await browser.Get(Settings);
            return await browser.Submit(new() { ["Name"] = name, ["ProposedFor"] = "" }, form: "form[action$='handler=Add']");
        }

        await Add("Professionnels libéraux");
        await Add("Usagers");
        var page = await Add("usagers");
        Assert.Contains("Un collège s’appelle déjà", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Professionnels libéraux", "Usagers"], page.All(".college b"));

        var ids = new Dictionary<string, Guid>();
        await app.WithDb(app.DeuxVallees, async db => ids = await db.Set<College>().ToDictionaryAsync(c => c.Name, c => c.Id));
        await browser.Get(Settings);
        page = await browser.Submit(new() { ["College"] = ids["Usagers"].ToString(), ["up"] = "true" }, form: "form[action$='handler=Move']");
        Assert.Equal(["Usagers", "Professionnels libéraux"], page.All(".college b"));

        var member = (await app.Add(MemberScene.Details("Un", "A")))[0];
        await app.WithDb(app.DeuxVallees, async db =>
        {
            (await db.Set<Member>().SingleAsync(m => m.Id == member)).Join(ids["Usagers"]);
            await db.SaveChangesAsync();
        });
        async Task<Answer> Remove(string name)
        {
            var settings = await browser.Get(Settings);
            return await browser.Submit(new() { ["College"] = ids[name].ToString() }, form: "form[action$='handler=Change']", button: "button[formaction$='handler=Remove']");
        }

        Assert.Contains("1 personne appartient à ce collège", (await Remove("Usagers")).Text, StringComparison.Ordinal);
        Assert.Equal(["Usagers"], (await Remove("Professionnels libéraux")).All(".college b"));
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignedIn(Role.Treasurer)).Get(Settings)).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_selection_or_a_whole_filter_changes_college(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var colleges = await AddColleges(app, ("Libéraux", CollegeAudience.Liberal), ("Salariés", CollegeAudience.Salaried), ("Usagers", CollegeAudience.Other));
        var ids = await app.Add([
            MemberScene.Details("Salarié", "A", liberal: false, salaried: true), MemberScene.Details("Autre", "A", Member.OtherProfession),
            .. Enumerable.Range(0, 70).Select(i => MemberScene.Details("Médecin" + i, "B", "10"))]);
        var browser = await app.SignedIn(Role.Assistant);
        async Task<int> In(string query) => (await browser.Raw(HttpMethod.Get, $"{Adherents}?{query}&format=csv")).Html.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1;

        // Ticked lines.
        await browser.Get($"{Adherents}/college?ids={ids[1]}&ids={ids[0]}");
        await browser.Submit(new() { ["College"] = colleges["Usagers"].ToString() });
        Assert.Equal(2, await In("college=" + colleges["Usagers"]));

        // Everybody that the filter finds, beyond the page shown.
        var preview = await browser.Get($"{Adherents}/college?profession=10&tout=true&ids={ids[0]}");
        Assert.Contains("70 fiches choisies", preview.Text, StringComparison.Ordinal);
        await browser.Submit(new() { ["College"] = colleges["Salariés"].ToString() });
        Assert.Equal(70, await In("college=" + colleges["Salariés"]));

        // Out of any; then the one proposed, for those that have none.
        await browser.Get($"{Adherents}/college?tout=true&profession=10");
        Assert.Contains("70", (await browser.Submit(new() { ["College"] = "" })).Text, StringComparison.Ordinal);
        Assert.Equal(70, await In("college=aucun"));
        await browser.Get($"{Adherents}/college?tout=true");
        await browser.Submit(new() { ["College"] = "propose" });
        Assert.Equal((70, 0, 2), (await In("college=" + colleges["Libéraux"]), await In("college=aucun"), await In("college=" + colleges["Usagers"])));
        Assert.Equal(0, await In("college=" + Guid.NewGuid()));

        // A college of nobody's, or nobody chosen, changes nothing.
        await browser.Get($"{Adherents}/college?ids={ids[0]}");
        Assert.Contains("Choisissez un collège de la liste", (await browser.Submit(new() { ["College"] = Guid.NewGuid().ToString() })).Text, StringComparison.Ordinal);
        Assert.Contains("Personne dans la sélection", (await browser.Get($"{Adherents}/college")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_card_proposes_shows_and_tells_the_college(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await AddColleges(app, ("Libéraux", CollegeAudience.Liberal));
        var id = (await app.Add(MemberScene.Details("Un", "A")))[0];
        var browser = await app.SignedIn(Role.Coordinator);

        await browser.Get($"{Adherents}/{id}");
        var card = await browser.Submit([], form: "#college form");

        Assert.Contains("Libéraux", card.One("#college"), StringComparison.Ordinal);
        Assert.Null(card.Page.QuerySelector("#college form"));
        // The history says its name, not its identifier.
        Assert.Contains("Collège : Libéraux", string.Join(' ', card.All(".history li div")).Replace('\u00A0', ' '), StringComparison.Ordinal);
    }
}
