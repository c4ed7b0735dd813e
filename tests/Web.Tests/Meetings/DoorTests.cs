using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Web.Features.Meetings.Door;
using Tisserand.Web.Tests.Indemnities;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Meetings;

/// <summary>The door of a meeting: what telephones send, in whatever order and however often, makes one presence a person.</summary>
public sealed class DoorTests
{
    // Sunday 22 November 2026, noon in Paris; the meeting runs from 11:30 to 13:30.
    private static readonly MeetingDetails AtNoon = MeetingScene.Details("Plaies", "2026-11-22") with { StartsAt = new(11, 30), EndsAt = new(13, 30) };

    private static string Page(Guid meeting) => $"/c/deux-vallees/reunions/porte/{meeting}";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Sixty_people_and_one_person_sixty_times_are_counted_exactly(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = (await app.Add([.. Enumerable.Range(0, 61).Select(i => MemberScene.Details("Nom" + (char)('a' + (i / 26)) + (char)('a' + (i % 26)), "Jo"))])).ToArray();
        var meeting = await app.Plan(AtNoon, ids);

        await Task.WhenAll(ids[..60].Select(id => Keep(app, meeting, new DoorDeed(Guid.NewGuid(), Now(app), id))));
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Keep(app, meeting, new DoorDeed(Guid.NewGuid(), Now(app).AddMinutes(-i % 20), ids[60]))));

        var read = await app.Read(meeting);
        Assert.Equal(61, read.Attendances.Count);
        Assert.All(read.Attendances, a => Assert.Equal(AttendanceState.Present, a.State));
        Assert.Equal(new TimeOnly(11, 41), read.Attendances.Single(a => a.MemberId == ids[60]).ArrivedAt);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(120, await db.Set<DoorMark>().CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_sent_again_is_kept_once_even_at_the_same_second(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var meeting = await app.Plan(AtNoon, await app.Add(MemberScene.Details("Blanc", "Anne")));
        var newcomer = new DoorDeed(Guid.NewGuid(), Now(app), Newcomer: new("Vidal", "Paul", "70", "paul.vidal@example.org", null), Way: DoorWay.Newcomer);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Keep(app, meeting, newcomer)));

        Assert.All(answers, a => Assert.True(a.Kept, a.Why));
        Assert.Single(answers.Select(a => a.Person!.Id).Distinct());
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var made = await db.Set<Member>().SingleAsync(m => m.LastName == "Vidal");
            Assert.Null(made.MemberSince);
            Assert.Equal(1, await db.Set<DoorMark>().CountAsync());
        });
        Assert.Equal(2, (await app.Read(meeting)).Attendances.Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_telephones_one_of_them_without_network_make_one_presence(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = (await app.Add(MemberScene.Details("Blanc", "Anne")))[0];
        var meeting = await app.Plan(AtNoon, [id]);
        var code = await CodeOf(app, id);
        Assert.True((await Keep(app, meeting, new DoorDeed(Guid.NewGuid(), Now(app).AddMinutes(-5), Code: code.ToLowerInvariant(), Way: DoorWay.Code), "A")).Kept);
        app.Time.Now += TimeSpan.FromMinutes(75);
        Assert.True((await Keep(app, meeting, new DoorDeed(Guid.NewGuid(), Now(app), id, Act: DoorAct.Departure), "A")).Kept);
        // The other telephone finds the network again: it saw her ten minutes earlier.
        app.Time.Now += TimeSpan.FromHours(3);
        var late = await Keep(app, meeting, new DoorDeed(Guid.NewGuid(), Now(app).AddMinutes(-75 - 180 - 15), Code: code, Way: DoorWay.Code), "B");

        Assert.Equal("", late.Issue);
        var line = Assert.Single((await app.Read(meeting)).Attendances);
        Assert.Equal((new TimeOnly(11, 45), new TimeOnly(13, 15), 90), (line.ArrivedAt!.Value, line.LeftAt!.Value, line.Minutes));
        Assert.False((await Keep(app, meeting, new DoorDeed(Guid.NewGuid(), Now(app), Code: "0000 0000 0000", Way: DoorWay.Code))).Kept);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_sheet_corrected_by_hand_stays_and_the_coordinator_is_told(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = (await app.Add(MemberScene.Details("Blanc", "Anne"), MemberScene.Details("Caron", "Luc"))).ToArray();
        var meeting = await app.Plan(AtNoon, ids);
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get($"/c/deux-vallees/reunions/{meeting}/emargement");
        // The door is held while the sheet is open: saved afterwards, it unsays nothing.
        Assert.True((await Keep(app, meeting, new DoorDeed(Guid.NewGuid(), Now(app), ids[0]))).Kept);
        await browser.Submit(new() { ["Lines[1].State"] = "absent" }, "form.sheet");
        Assert.Equal([AttendanceState.Present, AttendanceState.Absent], ids.Select(id => app.Read(meeting).Result.Attendances.Single(a => a.MemberId == id).State));

        var late = await Keep(app, meeting, new DoorDeed(Guid.NewGuid(), Now(app).AddMinutes(-3), ids[1]));

        Assert.Contains("corrigée à la main", late.Issue, StringComparison.Ordinal);
        Assert.Contains("1 pointage est à vérifier", (await browser.Get($"/c/deux-vallees/reunions/{meeting}")).Text, StringComparison.Ordinal);
        Assert.Contains("Caron Luc, arrivée à 11 h 57", (await browser.Get($"/c/deux-vallees/reunions/{meeting}/accueil")).Text, StringComparison.Ordinal);
        await browser.Submit([], "form[action*=Settle]", "button[name=mark]");
        Assert.DoesNotContain("à vérifier", (await browser.Get($"/c/deux-vallees/reunions/{meeting}")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_page_sends_acts_under_its_token_and_its_account_alone(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = (await app.Add(MemberScene.Details("Blanc", "Anne"), MemberScene.Details("Caron", "Luc"))).ToArray();
        var meeting = await app.Plan(AtNoon, ids[..1]);
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.DoesNotContain("Blanc", (await browser.Get(Page(meeting))).Text, StringComparison.Ordinal);
        var list = await List(browser, meeting);
        Assert.Equal(("Blanc Anne", "Caron Luc"), (list.GetProperty("people")[0].GetProperty("name").GetString(), list.GetProperty("others")[0].GetProperty("name").GetString()));
        var me = list.GetProperty("me").GetString()!;
        var acts = new[] { new { token = Guid.NewGuid(), at = new DateTimeOffset(Now(app)).ToUnixTimeMilliseconds(), member = ids[0], act = "Arrival", way = "List", signature = "M1 1L2 2 3 3 4 4 5 5" } };

        Assert.Equal(HttpStatusCode.BadRequest, await Post(browser, meeting, new { me, phone = "x", acts }, token: null));
        Assert.Equal(HttpStatusCode.Conflict, await Post(browser, meeting, new { me = "another", phone = "x", acts }, list));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(browser, meeting, "not an object", list));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(browser, meeting, new { me, acts = new[] { new { token = "no guid" } } }, list));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(browser, meeting, new { me, acts = new[] { new { token = Guid.NewGuid(), at = 1, way = "Poster" } } }, list));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(browser, meeting, new { me, acts = Enumerable.Repeat(acts[0], 201) }, list));
        Assert.DoesNotContain((await app.Read(meeting)).Attendances, a => a.IsEntered);
        Assert.Equal(HttpStatusCode.OK, await Post(browser, meeting, new { me, phone = "x", acts }, list));

        var person = (await List(browser, meeting)).GetProperty("people")[0];
        Assert.Equal(("present", true), (person.GetProperty("state").GetString(), person.GetProperty("hasSigned").GetBoolean()));
        // Signed out, the telephone is sent to sign in, and keeps what it has.
        Assert.Equal(HttpStatusCode.Found, (await app.Anonymous().Raw(HttpMethod.Get, Page(meeting) + "?handler=List")).Status);
        Assert.Equal(8, await app.Queries.During(() => browser.Raw(HttpMethod.Get, Page(meeting) + "?handler=List")));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_referent_holds_the_door_of_own_meetings_only(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var lead = await app.SignedIn(Role.MissionLead);
        var account = await app.AccountOf(Role.MissionLead);
        var member = (await app.Add(MemberScene.Details("Roche", "Anaïs")))[0];
        await app.WithDb(app.DeuxVallees, async db =>
        {
            (await db.Set<Member>().SingleAsync(m => m.Id == member)).SignsInAs(account);
            await db.SaveChangesAsync();
        });
        await app.Write("Plaies", MissionCode.Pathways, member);
        var own = await app.Plan(AtNoon);
        var other = await app.Plan(AtNoon with { Mission = MissionCode.HealthCrisis });

        Assert.Equal(HttpStatusCode.OK, (await lead.Get(Page(own))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.Get(Page(other))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.Get(Page(other) + "?handler=List")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.Get($"/c/deux-vallees/reunions/{other}/accueil")).Status);
        Assert.Equal(HttpStatusCode.OK, (await lead.Get($"/c/deux-vallees/reunions/{own}/accueil/badges")).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_resembles_somebody_is_proposed_and_a_wrong_clock_is_told(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = (await app.Add(MemberScene.Details("Blanc", "Anne")))[0];
        var meeting = await app.Plan(AtNoon);
        var deed = new DoorDeed(Guid.NewGuid(), Now(app), Newcomer: new("Blanc", "Anne", "60", null, null), Way: DoorWay.Newcomer);

        var asked = await Keep(app, meeting, deed);
        Assert.Equal((false, id), (asked.Kept, Assert.Single(asked.Doubles).Id));
        var other = await Keep(app, meeting, deed with { Newcomer = deed.Newcomer! with { IsSomebodyElse = true } });
        Assert.True(other.Kept);
        Assert.NotEqual(id, other.Person!.Id);
        Assert.False((await Keep(app, meeting, new DoorDeed(Guid.NewGuid(), Now(app), Newcomer: new("", null, "zz", "pas une adresse", null)))).Kept);
        Assert.Contains("loin de la réunion", (await Keep(app, meeting, new DoorDeed(Guid.NewGuid(), Now(app).AddDays(-3), id))).Why, StringComparison.Ordinal);
        Assert.Contains("n’est pas noté présent", (await Keep(app, meeting, new DoorDeed(Guid.NewGuid(), Now(app), id, Act: DoorAct.Departure))).Why, StringComparison.Ordinal);
        // Another CPTS knows neither the meeting nor the person.
        await app.Within(app.AutreRive, async services => Assert.Null(await services.GetRequiredService<KeepDoor>().Keep(meeting, [deed], "", "", CancellationToken.None)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_sheet_carries_what_was_signed_and_becomes_the_proof(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = (await app.Add(MemberScene.Details("Blanc", "Anne"))).ToArray();
        var meeting = await app.Plan(AtNoon, ids);
        var arrival = new DoorDeed(Guid.NewGuid(), Now(app), ids[0], Signature: "M1 1L2 2 3 3 4 4 5 5");
        Assert.True((await Keep(app, meeting, arrival)).Kept);
        var browser = await app.SignedIn(Role.Coordinator);
        var paper = await browser.Raw(HttpMethod.Get, $"/c/deux-vallees/reunions/{meeting}/feuille?format=pdf");
        Assert.StartsWith("%PDF", paper.Html, StringComparison.Ordinal);
        await browser.Get($"/c/deux-vallees/reunions/{meeting}/accueil");
        var kept = await browser.Submit([], "form[action*=KeepSheet]");
        Assert.Contains("jointe à la réunion", kept.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Il manque la feuille signée", kept.Text, StringComparison.Ordinal);

        // Touched by mistake: taken back, with its signature.
        Assert.True((await Keep(app, meeting, new DoorDeed(Guid.NewGuid(), Now(app), Undoes: arrival.Token))).Kept);
        await app.WithDb(app.DeuxVallees, async db => Assert.False(await db.Set<PresenceSignature>().AnyAsync()));
        Assert.Equal(AttendanceState.Invited, (await app.Read(meeting)).Attendances.Single().State);
        Assert.False((await Keep(app, meeting, new DoorDeed(Guid.NewGuid(), Now(app), Undoes: Guid.NewGuid()))).Kept);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_blank_rows_of_the_paper_are_entered_together_or_not_at_all(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var known = (await app.Add(MemberScene.Details("Blanc", "Anne")))[0];
        var meeting = await app.Plan(AtNoon);
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get($"/c/deux-vallees/reunions/{meeting}/emargement/venus");
        var rows = new Dictionary<string, string>
        {
            ["Rows[0].LastName"] = "Vidal",
            ["Rows[0].FirstName"] = "Paul",
            ["Rows[0].Profession"] = "70",
            ["Rows[2].LastName"] = "Blanc",
            ["Rows[2].FirstName"] = "Anne",
            ["Rows[2].Profession"] = "60",
        };
        var asked = await browser.Submit(rows);
        Assert.Contains("existe peut-être déjà", asked.Text, StringComparison.Ordinal);
        Assert.Equal("Vidal", asked.Page.QuerySelector("[name='Rows[0].LastName']")!.GetAttribute("value"));
        Assert.Empty((await app.Read(meeting)).Attendances);

        var done = await browser.Submit(new() { ["Rows[1].Known"] = known.ToString() });

        Assert.Contains("2 personnes ajoutées à la feuille.", done.Text, StringComparison.Ordinal);
        var sheet = await app.Read(meeting);
        Assert.Equal(2, sheet.Attendances.Count(a => a.State == AttendanceState.Present));
        Assert.Contains(sheet.Attendances, a => a.MemberId == known);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(1, await db.Set<Member>().CountAsync(m => m.LastName == "Blanc")));
    }

    internal static async Task<DoorAnswer> Keep(TestApp app, Guid meeting, DoorDeed deed, string phone = "A")
    {
        DoorAnswer? answer = null;
        await app.Within(app.DeuxVallees, async services =>
            answer = Assert.Single((await services.GetRequiredService<KeepDoor>().Keep(meeting, [deed], phone, "Claire Aubry", CancellationToken.None))!));
        return answer!;
    }

    internal static async Task<string> CodeOf(TestApp app, Guid member)
    {
        var code = "";
        await app.Within(app.DeuxVallees, async services => code = (await services.GetRequiredService<PersonalCodes>().Of([member], CancellationToken.None))[member]);
        return code;
    }

    private static DateTime Now(TestApp app) => app.Time.Now.UtcDateTime;

    private static async Task<JsonElement> List(Browser browser, Guid meeting) =>
        JsonDocument.Parse((await browser.Raw(HttpMethod.Get, Page(meeting) + "?handler=List&tous=true")).Html).RootElement;

    private static async Task<HttpStatusCode> Post(Browser browser, Guid meeting, object body, JsonElement? token)
    {
        using var content = JsonContent.Create(body);
        if (token is { } list)
        {
            content.Headers.Add("RequestVerificationToken", list.GetProperty("token").GetString());
        }
        return (await browser.Raw(HttpMethod.Post, Page(meeting), content)).Status;
    }
}
