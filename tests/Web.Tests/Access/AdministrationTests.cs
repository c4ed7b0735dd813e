using System.Net;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Installation;
using Tisserand.Domain.Access;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Access;

public sealed class AdministrationTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_cpts_is_created_with_its_first_coordinateur_whom_the_administrator_can_pass_the_link_to(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        app.Time.Now = new(2026, 12, 3, 11, 0, 0, TimeSpan.Zero);
        var browser = await app.Administrator();
        await browser.Get("/administration/cpts");
        var refused = await browser.Submit(new() { ["Input.Name"] = "CPTS de la Plaine", ["Input.Email"] = "nadia.roy@example.org" }, "#creer");
        Assert.Contains("prénom", refused.One("#Input_FullName_erreur"), StringComparison.Ordinal);
        Assert.DoesNotContain("CPTS de la Plaine", refused.All("tbody th"));
        await browser.Submit(new() { ["Input.FullName"] = "Nadia Roy" }, "#creer");

        Assert.Contains("03/12/2026", (await browser.Get("/administration/cpts")).Text, StringComparison.Ordinal);
        Assert.Contains("/mot-de-passe-nouveau?compte=", (await browser.Get("/administration/courrier")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/c/plaine")).Status);
        var nadia = app.Anonymous();
        await nadia.Get(await SignInTests.LastLink(app, "nadia.roy@example.org"));
        await nadia.Submit(new() { ["Password"] = TestApp.Password });
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignIn("nadia.roy@example.org")).Get("/c/plaine")).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_locked_account_is_out_at_once_and_back_when_unlocked(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var person = await app.SignedIn(Role.Assistant);
        var browser = await app.Administrator();
        var id = Guid.Empty;
        await app.WithDb(null, async db => id = (await db.Users.SingleAsync(u => !u.IsAdministrator)).Id);
        var path = "/administration/comptes/" + id;

        await browser.Get(path);
        await browser.Submit([], "main form", "button[formaction*=Lock]");
        app.Time.Now += TimeSpan.FromSeconds(1);
        Assert.StartsWith("/connexion", (await person.Get("/compte")).Path, StringComparison.Ordinal);
        Assert.Contains("bloqué", (await browser.Get("/administration/comptes")).Text, StringComparison.Ordinal);
        await browser.Get(path);
        await browser.Submit([], "main form", "button[formaction*=Unlock]");
        await app.SignedIn(Role.Assistant);

        await browser.Get(path);
        await browser.Submit([], "main form", "button[formaction*=Administrator]");
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignedIn(Role.Assistant)).Get("/administration")).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_administrator_reads_the_letters_of_the_installation_not_those_of_a_cpts(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.Add(new OutgoingMail { CptsId = app.DeuxVallees.Id, To = "a@example.org", Subject = "Sujet réservé", Body = "Texte réservé", CreatedAt = app.Time.Now.UtcDateTime, NotBefore = app.Time.Now.UtcDateTime });
            await db.SaveChangesAsync();
        });
        var page = await (await app.Administrator()).Get("/administration/courrier");

        Assert.Contains("a@example.org", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("réservé", page.Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_account_is_invited_and_found_by_its_name(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.Administrator();
        await browser.Get("/administration/comptes");
        await browser.Submit(new() { ["Input.FullName"] = "Paul Lenoir", ["Input.Email"] = "paul@example.org" }, "#inviter");

        Assert.Contains("1 compte", (await browser.Get("/administration/comptes?q=lenoir")).Text, StringComparison.Ordinal);
        Assert.Contains("invité", (await browser.Get("/administration/comptes?q=PAUL%40")).Text, StringComparison.Ordinal);
        Assert.Contains("Paul Lenoir", (await browser.Get("/administration/journal")).Text, StringComparison.Ordinal);
        await app.WithDb(null, async db => Assert.False((await db.Users.SingleAsync(u => u.Email == "paul@example.org")).IsAdministrator));
    }
}
