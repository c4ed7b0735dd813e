using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Installation;
using Tisserand.Domain.Access;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Features.Tasks;
using Tisserand.Web.Features.Tasks.Jobs;
using Tisserand.Web.Tests.Meetings;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Tasks;

public sealed class TaskTests
{
    private const string Home = "/c/deux-vallees";

    internal static async Task<Guid> Write(TestApp app, string title, ToDoOwner? owner = null, DateOnly? due = null, MissionCode? mission = null, Recurrence repeats = Recurrence.None)
    {
        var id = Guid.Empty;
        await app.Within(app.DeuxVallees, async services => id = (await services.GetRequiredService<WriteTask>()
            .Write(new(title, null, owner ?? ToDoOwner.Nobody, due, mission, false, repeats, null), ToDoOrigin.None, null, CancellationToken.None)).Required.Id);
        return id;
    }

    private static async Task<ToDo> Read(TestApp app, string title)
    {
        ToDo? task = null;
        await app.WithDb(app.DeuxVallees, async db => task = await db.Set<ToDo>().AsNoTracking().OrderBy(t => t.Id).LastAsync(t => t.Title == title));
        return task!;
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_line_under_a_meeting_or_a_fiche_adds_a_task_of_its_mission_and_shows_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var anais = (await app.Add(MemberScene.Details("Roche", "Anaïs")))[0];
        var fiche = await app.Write("Plaies");
        var meeting = await app.Plan(MeetingScene.Details("Groupe plaies"), [anais]);
        var browser = await app.SignedIn(Role.Coordinator);

        await browser.Get($"{Home}/reunions/{meeting}");
        var after = await browser.Submit(new() { ["Input.Title"] = "Envoyer le protocole", ["Input.Owner"] = "fiche:" + anais, ["Input.DueOn"] = "2026-11-30" }, form: "#taches form");
        Assert.StartsWith($"{Home}/reunions/{meeting}", after.Path, StringComparison.Ordinal);
        Assert.Contains("Envoyer le protocoleAnaïs Roche, pour le 30 novembre 2026", Plain(after.One("#taches")), StringComparison.Ordinal);
        var task = await Read(app, "Envoyer le protocole");
        Assert.Equal((MissionCode.Pathways, (Guid?)meeting, (Guid?)anais), (task.Mission, task.MeetingId, task.OwnerMemberId));

        await browser.Get($"{Home}/missions/fiches/{fiche.Id}");
        Assert.Contains("Relire la fiche", (await browser.Submit(new() { ["Input.Title"] = "Relire la fiche" }, form: "#taches form")).One("#taches"), StringComparison.Ordinal);
        Assert.Equal(fiche.Id, (await Read(app, "Relire la fiche")).FicheActionId);

        // A line without a word opens the form, with what was typed.
        await browser.Get($"{Home}/reunions/{meeting}");
        var empty = await browser.Submit(new() { ["Input.Title"] = " ", ["Input.DueOn"] = "2026-12-24" }, form: "#taches form");
        Assert.Contains("Dites en une ligne", empty.Text, StringComparison.Ordinal);
        Assert.Contains("2026-12-24", empty.Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_member_sees_own_tasks_and_sets_them_done_and_nobody_elses(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (member, browser) = await app.SignedInAs("Anaïs", "Roche");
        var other = (await app.Add(MemberScene.Details("Petit", "Zoé")))[0];
        await Write(app, "La mienne", new(null, member), new(2026, 11, 20), repeats: Recurrence.Monthly);
        var theirs = await Write(app, "La sienne", new(null, other));

        var space = await browser.Get(Home + "/mon-espace");
        Assert.Contains("La mienne", space.One("#taches"), StringComparison.Ordinal);
        Assert.DoesNotContain("La sienne", space.Text, StringComparison.Ordinal);
        var own = await browser.Get(Home + "/mon-espace/taches");
        var id = own.Page.QuerySelector("button[name=tache]")!.GetAttribute("value")!;
        await browser.Submit([], form: "main form", button: "button[name=tache]");
        Assert.Equal(ToDoState.Done, await State(Guid.Parse(id)));
        // It comes back next month.
        Assert.Equal(new DateOnly(2026, 12, 20), (await Read(app, "La mienne")).DueOn);

        var token = (await browser.Get(Home + "/mon-espace/taches")).Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await browser.Raw(HttpMethod.Post, Home + "/mon-espace/taches", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("tache", theirs.ToString())]));
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(Home + "/taches/" + theirs)).Status);
        Assert.Equal(ToDoState.Waiting, await State(theirs));

        async Task<ToDoState> State(Guid task)
        {
            var state = ToDoState.Dropped;
            await app.WithDb(app.DeuxVallees, async db => state = (await db.Set<ToDo>().SingleAsync(t => t.Id == task)).State);
            return state;
        }
    }

    [Fact]
    public async Task Who_only_sees_moves_nothing_but_their_own_and_a_referent_those_of_own_missions()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var treasurer = await app.SignedIn(Role.Treasurer);
        var account = Guid.Empty;
        await app.WithDb(app.DeuxVallees, async db => account = (await db.Users.SingleAsync(u => u.Email!.StartsWith("treasurer"))).Id);
        var own = await Write(app, "Préparer le budget", new(account, null));
        var other = await Write(app, "Autre");

        var answer = await treasurer.Get(Home + "/taches/" + other);
        Assert.Empty(answer.Page.QuerySelectorAll("main form"));
        await treasurer.Get(Home + "/taches/" + own);
        Assert.Contains("faite", (await treasurer.Submit([], button: "button[value=faite]")).One(".lead"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await treasurer.Get(Home + "/taches/saisie")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await treasurer.Get(Home + "/taches/reglages")).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task List_board_and_calendar_cost_the_same_however_many_and_filter(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        var anais = (await app.Add(MemberScene.Details("Roche", "Anaïs")))[0];
        await Write(app, "Première", due: new(2026, 11, 20), mission: MissionCode.Prevention);
        string[] pages = ["/taches", "/taches/tableau", "/taches/calendrier", "/taches?resp=moi"];
        var few = await Costs();
        for (var i = 0; i < 60; i++)
        {
            await Write(app, $"Tâche {i:00}", i % 2 == 0 ? new(null, anais) : null, new(2026, 11, 23), MissionCode.Pathways);
        }
        Assert.Equal(few, await Costs());

        Assert.Equal(50, (await browser.Get(Home + "/taches")).All("#liste tbody tr").Count);
        Assert.Single((await browser.Get(Home + "/taches?etat=en-retard")).All("#liste tbody tr"));
        Assert.Equal(30, (await browser.Get($"{Home}/taches?resp=fiche:{anais}")).All("#liste tbody tr").Count);
        Assert.Single((await browser.Get(Home + "/taches?mission=" + MissionCode.Prevention.Code())).All("#liste tbody tr"));
        Assert.Single((await browser.Get(Home + "/taches?q=premiere")).All("#liste tbody tr"));
        Assert.Equal(61, (await browser.Get(Home + "/taches/calendrier?mois=2026-11")).All(".month li").Count);
        Assert.Empty((await browser.Get(Home + "/taches/calendrier?mois=2026-09")).All(".month li"));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(Home + "/taches/calendrier?mois=9999-99")).Status);
        var board = await browser.Get(Home + "/taches/tableau");
        Assert.Equal(BoardModel.Shown, board.All(".board-card").Count);
        Assert.Contains("Voir les 61", board.Text, StringComparison.Ordinal);
        Assert.Equal("PK", System.Text.Encoding.ASCII.GetString((await browser.Get(Home + "/taches?format=xlsx")).Bytes[..2]));

        async Task<List<int>> Costs()
        {
            var costs = new List<int>();
            foreach (var page in pages.Append(""))
            {
                costs.Add(await app.Queries.During(async () => Assert.Equal(HttpStatusCode.OK, (await browser.Get(Home + page)).Status)));
            }
            return costs;
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Owners_are_told_once_in_one_message_never_at_night_and_never_of_what_they_gave_themselves(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await using var app = await TestApp.Start(kind, on: database);
        await using var second = await TestApp.Start(kind, seed: false, on: database);
        var anais = (await app.Add(MemberScene.Details("Roche", "Anaïs") with { Email = "anais.roche@example.org" }))[0];
        await Write(app, "Une", new(null, anais), new(2026, 11, 30));
        await Write(app, "Deux", new(null, anais), new(2026, 11, 21));
        await Write(app, "De personne", due: new(2026, 11, 1));
        var (job, twin) = (app.Services.GetRequiredService<TellOwnersOfTasks>(), second.Services.GetRequiredService<TellOwnersOfTasks>());

        app.Time.Now = second.Time.Now = new(2026, 11, 22, 19, 0, 0, TimeSpan.Zero); // 20:00 in Paris.
        Assert.Equal(0, await job.Round(CancellationToken.None));
        app.Time.Now = second.Time.Now = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero); // 8:00.
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => (i % 2 == 0 ? job : twin).Round(CancellationToken.None))));
        var mail = Assert.Single(await Mails(app));
        Assert.Equal("anais.roche@example.org", mail.To);
        Assert.Contains("1 nouvelle tâche, 1 tâche en retard", Plain(mail.Subject), StringComparison.Ordinal);
        Assert.Contains("- Une (pour le 30 novembre 2026)", Plain(mail.Body), StringComparison.Ordinal);

        app.Time.Now = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal(1, await job.Round(CancellationToken.None)); // « Une » is late by now.
        Assert.Equal(0, await job.Round(CancellationToken.None));

        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get(Home + "/taches/saisie");
        var account = Guid.Empty;
        await app.WithDb(app.DeuxVallees, async db => account = (await db.Users.SingleAsync(u => u.Email!.StartsWith("coordinator"))).Id);
        await browser.Submit(new() { ["Input.Title"] = "À moi", ["Input.Owner"] = "compte:" + account }, form: "main form");
        Assert.Equal(account, (await Read(app, "À moi")).OwnerAccountId);
        Assert.Equal(0, await job.Round(CancellationToken.None));

        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.Add(new TaskSettings { TellsAssigned = false, TellsLate = false });
            await db.SaveChangesAsync();
        });
        await Write(app, "Trois", new(null, anais));
        Assert.Equal(0, await job.Round(CancellationToken.None));
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<List<OutgoingMail>> Mails(TestApp app)
    {
        List<OutgoingMail> mails = [];
        await app.WithDb(app.DeuxVallees, async db => mails = await db.Set<OutgoingMail>().AsNoTracking().ToListAsync());
        return mails;
    }
}
