using System.Net;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Indicators;
using Tisserand.Domain.Access;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Missions;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Funding;

public sealed class AvenantPagesTests
{
    private const string Root = "/c/deux-vallees/";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_avenant_typed_changes_the_calendar_from_its_day_and_tells_what_held_before(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await ContractPagesTests.Sign(browser);
        await ContractPagesTests.DateMissions(browser);

        var page = await Amend(browser, population: "62 000");

        // 1 October 2026 to 31 March 2027: 182 days of 365. 75 000 × 182/365 + 60 000 × 183/365
        Assert.Contains("Taille", (await browser.Get(Root + "contrat/avenants?jour=2027-03-31")).Text, StringComparison.Ordinal);
        Assert.Contains("67 479,45 €", page.Text, StringComparison.Ordinal);
        Assert.Contains("11 229,45 €", (await browser.Get(Root + "finances/calendrier?annee=2")).Text, StringComparison.Ordinal);
        Assert.Contains("taille 3", (await browser.Get(Root + "contrat/avenants?jour=2027-03-31")).One("#jour dl"), StringComparison.Ordinal);
        var after = await browser.Get(Root + "contrat/avenants?jour=2027-04-01");
        Assert.Contains("taille 2", after.One("#jour dl"), StringComparison.Ordinal);
        Assert.Contains("avenant n°\u00A01", after.One("#jour dl"), StringComparison.Ordinal);
        Assert.Contains("n’est pas dans le contrat", (await browser.Get(Root + "contrat/avenants?jour=2024-01-01")).Text, StringComparison.Ordinal);
        Assert.Contains("à joindre", after.Text, StringComparison.Ordinal);

        await browser.Get(page.Path);
        var removed = await browser.Submit([], form: "form[action*=Remove]");
        Assert.Contains("Aucun avenant", removed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("11 229,45 €", (await browser.Get(Root + "finances/calendrier?annee=2")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_avenant_takes_its_signed_document_and_is_kept_without_one_that_is_no_document(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await ContractPagesTests.Sign(browser);
        Dictionary<string, string> typed = new() { ["Input.SignedOn"] = "2026-10-20", ["Input.EffectiveOn"] = "2027-04-01", ["Input.Note"] = "Sortie de deux communes" };

        await browser.Get(Root + "contrat/avenants/saisie");
        Assert.Contains("avenant.pdf", (await browser.Upload("form[enctype]", "Piece", "avenant.pdf", "%PDF-1.7"u8.ToArray(), typed)).One("#pieces-jointes"), StringComparison.Ordinal);
        await browser.Get(Root + "contrat/avenants/saisie");
        var page = await browser.Upload("form[enctype]", "Piece", "avenant.exe", "MZ"u8.ToArray(), typed);

        Assert.Contains("n’est pas joint", page.Text, StringComparison.Ordinal);
        Assert.Equal("Avenant n°\u00A02", page.One("h1"));
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(nameof(Avenant), (await db.Set<StoredFile>().SingleAsync()).Subject));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_target_set_by_an_avenant_follows_on_the_indicator_and_comes_back(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await ContractPagesTests.Sign(browser);
        var indicator = await Indicator(app);
        var page = await Amend(browser);

        var refused = await browser.Submit(new() { ["Aim.Indicator"] = indicator.ToString(), ["Aim.Year"] = "2", ["Aim.Target"] = "0" }, form: "form[action*=Aim]");
        Assert.Contains("différer", refused.One("#Aim_Target_erreur"), StringComparison.Ordinal);
        await browser.Submit(new() { ["Aim.Indicator"] = indicator.ToString(), ["Aim.Year"] = "2", ["Aim.Target"] = "9" }, form: "form[action*=Aim]");
        Assert.Equal(9, await Target());
        Assert.Contains("6 réunions", (await browser.Get(Root + "contrat/avenants?jour=2026-12-01")).Text, StringComparison.Ordinal);
        Assert.Contains("9 réunions", (await browser.Get(Root + "contrat/avenants?jour=2027-04-01")).Text, StringComparison.Ordinal);

        await browser.Get(page.Path);
        Assert.Contains("objectifs d’indicateurs", (await browser.Submit([], form: "form[action*=Remove]")).Text, StringComparison.Ordinal);
        await browser.Get(page.Path);
        var back = await browser.Submit([], form: "form[action*=Unaim]");
        Assert.Contains("repris", back.Text, StringComparison.Ordinal);
        Assert.Equal(6, await Target());

        async Task<decimal?> Target()
        {
            decimal? found = null;
            await app.WithDb(app.DeuxVallees, async db => found = (await db.WholeIndicators().AsNoTracking().SingleAsync(i => i.Id == indicator)).Targets.Single(t => t.ContractYear == 2).Target);
            return found;
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mission_that_was_added_and_started_holds_its_avenant(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await ContractPagesTests.Sign(browser);
        await ContractPagesTests.DateMissions(browser);
        var page = await Amend(browser, mission: "prevention", effectiveOn: "2026-07-01");

        var refused = await browser.Submit([], form: "form[action*=Remove]");

        Assert.Contains("a démarré", refused.Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Single(await db.Set<Avenant>().ToListAsync()));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(page.Path)).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refusals_stand_by_their_fields_readers_change_nothing_and_lists_cost_the_same(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Equal(Root + "contrat", (await browser.Get(Root + "contrat/avenants/saisie")).Path);
        await ContractPagesTests.Sign(browser);
        await browser.Get(Root + "contrat/avenants/saisie");
        var refused = await browser.Submit(new() { ["Input.SignedOn"] = "2020-01-01", ["Input.EffectiveOn"] = "2040-01-01", ["Input.Note"] = "<b>x</b>", ["Input.PopulationOf"] = "saisie", ["Input.Population"] = "beaucoup" });
        Assert.Contains("habitants", refused.One("#Input_Population_erreur"), StringComparison.Ordinal);
        refused = await browser.Submit(new() { ["Input.Population"] = "62 000", ["Input.PopulationSource"] = "Article 1" });
        Assert.Contains("signature", refused.One("#Input_SignedOn_erreur"), StringComparison.Ordinal);
        Assert.Contains("prise d’effet", refused.One("#Input_EffectiveOn_erreur"), StringComparison.Ordinal);
        await Amend(browser);
        var one = await Count();
        await browser.Get(Root + "contrat/avenants/saisie");
        await browser.Submit(new() { ["Input.SignedOn"] = "2026-06-20", ["Input.EffectiveOn"] = "2026-07-01", ["Input.Note"] = "Autre" });
        Assert.Equal(one, await Count());

        var reader = await app.SignedIn(Role.Reader);
        Assert.Empty((await reader.Get(Root + "contrat/avenants")).Page.QuerySelectorAll("main form[method=post]"));
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get(Root + "contrat/avenants/saisie")).Status);

        Task<int> Count() => app.Queries.During(() => browser.Get(Root + "contrat/avenants"));
    }

    internal static async Task<Answer> Amend(Browser browser, string? population = null, string? mission = null, string effectiveOn = "2027-04-01")
    {
        await browser.Get(Root + "contrat/avenants/saisie");
        var values = new Dictionary<string, string> { ["Input.SignedOn"] = "2026-10-20", ["Input.EffectiveOn"] = effectiveOn, ["Input.Note"] = "Sortie de deux communes" };
        if (population is not null)
        {
            (values["Input.PopulationOf"], values["Input.Population"], values["Input.PopulationSource"]) = ("saisie", population, "Article 1");
        }
        if (mission is not null)
        {
            values["Input.Mission"] = mission;
        }
        var page = await browser.Submit(values);
        Assert.Equal([], page.All(".error"));
        return page;
    }

    private static async Task<Guid> Indicator(TestApp app)
    {
        var id = Guid.Empty;
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var contract = await db.Set<AciContract>().SingleAsync();
            var indicator = Domain.Indicators.Indicator.Define(contract.Id, new("Réunions", "", "réunions", IndicatorLevel.Local, IndicatorUse.Result, IndicatorProducer.Cpts, AttainmentRule.Linear,
                IndicatorCount.None, null, null, 0, [new(MissionCode.Pathways, 1)], [new(2, 6)])).Required;
            db.Add(indicator);
            await db.SaveChangesAsync();
            id = indicator.Id;
        });
        return id;
    }
}
