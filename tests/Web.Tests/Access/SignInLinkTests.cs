using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Access;
using Tisserand.Data.Installation;
using Tisserand.Web.Features.Access;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Access;

/// <summary>Sign-in by a link received by mail.</summary>
public sealed class SignInLinkTests
{
    private const string Admin = "admin@example.org";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_link_signs_in_once_by_its_button_and_asking_says_nothing_of_who_has_an_account(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = app.Anonymous();
        var unknown = await Ask(browser, "personne@example.org");
        var known = await Ask(browser, " ADMIN@example.org ");
        Assert.Equal(unknown.Text, known.Text);
        await app.WithDb(null, async db => Assert.Equal(Admin, (await db.Set<OutgoingMail>().SingleAsync()).To));
        var link = await SignInTests.LastLink(app, Admin);
        await app.WithDb(null, async db => Assert.DoesNotContain((await db.Set<SignInLink>().SingleAsync()).Hash, link, StringComparison.Ordinal));

        // A mail scanner opens the page, and even twice.
        await app.Anonymous().Get(link);
        Assert.Contains(Admin, (await browser.Get(link)).Text, StringComparison.Ordinal);
        Assert.StartsWith("/connexion", (await browser.Get("/compte")).Path, StringComparison.Ordinal);

        await browser.Get(link);
        var late = app.Anonymous();
        await late.Get(link);
        Assert.Equal("/mes-cpts", (await browser.Submit([])).Path);
        Assert.Equal("/compte", (await browser.Get("/compte")).Path);
        Assert.Contains("a déjà servi", (await late.Submit([])).Text, StringComparison.Ordinal);
        Assert.StartsWith("/connexion", (await late.Get("/compte")).Path, StringComparison.Ordinal);
        Assert.Contains("a déjà servi", (await late.Get(link)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_link_dies_after_fifteen_minutes_and_a_made_up_one_opens_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = app.Anonymous();
        await Ask(browser, Admin);
        var link = await SignInTests.LastLink(app, Admin);

        app.Time.Now += TimeSpan.FromMinutes(15);
        Assert.Contains("Me connecter", (await browser.Get(link)).Text, StringComparison.Ordinal);
        app.Time.Now += TimeSpan.FromSeconds(1);
        Assert.Contains("a expiré", (await browser.Submit([])).Text, StringComparison.Ordinal);
        foreach (var made in new[] { "", "?jeton=", "?jeton=abc", "?jeton=" + new string('a', 3000), "?jeton=%00%ff" })
        {
            var answer = await browser.Get("/connexion/entrer" + made);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Contains("a expiré", answer.Text, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_second_factor_is_still_asked(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignIn(Admin);
        await browser.Get("/compte/double-authentification");
        var secret = (await browser.Submit([])).One("form code").Replace(" ", "", StringComparison.Ordinal);
        await browser.Submit(new() { ["Code"] = Totp.Now(secret) });

        var phone = app.Anonymous();
        await Ask(phone, Admin);
        await phone.Get(await SignInTests.LastLink(app, Admin));
        Assert.StartsWith("/connexion/code", (await phone.Submit([])).Path, StringComparison.Ordinal);
        Assert.StartsWith("/connexion", (await phone.Get("/compte")).Path, StringComparison.Ordinal);
        await phone.Get("/connexion/code?retour=%2Fcompte");
        Assert.Equal("/compte", (await phone.Submit(new() { ["Input.Code"] = Totp.Now(secret) })).Path);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_closed_account_receives_no_link_and_an_older_link_does_not_open_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = app.Anonymous();
        await Ask(browser, Admin);
        var link = await SignInTests.LastLink(app, Admin);
        await app.Within(null, async services =>
        {
            var accounts = services.GetRequiredService<UserManager<Account>>();
            await accounts.SetLockoutEndDateAsync((await accounts.FindByEmailAsync(Admin))!, DateTimeOffset.MaxValue);
        });

        await browser.Get(link);
        Assert.Contains("bloqué", (await browser.Submit([])).Text, StringComparison.Ordinal);
        await Ask(browser, Admin);
        await app.WithDb(null, async db => Assert.Single(await db.Set<OutgoingMail>().ToListAsync()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_account_has_five_live_links_at_most_and_the_old_ones_are_forgotten(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = app.Anonymous();
        for (var i = 0; i < SignInLinks.AtOnce + 2; i++)
        {
            await Ask(browser, Admin);
        }
        await app.WithDb(null, async db => Assert.Equal(SignInLinks.AtOnce, await db.Set<OutgoingMail>().CountAsync()));

        app.Time.Now += TimeSpan.FromMinutes(16);
        await Ask(browser, Admin);
        await app.WithDb(null, async db => Assert.Single(await db.Set<SignInLink>().ToListAsync()));
    }

    [Fact]
    public async Task It_leads_where_the_person_was_going_and_nowhere_else()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        foreach (var (asked, lands) in new[] { ("/compte", "/compte"), ("https://ailleurs.example", "/mes-cpts"), ("//ailleurs.example", "/mes-cpts") })
        {
            var browser = app.Anonymous();
            await browser.Get("/connexion/lien?retour=" + Uri.EscapeDataString(asked));
            await browser.Submit(new() { ["Email"] = Admin });
            await browser.Get(await SignInTests.LastLink(app, Admin));
            Assert.Equal(lands, (await browser.Submit([])).Path);
        }
    }

    private static async Task<Answer> Ask(Browser browser, string email)
    {
        await browser.Get("/connexion/lien");
        return await browser.Submit(new() { ["Email"] = email });
    }
}
