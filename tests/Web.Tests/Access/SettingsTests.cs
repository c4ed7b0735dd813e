using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Access;

public sealed class SettingsTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_changed_code_redirects_the_old_addresses(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get("/c/deux-vallees/parametres");
        var taken = await browser.Submit(new() { ["Input.Code"] = "autre-rive" });
        Assert.Contains("sert déjà", taken.One("#Input_Code_erreur"), StringComparison.Ordinal);
        var changed = await browser.Submit(new() { ["Input.Code"] = "trois-vallees" });
        Assert.Equal("/c/trois-vallees/parametres", changed.Path);

        Assert.Equal("/c/trois-vallees/journal?auteur=x", (await browser.Get("/c/deux-vallees/journal?auteur=x")).Path);

        // Nobody else takes the old code; its owner may take it up again, and the new one then redirects.
        var other = await app.SignedIn(Role.President, app.AutreRive);
        await other.Get("/c/autre-rive/parametres");
        Assert.Contains("a servi", (await other.Submit(new() { ["Input.Code"] = "deux-vallees" })).One("#Input_Code_erreur"), StringComparison.Ordinal);
        await browser.Get("/c/trois-vallees/parametres");
        Assert.Equal("/c/deux-vallees/parametres", (await browser.Submit(new() { ["Input.Code"] = "deux-vallees" })).Path);
        Assert.Equal("/c/deux-vallees/parametres", (await browser.Get("/c/trois-vallees/parametres")).Path);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_role_is_given_by_mail_and_taken_away_but_for_the_last_who_can_give_roles(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get("/c/deux-vallees/parametres/acces");
        var nameless = await Give("");
        Assert.Contains("indiquez son prénom", nameless.One("#Input_FullName_erreur"), StringComparison.Ordinal);
        var given = await Give("Inès Vidal");
        Assert.Contains("invitation envoyée", given.Text, StringComparison.Ordinal);

        var guest = app.Anonymous();
        await guest.Get(await SignInTests.LastLink(app, "ines.vidal@example.org"));
        await guest.Submit(new() { ["Password"] = TestApp.Password });
        guest = await app.SignIn("ines.vidal@example.org");
        Assert.Equal(HttpStatusCode.OK, (await guest.Get("/c/deux-vallees")).Status);
        Assert.Contains("a déjà ce rôle", (await Give("")).Text, StringComparison.Ordinal);

        await Take("Trésorier");
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Get("/c/deux-vallees")).Status);
        Assert.Contains("au moins un coordinateur", (await Take("Coordinateur")).Text, StringComparison.Ordinal);
        await app.WithDb(null, async db => Assert.Single(await db.Set<CptsAccess>().Where(a => a.CptsId == app.DeuxVallees.Id).ToListAsync()));

        async Task<Answer> Give(string name)
        {
            await browser.Get("/c/deux-vallees/parametres/acces");
            return await browser.Submit(new() { ["Input.Email"] = "ines.vidal@example.org", ["Input.FullName"] = name, ["Input.Role"] = "tresorier" }, "#donner");
        }

        async Task<Answer> Take(string role)
        {
            var page = await browser.Get("/c/deux-vallees/parametres/acces");
            var button = page.Page.QuerySelectorAll("form.role button").Single(b => b.GetAttribute("aria-label")!.StartsWith($"Retirer le rôle {role}", StringComparison.Ordinal));
            return await browser.Submit(new() { ["access"] = button.GetAttribute("value")! }, "form.role");
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_role_of_another_cpts_cannot_be_taken_from_here(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.SignedIn(Role.President, app.AutreRive);
        var browser = await app.SignedIn(Role.Coordinator);
        var foreign = Guid.Empty;
        await app.WithDb(null, async db => foreign = (await db.Set<CptsAccess>().SingleAsync(a => a.CptsId == app.AutreRive.Id)).Id);
        await browser.Get("/c/deux-vallees/parametres/acces");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Submit(new() { ["access"] = foreign.ToString() }, "form.role")).Status);
        await app.WithDb(null, async db => Assert.True(await db.Set<CptsAccess>().AnyAsync(a => a.Id == foreign)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_api_key_is_shown_once_and_revoked(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.President);
        await browser.Get("/c/deux-vallees/parametres/cles-api");
        Assert.Contains("à quoi sert", (await browser.Submit([], "#creer")).One("#Input_Name_erreur"), StringComparison.Ordinal);
        var key = (await browser.Submit(new() { ["Input.Name"] = "Tableau régional", ["Input.Role"] = "lecteur" }, "#creer")).One("code.key");
        var client = app.Anonymous();
        client.ApiKey = key;
        Assert.Equal(HttpStatusCode.OK, (await client.Raw(HttpMethod.Get, "/c/deux-vallees/journal")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Raw(HttpMethod.Get, "/c/deux-vallees/parametres")).Status);

        Assert.DoesNotContain(key, (await browser.Get("/c/deux-vallees/parametres/cles-api")).Html, StringComparison.Ordinal);
        await browser.Submit([], "form[action*=Revoke]", "button[name=key]");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.Raw(HttpMethod.Get, "/c/deux-vallees/journal")).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_journal_tells_who_changed_what_in_French_and_only_of_its_cpts(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var other = await app.SignedIn(Role.President, app.AutreRive);
        await other.Get("/c/autre-rive/parametres");
        await other.Submit(new() { ["Input.Name"] = "CPTS cachée" });
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get("/c/deux-vallees/parametres");
        await browser.Submit(new() { ["Input.Name"] = "CPTS des Trois Vallées" });

        var journal = await browser.Get("/c/deux-vallees/journal?objet=Cpts");
        Assert.Contains("Nom : CPTS des Deux Vallées → CPTS des Trois Vallées", journal.Text, StringComparison.Ordinal);
        Assert.Contains("Modification", journal.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cachée", (await browser.Get("/c/deux-vallees/journal")).Text, StringComparison.Ordinal);
        Assert.Contains("1 modification", journal.Text, StringComparison.Ordinal);
        Assert.Contains("0 modification", (await browser.Get("/c/deux-vallees/journal?au=2026-11-21")).Text, StringComparison.Ordinal);
        Assert.Contains("0 modification", (await browser.Get("/c/deux-vallees/journal?auteur=Personne")).Text, StringComparison.Ordinal);
        Assert.Contains("1 modification", (await browser.Get("/c/deux-vallees/journal?du=22/11/2026&au=2026-11-22&objet=Cpts")).Text, StringComparison.Ordinal);

        var csv = Encoding.UTF8.GetString((await browser.Get("/c/deux-vallees/journal?format=csv&objet=Cpts")).Bytes);
        Assert.StartsWith("\uFEFFQuand;Qui;Acte;Objet;Identifiant;Avant → après", csv, StringComparison.Ordinal);
        Assert.Contains("Trois Vallées", csv, StringComparison.Ordinal);
        Assert.Equal("PK", Encoding.ASCII.GetString((await browser.Get("/c/deux-vallees/journal?format=xlsx")).Bytes.AsSpan(0, 2)));
        Assert.Contains("Trois Vallées", (await browser.Get("/c/deux-vallees/parametres")).One("details.history"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rights_page_prints_the_table_of_the_code()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var page = await (await app.SignedIn(Role.Treasurer)).Get("/c/deux-vallees/parametres/droits");
        var row = page.Page.QuerySelectorAll("table.rights tbody tr").Single(r => r.QuerySelector("th")!.TextContent == Permissions.Label(Area.Meetings));

        Assert.Equal(["fait", "fait", "fait", "voit", "voit", "ses missions, voit le reste", "ses données", "voit"], row.QuerySelectorAll("td").Select(d => d.TextContent[2..].Trim()));
    }
}
