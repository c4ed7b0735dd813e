using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Data.Documents;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Shell.Privacy;
using Tisserand.Web.Tests.Governance;
using Tisserand.Web.Tests.Indemnities;
using Tisserand.Web.Tests.Meetings;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Privacy;

public sealed class ErasureTests
{
    private static Task<Answer> Confirm(Browser browser, string name) => browser.Submit(new() { ["Input.Name"] = name });

    private static async Task<(int Minutes, int Present, long Paid, int Members, int Contributions)> Counts(TestApp app)
    {
        (int, int, long, int, int) counts = default;
        await app.WithDb(app.DeuxVallees, async db => counts = (
            await db.Set<Attendance>().SumAsync(a => a.Minutes),
            await db.Set<Attendance>().CountAsync(a => a.State == AttendanceState.Present),
            await db.Set<IndemnityLine>().SumAsync(l => l.Amount.Cents),
            await db.Set<Member>().In(db, MembershipState.Current, new(2025, 6, 1)).CountAsync(),
            await db.Set<Domain.Contributions.Contribution>().CountAsync()));
        return counts;
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nothing_is_left_of_an_erased_person_but_what_is_counted_and_what_the_law_keeps(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = await app.Person();
        Assert.NotEmpty(await app.WhereFound(PrivacyScene.Words));
        await EveryKindHasARow(app, id);
        var before = await Counts(app);
        var browser = await app.SignedIn(Role.President);

        var preview = await browser.Get(PrivacyScene.Of(id) + "/effacer");
        Assert.Contains("31 décembre 2036", preview.Text, StringComparison.Ordinal);
        Assert.Contains("sauvegardes", preview.Text, StringComparison.Ordinal);
        var refused = await Confirm(browser, "Zéphyrine Autre");
        Assert.Contains("tapez", refused.Text, StringComparison.Ordinal);
        Assert.NotEmpty(await app.WhereFound("Quatrepommes"));
        var done = await Confirm(browser, " zephyrine QUATREPOMMES ");

        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Equal(PrivacyScene.Root + "personnes", done.Path);
        Assert.Equal(["KeptIdentities.Name", "KeptIdentities.Pieces"], await app.WhereFound(PrivacyScene.Words));
        Assert.Equal(before, await Counts(app));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(PrivacyScene.Of(id))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(PrivacyScene.Of(id) + "/effacer")).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_page_that_knew_the_person_says_personne_effacee(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = await app.Person();
        var browser = await app.SignedIn(Role.President);
        await browser.Get(PrivacyScene.Of(id) + "/effacer");
        await Confirm(browser, "Zéphyrine Quatrepommes");
        string meeting = "", line = "", contribution = "";
        await app.WithDb(app.DeuxVallees, async db =>
        {
            meeting = (await db.Set<Meeting>().SingleAsync(m => m.State == MeetingState.Held)).Id.ToString();
            line = (await db.Set<IndemnityLine>().SingleAsync(l => l.MemberId == id)).Id.ToString();
            contribution = (await db.Set<Domain.Contributions.Contribution>().SingleAsync(l => l.MemberId == id)).Id.ToString();
        });

        foreach (var path in new[]
        {
            "adherents/" + id, "adherents?etat=anciens", "reunions/" + meeting, "reunions/" + meeting + "/emargement", "finances/indemnites/" + line,
            "finances/indemnites/personnes?annee=2026", "finances/cotisations/" + contribution, "finances/cotisations/" + contribution + "/recu",
        })
        {
            var page = await browser.Get("/c/deux-vallees/" + path);
            Assert.True(page.Status == HttpStatusCode.OK && page.Text.Contains("Personne effacée", StringComparison.Ordinal), $"{path}: {(int)page.Status} {page.Text[..Math.Min(300, page.Text.Length)]}");
            Assert.DoesNotContain("Quatrepommes", page.Html, StringComparison.OrdinalIgnoreCase);
        }
        Assert.Equal(HttpStatusCode.OK, (await browser.Raw(HttpMethod.Get, "/c/deux-vallees/reunions/" + meeting + "/feuille")).Status);
        Assert.DoesNotContain("Quatrepommes", (await browser.Get("/c/deux-vallees/journal")).Html, StringComparison.OrdinalIgnoreCase);
        var card = await browser.Get("/c/deux-vallees/adherents/" + id);
        Assert.Null(card.Page.QuerySelector("main form[method=post]"));
        Assert.Contains("Quatrepommes", (await browser.Get(PrivacyScene.Root + "personnes")).Text, StringComparison.Ordinal);
        var coordinator = await (await app.SignedIn(Role.Coordinator)).Get(PrivacyScene.Root + "personnes");
        Assert.DoesNotContain("Quatrepommes", coordinator.Html, StringComparison.Ordinal);
        Assert.Contains("1 nom est gardé", coordinator.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_owed_or_carried_stands_in_the_way(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        var id = await app.Member("Maurin");
        await app.Held("Plaies", [(id, 90)]);
        await app.Approve();
        await app.Write("Plaies chroniques", referent: id);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.Add(new CptsAccess { AccountId = await GiveAccount(app, id), CptsId = app.DeuxVallees.Id, Role = Role.BoardMember });
            await db.SaveChangesAsync();
        });
        await app.Give(await app.Body(BodyKind.Board), id, Seat.Member, new(2025, 1, 1));
        var browser = await app.SignedIn(Role.Coordinator);

        var page = await browser.Get(PrivacyScene.Of(id) + "/effacer");

        Assert.Contains("terminez d’abord l’adhésion", page.Text, StringComparison.Ordinal);
        Assert.Contains("67,50 € d’indemnités approuvées restent à payer", page.Text, StringComparison.Ordinal);
        Assert.Contains("référente de la fiche action « Plaies chroniques »", page.Text, StringComparison.Ordinal);
        Assert.Contains("mandat en cours (Conseil d’administration)", page.Text, StringComparison.Ordinal);
        Assert.Contains("« Membre du bureau »", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector("main form[method=post]"));
        await app.Within(app.DeuxVallees, async services =>
            Assert.Contains((await services.GetRequiredService<ErasePerson>().Erase(PersonKind.Member, id, "Paul Maurin", CancellationToken.None)).Refusals, r => r.Code == "indemnity-owed"));
        Assert.NotEmpty(await app.WhereFound("Maurin"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_account_that_opens_nothing_any_more_goes_with_its_person_and_one_of_another_cpts_stays(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var gone = await app.Contact("Partante");
        var stays = await app.Contact("Restante");
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.AddRange(
                new CptsAccess { AccountId = await GiveAccount(app, gone), CptsId = app.DeuxVallees.Id, Role = Role.Member },
                new CptsAccess { AccountId = await GiveAccount(app, stays), CptsId = app.AutreRive.Id, Role = Role.Coordinator });
            await db.SaveChangesAsync();
        });
        foreach (var (id, name) in new[] { (gone, "Paul Partante"), (stays, "Paul Restante") })
        {
            await app.Within(app.DeuxVallees, async services =>
                Assert.Empty((await services.GetRequiredService<ErasePerson>().Erase(PersonKind.Member, id, name, CancellationToken.None)).Refusals));
        }

        await app.WithDb(null, async db => Assert.Equal(["Paul Restante"], await db.Users.Where(u => u.FullName.StartsWith("Paul")).Select(u => u.FullName).ToListAsync()));
        Assert.Empty(await app.WhereFound("Partante"));
        // The entry of a contact on which nothing rests goes altogether.
        await app.WithDb(app.DeuxVallees, async db => Assert.False(await db.Set<Member>().AnyAsync(m => m.Id == gone)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Files_joined_to_the_person_go_and_an_address_shared_with_another_entry_takes_nothing_of_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = await app.Contact("Partante", "cabinet@example.org");
        var colleague = await app.Contact("Collègue", "cabinet@example.org");
        await app.Within(app.DeuxVallees, async services =>
        {
            var (db, store) = (services.GetRequiredService<TisserandDb>(), services.GetRequiredService<FileStore>());
            foreach (var member in new[] { id, colleague })
            {
                _ = (await store.Save(new MemoryStream("%PDF-1.7"u8.ToArray()), "rib.pdf", nameof(Member), member, CancellationToken.None)).Required;
            }
            services.GetRequiredService<Web.Shell.Mail.Outbox>().Post("cabinet@example.org", "Bonjour Collègue", "…");
            await db.SaveChangesAsync();
        });
        await app.Within(app.DeuxVallees, async services =>
            Assert.Empty((await services.GetRequiredService<ErasePerson>().Erase(PersonKind.Member, id, "Paul Partante", CancellationToken.None)).Refusals));

        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal(colleague, (await db.Set<StoredFile>().SingleAsync()).SubjectId);
            Assert.Equal(1, await db.Set<Data.Installation.OutgoingMail>().CountAsync());
        });
    }

    /// <summary>Its own proof: the scene holds a row of every kind of record that a person can have.</summary>
    private static async Task EveryKindHasARow(TestApp app, Guid id) => await app.Within(app.DeuxVallees, async services =>
    {
        var (data, find) = (services.GetRequiredService<ReadPersonalData>(), services.GetRequiredService<FindPerson>());
        var held = (await data.Of((await find.Find(PersonKind.Member, id, CancellationToken.None))!, CancellationToken.None)).Select(h => h.Record.Entity).ToHashSet();
        // Who must be free of them to be erased, or has no account.
        var without = new[] { typeof(FicheAction), typeof(Account), typeof(CptsAccess), typeof(KeptIdentity), typeof(MemberImport), typeof(SignInLink), typeof(Domain.Meetings.TeamCalendar) };
        Assert.Empty(data.Records.Where(r => r.Fate != ErasureFate.Kept).Select(r => r.Entity).Where(e => !held.Contains(e) && !without.Contains(e) && !e.Name.StartsWith("IdentityUser", StringComparison.Ordinal))
            .Select(e => e.Name + ": the scene has no row of it"));
    });

    private static async Task<Guid> GiveAccount(TestApp app, Guid member)
    {
        var account = Guid.Empty;
        await app.Within(app.DeuxVallees, async services =>
        {
            var db = services.GetRequiredService<TisserandDb>();
            var entry = (await db.ReadMember(member, CancellationToken.None))!;
            var made = new Account { FullName = entry.FullName, Email = entry.Id + "@example.org", UserName = entry.Id + "@example.org" };
            Assert.True((await services.GetRequiredService<UserManager<Account>>().CreateAsync(made)).Succeeded);
            entry.SignsInAs(made.Id);
            await db.SaveChangesAsync();
            account = made.Id;
        });
        return account;
    }
}
