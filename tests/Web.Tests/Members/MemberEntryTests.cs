using System.Net;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Audit;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members;

public sealed class MemberEntryTests
{
    private const string New = "/c/deux-vallees/adherents/nouveau";

    private static Dictionary<string, string> Typed(string lastName = "Maurin", string firstName = "Hélène") => new()
    {
        ["Input.LastName"] = lastName,
        ["Input.FirstName"] = firstName,
        ["Input.Profession"] = "60",
        ["Input.IsLiberal"] = "true",
        ["Input.Phone"] = "06.12.34.56.78",
        ["Input.Email"] = "helene.maurin@example.org",
        ["Input.Sites[0].Commune"] = "lumbres",
        ["Input.Sites[0].Label"] = "MSP du Haut Pays",
    };

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_member_is_entered_corrected_and_leaves_a_trail(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);

        await browser.Get(New);
        var card = await browser.Submit(Typed());
        Assert.Contains("Hélène Maurin", card.One("h1"), StringComparison.Ordinal);
        Assert.Contains("Adhérent depuis le 22/11/2026", card.Text, StringComparison.Ordinal);
        Assert.Contains("06 12 34 56 78", card.Text, StringComparison.Ordinal);
        Assert.Contains("Lumbres (62534)", card.Text, StringComparison.Ordinal);

        await browser.Get(card.Path + "/modifier");
        var changed = await browser.Submit(new() { ["Input.LastName"] = "Maurin-Leroy", ["Input.Sites[0].Commune"] = "Saint-Martin" });
        Assert.Contains("désigne", changed.One("#Input_Sites_0__Commune_erreur"), StringComparison.Ordinal);
        Assert.Equal("Maurin-Leroy", changed.Page.QuerySelector("#Input_LastName")!.GetAttribute("value"));
        changed = await browser.Submit(new() { ["Input.Sites[0].Commune"] = "Saint-Omer (62765)" });

