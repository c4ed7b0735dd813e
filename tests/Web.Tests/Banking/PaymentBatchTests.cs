using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Audit;
using Tisserand.Data.Banking;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Banking;
using Tisserand.Web.Features.Indemnities;
using Tisserand.Web.Tests.Indemnities;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Banking;

/// <summary>From approved indemnities to the batch that pays them, on both databases, alone and at the same second.</summary>
public sealed class PaymentBatchTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_treasurers_at_the_same_second_never_hold_a_sum_twice(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Approved("Lenoir", "Roche", "Vasseur");
        var keys = (await app.Due()).Select(p => p.Source.Key).ToList();
        Assert.Equal(3, keys.Count);

        var prepared = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => app.Prepare(bank, [keys[i % 3], keys[(i + 1) % 3]]))));

        // Two of the three sums in one batch; each other choice meets one of them.
        var won = Assert.Single(prepared, p => p.Succeeded).Required;
        Assert.Equal(2, won.Items.Count());
        Assert.All(prepared.Where(p => !p.Succeeded), p => Assert.Equal("decided-meanwhile", Assert.Single(p.Refusals).Code));
        Assert.Single(await app.Due());
        Assert.True((await app.Prepare(bank, [.. (await app.Due()).Select(p => p.Source.Key)])).Succeeded);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal([1, 2], await db.Set<PaymentBatch>().OrderBy(b => b.Number).Select(b => b.Number).ToListAsync());
            Assert.Equal(3, await db.Set<TransferItem>().Select(i => i.Held).Distinct().CountAsync());
            // What is read is noted, once for each batch that was made.
            Assert.Equal(3, await db.Set<BankDetailsReading>().CountAsync(r => r.Reason == BankReadingReason.Transferred));
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_who_settle_the_same_batch_at_the_same_second_do_it_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Approved("Lenoir", "Roche");
        var batch = (await app.Prepare(bank, [.. (await app.Due()).Select(p => p.Source.Key)])).Required;

        var acts = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() =>
            app.Settle(s => i % 2 == 0 ? s.Pay(batch.Id, IndemnityScene.Today, CancellationToken.None) : s.Cancel(batch.Id, CancellationToken.None)))));

        Assert.Single(acts, a => a.Count == 0);
        var lines = await app.LineRows();
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var settled = (await db.WholeBatch(batch.Id, CancellationToken.None))!;
            var isPaid = settled.State == BatchState.Paid;
            Assert.All(lines, l => Assert.Equal(isPaid ? IndemnityState.Paid : IndemnityState.Approved, l.Line!.State));
            Assert.All(settled.Items, i => Assert.Equal(isPaid, i.Held is not null));
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_sum_in_a_batch_is_settled_with_it_and_a_cancelled_batch_gives_it_back(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Approved("Lenoir", "Roche");
        var keys = (await app.Due()).Select(p => p.Source.Key).ToList();
        var batch = (await app.Prepare(bank, keys)).Required;
        var ids = batch.Items.Select(i => i.SourceId).ToList();

        await app.Within(app.DeuxVallees, async services =>
        {
            var byHand = (await services.GetRequiredService<PayIndemnities>().Pay(ids, IndemnityScene.Claire, IndemnityScene.Today, "", IndemnityScene.Today, CancellationToken.None)).Required;
            Assert.Empty(byHand.Lines);
            Assert.Equal("in-batch", Assert.Single(byHand.Left).Code);
            Assert.All((await services.GetRequiredService<TakeBackIndemnity>().TakeBack(ids, CancellationToken.None)).Left, l => Assert.Equal("in-batch", l.Code));
        });
        Assert.Empty(await app.Settle(s => s.Cancel(batch.Id, CancellationToken.None)));
        Assert.Equal(2, (await app.Due()).Count);

        var second = (await app.Prepare(bank, keys)).Required;
        Assert.Empty(await app.Settle(s => s.Pay(second.Id, IndemnityScene.Today, CancellationToken.None)));
        Assert.All(await app.LineRows(), l => Assert.Equal((IndemnityState.Paid, IndemnityScene.Today, "Virement VIR-2026-002"), (l.Line!.State, l.Line.PaidOn, l.Line.Reason)));
        Assert.Empty(await app.Due());
        Assert.Equal("batch-state", Assert.Single(await app.Settle(s => s.Pay(second.Id, IndemnityScene.Today, CancellationToken.None))).Code);
        Assert.Empty(await app.Settle(s => s.Unpay(second.Id, CancellationToken.None)));
        Assert.All(await app.LineRows(), l => Assert.Equal(IndemnityState.Approved, l.Line!.State));
        Assert.Empty(await app.Due());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_treasurer_goes_from_the_list_to_the_file(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Approved("Lenoir", "Roche");
        await app.Held("Sans compte", [(await app.Member("Sansrib"), 60)], IndemnityScene.Day.AddDays(2));
        await app.Approve();
        var browser = await app.SignedIn(Domain.Access.Role.Treasurer);

        var form = await browser.Get("/c/deux-vallees/comptes/virements/nouveau");
        Assert.Contains("Pas de coordonnées bancaires", form.Text, StringComparison.Ordinal);
        Assert.Contains("Le compte est au nom de", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("FR1420041010050500013M02606", form.Text.Replace("\u00A0", "", StringComparison.Ordinal), StringComparison.Ordinal);

        var batch = await browser.Submit([]);
        Assert.Contains("VIR-2026-001, 157,50", batch.Text, StringComparison.Ordinal);
        Assert.Contains("2 virements", batch.Text, StringComparison.Ordinal);
        var file = await browser.Get(batch.Path + "/fichier?version=03");
        Assert.Contains("<CtrlSum>157.50</CtrlSum>", file.Html, StringComparison.Ordinal);
        Assert.Contains("FR1420041010050500013M02606", file.Html, StringComparison.Ordinal);
        await browser.Get(batch.Path);
        Assert.Contains("En attente du relevé", (await browser.Submit([], "form[action*='Send']")).Text, StringComparison.Ordinal);
        Assert.Contains("n’est pas à venir", (await browser.Submit(new() { ["PaidOn"] = "2027-01-01" }, "form[action*='Pay']")).Text, StringComparison.Ordinal);
        Assert.Contains("payée", (await browser.Submit(new() { ["PaidOn"] = "2026-11-22" }, "form[action*='Pay']")).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await app.LineRows()).Count(l => l.Line!.State == IndemnityState.Paid));
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(4, await db.Set<BankDetailsReading>().CountAsync(r => r.Reason == BankReadingReason.Transferred)));

        var reader = await app.SignedIn(Domain.Access.Role.Reader);
        Assert.Contains("VIR-2026-001", (await reader.Get(batch.Path)).Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await reader.Get(batch.Path + "/fichier")).Status);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await reader.Get("/c/deux-vallees/comptes/virements/nouveau")).Status);
    }
}

