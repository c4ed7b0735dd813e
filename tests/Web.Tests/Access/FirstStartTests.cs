using System.Net;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Access;
using Tisserand.Data.Audit;
using Tisserand.Domain.Access;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Access;

public sealed class FirstStartTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_empty_installation_leads_to_one_screen_that_creates_administrator_and_cpts(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, seed: false);
        var browser = app.Anonymous();

        var start = await browser.Get("/");
        Assert.Equal("/demarrage", start.Path);
        await browser.Submit(new()
        {
            ["Input.FullName"] = "Claire Maurin",
            ["Input.Email"] = "claire.maurin@example.org",
            ["Input.Password"] = TestApp.Password,
            ["Input.CptsName"] = "CPTS des Deux Vallées",
        });
        var week = await browser.Get("/c/deux-vallees");

        Assert.Equal(HttpStatusCode.OK, week.Status);
        Assert.Contains("Cette semaine", week.Text, StringComparison.Ordinal);
        await app.WithDb(null, async db =>
        {
            Assert.True((await db.Users.SingleAsync()).IsAdministrator);
            Assert.Equal(Role.Coordinator, (await db.Set<CptsAccess>().SingleAsync()).Role);
            Assert.Contains(await db.Set<AuditEntry>().ToListAsync(), a => a is { Entity: "Cpts", Act: AuditAct.Created });
        });
        Assert.Equal("/connexion", (await app.Anonymous().Get("/demarrage")).Path);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refusals_stand_by_their_fields_and_nothing_typed_is_lost(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, seed: false);
        var browser = app.Anonymous();

        await browser.Get("/demarrage");
        var refused = await browser.Submit(new() { ["Input.FullName"] = "Claire Maurin", ["Input.Email"] = "claire@example.org", ["Input.Password"] = "court" });

        Assert.Contains("12 caractères", refused.One("#Input_Password_erreur"), StringComparison.Ordinal);
        Assert.Contains("nom de la CPTS", refused.One("#Input_CptsName_erreur"), StringComparison.Ordinal);
        Assert.Equal("Claire Maurin", refused.Page.QuerySelector("#Input_FullName")!.GetAttribute("value"));
        await app.WithDb(null, async db => Assert.Empty(await db.Users.ToListAsync()));
    }
}
