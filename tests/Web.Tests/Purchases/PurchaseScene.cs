using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Features.Purchases;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Purchases;

/// <summary>Invoices and incomes, put in place by the use cases.</summary>
internal static class PurchaseScene
{
    public const string Root = "/c/deux-vallees/comptes/depenses";

    public static readonly DateOnly Today = new(2026, 11, 22);
    public static readonly PurchaseActor Claire = new(Guid.NewGuid(), "claire@example.org", "Claire Aubry");
    public static readonly PurchaseActor Paul = new(Guid.NewGuid(), "paul@example.org", "Paul Lenoir");
    public static readonly PurchaseActor Rose = new(Guid.NewGuid(), "rose@example.org", "Rose Petit");

    /// <summary>A contract signed on 1 October 2025, two missions started with it.</summary>
    public static async Task<Guid> Contract(this TestApp app)
    {
        var contract = AciContract.Sign(new(2025, 10, 1), null, new ContractPopulation(98_412, 2023, "INSEE", false), prorateVariable: true).Required;
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.Add(contract);
            await db.SaveChangesAsync();
            foreach (var code in new[] { MissionCode.Pathways, MissionCode.Prevention })
            {
                var mission = new MissionOfContract(contract.Id, code);
                Assert.Empty(mission.Date(new(null, null, new(2025, 10, 1), null), contract.SignedOn, Today));
                db.Add(mission);
            }
            await db.SaveChangesAsync();
        });
        return contract.Id;
    }

    public static InvoiceDetails Details(long cents = 120_00, string? number = null, DateOnly? on = null, Guid? contract = null, int? year = null, MissionCode? mission = null, Guid? corrects = null) =>
        new(null, number, on ?? new(2026, 11, 2), null, "Affiches", SpendingNature.Communication, new Money(cents), false,
            [new(new(mission, null, null, contract, year), null, null)], corrects);

    public static async Task<Outcome<Invoice?>> Record(this TestApp app, InvoiceDetails details, string supplier = "Imprimerie", bool evenIfKnown = false, (Guid, DateOnly)? answers = null)
    {
        Outcome<Invoice?> outcome = null!;
        await app.Within(app.DeuxVallees, async services => outcome = await services.GetRequiredService<RecordInvoice>()
            .Record(null, new(supplier, null, null), details, Claire, evenIfKnown, answers, Today, CancellationToken.None));
        return outcome;
    }

    public static async Task<InvoiceDecision> Approve(this TestApp app, PurchaseActor actor, params Guid[] ids)
    {
        InvoiceDecision decision = null!;
        await app.Within(app.DeuxVallees, async services => decision = (await services.GetRequiredService<DecideInvoice>().Approve(ids, actor, Today, CancellationToken.None)).Required);
        return decision;
    }

    public static async Task<InvoiceDecision> Pay(this TestApp app, PurchaseActor actor, params Guid[] ids)
    {
        InvoiceDecision decision = null!;
        await app.Within(app.DeuxVallees, async services => decision = (await services.GetRequiredService<DecideInvoice>().Pay(ids, actor, Today, "", Today, CancellationToken.None)).Required);
        return decision;
    }

    public static async Task<Invoice> Read(this TestApp app, Guid id)
    {
        Invoice invoice = null!;
        await app.WithDb(app.DeuxVallees, async db => invoice = await db.Set<Invoice>().Include(i => i.Parts).SingleAsync(i => i.Id == id));
        return invoice;
    }
}