        Assert.Contains("Hélène Maurin-Leroy", changed.One("h1"), StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var member = await db.WholeMembers().SingleAsync();
            Assert.Equal(("+33612345678", "62765"), (member.Phone, Assert.Single(member.Sites).Commune));
            Assert.Contains(member.Words, w => w.Word == "leroy");
            Assert.Contains(await db.Set<AuditEntry>().ToListAsync(), a => a is { Entity: "Member", Act: AuditAct.Changed } && a.Changes.Contains("Maurin-Leroy", StringComparison.Ordinal));
            Assert.DoesNotContain(await db.Set<AuditEntry>().ToListAsync(), a => a.Entity == "SearchWord");
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_refused_stands_by_its_field_and_keeps_what_was_typed(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Assistant);

        await browser.Get(New);
        var values = Typed(lastName: "");
        values["Input.Rpps"] = "123";
        values["Input.Email"] = "helene";
        values["Input.Sites[0].Commune"] = "Sainte-Marie";
        var refused = await browser.Submit(values);

        Assert.Contains("onze chiffres", refused.One("#Input_Rpps_erreur"), StringComparison.Ordinal);
        Assert.Contains("Indiquez le nom", refused.One("#Input_LastName_erreur"), StringComparison.Ordinal);
        Assert.Contains("n’est pas complète", refused.One("#Input_Email_erreur"), StringComparison.Ordinal);
        Assert.Contains("communes", refused.One("#Input_Sites_0__Commune_erreur"), StringComparison.Ordinal);
        Assert.Equal("MSP du Haut Pays", refused.Page.QuerySelector("#Input_Sites_0__Label")!.GetAttribute("value"));
        Assert.Equal("60", refused.Page.QuerySelector("#Input_Profession option[selected]")!.GetAttribute("value"));
        await app.WithDb(app.DeuxVallees, async db => Assert.Empty(await db.Set<Member>().ToListAsync()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_number_whose_key_is_wrong_is_saved_with_a_warning(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);

        await browser.Get(New);
        var values = Typed();
        values["Input.Rpps"] = "99700427886";
        var card = await browser.Submit(values);

        Assert.Contains("La clé de contrôle du numéro RPPS 99700427886", card.Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal("99700427886", (await db.Set<Member>().SingleAsync()).Rpps));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_probable_double_and_a_patient_in_the_notes_ask_for_a_confirmation(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Add(MemberScene.Details("MAURIN", "Helene", profession: "10"), MemberScene.Details("Hélène", "Maurin"), MemberScene.Details("Autre", "Nom") with { Email = "Helene.Maurin@example.org" });
        var browser = await app.SignedIn(Role.Coordinator);

        await browser.Get(New);
        var values = Typed();
        values["Input.Notes"] = "Suit la patiente Mme Durand";
        var asked = await browser.Submit(values);
        Assert.Contains("Helene MAURIN", asked.One(".notice.due"), StringComparison.Ordinal);
        Assert.Contains("(même nom)", asked.One(".notice.due"), StringComparison.Ordinal);
        Assert.Contains("(nom proche)", asked.One(".notice.due"), StringComparison.Ordinal);
        Assert.Contains("(même adresse électronique)", asked.One(".notice.due"), StringComparison.Ordinal);
        Assert.Contains("patient", asked.One("#Input_Notes_alerte"), StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(3, await db.Set<Member>().CountAsync()));

        var saved = await browser.Submit(new() { ["Input.Confirmed"] = "true" });
        Assert.Contains("Hélène Maurin", saved.One("h1"), StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(4, await db.Set<Member>().CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_number_that_somebody_bears_is_given_to_nobody_else(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Autre", "Nom", rpps: "99700427885"), MemberScene.Details("Ancien", "Double", rpps: "99700427885"));
        var browser = await app.SignedIn(Role.Coordinator);

        await browser.Get(New);
        var values = Typed();
        values["Input.Rpps"] = "99700427885";
        values["Input.Confirmed"] = "true";
        var refused = await browser.Submit(values);
        Assert.Contains("Ce numéro RPPS est celui de", refused.One("#Input_Rpps_erreur"), StringComparison.Ordinal);
        Assert.NotNull(refused.Page.QuerySelector($".notice.due a[href$='{ids[0]}']"));
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(2, await db.Set<Member>().CountAsync()));

        // Two entries of before bear one number: each is still corrected, knowingly.
        await browser.Get($"/c/deux-vallees/adherents/{ids[0]}/modifier");
        var asked = await browser.Submit(new() { ["Input.Phone"] = "0612345678" });
        Assert.Contains("(même numéro RPPS)", asked.One(".notice.due"), StringComparison.Ordinal);
        var saved = await browser.Submit(new() { ["Input.Confirmed"] = "true" });
        Assert.Contains("06 12 34 56 78", saved.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Places_come_and_go_without_javascript(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);

        await browser.Get(New);
        var two = await browser.Submit(Typed(), button: "[formaction*=AddSite]");
        Assert.Equal("lumbres", two.Page.QuerySelector("#Input_Sites_0__Commune")!.GetAttribute("value"));
        var three = await browser.Submit(new() { ["Input.Sites[1].Commune"] = "59350", ["Input.Sites[1].Label"] = "Centre" }, button: "[formaction*=AddSite]");
        Assert.NotNull(three.Page.QuerySelector("#Input_Sites_2__Commune"));
        var again = await browser.Submit([], button: "[formaction*='site=0']");
        Assert.Equal("Centre", again.Page.QuerySelector("#Input_Sites_0__Label")!.GetAttribute("value"));
        var card = await browser.Submit([]);

        Assert.Contains("Lille (59350)", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lumbres", card.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Membership_begins_ends_and_is_corrected_on_the_card(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = (await app.Add(MemberScene.Details("Maurin", "Hélène")))[0];
        var browser = await app.SignedIn(Role.Coordinator);
        var card = $"/c/deux-vallees/adherents/{id}";

        await browser.Get(card);
        var refused = await browser.Submit(new() { ["LastDay"] = "2024-01-01" }, form: "#fin");
        Assert.Contains("ne peut pas finir avant", refused.One("#LastDay_erreur"), StringComparison.Ordinal);
        await browser.Get(card);
        var ended = await browser.Submit(new() { ["LastDay"] = "2025-12-31" }, form: "#fin");
        Assert.Contains("Ancien adhérent depuis le 01/01/2026", ended.Text, StringComparison.Ordinal);
        var back = await browser.Submit(new() { ["FirstDay"] = "2026-02-01" }, form: "#debut");
        Assert.Contains("Adhérent depuis le 01/02/2026", back.Text, StringComparison.Ordinal);
        var corrected = await browser.Submit(new() { ["FirstDay"] = "2026-03-01" }, form: "details form");
        Assert.Contains("Adhérent depuis le 01/03/2026", corrected.Text, StringComparison.Ordinal);
        var withdrawn = await browser.Submit([], form: "details form", button: "[formaction*=Withdraw]");
        Assert.Contains("Ancien adhérent depuis le 01/01/2026", withdrawn.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_only_sees_cannot_write_and_strangers_find_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = (await app.Add(MemberScene.Details("Maurin", "Hélène")))[0];

        var reader = await app.SignedIn(Role.Reader);
        Assert.Equal(HttpStatusCode.OK, (await reader.Get($"/c/deux-vallees/adherents/{id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get($"/c/deux-vallees/adherents/{id}/modifier")).Status);
        var neighbour = await app.SignedIn(Role.Coordinator, app.AutreRive);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Get($"/c/autre-rive/adherents/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Get($"/c/autre-rive/adherents/{id}/modifier")).Status);
        var list = await neighbour.Get($"/c/autre-rive/adherents?etat=tous&ids={id}");
        Assert.DoesNotContain("Maurin", list.Text, StringComparison.Ordinal);
    }
}
