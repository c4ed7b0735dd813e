using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Funding;

/// <summary>The rules of docs/rules/suivi-des-versements.md.</summary>
public sealed class PaymentFollowUpTests
{
    private static readonly DateOnly SignedOn = new(2025, 3, 1);

    [Fact]
    public void A_receipt_of_the_very_amount_pays_the_last_one_due()
    {
        // Both payments of the functioning of year 2: 56 250 then 18 750.
        var followUp = FollowUp(Receipt(2, 18_750, new(2027, 4, 2)));

        Assert.Equal([56_250m, 0m], Outstanding(followUp, 2));
        Assert.Empty(followUp.Surplus);
    }

    [Fact]
    public void What_is_of_no_such_amount_pays_in_the_order_of_the_days_and_the_rest_is_told()
    {
        var followUp = FollowUp(Receipt(2, 60_000, new(2026, 4, 2)), Receipt(2, 20_000, new(2027, 4, 2)));

        Assert.Equal([0m, 0m], Outstanding(followUp, 2));
        Assert.Equal(5_000m, Assert.Single(followUp.Surplus).Amount.Euros);
        Assert.Equal([56_250m, 3_750m, 15_000m], followUp.Payments.Where(p => p.Payment.ContractYear == 2).SelectMany(p => p.Paid).Select(s => s.Amount.Euros));
    }

    [Fact]
    public void It_is_late_after_sixty_days_and_only_then()
    {
        var initial = FollowUp().Payments[0];

        Assert.False(initial.IsLate(SignedOn.AddDays(60)));
        Assert.True(initial.IsLate(SignedOn.AddDays(61)));
        Assert.False(FollowUp(Receipt(1, 75_000, SignedOn)).Payments[0].IsLate(SignedOn.AddDays(61)));
        Assert.True(FollowUp(Receipt(1, 74_999, SignedOn)).Payments[0].IsLate(SignedOn.AddDays(61)));
    }

    [Fact]
    public void Whatever_came_in_shares_and_surplus_add_up_to_it()
    {
        var random = new Random(20261128);
        for (var i = 0; i < 300; i++)
        {
            var receipts = Enumerable.Range(0, random.Next(0, 8)).Select(_ => Receipt(random.Next(1, 6), random.Next(3) == 0 ? 18_750 : random.Next(1, 100_000), SignedOn.AddDays(random.Next(0, 2000)))).ToArray();
            var followUp = FollowUp(receipts);

            Assert.Equal(receipts.Sum(r => r.Amount), followUp.Payments.Sum(p => p.Received) + followUp.Surplus.Sum(s => s.Amount));
            Assert.All(followUp.Payments, p => Assert.Equal(p.Payment.Amount, p.Received + p.Outstanding));
        }
    }

