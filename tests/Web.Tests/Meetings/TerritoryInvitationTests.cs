using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Installation;
using Tisserand.Data.Meetings;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Meetings.Invitations;
using Tisserand.Web.Features.Meetings.Jobs;
using Tisserand.Web.Features.Members;
using Tisserand.Web.Features.Members.Merging;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Meetings;

public sealed class TerritoryInvitationTests
{
    private const string Meetings = "/c/deux-vallees/reunions/";

    /// <summary>Three nurses, two physicians and one from elsewhere; Zoé is a member, Anne has an address; a meeting on 12 December.</summary>
    private static async Task<Guid> Put(TestApp app, string day = "2026-12-12")
    {
        await app.AddTerritory(MemberScene.Lumbres, MemberScene.SaintOmer);
        await app.LoadDirectory(
            WithMail(MemberScene.Line("99700000001", "MARTIN", "Anne", "10", "L", MemberScene.Lumbres, place: "410000000000001"), "anne@example.org"),
            MemberScene.Line("99700000001", "MARTIN", "Anne", "10", "S", MemberScene.SaintOmer),
            WithMail(MemberScene.Line("99700000007", "BLANC", "Yves", "10", "S", MemberScene.SaintOmer, place: "410000000000007"), "pas une adresse"),
            MemberScene.Line("99700000002", "D'HONDT", "Luc", "60", "L", MemberScene.Lumbres),
            MemberScene.Line("99700000003", "PETIT", "Zoé", "60", "S", MemberScene.SaintOmer),
            MemberScene.Line("99700000008", "NOIR", "Rémi", "60", "L", MemberScene.Lumbres),
            MemberScene.Line("99700000005", "REMPLA", "Rose", "60", "L", MemberScene.Lumbres, role: "FON-22"),
            MemberScene.Line("99700000006", "LOIN", "Marc", "10", "L", MemberScene.Lille));
        await app.Add(MemberScene.Details("Petit", "Zoé", rpps: "99700000003", commune: MemberScene.SaintOmer));
        return await app.Plan(MeetingScene.Details("Information", day, mission: null, kind: MeetingKind.TerritorialInformation));
    }

    private static string WithMail(string line, string email)
    {
        var cells = line.Split('|');
        cells[43] = email;
        return string.Join('|', cells);
    }

    private static Task<T> In<T>(TestApp app, Func<IServiceProvider, Task<T>> work) => In(app, app.DeuxVallees, work);

    private static async Task<T> In<T>(TestApp app, Cpts cpts, Func<IServiceProvider, Task<T>> work)
    {
        T? done = default;
        await app.Within(cpts, async services => done = await work(services));
        return done!;
    }

    private static Task<Outcome<InvitationRound>> Invite(TestApp app, Guid meeting, params string[] professions) => In(app, s =>
        s.GetRequiredService<InviteTerritory>().Invite(meeting, new(professions, [], []), "", MeetingScene.Today, CancellationToken.None));

    private static async Task<Guid> IdOf(TestApp app, string lastName)
    {
        var id = Guid.Empty;
        await app.WithDb(app.DeuxVallees, async db => id = await db.Set<ProfessionalInvitation>().Where(i => i.LastName == lastName).Select(i => i.Id).SingleAsync());
        return id;
    }

