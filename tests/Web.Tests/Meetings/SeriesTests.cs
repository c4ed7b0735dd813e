using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Features.Meetings.Series;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Meetings;

/// <summary>Series of meetings: dates shown first, changes of some or all, what is left and said.</summary>
public sealed class SeriesTests
{
    private static readonly Repetition Monthly = new(RepetitionKind.WeekdayOfMonth, 1, null, 5, true);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Dates_are_shown_before_the_series_is_written(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var member = (await app.Add(MemberScene.Details("Roche", "Anaïs")))[0];
        var first = await app.Plan(MeetingScene.Details("Bureau", "2026-12-08"), [member]);
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get($"/c/deux-vallees/reunions/{first}/repeter");
        var shown = await browser.Submit(new() { ["Times"] = "5" }, button: "[formaction*=Preview]");
        Assert.Equal(["mardi 12 janvier 2027", "mardi 9 février 2027", "mardi 9 mars 2027", "mardi 13 avril 2027"], shown.All("ol.poll-kept li"));
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(1, await db.Set<Meeting>().CountAsync()));
        // Another number than the one shown is shown first.
        var again = await browser.Submit(new() { ["Times"] = "3" });
        Assert.Contains("vérifiez-les", again.Text, StringComparison.Ordinal);
        var series = await browser.Submit([]);
        Assert.Contains("2 réunions ajoutées à la série", series.Text, StringComparison.Ordinal);
        Assert.Contains("chaque mois, le 2e mardi", series.Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var meetings = await db.Set<Meeting>().Include(m => m.Attendances).OrderBy(m => m.Day).ToListAsync();
            Assert.Equal(3, meetings.Count);
            Assert.All(meetings, m => Assert.Equal(member, Assert.Single(m.Attendances).MemberId));
        });
        Assert.Contains("chaque mois, le 2e mardi (1 sur 3)", (await browser.Get("/c/deux-vallees/reunions/" + first)).Text, StringComparison.Ordinal);
        Assert.Equal(3, (await browser.Get("/c/deux-vallees/reunions")).All("table.table-list small").Count(t => t.Contains("2e mardi", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_change_of_the_following_leaves_what_was_held_cancelled_or_moved(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await Series(app);
        await Act(app, ids[2], m => Assert.Empty(m.Cancel()));
        await Act(app, ids[3], m => Assert.Empty(m.Change(Details("2027-03-10"))));
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get("/c/deux-vallees/reunions/saisie/" + ids[1]);
        var said = await browser.Submit(new() { ["Input.Place"] = "Mairie", ["Input.Day"] = "2027-01-13", ["Input.Scope"] = "suivantes" });
        Assert.Contains("2 réunions modifiées. Laissées telles quelles : 09/02/2027 (annulée), 10/03/2027 (déplacée à la main).", said.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["2026-12-08 Salle", "2027-01-13 Mairie", "2027-02-09 Salle", "2027-03-10 Salle", "2027-04-14 Mairie"],
            (await Read(app, ids)).Select(m => $"{m.Day:yyyy-MM-dd} {m.Place.Split(' ')[0]}"));

        await browser.Get($"/c/deux-vallees/reunions/{ids[1]}/serie");
        var cancelled = await browser.Submit([], button: "[formaction*=Following]");
        Assert.Contains("2 réunions annulées. Laissées telles quelles", cancelled.Text, StringComparison.Ordinal);
        Assert.Equal([MeetingState.Planned, MeetingState.Cancelled, MeetingState.Cancelled, MeetingState.Planned, MeetingState.Cancelled], (await Read(app, ids)).Select(m => m.State));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_list_of_one_is_invited_to_those_that_follow(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await Series(app);
        var member = (await app.Add(MemberScene.Details("Roche", "Anaïs")))[0];
        await Act(app, ids[1], m => Assert.Equal(1, m.Invite([member])));
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get($"/c/deux-vallees/reunions/{ids[1]}/serie");
        Assert.Contains("3 réunions suivantes complétées", (await browser.Submit([], button: "[formaction*=Invite]")).Text, StringComparison.Ordinal);
        Assert.Equal([0, 1, 1, 1, 1], (await Read(app, ids)).Select(m => m.Attendances.Count));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/c/deux-vallees/reunions/{Guid.NewGuid()}/serie")).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_who_repeat_a_meeting_at_once_make_one_series(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var first = await app.Plan(Details("2026-12-08"));
        var done = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            var won = false;
            await app.Within(app.DeuxVallees, async services => won = (await services.GetRequiredService<RepeatMeeting>().Repeat(first, Monthly, false, CancellationToken.None))!.Succeeded);
            return won;
        })));
        Assert.Single(done, won => won);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(5, await db.Set<Meeting>().CountAsync()));
    }

    private static MeetingDetails Details(string day) => MeetingScene.Details("Bureau", day, mission: MissionCode.Pathways);

    /// <summary>8 December, 12 January, 9 February, 9 March, 13 April.</summary>
    private static async Task<List<Guid>> Series(TestApp app)
    {
        var first = await app.Plan(Details("2026-12-08"));
        await app.Within(app.DeuxVallees, async services => Assert.Equal(4, (await services.GetRequiredService<RepeatMeeting>().Repeat(first, Monthly, true, CancellationToken.None))!.Required));
        List<Guid> ids = [];
        await app.WithDb(app.DeuxVallees, async db => ids = await db.Set<Meeting>().OrderBy(m => m.Day).Select(m => m.Id).ToListAsync());
        return ids;
    }

    private static async Task<List<Meeting>> Read(TestApp app, List<Guid> ids)
    {
        List<Meeting> meetings = [];
        await app.WithDb(app.DeuxVallees, async db => meetings = await db.Set<Meeting>().AsNoTracking().Include(m => m.Attendances).ToListAsync());
        return [.. ids.Select(id => meetings.Single(m => m.Id == id))];
    }

    private static Task Act(TestApp app, Guid meeting, Action<Meeting> act) => app.WithDb(app.DeuxVallees, async db =>
    {
        act(await db.Set<Meeting>().Include(m => m.Attendances).SingleAsync(m => m.Id == meeting));
        await db.SaveChangesAsync();
    });
}
