using System.Net;
using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Polls;

/// <summary>The coordinator's pages of a poll: made in one form without JavaScript, sent, relaunched, chosen.</summary>
public sealed class PollPagesTests
{
    private const string Home = "/c/deux-vallees/reunions/sondages";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_coordinator_makes_a_poll_sends_it_relaunches_the_silent_and_chooses(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Add(MemberScene.Details("Roche", "Anaïs") with { Email = "anais@example.org" }, MemberScene.Details("Petit", "Zoé") with { Email = "zoe@example.org" }, MemberScene.Details("Duval", "Marc"));
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get(Home + "/saisie");
        // Two days at one hour, then one more at another: nothing typed is lost.
        var added = await browser.Submit(new() { ["Input.Title"] = "Groupe plaies", ["Input.Kind"] = "groupe-de-travail", ["Input.Mission"] = "gouvernance", ["Input.Days"] = "2026-12-01", ["Input.Hour"] = "20:00", ["Input.SecondHour"] = "12:45" }, button: "[formaction*=Add]");
        Assert.Equal(2, added.Page.QuerySelectorAll("[name='Input.Dates']").Length);
        Assert.Equal("Groupe plaies", added.Page.QuerySelector("#Input_Title")!.GetAttribute("value"));
        var people = await browser.Submit(new() { ["Input.Days"] = "2026-12-03", ["Input.Hour"] = "12:30", ["Input.SecondHour"] = "", ["Input.Length"] = "2 h", ["Input.Deadline"] = "2026-11-29" });
        Assert.EndsWith("/personnes", people.Path, StringComparison.Ordinal);
        var page = await browser.Submit([], form: "#selection", button: "[formaction*=All]");
        Assert.Contains("2 personnes attendent leur message", page.Text, StringComparison.Ordinal);
        Assert.Equal(["mardi 1er décembre 2026 à 12 h 45", "mardi 1er décembre 2026 à 20 h 00", "jeudi 3 décembre 2026 à 12 h 30"], page.All(".poll-dates b").Select(t => t.Replace('\u00A0', ' ')));
        page = await browser.Submit([], form: "form.notice");
        Assert.Contains("2 messages partent", page.Text, StringComparison.Ordinal);
        Assert.Contains("sans adresse", page.Text, StringComparison.Ordinal);

        var mails = await app.Mails();
        var answer = app.Anonymous();
        var form = await answer.Get(mails[0].Link());
        var dates = form.Page.QuerySelectorAll("input[name=Offered]").Select(i => i.GetAttribute("value")!).ToList();
        await answer.Submit(new() { [$"Voices[{dates[0]}]"] = "oui", [$"Voices[{dates[1]}]"] = "si" });
        app.Time.Now += TimeSpan.FromDays(1);
        browser = await app.SignedIn(Role.Coordinator);
        await browser.Get(page.Path);
        Assert.Contains("1 relance part.", (await browser.Submit([], form: "aside form", button: "[formaction*=Remind]")).Text, StringComparison.Ordinal);
        page = await browser.Get(page.Path);
        Assert.Contains("Dernière relance le 23/11/2026", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector("[formaction*=Remind]"));
        Assert.Equal(["zoe@example.org"], (await app.Mails()).FindAll(m => m.Subject.StartsWith("Votre réponse", StringComparison.Ordinal)).ConvertAll(m => m.To));

        // Indispensable, she refuses the third date only.
        await browser.Submit([], form: "#reponses form", button: "[formaction*=Require]");
        Assert.Contains("Sondage en cours", (await browser.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
        await browser.Get(page.Path);
        page = await browser.Submit([], form: "form[action*=Choose]", button: ".poll-dates button");
        Assert.Contains("Date retenue : mardi 1er décembre 2026 à 12 h 45", page.Text, StringComparison.Ordinal);
        var meeting = await browser.Get(page.Page.QuerySelector("main a[href*='/reunions/0']")!.GetAttribute("href")!);
        Assert.Contains("1 oui, 0 si nécessaire, 0 non", meeting.Text, StringComparison.Ordinal);
        Assert.Equal(3, meeting.Page.QuerySelectorAll("table.people tbody tr").Length);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_pages_cost_the_same_whatever_the_number_of_answers(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var one = await app.Ask(PollScene.Details("Un"), [], "a@example.org");
        var many = await app.Ask(PollScene.Details("Deux"), [], string.Join('\n', Enumerable.Range(0, 80).Select(i => $"p{i}@example.org")));
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get(Home);
        var (few, more) = (await app.Queries.During(() => browser.Get($"{Home}/{one}")), await app.Queries.During(() => browser.Get($"{Home}/{many}")));
        Assert.Equal(few, more);
        var list = await app.Queries.During(() => browser.Get(Home));
        await app.Ask(PollScene.Details("Trois"), [], "a@example.org");
        Assert.Equal(list, await app.Queries.During(() => browser.Get(Home)));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(Home + "?format=csv")).Status);
    }

    [Fact]
    public async Task A_reader_sees_and_changes_nothing_and_a_body_is_convoked()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var poll = await app.Ask(PollScene.Details(kind: MeetingKind.Bureau, mission: null), [], "zoe@example.org");
        var reader = await app.SignedIn(Role.Reader);
        var page = await reader.Get($"{Home}/{poll}");
        Assert.Null(page.Page.QuerySelector("main button"));
        Assert.DoesNotContain("zoe@example.org", page.Html.Replace(">zoe@example.org ", "", StringComparison.Ordinal).Replace("Gérer zoe@example.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var coordinator = await app.SignedIn(Role.Coordinator);
        var date = (await app.Poll(poll)).Dates[0].Id;
        await coordinator.Get($"{Home}/{poll}");
        var form = await coordinator.Submit(new() { ["date"] = date.ToString() }, form: "aside form", button: "[formaction*=Close]");
        Assert.Contains("date à choisir", form.Text, StringComparison.Ordinal);
        Assert.Contains("Date à choisir", (await coordinator.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
        // Nobody answered: the date is chosen all the same by who knows the address of the act.
        await app.Within(app.DeuxVallees, async services => Assert.True((await ((Features.Polls.ChooseDate)services.GetService(typeof(Features.Polls.ChooseDate))!).Choose(poll, date, CancellationToken.None))!.Succeeded));
        Assert.NotNull((await coordinator.Get($"{Home}/{poll}")).Page.QuerySelector("a[href$='/convocation']"));
        Assert.Contains("La convocation vous parviendra ensuite", (await app.Mails())[0].Body, StringComparison.Ordinal);
    }
}
