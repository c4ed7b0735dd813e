using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;

namespace Tisserand.Domain.Purchases;

/// <summary>
/// Versement de l'ACI pas encore reçu : what of the calendar the incomes recorded do not cover yet. An income of a mission, a part and a year
/// pays the last of its payments due by then of that very amount; what is of no such amount pays them in the order of their days. Source: contrat type of the ACI, art. 6.
/// </summary>
/// <param name="Id">Derived: the same payment always bears the same.</param>
/// <param name="Amount">What is left of it.</param>
public sealed record AwaitedAci(Guid Id, Payment Payment, Money Amount)
{
    /// <summary>A fund may pay somewhat before the day; in days.</summary>
    public const int Early = 15;

    /// <summary>« Avance, accès aux soins, année 2 ».</summary>
    public string Label => $"{Payment.Kind.Label()}, {FundingCodes.Label(Payment.Mission).ToLowerInvariant()}, année {Payment.ContractYear}";

    /// <summary>Those whose amount is known; a variable part waits for the notification of the fund.</summary>
    public static IReadOnlyList<AwaitedAci> Of(Guid contract, IEnumerable<Payment> payments, IEnumerable<Income> received)
    {
        var incomes = received.Where(i => i.ContractId == contract && i.Part is not null).ToLookup(i => (i.ContractYear, i.Mission, i.Part!.Value));
        var awaited = new List<AwaitedAci>();
        foreach (var group in payments.Where(p => !p.IsUncertain).GroupBy(p => ((int?)p.ContractYear, p.Mission, p.Part)))
        {
            var left = group.OrderBy(p => p.DueOn).ToList();
            var rest = Money.Zero;
            foreach (var income in incomes[group.Key])
            {
                var exact = left.FindLastIndex(p => p.Amount == income.Amount && p.DueOn.AddDays(-Early) <= income.ReceivedOn);
                if (exact >= 0)
                {
                    left.RemoveAt(exact);
                }
                else
                {
                    rest += income.Amount;
                }
            }
            foreach (var payment in left)
            {
                var covered = rest < payment.Amount ? rest : payment.Amount;
                rest -= covered;
                if (covered < payment.Amount)
                {
                    awaited.Add(new(IdOf(contract, payment), payment, payment.Amount - covered));
                }
            }
        }
        return [.. awaited.OrderBy(a => a.Payment.DueOn)];
    }

    private static Guid IdOf(Guid contract, Payment payment) => Derived(string.Create(CultureInfo.InvariantCulture, $"{contract:D}:{payment.ContractYear}:{payment.Mission}:{payment.Part}:{payment.Kind}:{payment.DueOn:yyyy-MM-dd}"));

    /// <summary>All that is due on a day, which the fund may pay in one transfer.</summary>
    public static Guid IdOfDay(Guid contract, DateOnly dueOn) => Derived(string.Create(CultureInfo.InvariantCulture, $"{contract:D}:{dueOn:yyyy-MM-dd}"));

    private static Guid Derived(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
