using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Polls;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Polls;
using Tisserand.Web.Features.Polls;
using Tisserand.Web.Shell.People;
using Tisserand.Web.Shell.Privacy;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Polls;

/// <summary>Answering a poll from a personal page, by many at once, late, by a common link; choosing the date.</summary>
public sealed class PollAnswerTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_personal_page_takes_an_answer_and_its_change_and_tells_nothing_of_the_others(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var poll = await app.Ask(PollScene.Details(), [await Anais(app)], "Zoé Petit zoe@example.org\npaul@example.org");
        var mails = await app.Mails();
        Assert.Equal(["anais@example.org", "paul@example.org", "zoe@example.org"], mails.ConvertAll(m => m.To));
        await Say(app, mails[2].Link(), "oui", "si", "non");

        var browser = app.Anonymous();
        var page = await browser.Get(mails[0].Link());
        Assert.Contains("Anaïs Roche, quelle date vous convient", page.Text, StringComparison.Ordinal);
        Assert.Contains("Les autres : 1 oui, 0 si nécessaire, 0 non", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Petit", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("@example.org", page.Html, StringComparison.Ordinal);
        Assert.Contains("est enregistrée", (await Say(app, mails[0].Link(), "oui", "", "si")).Text, StringComparison.Ordinal);
        Assert.Contains("est enregistrée", (await Say(app, mails[0].Link(), "non", "oui", "si")).Text, StringComparison.Ordinal);
        var tally = await app.Tally(poll);
        Assert.Equal([(1, 0, 1, 1), (1, 1, 0, 1), (0, 1, 1, 1)], tally.Lines.Select(l => (l.Yes, l.IfNeedBe, l.No, l.Unseen)));

        Assert.Contains("au moins une réponse", (await Say(app, mails[0].Link())).Text, StringComparison.Ordinal);
        await browser.Get(mails[0].Link());
        var refused = await browser.Submit(new() { ["Comment"] = "Patiente Mme Durand née le 12/03/1950" });
        Assert.Contains("semble désigner un patient", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Mme Durand", refused.One("textarea"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Names_are_shown_only_when_the_coordinator_allows_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Ask(PollScene.Details(names: true), [], "Zoé Petit zoe@example.org\nPaul Roche paul@example.org");
        var mails = await app.Mails();
        await Say(app, mails[1].Link(), "oui", "si", "non");
        var page = await app.Anonymous().Get(mails[0].Link());
        Assert.Contains("(Zoé Petit)", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("zoe@example.org", page.Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Sixty_answers_at_once_are_all_counted(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var poll = await app.Ask(PollScene.Details(), [], string.Join('\n', Enumerable.Range(0, 60).Select(i => $"p{i:00}@example.org")));
        List<(Guid Person, int Rank)> people = [];
        List<Guid> dates = [];
        await app.WithDb(app.DeuxVallees, async db =>
        {
            people = (await db.Set<PollPerson>().OrderBy(p => p.Email).Select(p => p.Id).ToListAsync()).Select((p, i) => (p, i)).ToList();
            dates = [.. (await db.Polls().SingleAsync()).Dates.Select(d => d.Id)];
        });

        await Task.WhenAll(people.Select(p => Task.Run(() => app.Within(app.DeuxVallees, async services =>
        {
            var voices = new Dictionary<Guid, PollVoice> { [dates[0]] = PollVoice.Yes, [dates[1]] = (PollVoice)(p.Rank % 3), [dates[2]] = PollVoice.No };
            Assert.Empty((await services.GetRequiredService<AnswerPoll>().Answer(new(p.Person, null, "", ""), new(dates, voices, null), CancellationToken.None))!);
        }))));

        var tally = await app.Tally(poll);
        Assert.Equal([(60, 0, 0, 0), (20, 20, 20, 0), (0, 0, 60, 0)], tally.Lines.Select(l => (l.Yes, l.IfNeedBe, l.No, l.Unseen)));
        Assert.Equal(dates[0], tally.Best!.Date.Id);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_person_twice_at_once_has_one_answer(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var poll = await app.Ask(PollScene.Details(open: true), []);
        var dates = (await app.Poll(poll)).Dates.Select(d => d.Id).ToList();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => app.Within(app.DeuxVallees, async services =>
            Assert.Empty((await services.GetRequiredService<AnswerPoll>().Answer(
                new(null, poll, "Zoé", "zoe@example.org"), new(dates, new Dictionary<Guid, PollVoice> { [dates[0]] = PollVoice.Yes }, null), CancellationToken.None))!)))));
        Assert.Equal([(1, 0, 0, 0), (0, 0, 1, 0), (0, 0, 1, 0)], (await app.Tally(poll)).Lines.Select(l => (l.Yes, l.IfNeedBe, l.No, l.Unseen)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_answer_after_the_end_is_refused_clearly_and_what_was_typed_stays(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var poll = await app.Ask(PollScene.Details(), [], "paul@example.org");
        var link = (await app.Mails())[0].Link();
        var browser = app.Anonymous();
        await browser.Get(link);
        // The evening of the last day in Paris still counts; one minute after midnight does not.
        app.Time.Now = new(2026, 11, 29, 22, 59, 0, TimeSpan.Zero);
        Assert.Contains("est enregistrée", (await browser.Submit(await Voices(app, "oui", "oui", "non"))).Text, StringComparison.Ordinal);
        await browser.Get(link);
        app.Time.Now = new(2026, 11, 29, 23, 1, 0, TimeSpan.Zero);
        var late = await browser.Submit(new(await Voices(app, "non", "si", "oui")) { ["Comment"] = "Je peux venir tard." });
        Assert.Equal(HttpStatusCode.OK, late.Status);
        Assert.Contains("Les réponses étaient attendues jusqu’au 29 novembre 2026.", late.Text, StringComparison.Ordinal);
        Assert.Equal("Je peux venir tard.", late.One("textarea"));
        Assert.Equal(["non", "si", "oui"], late.Page.QuerySelectorAll("input[type=radio][checked]").Select(i => i.GetAttribute("value")!));
        Assert.Equal(1, (await app.Tally(poll)).Lines[0].Yes);

        var coordinator = await app.SignedIn(Role.Coordinator);
        await coordinator.Get("/c/deux-vallees/reunions/sondages/" + poll);
        await coordinator.Submit(new() { ["Deadline"] = "2026-12-01" }, form: "aside form", button: "[formaction*=Extend]");
        Assert.Contains("est enregistrée", (await Say(app, link, "non", "si", "oui")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_who_choose_at_once_make_one_meeting_and_everybody_is_told_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var member = await Anais(app);
        var poll = await app.Ask(PollScene.Details(), [member], "zoe@example.org");
        var dates = (await app.Poll(poll)).Dates;
        var outcomes = new System.Collections.Concurrent.ConcurrentBag<bool>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => app.Within(app.DeuxVallees, async services =>
            outcomes.Add((await services.GetRequiredService<ChooseDate>().Choose(poll, dates[i % 2].Id, CancellationToken.None))!.Succeeded)))));

        Assert.Single(outcomes, won => won);
        var chosen = await app.Poll(poll);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var meeting = await db.Set<Meeting>().Include(m => m.Attendances).SingleAsync();
            Assert.Equal((meeting.Id, PollState.Chosen), (chosen.MeetingId!.Value, chosen.State));
            Assert.Equal(member, Assert.Single(meeting.Attendances).MemberId);
            Assert.Equal(90, meeting.Minutes);
        });
        var told = (await app.Mails()).FindAll(m => m.Subject.StartsWith("Date retenue", StringComparison.Ordinal));
        Assert.Equal(["anais@example.org", "zoe@example.org"], told.ConvertAll(m => m.To));
        Assert.All(told, m => Assert.Equal("reunion.ics", m.AttachmentName));
        var day = chosen.Dates.Single(d => d.Id == chosen.ChosenId);
        Assert.Contains($"DTSTART;TZID=Europe/Paris:{day.Day:yyyyMMdd}T{day.StartsAt:HHmmss}", System.Text.Encoding.UTF8.GetString(told[0].Attachment!), StringComparison.Ordinal);
        Assert.DoesNotContain("\\u", string.Concat((await app.Mails()).Select(m => m.Body + m.Subject)), StringComparison.Ordinal);
        Assert.Contains("La date est déjà retenue", (await app.Anonymous().Get((await app.Mails()).First(m => m.Subject.StartsWith("Quelle", StringComparison.Ordinal)).Link())).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_common_link_sends_a_personal_one_and_keeps_nobody_before_an_answer(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var member = await Anais(app);
        var poll = await app.Ask(PollScene.Details(open: true), []);
        var common = "";
        await app.Within(app.DeuxVallees, services =>
        {
            common = services.GetRequiredService<PollLinks>().Common(poll, "");
            return Task.CompletedTask;
        });
        var browser = app.Anonymous();
        async Task<string> Ask(string name, string email, string trap = "")
        {
            await browser.Get(common);
            return (await browser.Submit(new() { ["Name"] = name, ["Email"] = email, ["Website"] = trap })).Text;
        }
        Assert.Contains("n’est pas une adresse", await Ask("Zoé", "zoe"), StringComparison.Ordinal);
        Assert.Contains("Indiquez votre nom", await Ask("", "zoe@example.org"), StringComparison.Ordinal);
        Assert.Contains("Un message part", await Ask("Robot", "robot@example.org", "https://spam.example"), StringComparison.Ordinal);
        for (var i = 0; i < 5; i++)
        {
            Assert.Contains("Un message part", await Ask("Zoé\nBcc: x@example.org", "Zoe@Example.org"), StringComparison.Ordinal);
        }
        await Ask("Anaïs", "ANAIS@example.org");
        var mails = await app.Mails();
        Assert.Equal(["anais@example.org", "zoe@example.org", "zoe@example.org", "zoe@example.org"], mails.ConvertAll(m => m.To));
        await app.WithDb(app.DeuxVallees, async db => Assert.Empty(await db.Set<PollPerson>().ToListAsync()));

        Assert.Contains("est enregistrée", (await Say(app, mails[1].Link(), "oui", "non", "non")).Text, StringComparison.Ordinal);
        Assert.Contains("est enregistrée", (await Say(app, mails[2].Link(), "oui", "oui", "non")).Text, StringComparison.Ordinal);
        Assert.Contains("est enregistrée", (await Say(app, mails[0].Link(), "oui", "non", "non")).Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var people = await db.Set<PollPerson>().OrderBy(p => p.Email).ToListAsync();
            Assert.Equal(2, people.Count);
            Assert.Contains(people, p => p.MemberId == member && p.Email is null);
        });
        Assert.Equal([2, 1, 0], (await app.Tally(poll)).Lines.Select(l => l.Yes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?jeton=")]
    [InlineData("?jeton=i-abc")]
    [InlineData("?jeton=CfDJ8%3Cscript%3E")]
    [InlineData("?jeton=i-%0A%0A")]
    public async Task A_made_up_link_opens_nothing(string query)
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        foreach (var path in new[] { "/c/deux-vallees/sondage", "/c/deux-vallees/sondage/ouvert" })
        {
            var answer = await app.Anonymous().Get(path + query);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Contains("Ce lien est incomplet", answer.Text, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_link_of_another_CPTS_opens_nothing_here(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Ask(PollScene.Details(), [], "paul@example.org", app.AutreRive);
        var link = "";
        await app.WithDb(app.AutreRive, async db => link = (await db.Set<Data.Installation.OutgoingMail>().SingleAsync()).Link());
        Assert.Contains("quelle date vous convient", (await app.Anonymous().Get(link)).Text, StringComparison.Ordinal);
        Assert.Contains("Ce lien est incomplet", (await app.Anonymous().Get(link.Replace("autre-rive", "deux-vallees", StringComparison.Ordinal))).Text, StringComparison.Ordinal);
        // In Réunion the last day ends three hours before that of Paris.
        app.Time.Now = new(2026, 11, 29, 20, 30, 0, TimeSpan.Zero);
        Assert.Contains("Les réponses étaient attendues", (await app.Anonymous().Get(link)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_merge_keeps_the_last_answer_and_an_erasure_takes_it_away(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        // Contacts: an erasure refuses somebody who is still a member.
        var contacts = new[] { "anais@example.org", "anais.roche@example.org" }.Select(email => Member.Create(MemberScene.Details("Roche", "Anaïs") with { Email = email }).Required).ToList();
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.AddRange(contacts);
            await db.SaveChangesAsync();
        });
        var (one, two) = (contacts[0].Id, contacts[1].Id);
        var poll = await app.Ask(PollScene.Details(), [one, two], "paul@example.org");
        var mails = await app.Mails();
        await Say(app, mails.Single(m => m.To == "anais.roche@example.org").Link(), "oui", "oui", "oui");
        await app.Within(app.DeuxVallees, async services =>
        {
            var settle = services.GetServices<ISettleMerge>().Single(m => m.GetType().Name == "PollPeopleOfMerge");
            Assert.Contains("la dernière réponse reste", Assert.Single((await settle.Settle(one, two, CancellationToken.None)).Notes), StringComparison.Ordinal);
            await services.GetRequiredService<Data.TisserandDb>().SaveChangesAsync();
        });
        Assert.Equal([1, 1, 1], (await app.Tally(poll)).Lines.Select(l => l.Yes));
        await app.Within(app.DeuxVallees, async services => Assert.True((await services.GetRequiredService<ErasePerson>().Erase(PersonKind.Member, two, "Anaïs Roche", CancellationToken.None)).Succeeded));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal("paul@example.org", Assert.Single(await db.Set<PollPerson>().ToListAsync()).Email);
            Assert.Empty(await db.Set<PollAnswer>().ToListAsync());
        });
    }

    private static async Task<Guid> Anais(TestApp app) => (await app.Add(MemberScene.Details("Roche", "Anaïs") with { Email = "anais@example.org" }))[0];

    private static async Task<Answer> Say(TestApp app, string link, params string[] voices)
    {
        var browser = app.Anonymous();
        var page = await browser.Get(link);
        if (voices.Length == 0)
        {
            // As somebody who chose nothing: the answers given before are sent empty.
            voices = ["", "", ""];
        }
        return await browser.Submit(Fields(page, voices));
    }

    private static async Task<Dictionary<string, string>> Voices(TestApp app, params string[] voices)
    {
        List<Guid> dates = [];
        await app.WithDb(app.DeuxVallees, async db => dates = [.. (await db.Polls().AsNoTracking().SingleAsync()).Dates.Select(d => d.Id)]);
        return dates.Zip(voices).ToDictionary(p => $"Voices[{p.First}]", p => p.Second);
    }

    private static Dictionary<string, string> Fields(Answer page, string[] voices) =>
        page.Page.QuerySelectorAll("input[name=Offered]").Select(i => i.GetAttribute("value")!).Zip(voices).ToDictionary(p => $"Voices[{p.First}]", p => p.Second);
}
