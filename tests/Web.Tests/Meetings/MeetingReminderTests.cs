using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Installation;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Features.Meetings.Jobs;
using Tisserand.Web.Shell.Mail;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Meetings;

/// <summary>Messages of a meeting: invitation with its calendar file, reminders, change and cancellation.</summary>
public sealed class MeetingReminderTests
{
    private const string Reunions = "/c/deux-vallees/reunions";

    private static async Task<List<OutgoingMail>> Mails(TestApp app)
    {
        List<OutgoingMail> mails = [];
        await app.WithDb(app.DeuxVallees, async db => mails = await db.Set<OutgoingMail>().AsNoTracking().OrderBy(m => m.Id).ToListAsync());
        return mails;
    }

    private static Task<IReadOnlyList<Guid>> People(TestApp app, int many) =>
        app.Add([.. Enumerable.Range(0, many).Select(i => MemberScene.Details("Nom" + i, "Zoé") with { Email = $"nom{i}@example.org" }), MemberScene.Details("Muet", "Jean") with { Email = "" }]);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_reminder_leaves_once_for_each_whoever_sends_at_the_same_second(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await using var app = await TestApp.Start(kind, on: database);
        await using var other = await TestApp.Start(kind, seed: false, on: database);
        var ids = await People(app, 110);
        var meeting = await app.Plan(MeetingScene.Details("Groupe plaies", "2026-12-03"), ids);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var line = await db.Set<Attendance>().SingleAsync(a => a.MemberId == ids[0]);
            db.Entry(line).Property(a => a.State).CurrentValue = AttendanceState.Excused;
            await db.SaveChangesAsync();
        });
        Task<int> Round(TestApp one) => one.Services.GetRequiredService<RemindOfMeetings>().Round(CancellationToken.None);
        void At(DateTimeOffset moment) => app.Time.Now = other.Time.Now = moment;

        Assert.Equal(0, await Round(app)); // Eleven days before: the fifteen are long past.
        At(new(2026, 12, 1, 17, 30, 0, TimeSpan.Zero)); // Two days before, 18:30 in Paris.
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Round(i % 2 == 0 ? app : other))));
        var sent = await Mails(app);
        Assert.Equal(109, sent.Count);
        Assert.Equal(109, sent.Select(m => m.To).Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(sent, m => m.To == "nom0@example.org");
        Assert.Contains("Bonjour Zoé,", sent[0].Body, StringComparison.Ordinal);
        Assert.Contains("jeudi 3 décembre 2026", sent[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("{", sent[0].Body, StringComparison.Ordinal);

        At(new(2026, 12, 3, 15, 30, 0, TimeSpan.Zero));
        Assert.Equal(109, await Round(app));
        Assert.Equal(0, await Round(other));

        // Moved by a day: recalled anew; switched off: silence.
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Empty((await Data.Meetings.MeetingQueries.ReadMeeting(db, meeting, CancellationToken.None))!.Change(MeetingScene.Details("Groupe plaies", "2026-12-04")));
            await db.SaveChangesAsync();
        });
        At(new(2026, 12, 4, 15, 30, 0, TimeSpan.Zero));
        var browser = await app.SignedIn(Role.Coordinator);
        var page = await browser.Get($"{Reunions}/{meeting}/rappels");
        Assert.Contains("Sans adresse : Jean Muet", page.Text, StringComparison.Ordinal);
        Assert.Contains("109 personnes", page.Text, StringComparison.Ordinal);
        Assert.Equal(109, await Round(app));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_invitation_a_change_and_a_cancellation_bring_the_calendar_along(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await People(app, 2);
        var meeting = await app.Plan(MeetingScene.Details("Groupe plaies", "2026-12-03"), ids);
        var browser = await app.SignedIn(Role.Coordinator);

        await browser.Get($"{Reunions}/{meeting}/rappels");
        Assert.Contains("2 invitations partent.", (await browser.Submit([], "form[action*=Invite]")).Text, StringComparison.Ordinal);
        var invitation = (await Mails(app)).Single(m => m.To == "nom0@example.org");
        await app.WithDb(app.DeuxVallees, async db => Assert.Contains(
            "votre code personnel " + DoorCode.Spaced((await db.Set<PersonalCode>().SingleAsync(c => c.MemberId == ids[0])).Code), invitation.Body, StringComparison.Ordinal));
        var file = Text(invitation);
        Assert.Contains("METHOD:REQUEST\r\n", file, StringComparison.Ordinal);
        Assert.Contains($"UID:{meeting}@tisserand\r\n", file, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:0\r\n", file, StringComparison.Ordinal);
        Assert.Contains("ATTENDEE;CN=\"Zoé Nom0\";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:nom0@example.org", file.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        // Nobody is left to invite, and nobody is invited twice.
        Assert.Contains("Tous ceux qui ont une adresse", (await browser.Get($"{Reunions}/{meeting}/rappels")).Text, StringComparison.Ordinal);

        await browser.Get($"{Reunions}/saisie/{meeting}");
        Assert.Contains("2 personnes sont prévenues", (await browser.Submit(new() { ["Input.Day"] = "2026-12-10", ["Input.TellsInvited"] = "true" }, "main form")).Text, StringComparison.Ordinal);
        var moved = Text((await Mails(app))[^1]);
        Assert.Contains("METHOD:REQUEST\r\n", moved, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1\r\n", moved, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Europe/Paris:20261210T183000", moved, StringComparison.Ordinal);

        // Not ticked: nobody is told.
        await browser.Get($"{Reunions}/saisie/{meeting}");
        await browser.Submit(new() { ["Input.Day"] = "2026-12-11" }, "main form");
        Assert.Equal(4, (await Mails(app)).Count);

        await browser.Get($"{Reunions}/{meeting}");
        await browser.Submit(new() { ["prevenir"] = "true" }, button: "button[formaction*=Cancel]");
        var mails = await Mails(app);
        Assert.Equal(6, mails.Count);
        Assert.Contains("METHOD:CANCEL\r\n", Text(mails[^1]), StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:3\r\n", Text(mails[^1]), StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED\r\n", Text(mails[^1]), StringComparison.Ordinal);

        // As it leaves: a form of the message that calendars read.
        await ActivatorUtilities.CreateInstance<MailSender>(app.Services).SendWaiting(CancellationToken.None);
        var letters = Directory.GetFiles(Path.Combine(app.Location.Folder, "courrier")).Select(File.ReadAllText).ToList();
        Assert.Equal(6, letters.Count);
        Assert.Equal(2, letters.Count(l => l.Contains("method=CANCEL", StringComparison.Ordinal)));
        Assert.All(letters, l => Assert.Contains("multipart/alternative", l, StringComparison.Ordinal));
        Assert.All(letters, l => Assert.Contains("name=invitation.ics", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_coordinator_chooses_delays_and_words_for_all_and_for_one()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var ids = await People(app, 1);
        var meeting = await app.Plan(MeetingScene.Details("Groupe plaies", "2026-12-03"), ids);
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get(Reunions + "/rappels");
        Assert.Contains("n’est pas un mot connu", (await browser.Submit(new() { ["Input.Text"] = "Bonjour {nom}" }, "main form")).Text, StringComparison.Ordinal);
        await browser.Get(Reunions + "/rappels");
        await browser.Submit(new() { ["Input.Text"] = "Coucou {prenom}" }, "main form");
        Assert.Contains("Coucou {prenom}", (await browser.Get($"{Reunions}/{meeting}/rappels")).Html, StringComparison.Ordinal);
        Assert.Contains("Ce sont les rappels de la CPTS", (await browser.Get($"{Reunions}/{meeting}/rappels")).Text, StringComparison.Ordinal);
        await browser.Submit(new() { ["Input.Text"] = "Bonjour" }, "form.card-body");
        Assert.Contains("ses propres rappels", (await browser.Get($"{Reunions}/{meeting}/rappels")).Text, StringComparison.Ordinal);
        await browser.Submit([], "form.card-body", "button[formaction*=Usual]");
        Assert.Contains("Ce sont les rappels de la CPTS", (await browser.Get($"{Reunions}/{meeting}/rappels")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignedIn(Role.Treasurer)).Get($"{Reunions}/{meeting}/rappels")).Status);
    }

    private static string Text(OutgoingMail mail) => Encoding.UTF8.GetString(mail.Attachment!);
}
