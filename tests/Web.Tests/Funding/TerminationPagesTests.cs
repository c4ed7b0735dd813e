using System.Net;
using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Funding;

public sealed class TerminationPagesTests
{
    private const string Root = "/c/deux-vallees/";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_termination_is_tried_recorded_and_taken_back(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await ContractPagesTests.Sign(browser);

        // Received on 10 November 2026: the last day is 9 January 2027, 101 days of year 2. 75 000 × 101/365 − 56 250
        Assert.Contains("35 496,58 €", (await browser.Get(Root + "contrat/resiliation?recue=2026-11-10")).Text, StringComparison.Ordinal);
        var refused = await browser.Submit(new() { ["Input.ReceivedOn"] = "2027-01-01", ["Input.Reason"] = "" }, form: "main form[method=post]");
        Assert.Contains("pas à venir", refused.One("#Input_ReceivedOn_erreur"), StringComparison.Ordinal);
        await browser.Submit(new() { ["Input.By"] = "Fund", ["Input.ReceivedOn"] = "2026-11-10", ["Input.Reason"] = "Objectifs non tenus" }, form: "main form[method=post]");
        Assert.Contains("Contrat résilié", (await browser.Get(Root + "contrat/resiliation")).Text, StringComparison.Ordinal);
        Assert.Contains("trop-perçu", (await browser.Get(Root + "finances/calendrier?annee=2")).Text, StringComparison.Ordinal);

        await browser.Get(Root + "contrat/resiliation");
        await browser.Submit([], form: "form[action*=Resume]");
        await app.WithDb(app.DeuxVallees, async db => Assert.Null((await db.Set<AciContract>().SingleAsync()).TerminatedBy));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_aid_of_the_early_contract_is_an_income_that_tells_its_day_and_what_is_missing(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        var funder = Funder.Add("Assurance maladie", FunderKind.PublicCall, false).Required;
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.Add(funder);
            await db.SaveChangesAsync();
        });
        await browser.Get(Root + "contrat/precoce");
        var page = await browser.Submit(new() { ["Input.SignedOn"] = "2026-05-02", ["Input.Population"] = "62 000" });
        await browser.Get(page.Page.QuerySelector("a[href*='precoce=true']")!.GetAttribute("href")!);

        // No payment of the ACI: it comes before the contract.
        var refused = await browser.Submit(new() { ["Input.ReceivedOn"] = "2026-06-03" }, form: "main form.card");
        Assert.Contains("avant l’ACI", refused.One("#Input_Funder_erreur"), StringComparison.Ordinal);
        await browser.Submit(new() { ["Input.Funder"] = funder.Id.ToString(), ["Input.Amount"] = "17 000" }, form: "main form.card");

        var kept = await browser.Get(Root + "contrat/precoce");
        Assert.Contains("17 000,00 € le 3 juin 2026", kept.Text, StringComparison.Ordinal);
        Assert.Contains("il manque 500,00 €", kept.Text, StringComparison.Ordinal);
        Assert.Null(kept.Page.QuerySelector("[name='Input.ReceivedOn'], a[href*='precoce=true']"));
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal((await db.Set<EarlyContract>().SingleAsync()).Id, (await db.Set<Income>().SingleAsync()).EarlyContractId));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_early_contract_gives_its_aid_and_its_day(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);

        await browser.Get(Root + "contrat/precoce");
        var refused = await browser.Submit(new() { ["Input.SignedOn"] = "2026-03-12", ["Input.Population"] = "beaucoup" });
        Assert.Contains("habitants", refused.One("#Input_Population_erreur"), StringComparison.Ordinal);
        var kept = await browser.Submit(new() { ["Input.Population"] = "62 000" });
        Assert.Contains("17 500,00 €", kept.Text, StringComparison.Ordinal);
        Assert.Contains("12 décembre 2026", kept.Text, StringComparison.Ordinal);
        Assert.Contains("Rejoindre l’ACI", (await browser.Get(Root)).Text, StringComparison.Ordinal);
        await browser.Get(Root + "contrat/precoce");
        await browser.Submit(new() { ["Input.ReceivedOn"] = "2026-06-01" });
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(new DateOnly(2026, 6, 1), (await db.Set<EarlyContract>().SingleAsync()).ReceivedOn));

        var reader = await app.SignedIn(Role.Reader);
        Assert.Empty((await reader.Get(Root + "contrat/precoce")).Page.QuerySelectorAll("main form[method=post]"));
        Assert.Empty((await reader.Get(Root + "contrat/resiliation")).Page.QuerySelectorAll("main form[method=post]"));
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get(Root + "contrat/saisie")).Status);
    }
}
