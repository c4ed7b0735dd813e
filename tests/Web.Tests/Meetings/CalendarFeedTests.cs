using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Meetings;

/// <summary>The secret address from which a person's own calendar reads their meetings.</summary>
public sealed class CalendarFeedTests
{
    private const string Page = "/c/deux-vallees/mon-espace/agenda";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_calendar_reads_the_meetings_of_its_person_and_of_nobody_else(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (member, browser) = await app.SignedInAs("Anaïs", "Roche");
        var other = (await app.Add(MemberScene.Details("Petit", "Zoé")))[0];
        var mine = await app.Plan(MeetingScene.Details("Groupe plaies", "2026-12-03"), [member, other]);
        await app.Plan(MeetingScene.Details("Bureau", "2026-12-04"), [other]);
        var address = await Create(browser);

        var read = await app.Anonymous().Get(address);

        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Equal("text/calendar; charset=utf-8", read.Response.Content.Headers.ContentType!.ToString());
        var text = Encoding.UTF8.GetString(read.Bytes);
        Assert.Contains($"UID:{mine}@tisserand\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Europe/Paris:20261203T183000\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DTSTAMP:20261122T110000Z\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bureau", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Petit", text, StringComparison.Ordinal);
        Assert.Equal(4, await app.Queries.During(() => app.Anonymous().Get(address)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_change_raises_the_sequence_and_a_cancelled_meeting_stays_some_weeks(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (member, browser) = await app.SignedInAs("Anaïs", "Roche");
        var meeting = await app.Plan(MeetingScene.Details("Groupe plaies", "2026-12-03"), [member]);
        var address = await Create(browser);
        var first = await app.Anonymous().Get(address);
        var tag = first.Response.Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.NotModified, await Again(app, address, tag));
        Assert.Contains("SEQUENCE:0\r\n", Encoding.UTF8.GetString(first.Bytes), StringComparison.Ordinal);

        app.Time.Now += TimeSpan.FromHours(1);
        await Change(app, meeting, m => Assert.Empty(m.Change(MeetingScene.Details("Groupe plaies", "2026-12-10"))));
        Assert.Equal(HttpStatusCode.OK, await Again(app, address, tag));
        var moved = Encoding.UTF8.GetString((await app.Anonymous().Get(address)).Bytes);
        Assert.Contains($"UID:{meeting}@tisserand\r\nDTSTAMP:20261122T120000Z\r\nLAST-MODIFIED:20261122T120000Z\r\nSEQUENCE:1\r\nDTSTART;TZID=Europe/Paris:20261210T183000", moved, StringComparison.Ordinal);

        await Change(app, meeting, m => Assert.Empty(m.Cancel()));
        var cancelled = Encoding.UTF8.GetString((await app.Anonymous().Get(address)).Bytes);
        Assert.Contains("SEQUENCE:2\r\n", cancelled, StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED\r\n", cancelled, StringComparison.Ordinal);

        app.Time.Now = new(2027, 1, 21, 11, 0, 0, TimeSpan.Zero);
        Assert.Contains("STATUS:CANCELLED", Encoding.UTF8.GetString((await app.Anonymous().Get(address)).Bytes), StringComparison.Ordinal);
        app.Time.Now = new(2027, 1, 22, 11, 0, 0, TimeSpan.Zero);
        Assert.DoesNotContain("VEVENT", Encoding.UTF8.GetString((await app.Anonymous().Get(address)).Bytes), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_renewed_or_closed_address_answers_nobody_and_the_trail_does_not_tell_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (_, browser) = await app.SignedInAs("Anaïs", "Roche");
        var first = await Create(browser);
        await browser.Get(Page);
        var second = Path((await browser.Submit([], button: "[formaction*=Renew]")).Page.QuerySelector("#adresse")!.GetAttribute("value")!);
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous().Get(first)).Status);
        Assert.Equal(HttpStatusCode.OK, (await app.Anonymous().Get(second)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous().Get(second.Replace("/c/deux-vallees/", "/c/autre-rive/", StringComparison.Ordinal))).Status);

        await browser.Submit([], button: "[formaction*=Close]");
        Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous().Get(second)).Status);
        foreach (var made in new[] { "x", new string('0', 64), new string('0', 2000), "%27%20or%201=1" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous().Get($"/c/deux-vallees/agenda/{made}.ics")).Status);
        }
        var secret = System.IO.Path.GetFileNameWithoutExtension(second);
        await app.WithDb(app.DeuxVallees, async db => Assert.Empty(await db.Set<Data.Audit.AuditEntry>().Where(e => e.Changes.Contains(secret)).ToListAsync()));
    }

    [Fact]
    public async Task An_account_without_an_entry_has_no_calendar()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var browser = await app.SignedIn(Role.Treasurer);

        Assert.Contains("n’est pas relié à une fiche", (await browser.Get(Page)).Text, StringComparison.Ordinal);
        await browser.Get("/compte");
        await app.WithDb(app.DeuxVallees, async db => Assert.Empty(await db.Set<CalendarAddress>().ToListAsync()));
    }

    private static async Task<string> Create(Browser browser)
    {
        await browser.Get(Page);
        return Path((await browser.Submit([], button: "[formaction*=Renew]")).Page.QuerySelector("#adresse")!.GetAttribute("value")!);
    }

    private static string Path(string address) => new Uri(address).AbsolutePath;

    private static async Task<HttpStatusCode> Again(TestApp app, string address, string tag)
    {
        using var client = app.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Browser.Root, address));
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return (await client.SendAsync(request)).StatusCode;
    }

    private static Task Change(TestApp app, Guid meeting, Action<Meeting> act) => app.WithDb(app.DeuxVallees, async db =>
    {
        act((await db.ReadMeeting(meeting, CancellationToken.None))!);
        await db.SaveChangesAsync();
    });
}
