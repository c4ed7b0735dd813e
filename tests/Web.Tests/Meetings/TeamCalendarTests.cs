using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Meetings;

/// <summary>The calendars of the CPTS and of a mission, read by another program than the one that writes them.</summary>
public sealed class TeamCalendarTests
{
    private const string Page = "/c/deux-vallees/reunions/agendas";

    private static async Task<string> Open(Browser browser, int rank)
    {
        await browser.Get(Page);
        var answer = await browser.Submit([], $".steps li:nth-child({rank}) form", "[formaction*=Renew]");
        return new Uri(answer.Page.QuerySelector($".steps li:nth-child({rank}) input[readonly]")!.GetAttribute("value")!).AbsolutePath;
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Another_program_reads_the_same_moments_on_both_sides_of_the_change_of_hour(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Plan(MeetingScene.Details("Hiver", "2027-03-27"));
        var summer = await app.Plan(MeetingScene.Details("Été ; café, \"thé\"\\", "2027-03-29"));
        await app.Plan(MeetingScene.Details("Automne", "2027-11-01", mission: null));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Empty((await Data.Meetings.MeetingQueries.ReadMeeting(db, summer, CancellationToken.None))!.Cancel());
            await db.SaveChangesAsync();
        });
        var browser = await app.SignedIn(Role.Coordinator);
        var (all, pathways) = (await Open(browser, 1), await Open(browser, 2 + MissionCodes.All.ToList().IndexOf(MissionCode.Pathways)));

        var read = await app.Anonymous().Get(all);
        Assert.NotNull(read.Response.Headers.ETag);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 11, 0, 0, TimeSpan.Zero), read.Response.Content.Headers.LastModified ?? Modified(read));
        var calendar = Ical.Net.Calendar.Load(Encoding.UTF8.GetString(read.Bytes))!;
        var events = calendar.Events.OrderBy(e => e.Start!.AsUtc).ToList();
        Assert.Equal(
            [new(2027, 3, 27, 17, 30, 0, DateTimeKind.Utc), new(2027, 3, 29, 16, 30, 0, DateTimeKind.Utc), new DateTime(2027, 11, 1, 17, 30, 0, DateTimeKind.Utc)],
            events.Select(e => e.Start!.AsUtc));
        Assert.Equal(["Hiver", "Annulée\u00A0: Été ; café, \"thé\"\\", "Automne"], events.Select(e => e.Summary));
        Assert.Equal(["CONFIRMED", "CANCELLED", "CONFIRMED"], events.Select(e => e.Status));
        Assert.Equal([0, 1, 0], events.Select(e => e.Sequence));
        Assert.Equal("Europe/Paris", Assert.Single(calendar.TimeZones).TzId);

        Assert.Equal(2, Ical.Net.Calendar.Load(Encoding.UTF8.GetString((await app.Anonymous().Get(pathways)).Bytes))!.Events.Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_answers_as_long_as_its_account_may_see_and_until_it_is_changed(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Plan(MeetingScene.Details("Groupe", "2026-12-03"));
        var browser = await app.SignedIn(Role.MissionLead);
        var first = await Open(browser, 1);
        var second = await Open(browser, 1);
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous().Get(first)).Status);
        Assert.Equal(HttpStatusCode.OK, (await app.Anonymous().Get(second)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous().Get(second.Replace("deux-vallees", "autre-rive", StringComparison.Ordinal))).Status);

        await app.WithDb(null, async db =>
        {
            db.RemoveRange(await db.Set<CptsAccess>().Where(a => a.Role == Role.MissionLead).ToListAsync());
            await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous().Get(second)).Status);
    }

    [Fact]
    public async Task A_member_has_none_and_closing_ends_it()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignedIn(Role.Member)).Get(Page)).Status);
        var browser = await app.SignedIn(Role.Coordinator);
        var address = await Open(browser, 1);
        await browser.Submit([], ".steps li:nth-child(1) form", "[formaction*=Close]");
        Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous().Get(address)).Status);
        await app.WithDb(app.DeuxVallees, async db => Assert.Empty(await db.Set<TeamCalendar>().ToListAsync()));
    }

    private static DateTimeOffset? Modified(Answer answer) =>
        answer.Response.Headers.TryGetValues("Last-Modified", out var values) ? DateTimeOffset.Parse(values.Single(), System.Globalization.CultureInfo.InvariantCulture) : null;
}
