using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Funding;

/// <summary>Versement reçu de l'ACI, as the module that records it tells it.</summary>
/// <param name="Mission">None for functioning.</param>
public sealed record AciReceipt(Guid Id, MissionCode? Mission, FundingPart Part, int ContractYear, DateOnly ReceivedOn, Money Amount, string Label);

/// <summary>Part d'un versement reçu : what of a receipt pays an expected payment.</summary>
public sealed record PaidShare(AciReceipt Receipt, Money Amount);

/// <summary>Versement attendu et reçu : an expected payment, and what came in of it.</summary>
/// <param name="Paid">By day received.</param>
public sealed record ExpectedPayment(Payment Payment, IReadOnlyList<PaidShare> Paid)
{
    public Money Received => Paid.Sum(p => p.Amount);

    /// <summary>What is left to come; never below zero.</summary>
    public Money Outstanding => Payment.Amount > Received ? Payment.Amount - Received : Money.Zero;

    /// <summary>Due for longer than <see cref="PaymentFollowUp.Patience"/> days, its amount known, and not all received.</summary>
    public bool IsLate(DateOnly today) => !Payment.IsUncertain && !Outstanding.IsZero && Payment.DueOn.AddDays(PaymentFollowUp.Patience) < today;
}

/// <summary>
/// Suivi des versements : what was received set against what is expected. A receipt of a mission, a part and a year pays the last of its payments due
/// by then of that very amount; what is of no such amount pays them in the order of their days. See docs/rules/suivi-des-versements.md.
/// </summary>
/// <param name="Payments">In the order given.</param>
/// <param name="Surplus">What was received beyond all that was expected.</param>
public sealed record PaymentFollowUp(IReadOnlyList<ExpectedPayment> Payments, IReadOnlyList<PaidShare> Surplus)
{
    /// <summary>Days after which a payment due is late: the fund pays after the dialogue de gestion, no text gives a delay.</summary>
    public const int Patience = 60;

    /// <summary>A fund may pay somewhat before the day; in days.</summary>
    public const int Early = 15;

    public static PaymentFollowUp Of(IReadOnlyList<Payment> payments, IEnumerable<AciReceipt> receipts)
    {
        ArgumentNullException.ThrowIfNull(payments);
        var paid = payments.ToDictionary<Payment, Payment, List<PaidShare>>(p => p, _ => [], ReferenceEqualityComparer.Instance);
        var surplus = new List<PaidShare>();
        foreach (var line in receipts.OrderBy(r => r.ReceivedOn).ThenBy(r => r.Id).GroupBy(r => (r.ContractYear, r.Mission, r.Part)))
        {
            var left = payments.Where(p => (p.ContractYear, p.Mission, p.Part) == line.Key).OrderBy(p => p.DueOn).ToList();
            var others = new List<AciReceipt>();
            foreach (var receipt in line)
            {
                var exact = left.FindLastIndex(p => p.Amount == receipt.Amount && p.DueOn.AddDays(-Early) <= receipt.ReceivedOn);
                if (exact < 0)
                {
                    others.Add(receipt);
                    continue;
                }
                paid[left[exact]].Add(new(receipt, receipt.Amount));
                left.RemoveAt(exact);
            }
            surplus.AddRange(Spread(others, left, paid));
        }
        return new([.. payments.Select(p => new ExpectedPayment(p, [.. paid[p].OrderBy(s => s.Receipt.ReceivedOn)]))], surplus);
    }

    /// <summary>Those of which something is left to come.</summary>
    public IEnumerable<ExpectedPayment> Awaited => Payments.Where(p => !p.Outstanding.IsZero);

    public IReadOnlyList<ExpectedPayment> LateOn(DateOnly today) => [.. Payments.Where(p => p.IsLate(today))];

    /// <summary>Fills the payments in the order of their days; answers what is left over.</summary>
    private static List<PaidShare> Spread(List<AciReceipt> receipts, List<Payment> payments, Dictionary<Payment, List<PaidShare>> paid)
    {
        var surplus = new List<PaidShare>();
        foreach (var receipt in receipts)
        {
            var rest = receipt.Amount;
            foreach (var payment in payments)
            {
                var wanted = payment.Amount - paid[payment].Sum(s => s.Amount);
                var share = wanted < rest ? wanted : rest;
                if (share > Money.Zero)
                {
                    paid[payment].Add(new(receipt, share));
                    rest -= share;
                }
            }
            if (rest > Money.Zero)
            {
                surplus.Add(new(receipt, rest));
            }
        }
        return surplus;
    }
}