/// <summary>Members with an account, their approved indemnities, and the acts of the bank.</summary>
internal static class BankScene
{
    /// <summary>One approved line for each, all in an account of « Cabinet du Marais » but the first; gives the account of the CPTS.</summary>
    public static async Task<Guid> Approved(this TestApp app, params string[] names)
    {
        await app.Grid();
        var bank = Guid.Empty;
        for (var i = 0; i < names.Length; i++)
        {
            var member = await app.Member(names[i]);
            await app.WithDb(app.DeuxVallees, async db =>
            {
                db.Add(BankDetails.Keep(member, new("FR14 2004 1010 0505 0001 3M02 606", null, i == 0 ? "Paul " + names[i] : "Cabinet du Marais"), IndemnityScene.Today).Required);
                await db.SaveChangesAsync();
            });
            await app.Held("Groupe plaies " + i, [(member, 110)], IndemnityScene.Day.AddDays(i));
        }
        await app.Approve();
        await app.Within(app.DeuxVallees, async services =>
            bank = (await services.GetRequiredService<SetBankAccount>().Set(null, new("Compte courant", "FR76 3000 6000 0112 3456 7890 189", "", "CPTS des Deux Vallées"), false, CancellationToken.None)).Required.Id);
        return bank;
    }

    public static async Task<IReadOnlyList<Payable>> Due(this TestApp app)
    {
        IReadOnlyList<Payable> due = [];
        await app.As(async services => due = await services.GetRequiredService<PreparePayments>().Due(CancellationToken.None));
        return due;
    }

    public static async Task<Outcome<PaymentBatch>> Prepare(this TestApp app, Guid bank, IReadOnlyCollection<string> keys)
    {
        Outcome<PaymentBatch> batch = new Refusal("none", "");
        await app.As(async services => batch = await services.GetRequiredService<PreparePayments>().Prepare(bank, IndemnityScene.Today.AddDays(1), keys, CancellationToken.None));
        return batch;
    }

    public static async Task<List<Refusal>> Settle(this TestApp app, Func<SettleBatch, Task<List<Refusal>>> act)
    {
        List<Refusal> refusals = [];
        await app.As(async services => refusals = await act(services.GetRequiredService<SettleBatch>()));
        return refusals;
    }

    /// <summary>Within the CPTS, as somebody who is no beneficiary.</summary>
    public static Task As(this TestApp app, Func<IServiceProvider, Task> act) => app.Within(app.DeuxVallees, async services =>
    {
        services.GetRequiredService<Author>().Is(IndemnityScene.Claire.AccountId, IndemnityScene.Claire.FullName);
        await act(services);
    });
}