    [Fact]
    public void What_the_fund_notified_is_expected_in_place_of_what_was_computed()
    {
        var contract = Contract();
        Assert.True(contract.Notified(null, 2, new(2027, 3, 20), "Notification de l’année 2", [new(null, FundingPart.Functioning, Money.FromEuros(70_000))], new(2027, 4, 1)).Succeeded);
        Assert.True(contract.Notified(null, 2, new(2027, 4, 1), "Rectificatif", [new(null, FundingPart.Functioning, Money.FromEuros(71_000))], new(2027, 4, 1)).Succeeded);

        var expected = new ContractOutlook(contract, [], new(2027, 4, 1)).Expected.Where(p => p.ContractYear == 2).ToList();

        Assert.Equal([56_250m, 14_750m], expected.Select(p => p.Amount.Euros));
        Assert.Contains(expected[1].Working.Lines, l => l.Amount.Euros == 18_750m);
        Assert.Contains("Rectificatif", expected[1].Working.Lines[^1].Source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notified_variable_part_is_no_longer_at_most()
    {
        var contract = Contract();
        var mission = new MissionOfContract(contract.Id, MissionCode.CareAccess);
        Assert.Empty(mission.Date(new(null, SignedOn, null, null), SignedOn, new(2026, 6, 1)));
        Assert.True(contract.Notified(null, 1, new(2026, 5, 1), "Notification", [new(MissionCode.CareAccess, FundingPart.Variable, Money.FromEuros(28_000))], new(2026, 6, 1)).Succeeded);

        var variable = new ContractOutlook(contract, [mission], new(2026, 6, 1)).Expected.Single(p => p is { ContractYear: 1, Part: FundingPart.Variable });

        Assert.Equal((28_000m, false), (variable.Amount.Euros, variable.IsUncertain));
    }

    [Fact]
    public void A_letter_refuses_by_its_field_and_can_be_taken_out()
    {
        var contract = Contract();
        var refused = contract.Notified(null, 6, new(2027, 4, 2), " ", [], new(2027, 4, 1));
        Assert.Equal(["year-out-of-range", "day-needed", "label-needed", "line-needed"], refused.Refusals.Select(r => r.Code));
        Assert.Equal("amount-out-of-range", Assert.Single(contract.Notified(null, 1, SignedOn, "Lettre", [new(null, FundingPart.Functioning, -Money.FromEuros(1))], new(2027, 4, 1)).Refusals).Code);
        var letter = contract.Notified(null, 1, SignedOn, "Lettre", [new(null, FundingPart.Functioning, Money.Zero)], new(2027, 4, 1)).Required!;
        Assert.True(contract.DropNotification(letter.Id));
        Assert.Null(contract.NotifiedFor(1, null, FundingPart.Functioning));
    }

    [Fact]
    public void A_letter_that_is_changed_no_longer_speaks_of_the_lines_taken_out_of_it()
    {
        var contract = Contract();
        var (functioning, quality) = (new NotifiedLine(null, FundingPart.Functioning, Money.FromEuros(70_000)), new NotifiedLine(MissionCode.Quality, FundingPart.Fixed, Money.FromEuros(5_000)));
        var letter = contract.Notified(null, 1, SignedOn, "Lettre", [functioning, quality], SignedOn).Required!;
        Assert.True(contract.Notified(letter.Id, 1, SignedOn, "Lettre", [functioning with { Amount = Money.FromEuros(71_000) }], SignedOn).Succeeded);

        Assert.Equal(71_000m, contract.NotifiedFor(1, null, FundingPart.Functioning)!.Value.Line.Amount.Euros);
        Assert.Null(contract.NotifiedFor(1, MissionCode.Quality, FundingPart.Fixed));
        Assert.Null(contract.NotifiedFor(2, null, FundingPart.Functioning));
        Assert.Null(contract.NotifiedFor(1, null, FundingPart.Fixed));
    }

    [Fact]
    public void A_letter_is_of_the_contract_of_today_at_the_latest_and_names_nobody()
    {
        static string[] Codes(int year, DateOnly on, string label, Money amount) => [.. Contract().Notified(null, year, on, label, [new(null, FundingPart.Functioning, amount)], SignedOn).Refusals.Select(r => r.Code)];
        Assert.Empty(Codes(5, SignedOn, new string('x', FundNotification.LabelLength), AmountOverride.Largest));
        Assert.Equal(["year-out-of-range", "day-needed", "label-needed", "amount-out-of-range"], Codes(6, SignedOn.AddDays(1), new string('x', FundNotification.LabelLength + 1), AmountOverride.Largest + new Money(1)));
        Assert.Equal(["patient-identity"], Codes(1, SignedOn, "Courrier sur la patiente Mme Durand", Money.Zero));
    }

    private static AciContract Contract() => AciContract.Sign(SignedOn, null, new(98_412, 2022, "Contrat", false), true).Required;

    private static PaymentFollowUp FollowUp(params AciReceipt[] receipts) => PaymentFollowUp.Of(new ContractOutlook(Contract(), [], SignedOn).Expected, receipts);

    private static AciReceipt Receipt(int year, int euros, DateOnly on) => new(Guid.NewGuid(), null, FundingPart.Functioning, year, on, Money.FromEuros(euros), "Versement");

    private static IEnumerable<decimal> Outstanding(PaymentFollowUp followUp, int year) => followUp.Payments.Where(p => p.Payment.ContractYear == year).Select(p => p.Outstanding.Euros);
}
