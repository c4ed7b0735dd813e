using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell.Banking;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Purchases;

/// <summary>The acts themselves, on both databases, alone and at the same second.</summary>
public sealed class PurchaseActsTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_treasurers_who_approve_at_the_same_second_approve_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = (await app.Record(PurchaseScene.Details())).Required!.Id;

        var decisions = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => app.Approve(i % 2 == 0 ? PurchaseScene.Paul : PurchaseScene.Rose, id))));

        Assert.Single(decisions, d => d.Done.Count == 1);
        Assert.All(decisions.Where(d => d.Done.Count == 0), d => Assert.Equal("Imprimerie, Affiches : Cette dépense est déjà approuvée.", Assert.Single(d.Left).Message.Replace('\u00A0', ' ')));
        Assert.Equal((InvoiceState.Approved, ""), ((await app.Read(id)).State, (await app.Read(id)).SecondApprover));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Above_the_threshold_the_two_make_the_two_approvals(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = (await app.Record(PurchaseScene.Details(1_500_00))).Required!.Id;

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => app.Approve(i % 2 == 0 ? PurchaseScene.Paul : PurchaseScene.Rose, id))));

        var invoice = await app.Read(id);
        Assert.Equal(InvoiceState.Approved, invoice.State);
        Assert.Equal(["Paul Lenoir", "Rose Petit"], new[] { invoice.FirstApprover, invoice.SecondApprover }.Order());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_invoice_is_paid_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = (await app.Record(PurchaseScene.Details())).Required!.Id;
        await app.Approve(PurchaseScene.Paul, id);

        var decisions = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => app.Pay(PurchaseScene.Rose, id))));

        Assert.Single(decisions, d => d.Done.Count == 1);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_number_of_a_supplier_is_told_and_one_supplier_has_one_name(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        Assert.True((await app.Record(PurchaseScene.Details(number: "F-12"))).Succeeded);
        var again = Assert.Single((await app.Record(PurchaseScene.Details(number: " f 12 "), "IMPRIMERIE")).Refusals);
        Assert.Equal(("same-invoice", "Number"), (again.Code, again.Field));
        Assert.True((await app.Record(PurchaseScene.Details(number: "F-12"), "Autre imprimeur")).Succeeded);
        Assert.True((await app.Record(PurchaseScene.Details(number: "F-12"), evenIfKnown: true)).Succeeded);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal(["Autre imprimeur", "Imprimerie"], await db.Set<Supplier>().OrderBy(s => s.FoldedName).Select(s => s.Name).ToListAsync());
            Assert.Equal(3, await db.Set<Invoice>().CountAsync());
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_refused_entry_leaves_no_supplier_behind(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        Assert.Equal(["Label"], (await app.Record(PurchaseScene.Details() with { Label = "" })).Refusals.Select(r => r.Field));
        await app.WithDb(app.DeuxVallees, async db => Assert.False(await db.Set<Supplier>().AnyAsync()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_credit_note_takes_back_no_more_than_its_invoice(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = (await app.Record(PurchaseScene.Details())).Required!.Id;
        Assert.Equal(["credit-above"], (await app.Record(PurchaseScene.Details(10_00, corrects: id))).Refusals.Select(r => r.Code));
        await app.Approve(PurchaseScene.Paul, id);
        var credit = (await app.Record(PurchaseScene.Details(100_00, corrects: id))).Required!;
        Assert.Equal(-100_00, credit.Amount.Cents);
        Assert.Equal(["credit-above"], (await app.Record(PurchaseScene.Details(20_01, corrects: id))).Refusals.Select(r => r.Code));
        Assert.True((await app.Record(PurchaseScene.Details(20_00, corrects: id))).Succeeded);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_month_of_a_recurring_expense_is_answered_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var model = (await app.Record(PurchaseScene.Details(on: new(2026, 10, 5)))).Required!;
        var recurring = RecurringExpense.Of(model).Required;
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.Add(recurring);
            await db.SaveChangesAsync();
        });

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => app.Record(PurchaseScene.Details(), answers: (recurring.Id, new(2026, 11, 1))))));

        Assert.Single(outcomes, o => o.Succeeded);
        Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.Equal("already-answered", Assert.Single(o.Refusals).Code));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_approved_invoice_is_offered_to_the_transfers_and_paid_by_them(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var invoice = (await app.Record(PurchaseScene.Details())).Required!;
        await app.Approve(PurchaseScene.Paul, invoice.Id);
        async Task<Payable> Offered()
        {
            Payable payable = null!;
            await app.Within(app.DeuxVallees, async services => payable = Assert.Single(await Transfers(services).Due(PurchaseScene.Today, CancellationToken.None)));
            return payable;
        }

        Assert.False((await Offered()).HasAccount);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var supplier = await db.Set<Supplier>().SingleAsync();
            Assert.Equal(["Iban"], supplier.PayOn("FR76 3000 6000 0112 3456 7890 188").Select(r => r.Field));
            Assert.Empty(supplier.PayOn("FR76 3000 6000 0112 3456 7890 189"));
            await db.SaveChangesAsync();
        });
        var offered = await Offered();
        Assert.Equal((true, null, 120_00L, "Imprimerie"), (offered.HasAccount, offered.Obstacle, offered.Amount.Cents, offered.PayeeName));
        await app.Within(app.DeuxVallees, async services =>
        {
            var db = services.GetRequiredService<TisserandDb>();
            Assert.Empty(await db.Serially(() => Transfers(services).MarkPaid([invoice.Id], PurchaseScene.Today, "VIR 2026-001", PurchaseScene.Today, CancellationToken.None), CancellationToken.None));
            Assert.Equal("FR7630006000011234567890189", (await Transfers(services).Accounts([invoice.SupplierId], CancellationToken.None)).Single().Value.Iban);
        });
        Assert.Equal((InvoiceState.Paid, "VIR 2026-001"), ((await app.Read(invoice.Id)).State, (await app.Read(invoice.Id)).Reason));

        static IPayByTransfer Transfers(IServiceProvider services)
        {
            services.GetRequiredService<Author>().Is(PurchaseScene.Rose.AccountId, PurchaseScene.Rose.FullName);
            return services.GetServices<IPayByTransfer>().Single(p => p.Kind == "facture");
        }
    }
}
