using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Funding;

/// <summary>
/// Receipts recorded and taken out, letters of the fund noted and taken out, at random: what is expected and received depends on the facts that are there,
/// never on the order in which they came, and no cent is lost.
/// </summary>
public sealed class PaymentFollowUpWalkTests
{
    private static readonly DateOnly SignedOn = new(2025, 3, 1);
    private static readonly DateOnly Today = new(2029, 12, 31);
    private static readonly (MissionCode? Mission, FundingPart Part)[] Lines =
        [(null, FundingPart.Functioning), (MissionCode.CareAccess, FundingPart.Fixed), (MissionCode.CareAccess, FundingPart.Variable)];

    /// <summary>A letter of the fund, of its own day: the last one holds.</summary>
    private sealed record Letter(DateOnly On, int Year, int Line, Money Amount);

    [Fact]
    public void The_order_of_receipts_and_letters_changes_nothing_and_no_cent_is_lost()
    {
        var dice = new Random(20261128);
        var (exact, late, beyond) = (0, 0, 0);
        for (var walk = 0; walk < 80; walk++)
        {
            var (receipts, letters) = (new List<AciReceipt>(), new List<Letter>());
            for (var step = 0; step < 30; step++)
            {
                Step(dice, receipts, letters);
            }
            var state = State(letters, receipts);
            var (shuffledLetters, shuffledReceipts) = (letters.ToArray(), receipts.ToArray());
            dice.Shuffle(shuffledLetters);
            dice.Shuffle(shuffledReceipts);

            Assert.Equal(Told(state), Told(State(shuffledLetters, shuffledReceipts)));
            Balances(state, receipts);
            exact += state.Payments.Count(p => p.Paid is [{ } share] && share.Amount == p.Payment.Amount);
            late += state.LateOn(Today).Count;
            beyond += state.Surplus.Count;
        }
        // The walks are worth something.
        Assert.True(exact > 100 && late > 100 && beyond > 50, $"{exact} exact, {late} late, {beyond} beyond");
    }

    /// <summary>By line of a year: what came in pays what is expected as far as it goes, the rest of either is told.</summary>
    private static void Balances(PaymentFollowUp state, List<AciReceipt> receipts)
    {
        foreach (var line in state.Payments.GroupBy(p => (p.Payment.ContractYear, p.Payment.Mission, p.Payment.Part)))
        {
            var expected = line.Where(p => p.Payment.Amount > Money.Zero).Sum(p => p.Payment.Amount);
            var came = receipts.Where(r => (r.ContractYear, r.Mission, r.Part) == line.Key).Sum(r => r.Amount);
            var beyond = state.Surplus.Where(s => (s.Receipt.ContractYear, s.Receipt.Mission, s.Receipt.Part) == line.Key).Sum(s => s.Amount);
            Assert.Equal(new Money(Math.Min(expected.Cents, came.Cents)), line.Sum(p => p.Received));
            Assert.Equal(new Money(Math.Max(0, came.Cents - expected.Cents)), beyond);
            Assert.Equal(new Money(Math.Max(0, expected.Cents - came.Cents)), line.Sum(p => p.Outstanding));
        }
        foreach (var receipt in receipts)
        {
            var shares = state.Payments.SelectMany(p => p.Paid).Concat(state.Surplus).Where(s => s.Receipt.Id == receipt.Id).ToList();
            Assert.Equal(receipt.Amount, shares.Sum(s => s.Amount));
            Assert.All(shares, s => Assert.True(s.Amount > Money.Zero));
        }
    }

    private static void Step(Random dice, List<AciReceipt> receipts, List<Letter> letters)
    {
        var (year, line) = (dice.Next(1, 6), dice.Next(Lines.Length));
        switch (dice.Next(8))
        {
            case 0 when receipts.Count > 0:
                receipts.RemoveAt(dice.Next(receipts.Count));
                break;
            case 1 when letters.Count > 0:
                letters.RemoveAt(dice.Next(letters.Count));
                break;
            case 2:
                var on = SignedOn.AddDays(dice.Next(1, 1700));
                if (letters.TrueForAll(l => l.On != on))
                {
                    letters.Add(new(on, year, line, new Money(dice.Next(0, 90_000_00))));
                }
                break;
            default:
                // Half of them of the very amount of a payment expected at that moment.
                var amounts = State(letters, receipts).Payments.Select(p => p.Payment)
                    .Where(p => p.ContractYear == year && (p.Mission, p.Part) == Lines[line] && p.Amount > Money.Zero).Select(p => p.Amount).ToList();
                var amount = amounts.Count > 0 && dice.Next(2) == 0 ? amounts[dice.Next(amounts.Count)] : new Money(dice.Next(1, 60_000_00));
                // Few days, so that several come on one.
                receipts.Add(new(Guid.NewGuid(), Lines[line].Mission, Lines[line].Part, year, SignedOn.AddDays(60 * dice.Next(0, 28)), amount, "Versement"));
                break;
        }
    }

    private static PaymentFollowUp State(IEnumerable<Letter> letters, IEnumerable<AciReceipt> receipts)
    {
        var contract = AciContract.Sign(SignedOn, null, new(98_412, 2022, "Contrat", false), true).Required;
        var mission = new MissionOfContract(contract.Id, MissionCode.CareAccess);
        Assert.Empty(mission.Date(new(null, null, SignedOn, null), SignedOn, Today));
        foreach (var letter in letters)
        {
            Assert.True(contract.Notified(null, letter.Year, letter.On, "Courrier", [new(Lines[letter.Line].Mission, Lines[letter.Line].Part, letter.Amount)], Today).Succeeded);
        }
        return PaymentFollowUp.Of(new ContractOutlook(contract, [mission], Today).Expected, receipts);
    }

    private static List<string> Told(PaymentFollowUp state) =>
    [
        .. state.Payments.Select(p => $"{p.Payment.DueOn:O} {p.Payment.Mission} {p.Payment.Part} {p.Payment.Amount.Cents} {p.Payment.IsUncertain}: {string.Join(' ', p.Paid.Select(Told))}; {p.Outstanding.Cents}"),
        .. state.Surplus.Select(Told),
    ];

    private static string Told(PaidShare share) => $"{share.Receipt.Id}={share.Amount.Cents}";
}
