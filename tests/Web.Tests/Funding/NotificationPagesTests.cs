using System.Net;
using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Funding;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Funding;

public sealed class NotificationPagesTests
{
    private const string Root = "/c/deux-vallees/";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_letter_stands_beside_what_is_computed_and_the_calendar_follows_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await ContractPagesTests.Sign(browser);
        await ContractPagesTests.DateMissions(browser);

        await browser.Get(Root + "finances/notifie/saisie?annee=1");
        var refused = await browser.Submit(new() { ["Input.NotifiedOn"] = "2026-11-10", ["Input.Lines[0].Amount"] = "beaucoup" });
        Assert.Contains("montant en euros", refused.One("#Input_Lines_0__Amount_erreur"), StringComparison.Ordinal);
        Assert.Contains("deux décimales au plus", (await browser.Submit(new() { ["Input.Lines[0].Amount"] = "74 000,005" })).One("#Input_Lines_0__Amount_erreur"), StringComparison.Ordinal);
        await browser.Submit(new() { ["Input.Label"] = "Notification de l’année 1", ["Input.Lines[0].Amount"] = "74 000" });

        var page = await browser.Get(Root + "finances/notifie?annee=1");
        Assert.Contains("− 1 000,00 €", page.Text, StringComparison.Ordinal);
        Assert.Contains("74 000,00 €", (await browser.Get(Root + "finances/calendrier?annee=1")).Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal("fonctionnement", Assert.Single(await db.Set<NotifiedAmount>().ToListAsync()).Item));

        await browser.Get(Root + "finances/notifie?annee=1");
        await browser.Get(page.Page.QuerySelectorAll("main .steps a").Single().GetAttribute("href")!);
        await browser.Submit([], form: "form[action*=Remove]");
        Assert.DoesNotContain("74 000,00 €", (await browser.Get(Root + "finances/calendrier?annee=1")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_does_not_come_is_late_and_what_comes_is_matched(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Treasurer, app.DeuxVallees);
        var coordinator = await app.SignedIn(Role.Coordinator);
        await ContractPagesTests.Sign(coordinator);

        Assert.Contains("1 versement ACI en retard : 75 000,00 €", (await coordinator.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
        var calendar = await browser.Get(Root + "finances/calendrier?annee=toutes&suivi=retard");
        Assert.Equal("en retard", Assert.Single(calendar.All(".payments .tag")));
        var record = calendar.Page.QuerySelectorAll(".payments a.btn").Single().GetAttribute("href")!;
        await browser.Get(record);
        await browser.Submit(new() { ["Input.ReceivedOn"] = "2026-11-20" });

        Assert.DoesNotContain("ACI en retard", (await coordinator.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
        Assert.Contains("reçu", (await browser.Get(Root + "finances/calendrier?annee=1")).All(".payments .tag"));
        Assert.Contains("75 000,00 €", (await browser.Get(Root + "finances/notifie?annee=1")).Text, StringComparison.Ordinal);
        var csv = await browser.Raw(HttpMethod.Get, Root + "finances/notifie?annee=1&format=csv");
        Assert.Contains("Reste à recevoir", csv.Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_advanced_beyond_what_the_fund_notifies_is_to_be_given_back(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await ContractPagesTests.Sign(browser);
        // Year 2: an advance of 75 % came, 56 250 €.
        await browser.Get(Root + "comptes/recettes/saisie?annee=2");
        await browser.Submit(new() { ["Input.Label"] = "Avance", ["Input.Amount"] = "56 250", ["Input.ReceivedOn"] = "2026-11-20" });
        Assert.DoesNotContain("à rendre", (await browser.Get(Root + "finances/notifie?annee=2")).Text, StringComparison.Ordinal);

        await browser.Get(Root + "finances/notifie/saisie?annee=2");
        await browser.Submit(new() { ["Input.Label"] = "Notification", ["Input.NotifiedOn"] = "2026-11-21", ["Input.Lines[0].Amount"] = "50 000" });

        Assert.Contains("à rendre : 6 250,00 €", (await browser.Get(Root + "finances/notifie?annee=2")).Text, StringComparison.Ordinal);
        Assert.Contains("avancé au-delà", (await browser.Get(Root + "contrat/dialogue/preparation?annee=2")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_letter_takes_its_file_readers_change_nothing_and_the_page_costs_the_same(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await ContractPagesTests.Sign(browser);
        await browser.Get(Root + "finances/notifie/saisie?annee=1");
        await browser.Submit(new() { ["Input.Label"] = "Première", ["Input.NotifiedOn"] = "2026-11-09", ["Input.Lines[0].Amount"] = "74000" });
        var one = await Count();
        await browser.Get(Root + "finances/notifie/saisie?annee=1");
        var page = await browser.Upload("form[enctype]", "Piece", "lettre.pdf", "%PDF-1.7"u8.ToArray(), new() { ["Input.Label"] = "Notification", ["Input.NotifiedOn"] = "2026-11-10", ["Input.Lines[0].Amount"] = "75000" });
        Assert.Contains("lettre.pdf", page.Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(nameof(FundNotification), (await db.Set<StoredFile>().SingleAsync()).Subject));
        Assert.Equal(one, await Count());

        var reader = await app.SignedIn(Role.Reader);
        Assert.Equal(HttpStatusCode.OK, (await reader.Get(page.Path)).Status);
        Assert.Empty((await reader.Get(page.Path)).Page.QuerySelectorAll("main form[method=post]"));
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get(Root + "finances/notifie/saisie")).Status);

        Task<int> Count() => app.Queries.During(() => browser.Get(Root + "finances/notifie?annee=1"));
    }
}
