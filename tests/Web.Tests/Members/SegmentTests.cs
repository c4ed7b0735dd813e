using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members;

public sealed class SegmentTests
{
    private const string Adherents = "/c/deux-vallees/adherents";

    private static async Task<string> Names(Browser browser, string query)
    {
        var file = (await browser.Raw(HttpMethod.Get, $"{Adherents}?{query}&format=csv")).Html;
        return string.Join(' ', file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(';')[0]).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Filters_of_every_kind_add_up_and_live_in_a_segment(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.AddTerritory(MemberScene.Lumbres, MemberScene.SaintOmer);
        var ids = await app.Add(
            MemberScene.Details("Un", "A"), MemberScene.Details("Deux", "A", commune: MemberScene.SaintOmer), MemberScene.Details("Trois", "A", commune: MemberScene.Lille),
            MemberScene.Details("Quatre", "A", "10"), StructurePagesTests.Msp("Cinq"));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var rate = ContributionRate.Set(null, "", new Money(30_00), 2025, new(2024, 12, 10), "AG").Required;
            db.Add(rate);
            await db.SaveChangesAsync();
            var grid = new ContributionGrid([rate]);
            var called = ids.Take(3).Select(id => Contribution.Call(id, 2026, MemberCategory.Liberal, "60", grid, new(2026, 2, 1), new(2026, 1, 1)).Required).ToList();
            Assert.Empty(called[0].Pay(new(new(2026, 1, 20), PaymentMeans.Transfer, null), new(2026, 11, 22)));
            Assert.Empty(called[1].Pay(new(new(2026, 1, 20), PaymentMeans.Transfer, null), new(2026, 11, 22)));
            db.AddRange(called);
            db.Add(CategoryOfMember.Give(ids[3], MemberCategory.Student));
            db.Add(FicheAction.Write(new(MissionCode.Pathways, "Plaies", null, null, null, null, null, null, null, null, ids[2], null, FicheActionState.Running)).Required);
            db.Add(MemberCompetence.Give(ids[0], "Maître de stage", null, null).Required);
            db.Add(MemberCompetence.Give(ids[1], "Maître de stage", null, new(2025, 1, 1)).Required);
            await db.SaveChangesAsync();
        });
        var browser = await app.SignedIn(Role.Coordinator);

        Assert.Equal("Deux Un", await Names(browser, "cotisation=a-jour"));
        Assert.Equal("Trois", await Names(browser, "cotisation=en-retard"));
        Assert.Equal("Trois", await Names(browser, "cotisation=a-payer"));
        Assert.Equal("Cinq Quatre", await Names(browser, "cotisation=non-appelee"));
        Assert.Equal("", await Names(browser, "cotisation=inconnu"));
        Assert.Equal("Quatre", await Names(browser, "categorie=etudiant"));
        Assert.Equal("Deux Trois Un", await Names(browser, "categorie=liberal"));
        Assert.Equal("Cinq", await Names(browser, "categorie=structure"));
        Assert.Equal("", await Names(browser, "categorie=autre"));
        Assert.Equal("Trois", await Names(browser, "referent=oui"));
        Assert.Equal("Cinq Deux Quatre Trois Un", await Names(browser, "venue=jamais"));
        Assert.Equal("Un", await Names(browser, "competence=maitre%20de%20stage"));
        Assert.Equal("Deux Trois", await Names(browser, $"commune={MemberScene.SaintOmer}&commune={MemberScene.Lille}"));
        Assert.Equal("Deux Trois", await Names(browser, $"commune={MemberScene.SaintOmer}&commune=hors"));
        const string filters = $"profession=60&commune={MemberScene.SaintOmer}&commune={MemberScene.Lumbres}&cotisation=a-jour";
        Assert.Equal("Deux Un", await Names(browser, filters));

        await browser.Get($"{Adherents}/segments/nouveau?{filters}&page=3&ids={ids[0]}");
        var saved = await browser.Submit(new() { ["Name"] = "Infirmiers à jour" });
        Assert.Equal(2, saved.All("#liste tbody tr").Count);
        Assert.Contains("Infirmiers à jour", saved.One(".segments [aria-current]"), StringComparison.Ordinal);
        // Alive: whoever pays comes in without a word.
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var late = await db.Set<Contribution>().SingleAsync(c => c.MemberId == ids[2]);
            Assert.Empty(late.Pay(new(new(2026, 11, 20), PaymentMeans.Cash, null), new(2026, 11, 22)));
            var member = await Data.Members.MemberQueries.ReadMember(db, ids[2], CancellationToken.None);
            Assert.Empty(member!.Change(member.Details() with { Sites = [new(null, MemberScene.Lumbres, null, null)] }));
            await db.SaveChangesAsync();
        });
        var list = await browser.Get(Adherents + "/segments");
        Assert.Contains("Infirmier · Saint-Omer ou Lumbres · Adhérents · Cotisation de l’année : À jour", list.Text, StringComparison.Ordinal);
        Assert.Equal(3, (await browser.Get(list.Page.QuerySelector("section .fact a")!.GetAttribute("href")!)).All("#liste tbody tr").Count);

        // Who may not see contributions finds nobody by them.
        Assert.Equal("", await Names(await app.SignedIn(Role.MissionLead), "cotisation=a-jour"));
        Assert.Equal("Trois", await Names(await app.SignedIn(Role.MissionLead), "referent=oui"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Contributions_are_called_for_all_that_the_filters_find(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Add([MemberScene.Details("Médecin", "A", "10"), .. Enumerable.Range(0, 60).Select(i => MemberScene.Details("Nom" + i, "A"))]);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.Add(ContributionRate.Set(null, "", new Money(30_00), 2025, new(2024, 12, 10), "AG").Required);
            await db.SaveChangesAsync();
        });
        var browser = await app.SignedIn(Role.Coordinator);

        var plan = await browser.Get("/c/deux-vallees/finances/cotisations/appel?tout=true&profession=60");
        Assert.Contains("60 personnes choisies", plan.Text, StringComparison.Ordinal);
        Assert.Empty(plan.Page.QuerySelectorAll("input[name=ids]"));
        Assert.Contains("60 cotisations appelées", (await browser.Submit([])).Text, StringComparison.Ordinal);
        Assert.Equal("Médecin", await Names(browser, "cotisation=non-appelee"));
        // A filter that finds nobody never means everybody.
        Assert.Contains("Personne ne répond", (await browser.Get("/c/deux-vallees/finances/cotisations/appel?tout=true&profession=21")).Text, StringComparison.Ordinal);

        await browser.Get("/c/deux-vallees/finances/cotisations/categorie?tout=true&profession=60");
        await browser.Submit(new() { ["Category"] = "etudiant" });
        Assert.Equal(60, (await Names(browser, "categorie=etudiant")).Split(' ').Length);
    }
}
