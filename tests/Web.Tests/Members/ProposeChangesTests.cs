using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members;

/// <summary>What a member would change in their own entry is proposed, and the coordination decides.</summary>
public sealed class ProposeChangesTests
{
    private const string Page = "/c/deux-vallees/mon-espace/renseignements";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_correction_is_proposed_by_rubric_and_the_entry_waits_for_the_coordination(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (me, browser) = await app.SignedInAs("Anaïs", "Roche");
        await browser.Get(Page);
        var done = await browser.Submit(new() { ["Input.Phone"] = "07 11 22 33 44", ["Input.Sites[1].Commune"] = MemberScene.SaintOmer, ["Input.Sites[1].Label"] = "Maison de santé" });

        Assert.Contains("envoyée à la coordination", done.Text, StringComparison.Ordinal);
        Assert.Contains("07 11 22 33 44", done.One("#renseignements").Replace('\u00A0', ' '), StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal([ProposedField.Phone, ProposedField.Places], (await db.Set<ProposedChange>().Where(c => c.MemberId == me).ToListAsync()).Select(c => c.Field).Order());
            var entry = (await db.ReadMember(me, CancellationToken.None))!;
            Assert.Equal(("+33612345678", 1), (entry.Phone, entry.Sites.Count));
        });
        var coordinator = await app.SignedIn(Role.Coordinator);
        Assert.Contains("Anaïs Roche", (await coordinator.Get("/c/deux-vallees/adherents/propositions")).Text, StringComparison.Ordinal);

        // Another number before the answer, then the places as they were.
        await browser.Get(Page);
        await browser.Submit(new() { ["Input.Phone"] = "07 55 66 77 88" });
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal("+33755667788", (await db.Set<ProposedChange>().SingleAsync()).After));
        await browser.Get(Page);
        Assert.Contains("Rien n’a changé", (await browser.Submit([])).Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Empty(await db.Set<ProposedChange>().ToListAsync()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_the_entry_would_refuse_is_refused_by_its_field_and_nothing_typed_is_lost(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (_, browser) = await app.SignedInAs("Anaïs", "Roche");
        await browser.Get(Page);
        var refused = await browser.Submit(new() { ["Input.Email"] = "anais@", ["Input.Phone"] = "07 11 22 33 44" });

        Assert.Contains("n’est pas complète", refused.One("#Input_Email_erreur"), StringComparison.Ordinal);
        Assert.Equal("07 11 22 33 44", refused.Page.QuerySelector("#Input_Phone")!.GetAttribute("value"));
        var lost = await browser.Submit(new() { ["Input.Email"] = "anais@example.org", ["Input.Sites[0].Commune"] = "Nulle-Part-sur-Mer" });
        Assert.Equal("Nulle-Part-sur-Mer", lost.Page.QuerySelector("#Input_Sites_0__Commune")!.GetAttribute("value"));
        await app.WithDb(app.DeuxVallees, async db => Assert.Empty(await db.Set<ProposedChange>().ToListAsync()));
    }
}
