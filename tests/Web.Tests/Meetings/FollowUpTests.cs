using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Audit;
using Tisserand.Data.Installation;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Meetings.FollowUps;
using Tisserand.Web.Features.Meetings;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Meetings;

/// <summary>After a meeting: to the chosen group and to nobody else, once; certificates from the attendance; satisfaction without a name.</summary>
public sealed class FollowUpTests
{
    private const string Home = "/c/deux-vallees";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_message_goes_once_to_the_group_and_leaves_its_proof(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var meeting = await Held(app);
        var desk = await app.SignedIn(Role.Coordinator);
        await desk.Get($"{Home}/reunions/{meeting}/suites/ecrire?groupe=absents");
        await desk.Submit(new() { ["Subject"] = "Vous nous avez manqué", ["Text"] = "Le compte rendu arrive." });
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(["zoe@example.org"], await db.Set<OutgoingMail>().Select(m => m.To).ToListAsync()));

        // The same page sent again: the same message.
        await desk.Get($"{Home}/reunions/{meeting}/suites/ecrire?groupe=presents");
        var values = new Dictionary<string, string> { ["Subject"] = "Merci", ["Text"] = "À bientôt.", ["Key"] = Guid.NewGuid().ToString() };
        await desk.Submit(values);
        await desk.Get($"{Home}/reunions/{meeting}/suites/ecrire?groupe=presents");
        var page = await desk.Submit(values);
        Assert.Contains("Message, présents", page.Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal(["anne@example.org"], await db.Set<OutgoingMail>().Where(m => m.Subject == "Merci").Select(m => m.To).ToListAsync());
            var sent = await db.Set<MeetingMailing>().SingleAsync(m => m.Subject == "Merci");
            Assert.Equal((MeetingGroup.Present, 1, 1), (sent.Group, sent.RecipientCount, sent.WithoutAddress));
        });
        await desk.Get($"{Home}/reunions/{meeting}/suites/ecrire?groupe=presents");
        Assert.Contains("semble désigner un patient", (await desk.Submit(new() { ["Subject"] = "X", ["Text"] = "Situation de la patiente Mme Dupont" })).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_waits_is_written_to_and_who_is_registered_is_not(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (meeting, form) = await app.OpenRegistrations(capacity: 1);
        await app.Come(form, RegistrationScene.Person("Un"));
        await app.Come(form, RegistrationScene.Person("Deux"));
        var desk = await app.SignedIn(Role.Coordinator);
        await desk.Get($"{Home}/reunions/{meeting}/suites/ecrire?groupe=attente");
        await desk.Submit(new() { ["Subject"] = "Autre date", ["Text"] = "Une seconde soirée est prévue." });
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(["deux@example.org"], await db.Set<OutgoingMail>().Where(m => m.Subject == "Autre date").Select(m => m.To).ToListAsync()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Certificates_say_the_hours_of_the_attendance_and_go_to_the_present_alone(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var meeting = await Held(app);
        var desk = await app.SignedIn(Role.Coordinator);
        var zip = new ZipArchive(new MemoryStream((await desk.Get($"{Home}/reunions/{meeting}/attestations")).Bytes));
        Assert.Equal(["attestation-anne-un.pdf", "attestation-luc-deux.pdf"], zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));

        var people = (await app.Read(meeting)).Attendances;
        var present = people.First(a => a.State == AttendanceState.Present).MemberId;
        Assert.StartsWith("%PDF", Encoding.ASCII.GetString((await desk.Get($"{Home}/reunions/{meeting}/attestations/{present}")).Bytes[..4]), StringComparison.Ordinal);
        var absent = people.First(a => a.State == AttendanceState.Absent).MemberId;
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Get($"{Home}/reunions/{meeting}/attestations/{absent}")).Status);
        Assert.Contains("45 min", (await desk.Get($"{Home}/reunions/{meeting}/suites")).Text, StringComparison.Ordinal);

        await desk.Get($"{Home}/reunions/{meeting}/suites/ecrire?groupe=presents&quoi=attestations");
        await desk.Submit([]);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var mail = await db.Set<OutgoingMail>().SingleAsync();
            Assert.Equal(("anne@example.org", "attestation-de-presence.pdf"), (mail.To, mail.AttachmentName));
        });
        // Forged: to the absent.
        await desk.Get($"{Home}/reunions/{meeting}/suites/ecrire?groupe=absents&quoi=attestations");
        Assert.Contains("va à qui était présent", (await desk.Submit([])).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Satisfaction_is_read_from_five_answers_on_and_ties_nothing_to_a_person(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var meeting = await Held(app);
        var desk = await app.SignedIn(Role.Coordinator);
        await desk.Get($"{Home}/reunions/{meeting}/questions/satisfaction");
        await desk.Submit(new() { ["Input.Label"] = "Autre sujet ?", ["Input.Kind"] = "YesNo" });
        await desk.Get($"{Home}/reunions/{meeting}/suites/ecrire?groupe=presents&quoi=satisfaction");
        await desk.Submit([]);
        var address = RegistrationScene.LinkIn(await app.MailTo("anne@example.org", "Votre avis"));

        async Task Answer(string mark, string comment)
        {
            var visitor = app.Anonymous();
            var form = await visitor.Get(address);
            var values = Enumerable.Range(0, 5).ToDictionary(i => $"Marks[{i}]", _ => mark);
            values["Comment"] = comment;
            values[form.Page.QuerySelector("[name^=Answers]")!.GetAttribute("name")!] = "Oui";
            Assert.Contains("Merci, votre réponse", (await visitor.Submit(values)).Text, StringComparison.Ordinal);
        }
        foreach (var mark in new[] { "5", "5", "4", "2" })
        {
            await Answer(mark, "Bien " + mark);
        }
        var page = await desk.Get($"{Home}/reunions/{meeting}/satisfaction");
        Assert.Contains("à partir de 5 réponses", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bien", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bien", (await desk.Get($"{Home}/reunions/{meeting}/satisfaction?format=csv")).Html, StringComparison.Ordinal);

        await Answer("4", "=Bien");
        page = await desk.Get($"{Home}/reunions/{meeting}/satisfaction");
        Assert.Contains("4,00", page.Text, StringComparison.Ordinal);
        Assert.Contains("(1 × 2 + 2 × 4 + 2 × 5) ÷ 5", page.Text, StringComparison.Ordinal);
        Assert.Contains("Oui5", page.All("main section.card tbody tr"));
        Assert.Contains("'=Bien", (await desk.Get($"{Home}/reunions/{meeting}/satisfaction?format=csv")).Html, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.False(await db.Set<AuditEntry>().AnyAsync(e => e.Entity == nameof(SatisfactionAnswer)));
            Assert.All(await db.Set<SatisfactionAnswer>().Select(a => a.Id).ToListAsync(), id => Assert.Equal(4, id.Version));
        });

        var hasty = app.Anonymous();
        await hasty.Get(address);
        Assert.Contains("Donnez une note de 1 à 5", (await hasty.Submit(new() { ["Marks[0]"] = "9" })).Text, StringComparison.Ordinal);
        await desk.Get($"{Home}/reunions/{meeting}/satisfaction");
        await desk.Submit([], "main form", "button.quiet");
        Assert.Contains("Ce questionnaire est fermé", (await app.Anonymous().Get(address)).Text, StringComparison.Ordinal);
    }

    /// <summary>Anne was there from the beginning, Luc (no address) for 45 minutes, Zoé was not.</summary>
    private static async Task<Guid> Held(TestApp app)
    {
        var ids = await app.Add(MemberScene.Details("Un", "Anne") with { Email = "anne@example.org" }, MemberScene.Details("Deux", "Luc") with { Email = "" }, MemberScene.Details("Trois", "Zoé") with { Email = "zoe@example.org" });
        var meeting = await app.Plan(MeetingScene.Details("Plaies"), ids);
        await app.Hold(meeting, new Presence(ids[0], AttendanceState.Present), new Presence(ids[1], AttendanceState.Present, Minutes: 45), new Presence(ids[2], AttendanceState.Absent));
        return meeting;
    }
}
