using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Access;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Features.Budget;
using Tisserand.Web.Tests.Governance;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Budget;

/// <summary>A budget is tied to the resolution that voted it, and leads to its assembly and back.</summary>
public sealed class BudgetVoteTests
{
    private const string Page = "/c/deux-vallees/comptes/budget?annee=2026";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_budget_is_voted_by_an_adopted_resolution_of_its_own_assembly(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var people = await app.Join("Roche", "Duval", "Petit");
        var assembly = await app.Assembly(people.Values);
        var adopted = await app.Resolve(assembly, text: "Le budget prévisionnel 2026 est adopté.");
        foreach (var person in people.Values)
        {
            Assert.Null(await app.Cast(assembly, adopted, person, person, VoteChoice.For));
        }
        Assert.True((await app.Closed(adopted)).IsAdopted);
        var draft = await app.Resolve(await app.Assembly([], "2026-11-21"), open: false, text: "Pas encore votée.");
        var browser = await app.SignedIn(Role.Treasurer);
        await browser.Get(Page);
        await browser.Submit([], "form[action*='handler=Begin']");
        await browser.Submit(new() { ["Input.Amount"] = "800", ["Input.Nature"] = "locaux", ["Input.Mission"] = "fonctionnement" }, "#ligne");

        // Offered: what an assembly adopted, and nothing else.
        Assert.Equal(["Vote tenu hors de Tisserand", "AG du 22/11/2026\u00A0: Le budget prévisionnel 2026 est adopté."], (await browser.Get(Page)).All("#Input_Resolution option"));
        foreach (var wrong in new[] { draft.ToString(), Guid.NewGuid().ToString(), "<script>" })
        {
            Assert.Contains("Choisissez une résolution adoptée", (await Vote(browser, wrong)).Text, StringComparison.Ordinal);
        }
        Assert.Equal(["resolution-not-adopted"], await OfAnotherCpts(app, adopted));

        var voted = await Vote(browser, adopted.ToString());
        var said = string.Join(' ', voted.All(".lead, [role=alert], [role=status]")).Replace('\u00A0', ' ');
        Assert.True(said.Contains("votée le 22 novembre 2026 (AG du 22/11/2026 : Le budget prévisionnel 2026 est adopté.)", StringComparison.Ordinal), said);
        Assert.Contains("Voir l’assemblée", voted.Text, StringComparison.Ordinal);
        var meeting = await browser.Get("/c/deux-vallees/reunions/" + assembly);
        Assert.Contains("Le budget 2026, version 1", meeting.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cette assemblée a voté", (await (await app.SignedIn(Role.Member)).Get("/c/deux-vallees/reunions/" + assembly)).Text, StringComparison.Ordinal);

        // The resolution stays as long as a budget rests on it.
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.RemoveRange(await db.Set<VoteMark>().ToListAsync());
            db.RemoveRange(await db.Set<VoteCount>().ToListAsync());
            db.RemoveRange(await db.Set<BallotUrn>().ToListAsync());
            await db.SaveChangesAsync();
            db.Remove(await db.Set<Resolution>().SingleAsync(r => r.Id == adopted));
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            db.Entry(await db.Set<BudgetPlan>().SingleAsync()).Property(b => b.ResolutionId).CurrentValue = null;
            await db.SaveChangesAsync();
            Assert.False(await db.Set<Resolution>().AnyAsync(r => r.Id == adopted));
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_proposed_figure_says_where_it_comes_from_and_months_are_told(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Purchases.PurchaseScene.Contract(app);
        var paid = (await Purchases.PurchaseScene.Record(app, Purchases.PurchaseScene.Details(500_00))).Required!.Id;
        await Purchases.PurchaseScene.Approve(app, Purchases.PurchaseScene.Paul, paid);
        var browser = await app.SignedIn(Role.Treasurer);
        await browser.Get(Page);
        await browser.Submit([], "form[action*='handler=Begin']");
        var page = await browser.Get(Page);
        Assert.All(page.All("small.source"), s => Assert.Contains("Versements certains de l’ACI dus en 2026", s, StringComparison.Ordinal));
        Assert.NotEmpty(page.All("small.source"));
        Assert.Equal("500,00 €", page.All("section[aria-labelledby=mois] td[data-label='Engagé']")[^1].Replace('\u00A0', ' '));
        Assert.Equal(11, page.All("section[aria-labelledby=mois] tbody tr").Count);
        await browser.Submit(new() { ["Input.Amount"] = "800", ["Input.Nature"] = "locaux", ["Input.Mission"] = "fonctionnement" }, "#ligne");
        Assert.Contains("Ajouté à la main.", (await browser.Get(Page)).All("small.source"));
    }

    private static Task<Answer> Vote(Browser browser, string resolution) => browser.Submit(new() { ["Input.Resolution"] = resolution }, "form[action*='handler=Vote']");

    private static async Task<IEnumerable<string>> OfAnotherCpts(TestApp app, Guid resolution)
    {
        List<Refusal>? refusals = null;
        await app.Within(app.AutreRive, async services =>
        {
            var write = services.GetRequiredService<WriteBudget>();
            var plan = (await write.Begin(2026, GovernanceScene.Today, CancellationToken.None)).Required;
            await write.Set(plan.Id, null, null, SpendingNature.Premises, new Money(1), CancellationToken.None);
            refusals = await write.Adopt(plan.Id, resolution, GovernanceScene.Today, CancellationToken.None);
        });
        return refusals!.Select(r => r.Code);
    }
}
