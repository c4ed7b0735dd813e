using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Sharing;
using Tisserand.Web.Tests.Meetings;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Sharing;

/// <summary>Documents by mission, their versions, and the links by which one is shown to somebody without an account.</summary>
public sealed class SharingTests
{
    private const string Home = "/c/deux-vallees";

    /// <summary>A document put for the life of the association; answers the address of its page of sharing.</summary>
    private static async Task<string> Put(Browser browser, string name = "Budget.pdf", string mission = "association")
    {
        var library = await browser.Get($"{Home}/documents?mission={mission}");
        var deposit = library.Page.QuerySelector("a.main")!.GetAttribute("href")!;
        await browser.Get(deposit);
        var after = await browser.Upload("main form", "Input", name, "%PDF-1.7 un"u8.ToArray());
        return after.Page.QuerySelector("td a[href$='/partage']")!.GetAttribute("href")!;
    }

    private static async Task<string> Link(Browser browser, string share, Dictionary<string, string>? values = null)
    {
        await browser.Get(share);
        var answer = await browser.Submit(values ?? [], "form[action*=Link]");
        return new Uri(answer.Page.QuerySelector("#nouveau-lien [data-copies]")!.GetAttribute("data-copies")!).AbsolutePath;
    }

    private static async Task<Answer> Take(TestApp app, string address, string? password = null)
    {
        var guest = app.Anonymous();
        await guest.Get(address);
        return await guest.Submit(password is null ? [] : new() { ["Password"] = password }, "main form");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_link_shows_the_document_to_whoever_has_it_until_it_expires_or_is_withdrawn(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        var share = await Put(browser);
        var address = await Link(browser, share, new() { ["Input.Label"] = "Mairie de Lumbres" });

        var page = await app.Anonymous().Get(address);
        Assert.Contains("Budget.pdf", page.Text, StringComparison.Ordinal);
        Assert.True(page.Response.Headers.CacheControl!.NoStore);
        var file = await Take(app, address);
        Assert.Equal("%PDF-1.7 un", Encoding.ASCII.GetString(file.Bytes));
        Assert.Equal("attachment", file.Response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", Assert.Single(file.Response.Headers.GetValues("X-Content-Type-Options")));
        // Looking is no reading; the secret is on no other page and in no table.
        var list = await browser.Get(share);
        Assert.Contains("1 lecture, la dernière le", string.Join(' ', list.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        var secret = address.Split('/')[^1];
        Assert.DoesNotContain(secret, list.Html, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.False(await db.Set<ShareLink>().AnyAsync(l => l.Hash == secret));
            Assert.Equal(1, await db.Set<ShareRead>().CountAsync());
        });

        Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous().Get(address.Replace("deux-vallees", "autre-rive", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous().Get($"{Home}/partage/{new string('0', 64)}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous().Get($"{Home}/partage/x")).Status);
        app.Time.Now += TimeSpan.FromDays(30);
        var expired = await app.Anonymous().Get(address);
        Assert.Contains("n’est plus valable", expired.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Budget", expired.Text, StringComparison.Ordinal);

        browser = await app.SignedIn(Role.Coordinator);
        var second = await Link(browser, share, new() { ["Input.Days"] = "90" });
        await browser.Get(share);
        await browser.Submit([], "form[action*=Revoke]", "button[name=lien]");
        Assert.Contains("n’est plus valable", (await app.Anonymous().Get(second)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_version_keeps_the_former_and_the_link_opens_the_new_one(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        var share = await Put(browser);
        var address = await Link(browser, share);
        await browser.Get(share);
        var after = await browser.Upload("form[action*=Version]", "Version", "Budget 2.pdf", "%PDF-1.7 deux"u8.ToArray());
        Assert.Equal(2, after.All("aside .steps li").Count);
        Assert.Equal("%PDF-1.7 deux", Encoding.ASCII.GetString((await Take(app, address)).Bytes));
        Assert.Single((await browser.Get(Home + "/documents")).All("#liste tbody tr"));

        // Removed: no version is left, and the link opens nothing.
        await app.WithDb(app.DeuxVallees, async db => share = $"{Home}/documents/{(await db.Set<StoredFile>().SingleAsync(f => f.ReplacedAt == null)).Id}/retirer");
        await browser.Get(share);
        await browser.Submit(new() { ["Confirmed"] = "true" }, "main form");
        await app.WithDb(app.DeuxVallees, async db => Assert.Empty(await db.Set<StoredFile>().ToListAsync()));
        Assert.Contains("n’est plus valable", (await app.Anonymous().Get(address)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_password_is_asked_and_one_reading_is_one_even_for_those_who_press_together(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        var share = await Put(browser);
        var locked = await Link(browser, share, new() { ["Input.Password"] = "sésame ouvre" });
        Assert.Contains("n’est pas le bon", (await Take(app, locked, "autre chose")).Text, StringComparison.Ordinal);
        Assert.Equal("%PDF-1.7 un", Encoding.ASCII.GetString((await Take(app, locked, "sésame ouvre")).Bytes));

        var once = await Link(browser, share, new() { ["Input.IsOnce"] = "true" });
        var guests = Enumerable.Range(0, 6).Select(_ => app.Anonymous()).ToList();
        foreach (var guest in guests)
        {
            await guest.Get(once);
        }
        var answers = await Task.WhenAll(guests.Select(g => Task.Run(() => g.Submit([], "main form"))));
        Assert.Single(answers, a => Encoding.ASCII.GetString(a.Bytes).StartsWith("%PDF", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_library_filters_by_mission_searches_and_costs_the_same_however_many(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await Put(browser, "Statuts.pdf");
        await Put(browser, "Protocole.pdf", "parcours");
        var meeting = await app.Plan(MeetingScene.Details("Groupe plaies"));
        await browser.Get($"{Home}/documents/joindre/reunion/{meeting}");
        await browser.Upload("main form", "Input", "Diaporama.pdf", "%PDF-1.7"u8.ToArray());

        Assert.Equal(3, (await browser.Get(Home + "/documents")).All("#liste tbody tr").Count);
        Assert.Equal(2, (await browser.Get(Home + "/documents?mission=parcours")).All("#liste tbody tr").Count);
        Assert.Single((await browser.Get(Home + "/documents?mission=association")).All("#liste tbody tr"));
        Assert.Single((await browser.Get(Home + "/documents?q=PROTO")).All("#liste tbody tr"));
        var few = await app.Queries.During(() => browser.Get(Home + "/documents"));
        for (var i = 0; i < 8; i++)
        {
            await Put(browser, $"Pièce {i}.pdf");
        }
        Assert.Equal(few, await app.Queries.During(() => browser.Get(Home + "/documents")));
        // Who only sees shares nothing.
        var reader = await app.SignedIn(Role.Reader);
        Assert.Empty((await reader.Get(Home + "/documents")).Page.QuerySelectorAll("a[href$='/partage']"));
        await app.WithDb(app.DeuxVallees, async db => meeting = (await db.Set<StoredFile>().OrderBy(f => f.Id).FirstAsync()).Id);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get($"{Home}/documents/{meeting}/partage")).Status);
    }
}
