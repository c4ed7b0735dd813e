using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data;
using Tisserand.Data.Banking;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Features.Accounting;
using Tisserand.Web.Features.Banking;
using Tisserand.Web.Features.Purchases;
using Tisserand.Web.Tests.Indemnities;
using Tisserand.Web.Tests.Purchases;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Banking;

/// <summary>What the lines of statements pay: each fact once in the accounts, on both databases.</summary>
public sealed class ReconciliationTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_line_pays_an_invoice_and_gives_it_back(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Account();
        var invoice = await app.ApprovedInvoice(120_00);
        var line = await app.Line(bank, "PRLV SEPA IMPRIMERIE", -120_00, new(2026, 11, 10));

        var proposal = Assert.Single(await app.Proposals(line));
        Assert.Equal((true, "Affiches"), (proposal.IsSure, proposal.With.Label));
        Assert.Contains("le nom Imprimerie est dans le libellé", proposal.Reasons);
        Assert.Empty(await app.Accept(line, proposal.With));
        Assert.Equal((InvoiceState.Paid, new DateOnly(2026, 11, 10)), ((await app.Read(invoice)).State, (await app.Read(invoice)).PaidOn));
        Assert.Equal(-120_00, await app.Ledger());

        // Taken back by hand, its line would show a payment that is no more.
        await app.As(async services => Assert.Equal(["seen-at-bank"], (await services.GetRequiredService<DecideInvoice>().Unpay([invoice], CancellationToken.None)).Required.Left.Select(r => r.Code)));
        Assert.Equal(InvoiceState.Paid, (await app.Read(invoice)).State);

        Assert.Empty(await app.Undo(line));
        Assert.Equal(InvoiceState.Approved, (await app.Read(invoice)).State);
        Assert.Equal(0, await app.Ledger());
        Assert.Single(await app.Proposals(line));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_said_paid_is_confirmed_and_never_written_twice(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Account();
        var invoice = await app.ApprovedInvoice(120_00);
        Assert.Single((await app.Pay(PurchaseScene.Rose, invoice)).Done);
        var line = await app.Line(bank, "CARTE 4532", -120_00, new(2026, 11, 20));

        // The invoice says it; its entry does not say it again.
        var proposal = Assert.Single(await app.Proposals(line));
        Assert.Equal((true, true), (proposal.With.IsSettled, proposal.IsSure));
        Assert.Equal(["même montant", "à 2 jours près", "seul de ce montant"], proposal.Reasons);
        Assert.Empty(await app.Accept(line, proposal.With));
        Assert.Equal(-120_00, await app.Ledger());
        await app.WithDb(app.DeuxVallees, async db => Assert.All(await db.BankEntries().ToListAsync(), e => Assert.True(e.IsSeen)));

        Assert.Empty(await app.Undo(line));
        Assert.Equal(InvoiceState.Paid, (await app.Read(invoice)).State);
        Assert.Equal(-120_00, await app.Ledger());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_line_pays_two_invoices_and_the_difference_is_said(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Account();
        var (one, two) = (await app.ApprovedInvoice(120_00), await app.ApprovedInvoice(80_00));
        var line = await app.Line(bank, "VIR IMPRIMERIE", -200_00, new(2026, 11, 10));
        var other = await app.Line(bank, "VIR IMPRIMERIE BIS", -210_00, new(2026, 11, 11));
        Assert.Empty(await app.Proposals(line));
        var awaited = (await app.Awaited()).Where(a => a.Id == one || a.Id == two).ToArray();

        Assert.Contains("il reste -10,00", Assert.Single(await app.Accept(other, awaited)).Message.Replace('−', '-'), StringComparison.Ordinal);
        Assert.Empty(await app.Accept(line, awaited));
        Assert.Equal(-200_00, await app.Ledger());
        Assert.Equal("not-awaited", Assert.Single(await app.Accept(other, awaited)).Code);
        Assert.Empty(await app.Undo(line));
        Assert.Equal(0, await app.Ledger());
        Assert.All([await app.Read(one), await app.Read(two)], i => Assert.Equal(InvoiceState.Approved, i.State));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_payment_of_the_aci_is_recorded_as_an_income_alone_or_with_all_those_of_its_day(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Account();
        await app.Contract();
        var expected = (await app.Awaited()).Where(a => a.Kind == "recette").ToList();
        var whole = expected.Single(a => a.Label.StartsWith("Versements de l’ACI dus le 1er octobre 2026", StringComparison.Ordinal));
        var line = await app.Line(bank, "VIR CPAM DU PAS DE CALAIS ACI", whole.Amount.Cents, new(2026, 11, 5));

        Assert.Contains(await app.Proposals(line), p => p.With.Id == whole.Id && p.IsSure);
        Assert.Empty(await app.Accept(line, whole));
        Assert.Equal(whole.Amount.Cents, await app.Ledger());
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var incomes = await db.Set<Income>().ToListAsync();
            Assert.True(incomes.Count > 1);
            Assert.All(incomes, i => Assert.Equal(new DateOnly(2026, 11, 5), i.ReceivedOn));
            Assert.Equal([1, 2], incomes.Select(i => i.ContractYear!.Value).Distinct().Order());
        });
        Assert.DoesNotContain(await app.Awaited(), a => a.Id == whole.Id);
        Assert.Empty(await app.Undo(line));
        Assert.Equal(0, await app.Ledger());
        Assert.Contains(await app.Awaited(), a => a.Id == whole.Id);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_bank_that_writes_each_transfer_pays_the_batch_with_the_last(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Approved("Lenoir", "Roche");
        var batch = (await app.Prepare(bank, [.. (await app.Due()).Select(p => p.Source.Key)])).Required;
        var transfers = batch.Transfers.OrderBy(t => t.EndToEndId, StringComparer.Ordinal).ToList();
        var lines = await app.Lines(bank, [.. transfers.Select(t => ("VIR SEPA EMIS " + t.EndToEndId, -t.Amount.Cents, IndemnityScene.Today))]);
        var (first, last) = (lines[0], lines[1]);

        Assert.Empty(await app.Accept(first, Assert.Single(await app.Proposals(first), p => p.IsSure).With));
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(BatchState.Prepared, (await db.Set<PaymentBatch>().SingleAsync()).State));
        // As a whole it is no longer awaited.
        Assert.DoesNotContain(await app.Awaited(), a => a.Id == batch.Id);
        Assert.Empty(await app.Accept(last, Assert.Single(await app.Proposals(last), p => p.IsSure).With));
        Assert.All(await app.LineRows(), l => Assert.Equal((IndemnityState.Paid, IndemnityScene.Today), (l.Line!.State, l.Line.PaidOn)));

        Assert.Empty(await app.Undo(first));
        Assert.All(await app.LineRows(), l => Assert.Equal(IndemnityState.Approved, l.Line!.State));
        Assert.Empty(await app.Accept(first, Assert.Single(await app.Proposals(first), p => p.IsSure).With));
        Assert.All(await app.LineRows(), l => Assert.Equal(IndemnityState.Paid, l.Line!.State));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_transfer_between_two_accounts_matches_both_lines_and_writes_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (bank, savings) = (await app.Account(), await app.Account("Livret A", "FR76 1010 7001 0112 3456 7890 129"));
        var left = await app.Line(bank, "VIR LIVRET", -5_000_00, new(2026, 11, 10));
        var came = await app.Line(savings, "VIR COMPTE COURANT", 5_000_00, new(2026, 11, 11));

        var proposal = Assert.Single(await app.Proposals(left));
        Assert.Equal("Virement interne, Livret A", proposal.With.Label);
        Assert.Empty(await app.Accept(left, proposal.With));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal(["Virement interne, Compte courant", "Virement interne, Livret A"], await db.Set<BankLine>().Select(l => l.MatchedLabel).OrderBy(l => l).ToListAsync());
            Assert.False(await db.Set<Entry>().AnyAsync());
        });
        Assert.Empty(await app.Undo(came));
        await app.WithDb(app.DeuxVallees, async db => Assert.All(await db.Set<BankLine>().ToListAsync(), l => Assert.False(l.IsMatched)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Many_are_accepted_at_once_or_none_and_the_same_second_pays_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Account();
        var choices = new List<MatchChoice>();
        for (var i = 1; i <= 4; i++)
        {
            var invoice = await app.ApprovedInvoice(100_00 + i);
            choices.Add(new(await app.Line(bank, "PRLV " + i, -100_00 - i, new(2026, 11, 10)), [("facture-payee", invoice)]));
        }
        List<MatchChoice> spoiled = [.. choices, new(await app.Line(bank, "AUTRE", -1_00, new(2026, 11, 10)), [("facture-payee", Guid.NewGuid())])];

        Assert.Equal("not-awaited", Assert.Single(await app.Match(m => m.AcceptAll(spoiled, CancellationToken.None))).Code);
        Assert.Equal(0, await app.Ledger());
        var acts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => app.Match(m => m.AcceptAll(choices, CancellationToken.None)))));
        Assert.Single(acts, a => a.Count == 0);
        Assert.Equal(-400_10, await app.Ledger());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_treasurer_accepts_the_sure_lines_in_one_click_and_explains_another(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Account();
        await app.ApprovedInvoice(120_00);
        await app.ApprovedInvoice(80_00, "Papeterie");
        await app.ApprovedInvoice(30_00);
        await app.ApprovedInvoice(12_50);
        await app.Line(bank, "PRLV IMPRIMERIE", -120_00, new(2026, 11, 10));
        await app.Line(bank, "PRLV PAPETERIE", -80_00, new(2026, 11, 10));
        var line = await app.Line(bank, "VIR GROUPE", -42_50, new(2026, 11, 12));
        var browser = await app.SignedIn(Domain.Access.Role.Treasurer);

        Assert.Contains("Accepter les 2 lignes sûres", (await browser.Get($"/c/deux-vallees/comptes/banque/{bank}")).Text, StringComparison.Ordinal);
        Assert.Contains("1 ligne à rapprocher", (await browser.Submit([], "form[action$='Sure']")).Text, StringComparison.Ordinal);
        var page = await browser.Get($"/c/deux-vallees/comptes/banque/{bank}/lignes/{line}");
        Assert.Contains("VIR GROUPE", page.Text, StringComparison.Ordinal);
        var choices = (await app.Awaited()).Where(a => a.Kind == "facture-payee").Select(a => MatchModel.Write(line, a)).ToList();
        Assert.Equal(2, choices.Count);
        var refused = await browser.Submit(new() { ["Choices"] = choices[0] }, "form[action$='Several']");
        Assert.Contains("à expliquer", refused.Text, StringComparison.Ordinal);
        Assert.Equal(-200_00, await app.Ledger());
    }
}

