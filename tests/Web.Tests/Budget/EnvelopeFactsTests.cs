using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Budget;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Features.Budget;
using Tisserand.Web.Features.Purchases;
using Tisserand.Web.Tests.Purchases;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Budget;

/// <summary>Envelopes are the facts, after any sequence of acts: a ledger kept by hand beside says the same.</summary>
public sealed class EnvelopeFactsTests
{
    private static readonly MissionCode?[] Missions = [null, MissionCode.Pathways, MissionCode.Prevention];

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Envelopes_are_the_facts_after_any_sequence_of_acts(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var contract = await app.Contract();
        var indemnities = new IndemnityWalk(app, new Random(2026));
        await indemnities.Start();
        for (var seed = 1; seed <= 3; seed++)
        {
            await Walk(app, contract, indemnities, new Random(seed));
        }
        string[] acts = ["réunion", "travail", "déplacement", "tâche", "tâche reprise", "approuvée", "laissée à l’employeur", "écartée", "payée", "paiement repris", "reprise", "émargement corrigé"];
        Assert.Empty(acts.Except(indemnities.Done.Keys));
    }

    private static async Task Walk(TestApp app, Guid contract, IndemnityWalk indemnities, Random dice)
    {
        var invoices = new List<(Guid Id, MissionCode? Mission, int Year)>();
        for (var step = 0; step < 60; step++)
        {
            await indemnities.Step();
            var (mission, year) = (Missions[dice.Next(3)], dice.Next(1, 3));
            var known = invoices.Count == 0 ? default : invoices[dice.Next(invoices.Count)];
            switch (dice.Next(7))
            {
                case 0 or 1:
                    invoices.Add(((await app.Record(PurchaseScene.Details(dice.Next(1, 90_000), contract: contract, year: year, mission: mission))).Required!.Id, mission, year));
                    break;
                case 2 when invoices.Count > 0:
                    await app.Approve(dice.Next(2) == 0 ? PurchaseScene.Paul : PurchaseScene.Rose, known.Id);
                    break;
                case 3 when invoices.Count > 0:
                    await app.Pay(PurchaseScene.Rose, known.Id);
                    break;
                case 4 when invoices.Count > 0:
                    await app.Within(app.DeuxVallees, services => services.GetRequiredService<DecideInvoice>().Unpay([known.Id], CancellationToken.None));
                    break;
                case 5 when invoices.Count > 0:
                    var credit = await app.Record(PurchaseScene.Details(dice.Next(1, 30_000), contract: contract, year: known.Year, mission: known.Mission, corrects: known.Id));
                    if (credit.Succeeded)
                    {
                        invoices.Add((credit.Value!.Id, known.Mission, known.Year));
                    }
                    break;
                default:
                    await app.Within(app.DeuxVallees, services => services.GetRequiredService<RecordIncome>().Record(
                        null, new(null, mission, mission is null ? FundingPart.Functioning : FundingPart.Fixed, contract, year, new(2026, 11, 2), "Avance", new Money(dice.Next(1, 200_000))), PurchaseScene.Rose, PurchaseScene.Today, CancellationToken.None));
                    await app.Within(app.DeuxVallees, services => services.GetRequiredService<DecideCarryOver>().Decide(
                        mission, year, new(year, new Money(dice.Next(1, 100_000)), "Reporté"), "Nadia", PurchaseScene.Today, CancellationToken.None));
                    break;
            }
            if (step % 12 == 11)
            {
                await Compare(app, contract, indemnities);
            }
        }
        await Compare(app, contract, indemnities);
    }

    private static Task Compare(TestApp app, Guid contract, IndemnityWalk indemnities) => app.WithDb(app.DeuxVallees, async db =>
    {
        var parts = (await db.Set<Invoice>().Include(i => i.Parts).ToListAsync()).SelectMany(i => i.Parts.Select(p => (Part: p, i.State))).ToList();
        var incomes = await db.Set<Income>().ToListAsync();
        var carried = await db.Set<CarryOver>().ToListAsync();
        foreach (var year in new[] { 1, 2, 3 })
        {
            var envelopes = Envelope.Of(year, [], await db.EnvelopeFacts(contract, new(new(2025, 10, 1)), year, CancellationToken.None));
            foreach (var mission in Missions)
            {
                var envelope = envelopes.FirstOrDefault(e => e.Mission == mission) ?? new(mission, year, [], []);
                Money Of(InvoiceState state) => parts.Where(p => p.State == state && p.Part.Mission == mission && p.Part.ContractYear == year).Sum(p => p.Part.Amount);
                var received = incomes.Where(i => i.Mission == mission && i.ContractYear == year).Sum(i => i.Amount);
                var moved = carried.Where(c => c.Mission == mission && c.FromYear == year - 1).Sum(c => c.Amount) - carried.Where(c => c.Mission == mission && c.FromYear == year).Sum(c => c.Amount);
                var spent = Of(InvoiceState.Paid) + indemnities.Paid(mission, year);
                var committed = Of(InvoiceState.Approved) + indemnities.Approved(mission, year);
                Assert.Equal((received, moved, spent, committed), (envelope.Received, envelope.Carried, envelope.Spent, envelope.Committed));
                Assert.Equal(received + moved - spent - committed, envelope.Left);
                Assert.Equal(envelope.Left, envelope.Working.Amount);
            }
        }
    });

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Ten_who_carry_at_the_same_second_carry_no_more_than_is_left(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var contract = await app.Contract();
        await app.Within(app.DeuxVallees, services => services.GetRequiredService<RecordIncome>().Record(
            null, new(null, MissionCode.Pathways, FundingPart.Fixed, contract, 1, new(2026, 11, 2), "Avance", new Money(1_000_00)), PurchaseScene.Rose, PurchaseScene.Today, CancellationToken.None));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(async () =>
        {
            Outcome<CarryOver> carried = null!;
            await app.Within(app.DeuxVallees, async services => carried = await services.GetRequiredService<DecideCarryOver>()
                .Decide(MissionCode.Pathways, 1, new(1, new Money(300_00), "Reporté"), "Nadia", PurchaseScene.Today, CancellationToken.None));
            return carried;
        })));

        Assert.Equal(3, outcomes.Count(o => o.Succeeded));
        Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.Equal("above-left", Assert.Single(o.Refusals).Code));
    }
}
