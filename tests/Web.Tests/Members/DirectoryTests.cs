using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Audit;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Members.Directory;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members;

/// <summary>Members see of each other what each agreed to.</summary>
public sealed class DirectoryTests
{
    private const string Page = "/c/deux-vallees/annuaire";
    private const string Own = "/c/deux-vallees/mon-espace/annuaire";

    private static MemberDetails Zoe => new("Petit", "Zoé", "10", null, true, false, "zoe@example.org", "0321000000", "note", [new(null, MemberScene.Lumbres, "MSP du Haut Pays", "3 rue des Saules")]);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task By_default_name_profession_and_commune_and_each_field_shows_by_its_own_consent(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (_, browser) = await app.SignedInAs("Anaïs", "Roche");
        var zoe = (await app.Add(Zoe))[0];
        (ConsentSubject Subject, string Shown)[] fields =
        [
            (ConsentSubject.DirectoryEmail, "zoe@example.org"), (ConsentSubject.DirectoryPhone, "03 21 00 00 00"), (ConsentSubject.DirectoryAddress, "3 rue des Saules"),
            (ConsentSubject.DirectoryMssante, "zoe@medecin.mssante.fr"), (ConsentSubject.DirectorySkills, "Plaies chroniques"),
        ];
        Assert.Equal(ConsentTexts.Shown, fields.Select(f => f.Subject));

        await Choose(app, zoe);
        Assert.Equal(["Petit Zoé", "Médecin", "Lumbres", ""], await Row(browser));
        foreach (var (subject, shown) in fields)
        {
            await Choose(app, zoe, subject);
            var row = string.Join(' ', await Row(browser));
            Assert.All(fields, f => Assert.Equal(f.Subject == subject, row.Contains(f.Shown, StringComparison.Ordinal)));
        }
        await Choose(app, zoe, [.. fields.Select(f => f.Subject)]);
        var whole = await browser.Get(Page);
        Assert.All(fields, f => Assert.Contains(f.Shown, whole.Text.Replace('\u00A0', ' '), StringComparison.Ordinal));
        Assert.Equal("zoe@medecin.mssante.fr", whole.Page.QuerySelector("[data-copies]")!.GetAttribute("data-copies"));
        Assert.DoesNotContain("note", whole.One("#liste"), StringComparison.Ordinal);

        async Task<IReadOnlyList<string>> Row(Browser reader) =>
            [.. (await reader.Get(Page)).Page.QuerySelectorAll("#liste tbody tr").Single(r => r.TextContent.Contains("Petit", StringComparison.Ordinal)).QuerySelectorAll("td").Select(c => c.TextContent.Trim().Replace('\u00A0', ' '))];
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_opposes_and_who_is_no_longer_a_member_do_not_appear(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (_, browser) = await app.SignedInAs("Anaïs", "Roche");
        var zoe = (await app.Add(Zoe))[0];
        await Choose(app, zoe, ConsentSubject.DirectoryEmail);
        await app.Within(app.DeuxVallees, async services => Assert.Empty(await services.GetRequiredService<ChooseDirectory>()
            .Choose(zoe, new() { IsOpposed = true, Shown = [ConsentSubject.DirectoryEmail] }, ConsentSource.Person, "Zoé Petit", CancellationToken.None)));

        Assert.DoesNotContain("Petit", (await browser.Get(Page)).One("#liste"), StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal([ConsentSubject.DirectoryOpposition], await db.Set<Consent>().Where(c => c.WithdrawnAt == null).Select(c => c.Subject).ToListAsync()));

        await Choose(app, zoe);
        Assert.Contains("Petit", (await browser.Get(Page)).One("#liste"), StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Empty((await Data.Members.MemberQueries.ReadMember(db, zoe, CancellationToken.None))!.End(new(2026, 11, 20)));
            await db.SaveChangesAsync();
        });
        Assert.DoesNotContain("Petit", (await browser.Get(Page)).One("#liste"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_search_finds_names_and_shown_skills_and_betrays_no_hidden_field(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (_, browser) = await app.SignedInAs("Anaïs", "Roche");
        var zoe = (await app.Add(Zoe with { Rpps = "10003456781" }, MemberScene.Details("Petit-Jean", "Marc", "21", commune: MemberScene.SaintOmer)))[0];
        await Choose(app, zoe);
        foreach (var hidden in new[] { "0321000000", "zoe@example.org", "10003456781", "saules", "plaies", "pe%it", "' or 1=1" })
        {
            Assert.Contains("Personne ne répond", (await browser.Get($"{Page}?q={Uri.EscapeDataString(hidden)}")).Text, StringComparison.Ordinal);
        }
        Assert.Equal(2, await Count("petit"));
        Assert.Equal(1, await Count("zoe pet"));
        Assert.Equal(1, await Count("jean"));
        Assert.Equal(1, await Count("", "&profession=21"));
        Assert.Equal(1, await Count("", "&commune=" + MemberScene.SaintOmer));

        await Choose(app, zoe, ConsentSubject.DirectorySkills);
        Assert.Equal(1, await Count("chroniques"));

        async Task<int> Count(string typed, string filter = "") => (await browser.Get($"{Page}?q={Uri.EscapeDataString(typed)}{filter}")).Page.QuerySelectorAll("#liste tbody tr").Length;
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_directory_costs_the_same_queries_whatever_its_size_and_gives_no_file(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (_, browser) = await app.SignedInAs("Anaïs", "Roche");
        var few = await app.Queries.During(() => browser.Get(Page));
        var ids = await app.Add([.. Enumerable.Range(0, 40).Select(i => MemberScene.Details("Nom" + (char)('a' + (i % 26)), "Prénom", i % 2 == 0 ? "60" : "10"))]);
        foreach (var id in ids.Take(5))
        {
            await Choose(app, id, ConsentSubject.DirectoryMssante);
        }

        Assert.Equal(few, await app.Queries.During(() => browser.Get(Page)));
        foreach (var format in new[] { "csv", "xlsx" })
        {
            Assert.Equal("text/html", (await browser.Get(Page + "?format=" + format)).Response.Content.Headers.ContentType!.MediaType);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_person_chooses_in_their_space_and_the_coordination_notes_on_their_word(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (me, browser) = await app.SignedInAs("Anaïs", "Roche");
        var refused = await Post(browser, Own, new() { ["Input.Mssante"] = "anais@example.org" });
        Assert.Contains("finit par mssante.fr", refused.Text, StringComparison.Ordinal);
        Assert.Equal("anais@example.org", refused.Page.QuerySelector("#Input_Mssante")!.GetAttribute("value"));
        var done = await Post(browser, Own, new() { ["Input.Shown"] = nameof(ConsentSubject.DirectoryPhone) });
        Assert.Contains("Vos choix sont enregistrés", done.Text, StringComparison.Ordinal);
        Assert.Contains("par la personne elle-même", done.Text, StringComparison.Ordinal);
        Assert.Contains("montré", (await browser.Get("/c/deux-vallees/mon-espace")).One("#annuaire"), StringComparison.Ordinal);

        app.Time.Now += TimeSpan.FromDays(1);
        var coordinator = await app.SignedIn(Role.Coordinator);
        var noted = await Post(coordinator, $"/c/deux-vallees/adherents/{me}/annuaire", new() { ["Input.Shown"] = nameof(ConsentSubject.DirectoryEmail) });
        Assert.Equal($"/c/deux-vallees/adherents/{me}", noted.Path);
        Assert.Contains("noté par Coordinateur sur sa parole", noted.One("#annuaire"), StringComparison.Ordinal);

        browser = await app.SignedIn(Role.Member);
        var history = (await browser.Get(Own)).One("details.history").Replace('\u00A0', ' ');
        Assert.Contains("Retiré le 23/11/2026 à 12 h 00, noté par Coordinateur sur sa parole", history, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal(2, await db.Set<Consent>().CountAsync());
            Assert.Equal(3, await db.Set<AuditEntry>().CountAsync(e => e.Entity == nameof(Consent)));
        });
        // The same choice again changes nothing.
        await Post(coordinator, $"/c/deux-vallees/adherents/{me}/annuaire", new() { ["Input.Shown"] = nameof(ConsentSubject.DirectoryEmail) });
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(2, await db.Set<Consent>().CountAsync()));
    }

    [Fact]
    public async Task It_is_closed_to_readers_from_outside_and_to_who_is_no_longer_a_member()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        await app.Add(Zoe);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignedIn(Role.Reader)).Get(Page)).Status);
        var nobody = await app.SignedIn(Role.Member);
        Assert.DoesNotContain("Petit", (await nobody.Get(Page)).Text, StringComparison.Ordinal);
        Assert.Contains("Petit", (await (await app.SignedIn(Role.Coordinator)).Get(Page)).Text, StringComparison.Ordinal);
    }

    private static Task Choose(TestApp app, Guid member, params ConsentSubject[] shown) => app.Within(app.DeuxVallees, async services =>
        Assert.Empty(await services.GetRequiredService<ChooseDirectory>().Choose(
            member, new() { Shown = [.. shown], Mssante = "zoe@medecin.mssante.fr", Skills = "Plaies chroniques" }, ConsentSource.Person, "Zoé Petit", CancellationToken.None)));

    private static async Task<Answer> Post(Browser browser, string page, Dictionary<string, string> values)
    {
        await browser.Get(page);
        return await browser.Submit(values);
    }
}
