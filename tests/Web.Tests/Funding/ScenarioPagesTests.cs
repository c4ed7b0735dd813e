using System.Net;
using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Funding;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Funding;

public sealed class ScenarioPagesTests
{
    private const string Root = "/c/deux-vallees/";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_scenario_is_kept_beside_the_contract_which_it_leaves_alone(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Equal(Root + "contrat", (await browser.Get(Root + "finances/scenarios/saisie")).Path);
        await ContractPagesTests.Sign(browser);
        await ContractPagesTests.DateMissions(browser);
        var before = (await browser.Get(Root + "finances/calendrier?annee=toutes")).Text;

        await browser.Get(Root + "finances/scenarios/saisie");
        var refused = await browser.Submit(new() { ["Input.Name"] = "Perte de la taille 3", ["Input.Population"] = "62 000" });
        Assert.Contains("le jour", refused.One("#Input_PopulationFrom_erreur"), StringComparison.Ordinal);
        var kept = await browser.Submit(new() { ["Input.PopulationFrom"] = "2027-10-01" });

        // Years 3 to 5 each lose, in functioning alone, 15 000.
        Assert.Contains("− 15 000,00 €", kept.Text, StringComparison.Ordinal);
        Assert.Contains("taille 2", kept.One(".lead"), StringComparison.Ordinal);
        Assert.Contains("62 000 habitants", (await browser.Get(Root + "finances/scenarios")).Text, StringComparison.Ordinal);
        Assert.Equal(before, (await browser.Get(Root + "finances/calendrier?annee=toutes")).Text);
        Assert.Contains("Calcul du scénario", (await browser.Raw(HttpMethod.Get, kept.Path + "?format=csv")).Html, StringComparison.Ordinal);

        await browser.Get(Root + "finances/scenarios/saisie/" + kept.Path.Split('/')[^1]);
        var changed = await browser.Submit(new() { ["Input.Population"] = "", ["Input.PopulationFrom"] = "", ["Input.Starts[1].StartsOn"] = "2027-03-01" });
        Assert.Contains("Parcours pluriprofessionnels dès le 1er mars 2027", changed.One(".lead"), StringComparison.Ordinal);
        await browser.Submit([], form: "form[action*=Remove]");
        await app.WithDb(app.DeuxVallees, async db => Assert.Empty(await db.Set<Scenario>().ToListAsync()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Lists_cost_the_same_and_readers_only_look(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await ContractPagesTests.Sign(browser);
        await Imagine("Un");
        var one = await Count();
        var kept = await Imagine("Deux");
        Assert.Equal(one, await Count());

        var reader = await app.SignedIn(Role.Reader);
        Assert.Empty((await reader.Get(kept.Path)).Page.QuerySelectorAll("main form[method=post]"));
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get(Root + "finances/scenarios/saisie")).Status);

        async Task<Answer> Imagine(string name)
        {
            await browser.Get(Root + "finances/scenarios/saisie");
            return await browser.Submit(new() { ["Input.Name"] = name, ["Input.Starts[4].StartsOn"] = "2027-03-01" });
        }
        Task<int> Count() => app.Queries.During(() => browser.Get(Root + "finances/scenarios"));
    }
}