    private static async Task<InvitationCount> Sum(TestApp app, Guid meeting)
    {
        InvitationCount? sum = null;
        await app.WithDb(app.DeuxVallees, async db => sum = InvitationCount.Sum(await db.CountInvitations(meeting, CancellationToken.None)));
        return sum!;
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Everybody_of_the_territory_is_invited_once_members_among_them_objections_left_out(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var meeting = await Put(app);
        await In(app, s => s.GetRequiredService<RecordObjection>().Record(["899700000008", "899700000003"], MeetingScene.Today, "dite", CancellationToken.None));
        var browser = await app.SignedIn(Role.Coordinator);

        var before = await browser.Get($"{Meetings}{meeting}/territoire");
        Assert.Contains("Reste à inviter4 dont 1 connu de", before.Text, StringComparison.Ordinal);
        Assert.Contains("Ont demandé à ne plus être contactés− 1", before.Text, StringComparison.Ordinal);
        var nurses = await browser.Get($"{Meetings}{meeting}/territoire?profession=60&commune=62534");
        Assert.Contains("Reste à inviter1 dont 0 connu", nurses.Text, StringComparison.Ordinal);
        await browser.Get($"{Meetings}{meeting}/territoire");
        var done = await browser.Submit([], form: "#audience form");

        Assert.Contains("4 professionnels invités, dont 1 connu de la CPTS", done.Text, StringComparison.Ordinal);
        Assert.Equal(4, done.Page.QuerySelectorAll("#liste tbody tr").Length);
        Assert.DoesNotContain("Noir", done.Text, StringComparison.Ordinal);
        Assert.Equal("nobody-to-invite", Assert.Single((await Invite(app, meeting)).Refusals).Code);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var anne = await db.Set<ProfessionalInvitation>().SingleAsync(i => i.LastName == "Martin");
            Assert.Equal(("anne@example.org", MemberScene.Lumbres), (anne.Email, anne.Commune));
            // What is no address is none, and the member, who objected to invitations, is still convened.
            Assert.Equal("", (await db.Set<ProfessionalInvitation>().SingleAsync(i => i.LastName == "Blanc")).Email);
            Assert.NotNull((await db.Set<ProfessionalInvitation>().SingleAsync(i => i.LastName == "Petit")).MemberId);
            Assert.Single((await db.ReadMeeting(meeting, CancellationToken.None))!.Attendances);
            Assert.Equal((4, 1, 1), await db.Set<InvitationRound>().Select(r => new ValueTuple<int, int, int>(r.Invited, r.Members, r.Objected)).SingleAsync());
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Messages_leave_once_with_the_notice_and_a_link_that_objects_for_good(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var meeting = await Put(app);
        _ = (await Invite(app, meeting)).Required;
        async Task<int> Send() => (await In(app, s => s.GetRequiredService<SendInvitations>().Send(meeting, "https://cpts.example", MeetingScene.Today, CancellationToken.None))).Required;

        Assert.Equal((1, 0), (await Send(), await Send()));
        var body = "";
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var mail = await db.Set<OutgoingMail>().SingleAsync();
            Assert.Equal("anne@example.org", mail.To);
            body = mail.Body;
        });
        Assert.Contains("Annuaire Santé", body, StringComparison.Ordinal);
        Assert.Contains("effacées 12 mois après la réunion", body, StringComparison.Ordinal);
        var link = body[body.IndexOf("https://cpts.example", StringComparison.Ordinal)..].Trim()["https://cpts.example".Length..];

        var stranger = app.Anonymous();
        var page = await stranger.Get(link);
        Assert.Contains("Voulez-vous ne plus recevoir", page.Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(0, await db.Set<ContactObjection>().CountAsync()));
        Assert.Contains("C’est noté", (await stranger.Submit([])).Text, StringComparison.Ordinal);
        Assert.Contains("C’est noté", (await stranger.Get(link)).Text, StringComparison.Ordinal);
        // Another CPTS, a torn link and an invented one are no link.
        foreach (var wrong in new[] { link.Replace("deux-vallees", "autre-rive", StringComparison.Ordinal), link[..^4], "/c/deux-vallees/opposition?jeton=%00", "/c/deux-vallees/opposition" })
        {
            Assert.Contains("Ce lien est incomplet", (await stranger.Get(wrong)).Text, StringComparison.Ordinal);
        }
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal("899700000001", (await db.Set<ContactObjection>().SingleAsync()).NationalId);
            Assert.Equal(1, await db.Set<ProfessionalInvitation>().CountAsync(i => i.IsForgotten && i.NationalId == null && i.LastName == "" && i.Email == ""));
        });
        // The next meeting does not reach her, and her name counts for nothing but a number.
        var next = await app.Plan(MeetingScene.Details("Encore", "2027-01-14", mission: null, kind: MeetingKind.TerritorialInformation));
        Assert.Equal((4, 1), ((await Invite(app, next)).Required.Invited, (await Sum(app, meeting)).Reached));
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Contains("Martin Anne, médecin", (await browser.Get("/c/deux-vallees/reunions/oppositions")).Text, StringComparison.Ordinal);
        await browser.Submit([], button: "button[name=id]");
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(0, await db.Set<ContactObjection>().CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_came_is_entered_on_the_sheet_becomes_a_contact_and_counts_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var meeting = await Put(app, "2026-11-20");
        _ = (await Invite(app, meeting)).Required;
        var browser = await app.SignedIn(Role.Coordinator);
        var sheet = $"{Meetings}{meeting}/emargement";

        await browser.Get(sheet);
        var found = await browser.Raw(HttpMethod.Get, sheet + "?handler=Invited&InvitedSearch=hond");
        Assert.Contains("D&#x27;Hondt Luc", found.Html.Replace("D'Hondt", "D&#x27;Hondt", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("Petit", found.Html, StringComparison.Ordinal);
        var (luc, anne) = (await IdOf(app, "D'Hondt"), await IdOf(app, "Martin"));
        await browser.Submit(new() { ["act"] = "present:" + luc, ["Lines[0].State"] = "present" }, form: "form.sheet", button: "[formaction*='handler=Invited']");
        await browser.Submit(new() { ["act"] = "interesse:" + anne }, form: "form.sheet", button: "[formaction*='handler=Invited']");
        var page = await browser.Submit(new() { ["act"] = "present:" + anne }, form: "form.sheet", button: "[formaction*='handler=Invited']");
        Assert.Contains("2 présents, 1 intéressé", page.Text, StringComparison.Ordinal);
        // The member's line was typed and not saved: it is still there.
        Assert.NotNull(page.Page.QuerySelector("#present-0[checked]"));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var fact = Assert.Single(await db.HeldMeetings(new(new(2026, 11, 1), new(2026, 11, 30)), CancellationToken.None));
            Assert.Equal((2, 240), (fact.Present, fact.Minutes));
            Assert.Equal(2, (await db.Presences(new(new(2026, 11, 1), new(2026, 11, 30)), CancellationToken.None)).Select(p => p.MemberId).Distinct().Count());
        });
        page = await browser.Submit(new() { ["act"] = "contact:" + luc }, form: "form.sheet", button: "[formaction*='handler=Invited']");
        Assert.Contains("D'Hondt Luc", page.Text, StringComparison.Ordinal);
        var saved = await browser.Submit([], form: "form.sheet");

        Assert.Contains("2 présents", saved.Text, StringComparison.Ordinal);
        Assert.Equal(new InvitationCount("", 5, 2, 0, 3, 1), await Sum(app, meeting));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var entry = await db.Set<Member>().Include(m => m.Sites).SingleAsync(m => m.Rpps == "99700000002");
            Assert.Equal(("D'Hondt", null, 1), (entry.LastName, entry.MemberSince, entry.SiteCount));
            Assert.Equal((3, 360), (Assert.Single(await db.HeldMeetings(new(new(2026, 11, 1), new(2026, 11, 30)), CancellationToken.None)) is var f ? (f.Present, f.Minutes) : default));
            Assert.Equal(AttendanceState.Invited, (await db.Set<ProfessionalInvitation>().SingleAsync(i => i.Id == luc)).State);
        });
        // Taken away again, nobody of the directory is counted any more.
        Assert.Empty(await In(app, s => s.GetRequiredService<ReceiveProfessionals>().Enter(meeting, [anne], AttendanceState.Invited, MeetingScene.Today, CancellationToken.None)));
        Assert.Equal(2, (await Sum(app, meeting)).Present);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_becomes_a_member_by_another_way_is_tied_by_the_job_and_names_are_forgotten_in_time(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var meeting = await Put(app, "2026-11-20");
        _ = (await Invite(app, meeting)).Required;
        Assert.Empty(await In(app, async s => await s.GetRequiredService<ReceiveProfessionals>().Enter(meeting, [await IdOf(app, "Martin"), await IdOf(app, "Noir")], AttendanceState.Present, MeetingScene.Today, CancellationToken.None)));
        await In(app, s => s.GetRequiredService<MakeMembers>().Make(["899700000001"], MeetingScene.Today, CancellationToken.None));
        var job = app.Services.GetRequiredService<TendInvitations>();

        Assert.Equal(1, await job.Round(CancellationToken.None));
        Assert.Equal(0, await job.Round(CancellationToken.None));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var fact = Assert.Single(await db.HeldMeetings(new(new(2026, 11, 1), new(2026, 11, 30)), CancellationToken.None));
            Assert.Equal((2, 240), (fact.Present, fact.Minutes));
            Assert.Equal(1, await db.Set<Attendance>().CountAsync(a => a.State == AttendanceState.Present));
        });
        app.Time.Now = new(2027, 11, 22, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal(4, await job.Round(CancellationToken.None));
        // Rémi Noir came: three years.
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal("Noir", (await db.Set<ProfessionalInvitation>().SingleAsync(i => !i.IsForgotten)).LastName));
        Assert.Equal(new InvitationCount("", 5, 2, 0, 2, 0), await Sum(app, meeting));
        // The journal holds the act, and none of the names.
        await app.WithDb(app.DeuxVallees, async db => Assert.False(await db.Set<Data.Audit.AuditEntry>().AnyAsync(a => a.Entity == nameof(ProfessionalInvitation))));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_entries_made_one_keep_one_invitation(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var meeting = await Put(app);
        var twin = (await app.Add(MemberScene.Details("Blanc", "Yvan", "10", rpps: "99700000007")))[0];
        _ = (await Invite(app, meeting)).Required;
        var kept = Guid.Empty;
        await app.WithDb(app.DeuxVallees, async db =>
        {
            kept = await db.Set<Member>().Where(m => m.LastName == "Petit").Select(m => m.Id).SingleAsync();
            // The same person, of whom each entry bore another number.
            var other = await db.WholeMembers().SingleAsync(m => m.Id == twin);
            Assert.Empty(other.Change(MemberScene.Details("Petit", "Zoe")));
            await db.SaveChangesAsync();
        });

        Assert.True((await In(app, s => s.GetRequiredService<MergeMembers>().Merge(kept, twin, [], CancellationToken.None))).Succeeded);

        Assert.Equal((4, 1), ((await Sum(app, meeting)).Invited, (await Sum(app, meeting)).Members));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Letters_labels_and_merge_bear_the_addresses_and_the_account_bears_numbers_only(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var meeting = await Put(app);
        _ = (await Invite(app, meeting)).Required;
        var browser = await app.SignedIn(Role.Coordinator);

        var merge = await browser.Raw(HttpMethod.Get, $"{Meetings}{meeting}/professionnels?etat=sans-courriel&format=csv");
        Assert.Contains(";D'Hondt;Luc;Infirmier;", merge.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Martin", merge.Html, StringComparison.Ordinal);
        foreach (var (path, type) in new[] { ("etiquettes?format=21", "application/pdf"), ("etiquettes?format=24&qui=tous", "application/pdf"), ("lettre?format=pdf", "application/pdf"), ("bilan?format=pdf", "application/pdf") })
        {
            var file = await browser.Raw(HttpMethod.Get, $"{Meetings}{meeting}/{path}");
            Assert.Equal((HttpStatusCode.OK, type), (file.Status, file.Response.Content.Headers.ContentType!.MediaType));
            Assert.True(file.Bytes.AsSpan().StartsWith("%PDF-"u8));
        }
        // Whoever only reads sees the numbers, not the names.
        var reader = await app.SignedIn(Role.Reader);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get($"{Meetings}{meeting}/professionnels")).Status);
        Assert.Equal(HttpStatusCode.OK, (await reader.Get($"{Meetings}{meeting}/bilan?format=pdf")).Status);
        Assert.Contains("5 invités", (await reader.Get(Meetings + meeting)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_pages_cost_the_same_for_a_whole_territory(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var meeting = await Put(app, "2026-11-20");
        var round = (await Invite(app, meeting)).Required.Id;
        var browser = await app.SignedIn(Role.Coordinator);
        // What cannot be a code asks nothing.
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"{Meetings}{meeting}/professionnels?profession=%00&etat=%00&q=%00'")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"{Meetings}{meeting}/territoire?profession=%00&commune=%00&ids=%00")).Status);
        string[] paths = [meeting.ToString(), $"{meeting}/professionnels", $"{meeting}/emargement", $"{meeting}/territoire", $"{meeting}/professionnels?etat=presents&q=nom"];
        async Task<List<int>> Costs()
        {
            var costs = new List<int>();
            foreach (var path in paths)
            {
                costs.Add(await app.Queries.During(async () => Assert.Equal(HttpStatusCode.OK, (await browser.Get(Meetings + path)).Status)));
            }
            return costs;
        }
        var few = await Costs();
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.AddRange(Enumerable.Range(0, 3000).Select(i => ProfessionalInvitation.Of(meeting, round, new($"8{i:00000000000}", "", "Nom" + i, "Prénom", "60", MemberScene.Lumbres, "", "", "", "", "", null))));
            await db.SaveChangesAsync();
        });

        Assert.Equal(few, await Costs());
        var page = await browser.Get($"{Meetings}{meeting}/professionnels");
        Assert.Equal(50, page.Page.QuerySelectorAll("#liste tbody tr").Length);
        Assert.True(page.Bytes.Length < 120_000, $"{page.Bytes.Length} bytes");
        Assert.True((await browser.Get($"{Meetings}{meeting}/emargement")).Bytes.Length < 120_000);
    }
}