/// <summary>Lines of statements, and what becomes of them.</summary>
internal static class ReconciliationScene
{
    /// <summary>A bank account, and a fiscal year so that what is paid is written.</summary>
    public static async Task<Guid> Account(this TestApp app, string name = "Compte courant", string iban = "FR76 3000 6000 0112 3456 7890 189")
    {
        var id = Guid.Empty;
        await app.Within(app.DeuxVallees, async services =>
        {
            if (!await services.GetRequiredService<TisserandDb>().Set<FiscalYear>().AnyAsync())
            {
                _ = (await services.GetRequiredService<CloseFiscalYear>().Open(new(2026, 1, 1), new(2026, 12, 31), CancellationToken.None)).Required;
            }
            id = (await services.GetRequiredService<SetBankAccount>().Set(null, new(name, iban, "", "CPTS des Deux Vallées"), false, CancellationToken.None)).Required.Id;
        });
        return id;
    }

    public static async Task<Guid> ApprovedInvoice(this TestApp app, long cents, string supplier = "Imprimerie")
    {
        var id = (await app.Record(PurchaseScene.Details(cents), supplier, evenIfKnown: true)).Required!.Id;
        Assert.Single((await app.Approve(PurchaseScene.Paul, id)).Done);
        return id;
    }

    public static async Task<Guid> Line(this TestApp app, Guid account, string label, long cents, DateOnly on) => (await app.Lines(account, (label, cents, on)))[0];

