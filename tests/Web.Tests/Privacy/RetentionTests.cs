using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Audit;
using Tisserand.Data.Installation;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Features.Privacy.Jobs;
using Tisserand.Web.Tests.Indemnities;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Privacy;

public sealed class RetentionTests
{
    private static async Task<int> Round(TestApp app)
    {
        var done = 0;
        await app.Within(null, async services => done = await services.GetRequiredService<RetentionWork>().Round(CancellationToken.None));
        return done;
    }

    /// <summary>What the data notice promises: after twelve months nothing is left of a refused application, the audit trail and the letters included.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_refused_application_is_forgotten_with_its_trail_and_its_letters(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Apply("Quatrepommes", "zephyrine@example.org");
        var kept = await app.Apply("Autre", "autre@example.org", refused: false);
        Assert.Equal(["AuditEntries.Changes", "MembershipApplications.Email", "MembershipApplications.FoldedName", "MembershipApplications.LastName", "OutgoingMails.Body", "OutgoingMails.To"],
            await app.WhereFound("quatrepommes", "zephyrine@"));
        app.Time.Now = app.Time.Now.AddMonths(12);
        Assert.Equal(0, await Round(app));

        app.Time.Now = app.Time.Now.AddSeconds(1);
        Assert.True(await Round(app) > 0);

        Assert.Empty(await app.WhereFound("quatrepommes", "zephyrine@"));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal(kept, (await db.Set<Domain.Admissions.MembershipApplication>().SingleAsync()).Id);
            Assert.True(await db.Set<AuditEntry>().AnyAsync(e => e.Entity == "MembershipApplication" && e.Act == AuditAct.Deleted));
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_destroys_data_of_work_waits_for_somebody_to_press(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = await app.Person();
        await app.Member("Présente", since: new(2019, 1, 1));
        app.Time.Now = app.Time.Now.AddYears(5);
        await Round(app);
        await app.WithDb(app.DeuxVallees, async db => Assert.Null((await db.Set<Member>().SingleAsync(m => m.Id == id)).ErasedOn));
        var browser = await app.SignedIn(Role.Coordinator);

        var page = await browser.Get(PrivacyScene.Root + "durees");
        Assert.Equal("1", page.Page.QuerySelector("#anciens-adherents td a")!.TextContent.Trim());
        var preview = await browser.Get(PrivacyScene.Root + "durees/anciens-adherents");
        Assert.Contains("Zéphyrine Quatrepommes", preview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Présente", preview.Text, StringComparison.Ordinal);
        var done = await browser.Submit([]);

        Assert.Contains("1 enregistrement traité", done.Page.Body!.TextContent.Replace('\u00A0', ' '), StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.NotNull((await db.Set<Member>().SingleAsync(m => m.Id == id)).ErasedOn));
        Assert.Equal(["KeptIdentities.Name", "KeptIdentities.Pieces"], await app.WhereFound("quatrepommes"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_name_that_the_law_keeps_goes_on_its_day(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = await app.Person();
        await app.Within(app.DeuxVallees, async services =>
            Assert.Empty((await services.GetRequiredService<Web.Shell.Privacy.ErasePerson>().Erase(Web.Shell.Privacy.PersonKind.Member, id, "Zéphyrine Quatrepommes", CancellationToken.None)).Refusals));
        app.Time.Now = new(2036, 12, 31, 12, 0, 0, TimeSpan.Zero);
        await Round(app);
        Assert.NotEmpty(await app.WhereFound("quatrepommes"));

        app.Time.Now = app.Time.Now.AddDays(1);
        await Round(app);

        Assert.Empty(await app.WhereFound("quatrepommes"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_cpts_chooses_what_applies_each_night_but_for_what_was_promised(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Person();
        var browser = await app.SignedIn(Role.Coordinator);
        var page = await browser.Get(PrivacyScene.Root + "durees");
        Assert.Null(page.Page.QuerySelector("#demandes-sans-suite form"));
        Assert.Contains("toujours", page.One("#demandes-sans-suite"), StringComparison.Ordinal);

        await browser.Submit([], "#courrier-envoye form");
        Assert.Contains("à la main", (await browser.Submit([], "#lignes-import form")).One("#lignes-import .tag"), StringComparison.Ordinal);
        Assert.Contains("chaque nuit", (await browser.Submit([], "#lignes-import form")).One("#lignes-import .tag"), StringComparison.Ordinal);
        app.Time.Now = app.Time.Now.AddMonths(13);
        await Round(app);

        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.NotEqual(0, await db.Set<OutgoingMail>().CountAsync());
            Assert.Equal(0, await db.Set<MemberImportLine>().CountAsync());
            Assert.Equal(1, await db.Set<MemberImport>().CountAsync());
            Assert.Equal(0, await db.Set<BankDetailsReading>().CountAsync());
            Assert.Equal(2, await db.Set<RetentionChoice>().CountAsync());
        });
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedIn(Role.Coordinator)).Get(PrivacyScene.Root + "durees/inconnue")).Status);
    }
}
