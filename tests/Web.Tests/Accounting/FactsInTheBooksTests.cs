using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Features.Accounting;
using Tisserand.Web.Features.Indemnities;
using Tisserand.Web.Features.Purchases;
using Tisserand.Web.Tests.Indemnities;
using Tisserand.Web.Tests.Purchases;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Accounting;

/// <summary>What is paid is in the books, leaves them when it is taken back, and is not paid when the books refuse it.</summary>
public sealed class FactsInTheBooksTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_indemnity_paid_is_in_the_books_and_leaves_them_with_its_payment(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var line = await ApprovedLine(app);

        await app.Pay(line);
        var entry = Assert.Single(await app.Entries());
        Assert.Equal((JournalKind.Bank, IndemnityScene.Today, true), (entry.Journal, entry.On, entry.IsDraft));
        Assert.Equal([("512", -90_00L), ("62282", 90_00)], entry.Lines.Select(l => (l.Account, l.Balance.Cents)).Order());
        Assert.Equal(MissionCode.Pathways.Code(), entry.Lines.Single(l => l.Account == "62282").Mission);
        Assert.DoesNotContain("Roche", entry.Label + entry.Piece, StringComparison.Ordinal);

        // A draft is removed; a validated entry is undone by another, and the payment made again is a new one.
        Assert.True((await Unpay(app, line)).Succeeded);
        Assert.Empty(await app.Entries());
        await app.Pay(line);
        await app.ValidateAll();
        Assert.True((await Unpay(app, line)).Succeeded);
        await app.Pay(line);
        var entries = await app.Entries();
        Assert.Equal([PostingSource.Reversal, PostIndemnities.Source, PostIndemnities.Source], entries.Select(e => e.SourceKind).Order());
        Assert.Equal(90_00, entries.SelectMany(e => e.Lines).Where(l => l.Account == "62282").Sum(l => l.Balance.Cents));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_indemnity_is_neither_paid_nor_taken_back_in_a_closed_month(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var line = await ApprovedLine(app);
        await app.Pay(line);
        await app.ValidateAll();
        await CloseThrough(app, new(2026, 11, 30));

        Assert.Contains("month-closed", (await Unpay(app, line)).Refusals.Select(r => r.Code));
        Assert.Equal(IndemnityState.Paid, Assert.Single(await app.LineRows()).Line!.State);
        Assert.Single(await app.Entries());

        var other = await ApprovedLine(app, "Petit");
        await app.Within(app.DeuxVallees, async services =>
            Assert.Contains("month-closed", (await services.GetRequiredService<PayIndemnities>().Pay([other], IndemnityScene.Claire, IndemnityScene.Today, "Virement 13", IndemnityScene.Today, CancellationToken.None)).Refusals.Select(r => r.Code)));
        Assert.Equal(IndemnityState.Approved, (await app.LineRows()).Single(r => r.Id == other).Line!.State);
        Assert.Single(await app.Entries());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_invoice_is_neither_approved_paid_nor_taken_back_when_the_books_refuse(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Opened();
        async Task<Guid> Recorded(DateOnly on, string number) => (await app.Record(PurchaseScene.Details(120_00, number, on))).Required!.Id;
        var (closedMonth, open, paid) = (await Recorded(new(2026, 10, 2), "F1"), await Recorded(new(2026, 11, 2), "F2"), await Recorded(new(2026, 11, 3), "F3"));
        await app.Approve(PurchaseScene.Paul, open, paid);
        await app.Pay(PurchaseScene.Paul, paid);
        await app.ValidateAll();
        await CloseThrough(app, new(2026, 10, 31));

        // Of October: refused, and stays to be decided.
        Assert.Contains("month-closed", await Refused(app, (d, stop) => d.Approve([closedMonth], PurchaseScene.Paul, PurchaseScene.Today, stop)));
        Assert.Equal(InvoiceState.ToApprove, (await app.Read(closedMonth)).State);

        await CloseThrough(app, new(2026, 11, 30));
        var before = (await app.Entries()).Count;
        Assert.Contains("month-closed", await Refused(app, (d, stop) => d.Pay([open], PurchaseScene.Paul, PurchaseScene.Today, "", PurchaseScene.Today, stop)));
        Assert.Contains("month-closed", await Refused(app, (d, stop) => d.Unpay([paid], stop)));
        Assert.Equal((InvoiceState.Approved, InvoiceState.Paid), ((await app.Read(open)).State, (await app.Read(paid)).State));
        Assert.Equal(before, (await app.Entries()).Count);
        Assert.Equal(0, (await app.Entries()).SelectMany(e => e.Lines).Sum(l => l.Balance.Cents));
    }

    private static async Task<Guid> ApprovedLine(TestApp app, string name = "Roche")
    {
        await app.WithDb(app.DeuxVallees, async db =>
        {
            if (!await db.Set<FiscalYear>().AnyAsync())
            {
                db.Add(FiscalYear.Open(new(2026, 1, 1), new(2026, 12, 31), []).Required);
                await db.SaveChangesAsync();
            }
            if (!await db.Set<IndemnityRate>().AnyAsync())
            {
                await IndemnityScene.Grid(app);
            }
        });
        var member = await app.Member(name);
        await app.Held("Plaies chroniques", [(member, 120)]);
        return Assert.Single((await app.Approve()).Lines).Id;
    }

    private static async Task<Domain.Foundation.Outcome<IndemnityDecision>> Unpay(TestApp app, Guid line)
    {
        Domain.Foundation.Outcome<IndemnityDecision> outcome = null!;
        await app.Within(app.DeuxVallees, async services => outcome = await services.GetRequiredService<PayIndemnities>().Unpay([line], CancellationToken.None));
        return outcome;
    }

    private static async Task<List<string>> Refused(TestApp app, Func<DecideInvoice, CancellationToken, Task<Domain.Foundation.Outcome<InvoiceDecision>>> act)
    {
        List<string> codes = [];
        await app.Within(app.DeuxVallees, async services =>
        {
            var outcome = await act(services.GetRequiredService<DecideInvoice>(), CancellationToken.None);
            codes = [.. outcome.Refusals.Concat(outcome.Value?.Left ?? []).Select(r => r.Code)];
        });
        return codes;
    }

    private static Task CloseThrough(TestApp app, DateOnly through) => app.Within(app.DeuxVallees, async services =>
    {
        var year = (await services.GetRequiredService<Data.TisserandDb>().ReadFiscalYears(CancellationToken.None)).Single();
        Assert.Empty((await services.GetRequiredService<CloseFiscalYear>().CloseMonths(year.Id, through, CancellationToken.None))!);
    });
}
