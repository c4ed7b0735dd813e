using System.Net;
using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Meetings;

/// <summary>The poster at the door: a person alone, on their own telephone, without an account.</summary>
public sealed class EntranceTests
{
    private static readonly MeetingDetails AtNoon = MeetingScene.Details("Plaies", "2026-11-22") with { StartsAt = new(11, 30), EndsAt = new(13, 30) };

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_name_and_its_address_are_known_together_and_nothing_is_said_of_others(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Lefèvre", "Anne") with { Email = "Anne@example.org" }, MemberScene.Details("Caron", "Luc") with { Email = "luc@example.org" });
        var (meeting, path) = await Open(app, ids);
        var browser = app.Anonymous();
        Assert.DoesNotContain("Caron", (await browser.Get(path)).Text, StringComparison.Ordinal);

        foreach (var (name, mail) in new[] { ("Lefèvre", "luc@example.org"), ("Lefèvre", ""), ("", "anne@example.org"), ("%", "%") })
        {
            await browser.Get(path);
            Assert.Contains("pas reconnu", (await browser.Submit(new() { ["Input.LastName"] = name, ["Input.Email"] = mail })).Text, StringComparison.Ordinal);
        }
        await browser.Get(path);
        var done = await browser.Submit(new() { ["Input.LastName"] = "lefevre", ["Input.Email"] = "anne@EXAMPLE.org", ["Input.Signature"] = "M1 1L2 2 3 3 4 4 5 5" });

        Assert.Contains("Merci Anne, votre présence est notée à 12 h 00.", done.Text, StringComparison.Ordinal);
        var line = (await app.Read(meeting)).Attendances.Single(a => a.MemberId == ids[0]);
        Assert.Equal((AttendanceState.Present, new TimeOnly(12, 0)), (line.State, line.ArrivedAt!.Value));
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal("M1 1L2 2 3 3 4 4 5 5", (await db.Set<PresenceSignature>().SingleAsync()).Drawing));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_departure_is_asked_and_never_in_the_first_minutes(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Blanc", "Anne"));
        var (meeting, path) = await Open(app, ids);
        var code = await DoorTests.CodeOf(app, ids[0]);
        var browser = app.Anonymous();
        async Task<Answer> Say()
        {
            await browser.Get(path);
            return await browser.Submit(new() { ["Input.Code"] = code });
        }
        Assert.Contains("votre présence est notée", (await Say()).Text, StringComparison.Ordinal);
        Assert.Contains("déjà notée depuis 12 h 00", (await Say()).Text, StringComparison.Ordinal);
        app.Time.Now += TimeSpan.FromMinutes(50);
        Assert.Contains("Partez-vous maintenant", (await Say()).Text, StringComparison.Ordinal);
        Assert.Contains("bonne réunion", (await browser.Submit([], "main form", "button[value=reste]")).Text, StringComparison.Ordinal);
        Assert.Null((await app.Read(meeting)).Attendances.Single().LeftAt);
        await Say();
        Assert.Contains("votre départ est noté à 12 h 50", (await browser.Submit([], "main form", "button[value=depart]")).Text, StringComparison.Ordinal);
        Assert.Equal(50, (await app.Read(meeting)).Attendances.Single().Minutes);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_address_answers_around_the_meeting_until_it_is_changed_or_closed(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Blanc", "Anne") with { Email = "anne@example.org" });
        var (meeting, path) = await Open(app, ids);
        var browser = app.Anonymous();
        await browser.Get(path);
        app.Time.Now += TimeSpan.FromHours(3);
        var late = await browser.Submit(new() { ["Input.LastName"] = "Blanc", ["Input.Email"] = "anne@example.org" });
        Assert.Contains("n’est ouvert qu’autour de la réunion", late.Text, StringComparison.Ordinal);
        app.Time.Now -= TimeSpan.FromHours(3);
        Assert.Equal(AttendanceState.Invited, (await app.Read(meeting)).Attendances.Single().State);

        var coordinator = await app.SignedIn(Role.Coordinator);
        var reception = $"/c/deux-vallees/reunions/{meeting}/accueil";
        Assert.Contains(path["/c/deux-vallees".Length..], (await coordinator.Get(reception + "/affiche")).Html, StringComparison.Ordinal);
        await coordinator.Get(reception);
        Assert.Contains("De 0 à 720 minutes.", (await coordinator.Submit(new() { ["Input.MinutesBefore"] = "-3" }, "form[action*=Settings]")).Text, StringComparison.Ordinal);
        await coordinator.Get(reception);
        await coordinator.Submit([], "main form:has(button[formaction*=Renew])", "button[formaction*=Renew]");
        Assert.Contains("ne mène à aucune réunion", (await browser.Get(path)).Text, StringComparison.Ordinal);
        Assert.Contains("ne mène à aucune réunion", (await browser.Get("/c/autre-rive/entree/" + path.Split('/')[^1])).Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => path = "/c/deux-vallees/entree/" + (await db.Set<MeetingDoor>().SingleAsync()).Key);
        Assert.Contains("Je confirme", (await browser.Get(path)).Text, StringComparison.Ordinal);
        await coordinator.Submit([], "main form:has(button[formaction*=Close])", "button[formaction*=Close]");
        Assert.Contains("ne mène à aucune réunion", (await browser.Get(path)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_is_signed_in_confirms_in_one_word_and_has_a_code_of_their_own(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (member, browser) = await app.SignedInAs("Anaïs", "Roche");
        var (meeting, path) = await Open(app, [member]);
        Assert.Contains("Vous êtes Anaïs Roche.", (await browser.Get(path)).Text, StringComparison.Ordinal);
        Assert.Contains("Merci Anaïs", (await browser.Submit([])).Text, StringComparison.Ordinal);
        Assert.Equal(AttendanceState.Present, (await app.Read(meeting)).Attendances.Single().State);

        var own = await browser.Get("/c/deux-vallees/mon-espace/code");
        var code = own.One(".badge-card code").Replace(" ", "", StringComparison.Ordinal);
        Assert.NotNull(own.Page.QuerySelector(".badge-card svg path"));
        Assert.Equal(HttpStatusCode.OK, (await app.Anonymous().Get("/c/deux-vallees/code/" + code)).Status);
        Assert.DoesNotContain("Roche", (await app.Anonymous().Get("/c/deux-vallees/code/" + code)).Html, StringComparison.Ordinal);
        var changed = await browser.Submit([], "main form.acts");
        Assert.NotEqual(code, changed.One(".badge-card code").Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(await DoorTests.CodeOf(app, member), changed.One(".badge-card code").Replace(" ", "", StringComparison.Ordinal));
    }

    private static async Task<(Guid Meeting, string Path)> Open(TestApp app, IReadOnlyCollection<Guid> invited)
    {
        var meeting = await app.Plan(AtNoon, invited);
        var coordinator = await app.SignedIn(Role.Coordinator);
        await coordinator.Get($"/c/deux-vallees/reunions/{meeting}/accueil");
        await coordinator.Submit([], "form[action*=Prepare]");
        var key = "";
        await app.WithDb(app.DeuxVallees, async db => key = (await db.Set<MeetingDoor>().SingleAsync()).Key);
        return (meeting, "/c/deux-vallees/entree/" + key.ToLowerInvariant());
    }
}