    /// <summary>Of one file.</summary>
    public static async Task<IReadOnlyList<Guid>> Lines(this TestApp app, Guid account, params (string Label, long Cents, DateOnly On)[] lines)
    {
        IReadOnlyList<Guid> ids = [];
        var csv = "Date;Libellé;Montant\n" + string.Concat(lines.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.On:dd/MM/yyyy};{l.Label};{l.Cents / 100m:0.00}\n")));
        await app.As(async services =>
        {
            var db = services.GetRequiredService<TisserandDb>();
            var to = await db.Set<BankAccount>().AsNoTracking().SingleAsync(a => a.Id == account);
            Assert.Equal(lines.Length, (await services.GetRequiredService<ImportStatement>().Import(to, Encoding.UTF8.GetBytes(csv), null, CancellationToken.None)).Required.New.Count);
            var kept = await db.Set<BankLine>().ToDictionaryAsync(l => l.Label, l => l.Id);
            ids = [.. lines.Select(l => kept[l.Label])];
        });
        return ids;
    }

    public static Task Import(this TestApp app, Guid account, string text) => app.As(async services =>
    {
        var to = await services.GetRequiredService<TisserandDb>().Set<BankAccount>().AsNoTracking().SingleAsync(a => a.Id == account);
        _ = (await services.GetRequiredService<ImportStatement>().Import(to, Encoding.UTF8.GetBytes(text), null, CancellationToken.None)).Required;
    });

    public static async Task<IReadOnlyList<AwaitedMovement>> Awaited(this TestApp app)
    {
        IReadOnlyList<AwaitedMovement> awaited = [];
        await app.As(async services => awaited = await services.GetRequiredService<MatchLines>().Awaited(CancellationToken.None));
        return awaited;
    }

    public static async Task<IReadOnlyList<MatchProposal>> Proposals(this TestApp app, Guid line)
    {
        BankLine read = null!;
        await app.WithDb(app.DeuxVallees, async db => read = await db.Set<BankLine>().SingleAsync(l => l.Id == line));
        return MatchProposal.For(read, await app.Awaited());
    }

    public static Task<List<Refusal>> Accept(this TestApp app, Guid line, params AwaitedMovement[] with) =>
        app.Match(m => m.Accept(new(line, [.. with.Select(w => (w.Kind, w.Id))]), CancellationToken.None));

    public static Task<List<Refusal>> Undo(this TestApp app, Guid line) => app.Match(m => m.Undo(line, CancellationToken.None));

    public static async Task<List<Refusal>> Match(this TestApp app, Func<MatchLines, Task<List<Refusal>>> act)
    {
        List<Refusal> refusals = [];
        await app.As(async services => refusals = await act(services.GetRequiredService<MatchLines>()));
        return refusals;
    }

    /// <summary>Balance of the bank in the ledger, in cents.</summary>
    public static async Task<long> Ledger(this TestApp app)
    {
        long cents = 0;
        await app.WithDb(app.DeuxVallees, async db => cents = await db.Set<EntryLine>().Where(l => l.Account == "512").SumAsync(l => l.Debit.Cents - l.Credit.Cents));
        return cents;
    }
}
