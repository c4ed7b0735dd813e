using System.Net;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Audit;
using Tisserand.Data.Funding;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Funding;

public sealed class ContractPagesTests
{
    private const string Root = "/c/deux-vallees/";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_contract_typed_through_the_forms_gives_the_calendar_of_the_engine(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);

        Assert.Contains("Saisir le contrat", (await browser.Get(Root + "finances/calendrier")).Text, StringComparison.Ordinal);
        await Sign(browser);
        await DateMissions(browser);
        var calendar = await browser.Get(Root + "finances/calendrier?annee=toutes");

        var plan = PaymentCalendar.Compute(new FundingTerms
        {
            SignedOn = new(2025, 10, 1),
            Population = 98_412,
            Missions = [new(MissionCode.CareAccess, new(2026, 4, 1)), new(MissionCode.Prevention, new(2026, 7, 1)), new(MissionCode.HealthCrisis, new(2026, 3, 15)) { PlanValidatedOn = new(2026, 9, 1) }],
        }).Required;
        Assert.Equal(plan.Payments.Select(p => French.Euros(p.Amount)), Amounts(calendar));
        Assert.Equal(plan.Payments.Where(p => p.ContractYear == 2).Select(p => French.Euros(p.Amount)), Amounts(await browser.Get(Root + "finances/calendrier")));
        Assert.Equal("3\u00A0308,22\u00A0€", Amounts(calendar)[plan.Payments.ToList().FindIndex(p => p is { Mission: MissionCode.Prevention, Kind: PaymentKind.Advance })]);
        foreach (var row in calendar.Page.QuerySelectorAll(".payments .why-row"))
        {
            var shown = row.PreviousElementSibling!.QuerySelector("a.money")!.FirstChild!.TextContent;
            Assert.Equal(shown, row.QuerySelector(".why-lines tbody tr:last-child td:last-child")!.TextContent);
        }
        Assert.Contains(calendar.All(".tag"), t => t.Contains("échu", StringComparison.Ordinal));
        Assert.Contains("année 2 de l’ACI", calendar.One(".cpts span"), StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Contains(await db.Set<AuditEntry>().ToListAsync(), a => a is { Entity: nameof(AciContract), Act: AuditAct.Created }));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_override_shows_both_values_and_the_payments_follow(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await Sign(browser);
        await DateMissions(browser);

        await browser.Get(Root + "contrat/montants");
        var refused = await browser.Submit(new() { ["Input.Line"] = "fonctionnement.fonctionnement", ["Input.Year"] = "2", ["Input.Amount"] = "80 000" });
        Assert.Contains("pourquoi", refused.One("#Input_Reason_erreur"), StringComparison.Ordinal);
        Assert.Equal("80 000", refused.Page.QuerySelector("#Input_Amount")!.GetAttribute("value"));
        var kept = await browser.Submit(new() { ["Input.Reason"] = "Avenant n° 1" });

        Assert.Equal([], kept.All(".error"));
        Assert.Contains("75 000,00 €", kept.Text, StringComparison.Ordinal);
        Assert.Contains("80 000,00 €", kept.Text, StringComparison.Ordinal);
        Assert.Contains("Avenant n° 1", kept.Text, StringComparison.Ordinal);
        var calendar = await browser.Get(Root + "finances/calendrier?annee=2");
        Assert.Contains("60\u00A0000,00\u00A0€", Amounts(calendar));
        Assert.Contains("20\u00A0000,00\u00A0€", Amounts(calendar));

        await browser.Get(Root + "contrat/montants");
        await browser.Submit([], form: "form:has(input[name=id])");
        Assert.Contains("56\u00A0250,00\u00A0€", Amounts(await browser.Get(Root + "finances/calendrier?annee=2")));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_notified_attainment_replaces_at_most_and_a_crisis_opens_its_part(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await Sign(browser);
        await DateMissions(browser);
        Assert.Contains("échu, à notifier", (await browser.Get(Root + "finances/calendrier?annee=1")).Text, StringComparison.Ordinal);

        await browser.Get(Root + "contrat/atteintes");
        await browser.Submit(new() { ["Input.Mission"] = "acces-soins", ["Input.Year"] = "1", ["Input.Percent"] = "92,5", ["Input.NotifiedOn"] = "2026-11-10", ["Input.Source"] = "Courrier de la CPAM" });
        await browser.Get(Root + "contrat");
        await browser.Submit(new() { ["Crisis.Year"] = "2", ["Crisis.Decision"] = "Décision de l’ARS" }, form: "form[action*=Crisis]");

        await app.Within(app.DeuxVallees, async services =>
        {
            var outlook = (await ((ContractQueries)services.GetService(typeof(ContractQueries))!).On(new(2026, 11, 22), CancellationToken.None))!;
            var variable = outlook.Calculation.Required.Payments.Single(p => p is { Mission: MissionCode.CareAccess, Part: FundingPart.Variable, ContractYear: 1 });
            // 35 000 × 183/365 × 92,5 %
            Assert.Equal((Money.FromEuros(16_231.85m), false), (variable.Amount, variable.AtMost));
            Assert.Contains(outlook.Calculation.Required.Payments, p => p is { Mission: MissionCode.HealthCrisis, Part: FundingPart.Variable, ContractYear: 2, AtMost: true });
            Assert.Equal(new DateOnly(2027, 10, 1), outlook.NextPayments[0].DueOn);
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refusals_stand_by_their_fields_and_nothing_is_kept(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);

        await browser.Get(Root + "contrat/saisie");
        var empty = await browser.Submit(new() { ["Input.SignedOn"] = "", ["Input.PopulationIsTyped"] = "true", ["Input.Population"] = "98 412", ["Input.PopulationSource"] = "" });
        Assert.Contains("date de signature", empty.One("#Input_SignedOn_erreur"), StringComparison.Ordinal);
        Assert.Equal("98 412", empty.Page.QuerySelector("#Input_Population")!.GetAttribute("value"));
        var early = await browser.Submit(new() { ["Input.SignedOn"] = "2018-01-01", ["Input.PopulationSource"] = "Contrat" });
        Assert.Contains("Aucun barème", early.One("#Input_SignedOn_erreur"), StringComparison.Ordinal);
        var nowhere = await browser.Submit(new() { ["Input.SignedOn"] = "2025-10-01", ["Input.PopulationIsTyped"] = "false" });
        Assert.Contains("aucune commune", nowhere.One("#Input_PopulationIsTyped_erreur"), StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Empty(await db.Set<AciContract>().ToListAsync()));

        await Sign(browser);
        await browser.Get(Root + "missions/dates");
        var refused = await browser.Submit(new() { ["Input.Missions[0].StartedOn"] = "2025-09-30", ["Input.Missions[1].DeployedOn"] = "2026-02-01", ["Input.Missions[2].StartedOn"] = "2027-01-01" });
        Assert.Contains("avant la signature", refused.One("#Input_Missions_0__StartedOn_erreur"), StringComparison.Ordinal);
        Assert.Contains("après avoir démarré", refused.One("#Input_Missions_1__DeployedOn_erreur"), StringComparison.Ordinal);
        Assert.Contains("pas encore venu", refused.One("#Input_Missions_2__StartedOn_erreur"), StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Empty(await db.Set<MissionOfContract>().ToListAsync()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Another_cpts_sees_nothing_of_it_and_a_reader_changes_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Sign(await app.SignedIn(Role.Coordinator));
        var neighbour = await app.SignedIn(Role.Coordinator, app.AutreRive);
        var reader = await app.SignedIn(Role.Reader);

        Assert.Contains("Saisir le contrat", (await neighbour.Get("/c/autre-rive/finances/calendrier")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Get(Root + "contrat")).Status);
        var contract = await reader.Get(Root + "contrat");
        Assert.Equal(HttpStatusCode.OK, contract.Status);
        Assert.Empty(contract.Page.QuerySelectorAll("main form[method=post]"));
        foreach (var page in new[] { "contrat/saisie", "contrat/montants", "contrat/atteintes", "missions/dates" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get(Root + page)).Status);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_calendar_costs_the_same_queries_whatever_the_contract_holds(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await Sign(browser);
        var bare = await Count();
        await DateMissions(browser);
        await browser.Get(Root + "contrat/montants");
        await browser.Submit(new() { ["Input.Line"] = "fonctionnement.fonctionnement", ["Input.Year"] = "2", ["Input.Amount"] = "80000", ["Input.Reason"] = "Avenant" });

        Assert.Equal(bare, await Count());

        await app.Within(app.DeuxVallees, async services =>
        {
            var contracts = (ContractQueries)services.GetService(typeof(ContractQueries))!;
            Assert.Equal(9, await app.Queries.During(() => contracts.On(new(2026, 11, 22), CancellationToken.None)));
            Assert.Equal(0, await app.Queries.During(() => contracts.On(new(2026, 11, 22), CancellationToken.None)));
        });

        Task<int> Count() => app.Queries.During(() => browser.Get(Root + "finances/calendrier"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_week_tells_the_next_payment_and_the_deadlines(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Contains("Le contrat ACI", (await browser.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
        await Sign(browser);
        await DateMissions(browser);

        var week = await browser.Get("/c/deux-vallees");

        Assert.Contains("Prochain versement ACI", week.Text, StringComparison.Ordinal);
        Assert.Contains("Parcours pluriprofessionnels : mission démarrée", week.Text, StringComparison.Ordinal);
        Assert.Contains("Taux d’atteinte de l’année 1", week.Text, StringComparison.Ordinal);
    }

    internal static async Task Sign(Browser browser)
    {
        await browser.Get(Root + "contrat/saisie");
        var signed = await browser.Submit(new()
        {
            ["Input.SignedOn"] = "2025-10-01",
            ["Input.PopulationIsTyped"] = "true",
            ["Input.Population"] = "98 412",
            ["Input.PopulationSource"] = "Contrat signé, article 3",
        });
        Assert.Equal(Root + "missions/dates", signed.Path);
    }

    internal static async Task DateMissions(Browser browser)
    {
        await browser.Get(Root + "missions/dates");
        var dated = await browser.Submit(new()
        {
            ["Input.Missions[0].StartedOn"] = "2026-03-20",
            ["Input.Missions[0].ActedOn"] = "2026-04-01",
            ["Input.Missions[2].StartedOn"] = "2026-07-01",
            ["Input.Missions[3].StartedOn"] = "2026-03-15",
            ["Input.Missions[3].DeployedOn"] = "2026-09-01",
        });
        Assert.Equal(Root + "missions", dated.Path);
    }

    private static List<string> Amounts(Answer page) =>
        [.. page.Page.QuerySelectorAll(".payments a.money").Select(a => a.FirstChild!.TextContent)];
}
