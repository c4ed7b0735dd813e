using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data;
using Tisserand.Data.Documents;
using Tisserand.Data.Installation;
using Tisserand.Domain.Access;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Governance.Sittings;
using Tisserand.Web.Shell.Mail;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Governance;

/// <summary>From the agenda to the minutes, through the pages.</summary>
public sealed class SittingTests
{
    private const string Home = "/c/deux-vallees/vie-associative";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_assembly_is_convoked_with_proof_and_said_again_when_it_moves(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Adopt(new(2024, 3, 12), (GovernanceRule.NoticeAssembly, "15"), (GovernanceRule.NoticeStrict, "oui"));
        var people = await app.Join("Roche", "Duval");
        await app.WithDb(app.DeuxVallees, async db =>
        {
            // One without an address: a letter to hand over.
            var duval = await db.Set<Member>().Include(m => m.Sites).Include(m => m.Words).Include(m => m.Keys).AsSingleQuery().SingleAsync(m => m.Id == people["Duval"]);
            Assert.Empty(duval.Change(duval.Details() with { Email = "" }));
            await db.SaveChangesAsync();
        });
        var meeting = await app.Assembly([], "2026-12-12");
        Guid document = default;
        await app.Within(app.DeuxVallees, async services =>
        {
            document = (await services.GetRequiredService<FileStore>().Save(new MemoryStream("%PDF-1.7"u8.ToArray()), "comptes.pdf", nameof(Meeting), meeting, CancellationToken.None)).Required.Id;
            await services.GetRequiredService<TisserandDb>().SaveChangesAsync();
        });
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get($"{Home}/seances/{meeting}");
        await browser.Submit(new() { ["Title"] = "Comptes <i>2026</i>" }, "form[action*='handler=Add']");
        await browser.Submit(new() { ["Title"] = "Budget" }, "form[action*='handler=Add']");

        var form = await browser.Get($"{Home}/seances/{meeting}/convocation");
        Assert.Contains("à envoyer le 27 novembre 2026 au plus tard", form.Text, StringComparison.Ordinal);
        Assert.Contains("1 message électronique, 1 lettre à remettre", form.Text, StringComparison.Ordinal);
        var sent = await browser.Submit([]);
        Assert.Contains("2 personnes", sent.Text, StringComparison.Ordinal);
        Assert.Contains("en attente de départ", sent.Text, StringComparison.Ordinal);
        Assert.Contains("lettre à remettre", sent.Text, StringComparison.Ordinal);
        Assert.Equal("%PDF"u8.ToArray(), (await browser.Get(sent.Path + "?format=pdf")).Bytes[..4]);

        var link = "";
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var mail = await db.Set<OutgoingMail>().SingleAsync(m => m.To == "roche@example.org");
            Assert.Contains("2. Budget", mail.Body, StringComparison.Ordinal);
            Assert.Equal("%PDF"u8.ToArray(), mail.Attachment![..4]);
            link = new Uri(mail.Body.Split('\n').Single(l => l.Contains("/voter?carte=", StringComparison.Ordinal))).PathAndQuery;
            Assert.Equal(2, await db.Set<Attendance>().CountAsync(a => a.MeetingId == meeting));
        });
        // The convocation and the documents leave with the message, as files of their own.
        await ActivatorUtilities.CreateInstance<MailSender>(app.Services).SendWaiting(CancellationToken.None);
        Assert.Contains("parti le 22/11/2026", (await browser.Get(sent.Path)).Text, StringComparison.Ordinal);
        var letter = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(app.Location.Folder, "courrier"))));
        Assert.Contains("name=comptes.pdf", letter, StringComparison.Ordinal);
        Assert.Contains(Convert.ToBase64String("%PDF-1.7"u8), letter, StringComparison.Ordinal);
        Assert.Equal(2, letter.Split("Content-Type: application/pdf").Length - 1);
        Assert.True(ConvokeMeeting.LeaveWithMessage([9_000_000, 1_000_000]));
        Assert.False(ConvokeMeeting.LeaveWithMessage([9_000_000, 1_000_001]));
        // The personal page: agenda, documents of the convocation and no other, a proxy.
        var phone = app.Anonymous();
        var personal = await phone.Get(link);
        Assert.Contains("Comptes <i>2026</i>", personal.Text, StringComparison.Ordinal);
        Assert.Equal("%PDF-1.7"u8.ToArray(), (await phone.Get($"{link}&handler=Document&fichier={document}")).Bytes);
        Assert.Equal(HttpStatusCode.NotFound, (await phone.Raw(HttpMethod.Get, $"{link}&handler=Document&fichier={Guid.NewGuid()}")).Status);
        await phone.Get(link);
        Assert.Contains("Vous avez donné pouvoir à Anaïs Duval", (await phone.Submit(new() { ["holder"] = people["Duval"].ToString() }, "form[action*='handler=Proxy']")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Vous avez donné pouvoir", (await phone.Submit([], "form[action*='handler=Withdraw']")).Text, StringComparison.Ordinal);

        await app.WithDb(app.DeuxVallees, async db =>
        {
            var moved = await db.Set<Meeting>().Include(m => m.Attendances).SingleAsync(m => m.Id == meeting);
            Assert.Empty(moved.Change(new(moved.Title, moved.Kind, null, null, new(2026, 12, 5), moved.StartsAt, moved.EndsAt, moved.Place, null, null)));
            await db.SaveChangesAsync();
        });
        Assert.Contains("Jour annoncé : 12 décembre 2026 ; la réunion est le 5 décembre 2026", (await browser.Get($"{Home}/seances/{meeting}")).Text, StringComparison.Ordinal);
        // The statutes refuse what comes too late; nothing leaves.
        await browser.Get($"{Home}/seances/{meeting}/convocation");
        Assert.Contains("Vos textes refusent une convocation tardive", (await browser.Submit([])).Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal((1, 1), (await db.Set<Convocation>().CountAsync(), await db.Set<OutgoingMail>().CountAsync())));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_bureau_convokes_the_holders_of_its_mandates(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var people = await app.Join("Roche", "Duval", "Petit");
        var bureau = await app.Body(BodyKind.Bureau);
        await app.Give(bureau, people["Roche"], Seat.President, new(2025, 1, 1));
        await app.Give(bureau, people["Duval"], Seat.Treasurer, new(2025, 1, 1), new(2026, 11, 30));
        var meeting = await Tisserand.Web.Tests.Meetings.MeetingScene.Plan(app, Tisserand.Web.Tests.Meetings.MeetingScene.Details("Bureau", "2026-12-01", mission: null, kind: MeetingKind.Bureau));
        var browser = await app.SignedIn(Role.Coordinator);

        var form = await browser.Get($"{Home}/seances/{meeting}/convocation");
        Assert.Contains("Envoyer à 1 personne", form.Text, StringComparison.Ordinal);
        Assert.Contains("Anaïs Roche", form.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task At_the_door_people_arrive_give_proxies_and_get_cards(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var people = await app.Join("Roche", "Duval", "Petit");
        var meeting = await app.Assembly([]);
        var browser = await app.SignedIn(Role.Coordinator);
        var door = $"{Home}/seances/{meeting}/accueil?q=roche";

        await browser.Get(door);
        Assert.Contains("présent", (await browser.Submit([], "#votants form", "button[formaction*='handler=Arrive']")).Text, StringComparison.Ordinal);
        await browser.Get($"{Home}/seances/{meeting}/accueil?pouvoir={people["Duval"]}");
        Assert.Contains("pouvoir à Anaïs Roche", (await browser.Submit(new() { ["holder"] = people["Roche"].ToString() }, "#pouvoir")).Text, StringComparison.Ordinal);
        await browser.Get($"{Home}/seances/{meeting}/accueil?pouvoir={people["Duval"]}");
        Assert.Contains("a déjà donné pouvoir à Anaïs Roche", (await browser.Submit(new() { ["holder"] = people["Petit"].ToString() }, "#pouvoir")).Text, StringComparison.Ordinal);
        await browser.Get(door);
        var card = (await browser.Submit([], "#votants form", "button[formaction*='handler=Card']")).One(".notice .key");
        Assert.Contains("Anaïs Roche", (await app.Anonymous().Get("/c/deux-vallees/voter?carte=" + card)).Text, StringComparison.Ordinal);
        Assert.Contains("1 votants présents + 1 représentés = 2 voix", (await browser.Get($"{Home}/seances/{meeting}/ecran")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Minutes_are_written_once_by_point_kept_approved_by_whoever_may_and_frozen(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var people = await app.Join("Roche", "Duval");
        var bureau = await app.Body(BodyKind.Bureau);
        await app.Give(bureau, people["Roche"], Seat.President, new(2025, 1, 1));
        await app.WithDb(app.DeuxVallees, db =>
        {
            db.Add(InterestDeclaration.Declare(people["Roche"], new(2026, 1, 5), hasNone: false, "Pharmacie du Marais : associée", GovernanceScene.Today).Required);
            return db.SaveChangesAsync();
        });
        var meeting = await app.Assembly([people["Roche"]]);
        var resolution = await app.Resolve(meeting, open: false, text: "L’assemblée retient la Pharmacie du Marais.", concerned: "Pharmacie du Marais");
        var browser = await app.SignedIn(Role.Coordinator);

        Assert.Contains("Anaïs Roche : Pharmacie du Marais : associée", (await browser.Get($"{Home}/scrutins/{resolution}")).Text, StringComparison.Ordinal);
        Assert.Contains("le total des votes ne peut les dépasser", (await browser.Submit(new() { ["Counts[0].For"] = "2" }, "form[action*='handler=Count']")).Text, StringComparison.Ordinal);
        await browser.Get($"{Home}/scrutins/{resolution}");
        Assert.Contains("adoptée", (await browser.Submit(new() { ["Counts[0].For"] = "1" }, "form[action*='handler=Count']")).Text, StringComparison.Ordinal);

        await browser.Get($"{Home}/seances/{meeting}/pv");
        var told = await browser.Submit(new() { ["Points[0].Text"] = "Le trésorier présente\nles <b>comptes</b>." }, "form[action*='handler=Tell']");
        Assert.Contains("Le trésorier présente les <b>comptes</b>.", told.Text, StringComparison.Ordinal);
        Assert.Contains("Pour 1, contre 0, abstention 0, sans vote 0", told.Text, StringComparison.Ordinal);
        Assert.Empty(told.All("form[action*='handler=Approve']"));
        await browser.Submit([], "form[action*='handler=Keep']");

        var president = await app.SignedIn(Role.President);
        await president.Get($"{Home}/seances/{meeting}/pv");
        Assert.Contains("Approuvé le 22 novembre 2026 par Président", (await president.Submit([], "form[action*='handler=Approve']")).Text, StringComparison.Ordinal);
        // Frozen: texts, votes, agenda; the version kept before still reads.
        await browser.Get($"{Home}/seances/{meeting}/pv?version=1");
        Assert.Equal("PK"u8.ToArray(), (await browser.Get($"{Home}/seances/{meeting}/pv?format=docx")).Bytes[..2]);
        Assert.Empty((await browser.Get($"{Home}/scrutins/{resolution}")).All("form[action*='handler=Count']"));
        Assert.Empty((await browser.Get($"{Home}/seances/{meeting}")).All("form[action*='handler=Add']"));
        await app.Within(app.DeuxVallees, async services =>
        {
            var again = await services.GetRequiredService<Features.Governance.Sittings.HoldBallot>().Count(resolution, [new("", 0, 1, 0)], CancellationToken.None);
            Assert.Equal("minutes-approved", Assert.Single(again!).Code);
        });

        Assert.Contains("1 décision", (await browser.Get(Home + "/decisions?q=pharmacie+marais")).Text, StringComparison.Ordinal);
        Assert.Contains("Aucune décision", (await browser.Get(Home + "/decisions?q=laboratoire")).Text, StringComparison.Ordinal);
        Assert.Contains("L’assemblée retient", (await browser.Get(Home + "/decisions?format=csv")).Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Officers_who_declared_nothing_are_named_and_a_declaration_is_kept(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var people = await app.Join("Roche");
        await app.Give(await app.Body(BodyKind.Board), people["Roche"], Seat.Member, new(2025, 1, 1));
        var browser = await app.SignedIn(Role.Coordinator);

        Assert.Contains("1 dirigeant sans déclaration de l’année", (await browser.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
        await browser.Get(Home + "/interets");
        Assert.Contains("cochez « aucun lien »", (await browser.Submit(new() { ["Input.MemberId"] = people["Roche"].ToString() })).Text, StringComparison.Ordinal);
        await browser.Submit(new() { ["Input.HasNone"] = "true" });
        Assert.Contains("déclaré le 22/11/2026", (await browser.Get(Home + "/interets")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sans déclaration", (await browser.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
    }
}
