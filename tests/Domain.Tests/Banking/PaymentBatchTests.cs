using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Banking;

public sealed class PaymentBatchTests
{
    [Fact]
    public void Sums_of_one_payee_make_one_transfer_and_the_total_is_theirs()
    {
        var (roche, lenoir) = (Guid.NewGuid(), Guid.NewGuid());

        var batch = Batches.Of(Batches.Sum(roche, "Anaïs Roche", 90_00), Batches.Sum(lenoir, "Paul Lenoir", 45_50), Batches.Sum(roche, "Anaïs Roche", 10_01));

        Assert.Equal("VIR-2026-003", batch.Reference);
        Assert.Equal([(100_01L, "VIR-2026-003-0001"), (45_50L, "VIR-2026-003-0002")], batch.Transfers.Select(t => (t.Amount.Cents, t.EndToEndId)));
        Assert.Equal(new Money(145_51), batch.Total);
        Assert.All(batch.Items, i => Assert.Equal(i.Source.Key, i.Held));
    }

    /// <summary>Whatever is put in: the total is that of the sums, each is held once, and a cancelled batch holds none.</summary>
    [Fact]
    public void The_total_is_always_that_of_the_sums()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var payees = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Guid.NewGuid()).ToArray();
            var sums = Enumerable.Range(0, random.Next(1, 60)).Select(_ => Batches.Sum(payees[random.Next(payees.Length)], "Anaïs Roche", random.NextInt64(1, 9_000_00))).ToArray();

            var batch = Batches.Of(sums);

            Assert.Equal(sums.Sum(s => s.Amount), batch.Total);
            Assert.Equal(sums.Select(s => s.Source.Key).Order(), batch.Items.Select(i => i.Held!).Order());
            Assert.Equal(sums.DistinctBy(s => s.PayeeId).Count(), batch.Transfers.Count);
            Assert.Equal(batch.Transfers.Count, batch.Transfers.Select(t => t.EndToEndId).Distinct().Count());
            Assert.Empty(batch.Cancel());
            Assert.All(batch.Items, i => Assert.Null(i.Held));
            Assert.Equal(sums.Sum(s => s.Amount), batch.Total);
        }
    }

    [Fact]
    public void A_batch_is_paid_once_and_in_its_order()
    {
        var batch = Batches.Of(Batches.Sum(Guid.NewGuid(), "Anaïs Roche", 90_00));

        Assert.Equal("not-paid", Assert.Single(batch.Unpay()).Code);
        Assert.Empty(batch.Send("Nadia", Batches.Today));
        Assert.Equal("batch-state", Assert.Single(batch.Send("Nadia", Batches.Today)).Code);
        Assert.Equal("day-out-of-range", Assert.Single(batch.Pay(Batches.Today.AddDays(1), Batches.Today)).Code);
        Assert.Equal("day-out-of-range", Assert.Single(batch.Pay(Batches.Today.AddDays(-1), Batches.Today)).Code);
        Assert.Empty(batch.Pay(Batches.Today, Batches.Today));
        Assert.Equal("batch-state", Assert.Single(batch.Pay(Batches.Today, Batches.Today)).Code);
        Assert.Equal("batch-state", Assert.Single(batch.Cancel()).Code);
        Assert.Empty(batch.Unpay());
        Assert.Equal(BatchState.Sent, batch.State);
        Assert.Empty(batch.Cancel());
        Assert.Equal("batch-state", Assert.Single(batch.Pay(Batches.Today, Batches.Today)).Code);
    }

    [Fact]
    public void What_does_not_suit_is_refused_by_name()
    {
        var (known, unknown) = (Batches.Sum(Guid.NewGuid(), "Anaïs Roche", 90_00), Batches.Sum(Guid.NewGuid(), "Paul Lenoir", 10_00));
        var accounts = Batches.AccountsOf(known);
        string[] Codes(DateOnly? on, params Payable[] sums) => [.. PaymentBatch.Prepare(Batches.Account(), 1, on, sums, accounts, "Nadia", Batches.Today).Refusals.Select(r => r.Code)];

        Assert.Equal(["nothing-chosen"], Codes(Batches.Today));
        Assert.Equal(["no-account"], Codes(Batches.Today, known, unknown));
        Assert.Equal(["chosen-twice"], Codes(Batches.Today, known, known));
        Assert.Equal(["no-amount"], Codes(Batches.Today, known with { Amount = Money.Zero }));
        Assert.Equal(["own-line"], Codes(Batches.Today, known with { Obstacle = new("own-line", "non") }));
        Assert.Equal(["day-out-of-range"], Codes(null, known));
        Assert.Equal(["day-out-of-range"], Codes(Batches.Today.AddDays(-1), known));
        Assert.Equal(["day-out-of-range"], Codes(Batches.Today.AddDays(91), known));
        Assert.Empty(Codes(Batches.Today.AddDays(90), known));
    }

    [Fact]
    public void A_batch_has_so_many_payees_and_words_fit()
    {
        string[] Of(int payees)
        {
            var sums = Enumerable.Range(0, payees).Select(_ => Batches.Sum(Guid.NewGuid(), "Anaïs Roche", 1)).ToArray();
            return [.. PaymentBatch.Prepare(Batches.Account(), 1, Batches.Today, sums, Batches.AccountsOf(sums), "Nadia", Batches.Today).Refusals.Select(r => r.Code)];
        }
        Assert.Empty(Of(PaymentBatch.MostTransfers));
        Assert.Equal(["too-many"], Of(PaymentBatch.MostTransfers + 1));

        static BankAccountEntry Entry(int name, int holder) => new(new string('x', name), Batches.Iban, "", new string('y', holder));
        Assert.True(BankAccount.Open(Entry(BankAccount.NameLength, BankAccount.HolderLength)).Succeeded);
        Assert.Equal(["name-required", "holder-required"], BankAccount.Open(Entry(BankAccount.NameLength + 1, BankAccount.HolderLength + 1)).Refusals.Select(r => r.Code));
        var account = Batches.Account();
        Assert.Single(account.Change(Entry(0, 5)));
        Assert.Equal(("Compte courant", "CPTS des Deux Vallées"), (account.Name, account.Holder));
        account.Close(true);
        var one = Batches.Sum(Guid.NewGuid(), "Anaïs Roche", 1);
        Assert.Equal("account-closed", Assert.Single(PaymentBatch.Prepare(account, 1, Batches.Today, [one], Batches.AccountsOf(one), "Nadia", Batches.Today).Refusals).Code);
    }

    [Fact]
    public void A_batch_is_paid_on_any_day_from_its_preparation_to_today()
    {
        foreach (var day in new[] { Batches.Today, Batches.Today.AddDays(1), Batches.Today.AddDays(3) })
        {
            Assert.Empty(Batches.Of(Batches.Sum(Guid.NewGuid(), "Anaïs Roche", 90_00)).Pay(day, Batches.Today.AddDays(3)));
        }
        Assert.Equal("day-out-of-range", Assert.Single(Batches.Of(Batches.Sum(Guid.NewGuid(), "Anaïs Roche", 90_00)).Pay(null, Batches.Today)).Code);
    }

    [Theory]
    [InlineData("Anaïs Roche", "MME ROCHE ANAIS", true)]
    [InlineData("Paul Le Goff", "SELARL LE GOFF", true)]
    [InlineData("Anaïs Roche", "CABINET DU MARAIS", false)]
    [InlineData("Anaïs Roche", "", false)]
    public void The_holder_is_compared_with_the_payee(string payee, string holder, bool same) => Assert.Equal(same, new PayeeAccount("", "", holder).IsNamedAs(payee));

    [Theory]
    [InlineData("Compte", "FR76 3000 6000 0112 3456 7890 188", "", "CPTS", "Iban")]
    [InlineData("Compte", "FR76 3000 6000 0112 3456 7890 189", "AGRI", "CPTS", "Bic")]
    [InlineData("", "FR76 3000 6000 0112 3456 7890 189", "", "CPTS", "Name")]
    [InlineData("Compte", "FR76 3000 6000 0112 3456 7890 189", "", " ", "Holder")]
    public void An_account_that_does_not_hold_is_refused(string name, string iban, string bic, string holder, string field) =>
        Assert.Equal(field, Assert.Single(BankAccount.Open(new(name, iban, bic, holder)).Refusals).Field);
}

/// <summary>An account, sums and batches to play with.</summary>
internal static class Batches
{
    public const string Iban = "FR7630006000011234567890189";

    public static readonly DateOnly Today = new(2026, 11, 22);

    public static BankAccount Account(string bic = "", string holder = "CPTS des Deux Vallées") => BankAccount.Open(new("Compte courant", Iban, bic, holder)).Required;

    public static Payable Sum(Guid payee, string name, long cents, string label = "Groupe plaies du 12 mars 2026") => new(new("indemnite", Guid.NewGuid()), payee, name, label, new(2026, 3, 12), new(cents));

    public static Dictionary<Guid, PayeeAccount> AccountsOf(params Payable[] sums) =>
        sums.DistinctBy(s => s.PayeeId).ToDictionary(s => s.PayeeId, s => new PayeeAccount("FR1420041010050500013M02606", "", s.PayeeName));

    public static PaymentBatch Of(params Payable[] sums) => PaymentBatch.Prepare(Account(), 3, Today.AddDays(1), sums, AccountsOf(sums), "Nadia", Today).Required;
}
