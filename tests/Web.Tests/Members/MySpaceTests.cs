using System.Net;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Tests.Contributions;
using Tisserand.Web.Tests.Indemnities;
using Tisserand.Web.Tests.Meetings;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members;

/// <summary>« Mon espace »: what a member sees, and only of themselves.</summary>
public sealed class MySpaceTests
{
    private const string Home = "/c/deux-vallees";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_member_lands_in_their_space_and_sees_what_is_theirs(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var scene = await Scene.Make(app);

        var page = await scene.Browser.Get(Home);

        Assert.Equal(Home + "/mon-espace", page.Path);
        Assert.Contains("Bonjour Anaïs", page.Text, StringComparison.Ordinal);
        string Section(string name) => page.One("#" + name).Replace('\u00A0', ' ');
        Assert.Contains("Groupe à venir", Section("reunions"), StringComparison.Ordinal);
        Assert.Contains("Ordre du jour secret", Section("reunions"), StringComparison.Ordinal);
        Assert.DoesNotContain("Réunion des autres", page.Text, StringComparison.Ordinal);
        // Two hours at 45 € wait; one and a half was approved.
        Assert.Contains("Proposé, à approuver90,00 €", Flat(Section("indemnites")), StringComparison.Ordinal);
        Assert.Contains("Approuvé, à payer67,50 €", Flat(Section("indemnites")), StringComparison.Ordinal);
        Assert.Contains("du plafond légal", Section("indemnites"), StringComparison.Ordinal);
        Assert.Contains("2026 : 30,00 €", Section("cotisation"), StringComparison.Ordinal);
        Assert.Contains("présent 1 h 30", Section("presences"), StringComparison.Ordinal);
        // A certificate of what one attended, and of nothing else.
        var certificate = page.Page.QuerySelector("#presences a[href*='/mon-espace/presence?']")!.GetAttribute("href")!;
        Assert.Equal("%PDF"u8.ToArray(), (await scene.Browser.Get(certificate)).Bytes[..4]);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            foreach (var title in new[] { "Groupe à venir", "Réunion des autres" })
            {
                var id = await db.Set<Meeting>().Where(m => m.Title == title).Select(m => m.Id).SingleAsync();
                Assert.Equal(HttpStatusCode.NotFound, (await scene.Browser.Get(Home + "/mon-espace/presence?reunion=" + id)).Status);
            }
        });
        Assert.Null(page.Page.QuerySelector("#mandats"));
        Assert.Contains("06 12 34 56 78", Section("renseignements"), StringComparison.Ordinal);
        Assert.Contains("Version 1", Section("textes"), StringComparison.Ordinal);
        foreach (var other in new[] { "Petit", "note de la coordination", "75,00" })
        {
            Assert.DoesNotContain(other, page.Text, StringComparison.Ordinal);
        }
        Assert.Equal(["Mon espace"], page.All(".menu nav a").Where(l => l is "Mon espace" or "Cette semaine" or "Adhérents" or "Réunions"));
        Assert.InRange(await app.Queries.During(() => scene.Browser.Get(Home + "/mon-espace")), 10, 27);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_pages_about_members_stay_closed_to_a_member_even_on_their_own_entry(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var scene = await Scene.Make(app);
        foreach (var id in new[] { scene.Me, scene.Other })
        {
            foreach (var path in new[] { $"/adherents/{id}", $"/adherents/{id}/modifier", $"/finances/cotisations/attestation/{id}" })
            {
                Assert.Equal(HttpStatusCode.Forbidden, (await scene.Browser.Get(Home + path)).Status);
            }
        }
        var contributions = await app.Rows();
        foreach (var row in contributions)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await scene.Browser.Get($"{Home}/finances/cotisations/{row.Id}/recu")).Status);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Ones_own_receipt_and_certificate_come_in_pdf_and_an_identifier_in_the_address_changes_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var scene = await Scene.Make(app);
        var mine = (await app.Rows()).Single(r => r.MemberId == scene.Me);
        Assert.Contains("pas de cotisation payée", (await scene.Browser.Get(Home + "/mon-espace/recu?annee=2026")).Text, StringComparison.Ordinal);
        await ContributionScene.Pay(app, [.. (await app.Rows()).Select(r => r.Id)]);

        foreach (var page in new[] { "recu", "attestation" })
        {
            var shown = await scene.Browser.Get($"{Home}/mon-espace/{page}?annee=2026&id={scene.Other}&adherent={scene.Other}");
            Assert.Contains("Anaïs Roche", shown.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Petit", shown.Text, StringComparison.Ordinal);
            var pdf = await scene.Browser.Get($"{Home}/mon-espace/{page}?annee=2026&format=pdf");
            Assert.Equal("application/pdf", pdf.Response.Content.Headers.ContentType!.MediaType);
        }
        Assert.Contains("pas de cotisation payée", (await scene.Browser.Get(Home + "/mon-espace/recu?annee=2025")).Text, StringComparison.Ordinal);
        Assert.Contains("n’étiez pas adhérent", (await scene.Browser.Get(Home + "/mon-espace/attestation?annee=2019")).Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("Reçu", (await scene.Browser.Get(Home + "/mon-espace")).One("#cotisation"), StringComparison.Ordinal);
        Assert.NotNull(mine);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_has_a_role_in_two_cpts_goes_from_one_space_to_the_other_and_each_tells_its_own(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (_, browser) = await app.SignedInAs("Anaïs", "Roche");
        await app.WithDb(app.AutreRive, async db =>
        {
            var account = await db.Set<CptsAccess>().Select(a => a.AccountId).SingleAsync();
            db.Add(new CptsAccess { AccountId = account, CptsId = app.AutreRive.Id, Role = Role.Member });
            var there = Member.Create(MemberScene.Details("Roche", "Anne")).Required;
            there.SignsInAs(account);
            db.Add(there);
            await db.SaveChangesAsync();
        });

        var here = await browser.Get(Home + "/mon-espace");
        Assert.Equal("/c/autre-rive/mon-espace", here.Page.QuerySelector("nav[aria-label='Mes autres CPTS'] a")!.GetAttribute("href"));
        Assert.Contains("Bonjour Anne", (await browser.Get("/c/autre-rive/mon-espace")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_tied_to_no_entry_is_told_what_to_ask()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);

        Assert.Contains("n’est pas relié", (await (await app.SignedIn(Role.Member)).Get(Home)).Text, StringComparison.Ordinal);
        Assert.Contains("n’est pas relié", (await (await app.SignedIn(Role.Coordinator)).Get(Home + "/mon-espace")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_put_for_the_members_are_read_by_them_and_by_no_reader_from_outside()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var (_, browser) = await app.SignedInAs("Anaïs", "Roche");
        var coordinator = await app.SignedIn(Role.Coordinator);
        var add = (await coordinator.Get(Home + "/adherents/documents")).Page.QuerySelector("#pieces-jointes a.btn")!.GetAttribute("href")!;
        await coordinator.Get(add);
        await coordinator.Upload("main form", "Input", "Statuts 2026.pdf", "%PDF-1.7"u8.ToArray());

        var link = (await browser.Get(Home + "/mon-espace")).Page.QuerySelector("#documents li a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(link)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(add)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignedIn(Role.Reader)).Get(link)).Status);
    }

    private static string Flat(string text) => string.Join(' ', text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A nurse who signs in, and a doctor who sits at the same meetings.</summary>
    private sealed record Scene(Guid Me, Guid Other, Browser Browser)
    {
        public static async Task<Scene> Make(TestApp app)
        {
            await IndemnityScene.Grid(app);
            var (me, browser) = await app.SignedInAs("Anaïs", "Roche");
            var other = (await app.Add(MemberScene.Details("Petit", "Zoé", "10") with { Notes = "note de la coordination" }))[0];
            await app.Held("Groupe plaies", [(me, 90), (other, 60)]);
            await app.Approve();
            await app.Held("Groupe du mois", [(me, 120), (other, 120)], new(2026, 11, 3));
            await app.Plan(MeetingScene.Details("Groupe à venir", "2026-12-03") with { Agenda = "Ordre du jour secret" }, [me, other]);
            await app.Plan(MeetingScene.Details("Réunion des autres", "2026-12-04"), [other]);
            await ContributionScene.Grid(app);
            await app.CallAll();
            await app.WithDb(app.DeuxVallees, async db =>
            {
                var text = JoiningText.Publish(JoiningTextKind.Statutes, "Les statuts.", null, new(2024, 1, 1)).Required;
                var application = MembershipApplication.Send(
                    new(MemberCategory.Liberal, null, MemberScene.Details("Roche", "Anaïs") with { Email = "adherente@example.org" }, null),
                    new Dictionary<JoiningTextKind, int> { [JoiningTextKind.Statutes] = 1 }, accepted: true, app.Time.Now.UtcDateTime, out _).Required;
                Assert.Empty(application.Confirm(app.Time.Now.UtcDateTime));
                Assert.Empty(application.Accept(me, "Bureau", new(2026, 11, 22)));
                db.AddRange(text, application);
                await db.SaveChangesAsync();
            });
            return new(me, other, browser);
        }
    }
}
