using Tisserand.Domain.Access;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Privacy;

public sealed class RegisterAndRequestsTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_register_is_there_before_anybody_writes_and_takes_what_the_cpts_does_elsewhere(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.President);
        var page = await browser.Get(PrivacyScene.Root + "registre");
        Assert.All(Processing.Standard, p => Assert.Contains(p.Title, page.Text, StringComparison.Ordinal));
        Assert.Contains("12 mois après leur envoi", page.Text, StringComparison.Ordinal);

        await browser.Submit(new() { ["Input.Controller"] = "Antoine Delambre, président", ["Input.Officer"] = "Société Exemple", ["Input.Contact"] = "donnees@example.org" });
        await browser.Get(PrivacyScene.Root + "registre/traitement");
        Assert.Contains("À remplir", (await browser.Submit(new() { ["Input.Title"] = "Paie", ["Input.Data"] = "<script>alert(1)</script>" })).Text, StringComparison.Ordinal);
        var done = await browser.Submit(new() { ["Input.Title"] = "Paie des salariés", ["Input.Purpose"] = "Payer les salariés", ["Input.Basis"] = "Contrat de travail", ["Input.Data"] = "<script>alert(1)</script>" });

        Assert.Contains("Paie des salariés", done.Text, StringComparison.Ordinal);
        Assert.Contains("Société Exemple", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", done.Html, StringComparison.Ordinal);
        Assert.Contains("donnees@example.org", (await (await app.SignedIn(Role.Member)).Get("/c/deux-vallees/mes-donnees")).Text, StringComparison.Ordinal);
        foreach (var format in new[] { "docx", "pdf" })
        {
            Assert.True((await browser.Raw(HttpMethod.Get, PrivacyScene.Root + "registre?format=" + format)).Bytes.Length > 5_000);
        }
        await browser.Get(done.Page.QuerySelector("a[href*='/registre/traitement/']")!.GetAttribute("href")!);
        Assert.DoesNotContain("Paie des salariés", (await browser.Submit([], button: "button[formaction*=Remove]")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_request_stands_on_the_week_with_its_last_day_until_it_is_answered(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get(PrivacyScene.Root + "demandes/nouvelle");
        Assert.Contains("Choisissez ce que la personne demande", (await browser.Submit(new() { ["Input.Name"] = "Anaïs Roche" })).Text, StringComparison.Ordinal);
        Assert.Contains("semble désigner un patient", (await browser.Submit(new() { ["Input.Details"] = "Le patient M. Durand, né le 3 mars 1950", ["Input.ReceivedOn"] = "" })).Text, StringComparison.Ordinal);

        var noted = await browser.Submit(new() { ["Input.Right"] = "Access", ["Input.ReceivedOn"] = "2026-10-31", ["Input.Name"] = "Anaïs Roche", ["Input.Details"] = "Tout" });

        Assert.Contains("30 novembre 2026", noted.Text, StringComparison.Ordinal);
        Assert.Contains("Répondre à une demande : accès", (await browser.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Répondre à une demande", (await (await app.SignedIn(Role.Treasurer)).Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
        app.Time.Now = app.Time.Now.AddDays(9);
        browser = await app.SignedIn(Role.Coordinator);
        Assert.Contains("en retard", (await browser.Get(PrivacyScene.Root + "demandes")).Text, StringComparison.Ordinal);
        await browser.Get(noted.Path);
        Assert.Contains("Écrivez ce qui a été répondu", (await browser.Submit(new() { ["Input.Answer"] = "" }, "#repondre")).Text, StringComparison.Ordinal);
        var answered = await browser.Submit(new() { ["Input.Answer"] = "Export remis en main propre.", ["Input.AnsweredOn"] = "2026-12-01" }, "#repondre");

        Assert.Contains("répondue", answered.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Répondre à une demande", (await browser.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_cost_a_fixed_number_of_queries()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var id = await app.Person();
        var browser = await app.SignedIn(Role.Coordinator);
        var addresses = new[] { "personnes", "personnes?q=quatre", "demandes", "durees", "registre" }.Select(p => PrivacyScene.Root + p).Append(PrivacyScene.Of(id)).Append("/c/deux-vallees/mes-donnees").ToList();
        async Task<List<int>> Costs()
        {
            var costs = new List<int>();
            foreach (var address in addresses)
            {
                costs.Add(await app.Queries.During(() => browser.Get(address)));
            }
            return costs;
        }
        await Costs();
        var few = await Costs();
        for (var i = 0; i < 30; i++)
        {
            await app.Contact("Quatrepommes" + i);
            await app.WithDb(app.DeuxVallees, async db =>
            {
                db.AddRange(
                    PersonExport.Of(id, "Anaïs Roche", app.Time.Now.UtcDateTime, "Claire Aubry"),
                    RightsRequest.Receive(new(PersonRight.Access, new(2026, 11, 2), "Anaïs Roche", null, id, null), new(2026, 11, 22)).Required);
                await db.SaveChangesAsync();
            });
        }

        Assert.Equal(few, await Costs());
    }
}
