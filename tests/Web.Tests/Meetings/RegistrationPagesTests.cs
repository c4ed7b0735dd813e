using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Web.Features.Privacy.Jobs;
using Tisserand.Web.Shell.People;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Meetings;

/// <summary>Registrations by their pages: public form, personal address, screens of the organiser.</summary>
public sealed class RegistrationPagesTests
{
    private const string Home = "/c/deux-vallees";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task From_opening_to_the_seat_through_the_link_of_the_message(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var meeting = await app.Plan(MeetingScene.Details("Soirée plaies", "2026-12-10"));
        var desk = await app.SignedIn(Role.Coordinator);

        var settings = await desk.Get($"{Home}/reunions/{meeting}/inscriptions");
        Assert.EndsWith("/inscriptions/reglages", settings.Path, StringComparison.Ordinal);
        var page = await desk.Submit(new() { ["Input.Capacity"] = "1", ["Input.Notice"] = "Buffet dès 19 h 30." });
        var address = new Uri(page.One(".copy .cut")).AbsolutePath;
        await desk.Get($"{Home}/reunions/{meeting}/questions/inscription");
        await desk.Submit(new() { ["Input.Label"] = "Régime alimentaire ?", ["Input.Kind"] = "OneChoice", ["Input.Choices"] = "Ordinaire\nVégétarien", ["Input.IsRequired"] = "true" });

        var visitor = app.Anonymous();
        var form = await visitor.Get(address);
        Assert.Contains("Buffet dès 19 h 30.", form.Text, StringComparison.Ordinal);
        Assert.Contains("1 place libre", form.Text, StringComparison.Ordinal);
        Assert.Contains("n’est pas destiné au public ni aux patients", form.Text, StringComparison.Ordinal);
        Assert.Contains("Mention du 28 novembre 2026", form.Text, StringComparison.Ordinal);
        var refused = await visitor.Submit(Typed("Roche", email: ""));
        Assert.Contains("Répondez à « Régime alimentaire ? »", refused.Text, StringComparison.Ordinal);
        Assert.Contains("lien de confirmation", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Roche", refused.Page.QuerySelector("[name='Input.LastName']")!.GetAttribute("value"));

        var question = form.Page.QuerySelector("[name^=Answers]")!.GetAttribute("name")!;
        var sent = await visitor.Submit(Typed("Roche", (question, "Végétarien")));
        Assert.Contains("Un message vient de partir", sent.Text, StringComparison.Ordinal);
        var mail = await app.MailTo("roche@example.org", "Confirmez");
        var own = await visitor.Get(RegistrationScene.LinkIn(mail));
        Assert.Equal(RegistrationState.Unconfirmed, Assert.Single(await app.Registrations()).State);
        Assert.Contains("Vous êtes inscrit", (await visitor.Submit([], "form.card", "button.main")).Text, StringComparison.Ordinal);
        var confirmed = await app.MailTo("roche@example.org", "Inscription confirmée");
        Assert.Equal("rendez-vous.ics", confirmed.AttachmentName);
        var file = Encoding.UTF8.GetString(confirmed.Attachment!);
        Assert.Contains("DTSTART;TZID=Europe/Paris:20261210T183000", file, StringComparison.Ordinal);
        Assert.Contains("UID:" + meeting, file, StringComparison.Ordinal);
        Assert.Single((await app.Read(meeting)).Attendances);

        var late = app.Anonymous();
        Assert.Contains("Complet", (await late.Get(address)).Text, StringComparison.Ordinal);
        await late.Submit(Typed("Vasseur", (question, "Ordinaire")));
        await late.Get(RegistrationScene.LinkIn(await app.MailTo("vasseur@example.org", "Confirmez")));
        Assert.Contains("en position 1", (await late.Submit([], "form.card", "button.main")).Text, StringComparison.Ordinal);
        var list = await desk.Get($"{Home}/reunions/{meeting}/inscriptions");
        Assert.Equal(["inscrit", "en attente, rang 1"], list.All("#liste .tag"));
        Assert.Contains("Soirée plaies · 1 personne attend une place (1 sur 1)", (await desk.Get(Home)).Text, StringComparison.Ordinal);

        // The first gives up from the personal address; the second takes the seat.
        await visitor.Get(RegistrationScene.LinkIn(mail));
        await visitor.Submit([], "form.card", "button.danger");
        await late.Get(RegistrationScene.LinkIn(await app.MailTo("vasseur@example.org", "Une place est libre")));
        Assert.Contains("Vous êtes inscrit", (await late.Submit([], "form.card", "button.main")).Text, StringComparison.Ordinal);
        Assert.Equal(["Ordinaire1", "Végétarien0"], (await desk.Get($"{Home}/reunions/{meeting}/inscriptions/reponses")).All("main section.card tbody tr"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Closed_while_the_page_is_open_says_so_and_keeps_what_was_typed(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (_, form) = await app.OpenRegistrations(capacity: null);
        var visitor = app.Anonymous();
        await visitor.Get($"{Home}/inscription/{form.Secret}");
        await app.WithDb(app.DeuxVallees, async db =>
        {
            (await db.Set<RegistrationForm>().SingleAsync()).Close();
            await db.SaveChangesAsync();
        });

        var refused = await visitor.Submit(Typed("Roche"));
        Assert.Contains("sont fermées", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Roche", refused.Page.QuerySelector("[name='Input.LastName']")!.GetAttribute("value"));
        Assert.Empty(await app.Registrations());
        Assert.Contains("sont fermées", (await app.Anonymous().Get($"{Home}/inscription/{form.Secret}")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_machine_that_fills_every_field_a_false_address_and_next_door_get_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (_, form) = await app.OpenRegistrations(capacity: 3);
        var robot = app.Anonymous();
        await robot.Get($"{Home}/inscription/{form.Secret}");
        Assert.Contains("Un message vient de partir", (await robot.Submit(Typed("Robot", ("Input.Website", "https://spam.example")))).Text, StringComparison.Ordinal);
        Assert.Empty(await app.Registrations());

        Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous().Get($"{Home}/inscription/{new string('0', 32)}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous().Get($"/c/autre-rive/inscription/{form.Secret}")).Status);
        Assert.Contains("incomplète", (await app.Anonymous().Get($"{Home}/inscription?jeton=faux")).Text, StringComparison.Ordinal);
        var asked = (await app.Ask(form, RegistrationScene.Person("Roche"))).Required;
        var own = RegistrationScene.LinkIn(await app.MailTo("roche@example.org", "Confirmez"));
        Assert.Contains("incomplète", (await app.Anonymous().Get(own.Replace("deux-vallees", "autre-rive", StringComparison.Ordinal))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(asked.Id.ToString("N"), own, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_list_and_the_answers_go_into_a_spreadsheet_that_computes_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (meeting, form) = await app.OpenRegistrations(capacity: null, questions: [new(QuestionKind.ShortText, "Attente", false, null), new(QuestionKind.SeveralChoices, "Ateliers", false, "A\nB")]);
        var desk = await app.SignedIn(Role.Coordinator);
        var visitor = app.Anonymous();
        var page = await visitor.Get($"{Home}/inscription/{form.Secret}");
        var names = page.Page.QuerySelectorAll("[name^=Answers]").Select(e => e.GetAttribute("name")!).Distinct().ToList();
        await visitor.Submit(Typed("=Roche", (names[0], "=1+1"), (names[1], "B")));

        var csv = await desk.Get($"{Home}/reunions/{meeting}/inscriptions/reponses?format=csv");
        Assert.Contains("'=Roche", csv.Html, StringComparison.Ordinal);
        Assert.Contains(";'=1+1;B", csv.Html, StringComparison.Ordinal);
        Assert.StartsWith("PK", Encoding.ASCII.GetString((await desk.Get($"{Home}/reunions/{meeting}/inscriptions?format=xlsx")).Bytes[..2]), StringComparison.Ordinal);
        var forged = await visitor.Get($"{Home}/inscription/{form.Secret}");
        Assert.Contains("Choisissez dans la liste", (await visitor.Submit(Typed("Deux", (names[1], "C")))).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task As_many_queries_for_two_as_for_forty(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (meeting, form) = await app.OpenRegistrations(capacity: 10);
        var desk = await app.SignedIn(Role.Coordinator);
        async Task<int> Cost()
        {
            await desk.Get($"{Home}/reunions/{meeting}/inscriptions");
            return await app.Queries.During(() => desk.Get($"{Home}/reunions/{meeting}/inscriptions"));
        }
        async Task Fill(int from, int to) => await app.WithDb(app.DeuxVallees, db =>
        {
            db.AddRange(Enumerable.Range(from, to - from).Select(i => Registration.Ask(form.Id, RegistrationScene.Person("Nom" + i), 1, app.Time.Now.UtcDateTime).Required));
            return db.SaveChangesAsync();
        });
        await Fill(0, 2);
        var few = await Cost();
        await Fill(2, 40);
        Assert.Equal(few, await Cost());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Registrations_are_forgotten_in_time_and_two_entries_made_one_keep_one_seat(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (meeting, form) = await app.OpenRegistrations(capacity: 5);
        var one = await app.Come(form, RegistrationScene.Person("Roche", "a@example.org"));
        var two = await app.Come(form, RegistrationScene.Person("Roche", "b@example.org"));
        await app.Within(app.DeuxVallees, async services =>
        {
            var settle = services.GetServices<ISettleMerge>().Single(s => s.GetType().Name == "RegistrationsOfMerge");
            Assert.Contains("Une seule inscription reste", Assert.Single((await settle.Settle(one.MemberId!.Value, two.MemberId!.Value, CancellationToken.None)).Notes), StringComparison.Ordinal);
            await services.GetRequiredService<Data.TisserandDb>().SaveChangesAsync();
        });
        Assert.Equal(1, (await app.Registrations()).Count(r => r.State == RegistrationState.Confirmed));

        app.Time.Now = app.Time.Now.AddMonths(14);
        await app.Services.GetRequiredService<RetentionWork>().Round(CancellationToken.None);
        Assert.Empty(await app.Registrations());
        Assert.Equal(2, (await app.Read(meeting)).Attendances.Count);
    }

    private static Dictionary<string, string> Typed(string lastName, params (string Name, string Value)[] more) => Typed(lastName, lastName.ToLowerInvariant().Trim('=') + "@example.org", more);

    private static Dictionary<string, string> Typed(string lastName, string email, params (string Name, string Value)[] more)
    {
        var typed = new Dictionary<string, string> { ["Input.LastName"] = lastName, ["Input.FirstName"] = "Anne", ["Input.Profession"] = "60", ["Input.Email"] = email };
        foreach (var (name, value) in more)
        {
            typed[name] = value;
        }
        return typed;
    }
}
