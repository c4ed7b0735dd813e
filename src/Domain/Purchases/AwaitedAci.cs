using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;

namespace Tisserand.Domain.Purchases;

/// <summary>
/// Versement de l'ACI pas encore reçu : a payment of the calendar whose amount is known and of which something is left to come; a variable part waits for the notification of
/// the fund. See docs/rules/suivi-des-versements.md.
/// </summary>
/// <param name="Id">Derived: the same payment always bears the same.</param>
/// <param name="Amount">What is left of it.</param>
public sealed record AwaitedAci(Guid Id, Payment Payment, Money Amount)
{
    /// <summary>« Avance, accès aux soins, année 2 ».</summary>
    public string Label => $"{Payment.Kind.Label()}, {FundingCodes.Label(Payment.Mission).ToLowerInvariant()}, année {Payment.ContractYear}";

    public static IReadOnlyList<AwaitedAci> Of(Guid contract, PaymentFollowUp followUp)
    {
        ArgumentNullException.ThrowIfNull(followUp);
        return [.. followUp.Awaited.Where(e => !e.Payment.IsUncertain).OrderBy(e => e.Payment.DueOn).Select(e => new AwaitedAci(IdOf(contract, e.Payment), e.Payment, e.Outstanding))];
    }

    private static Guid IdOf(Guid contract, Payment payment) => Derived(string.Create(CultureInfo.InvariantCulture, $"{contract:D}:{payment.ContractYear}:{payment.Mission}:{payment.Part}:{payment.Kind}:{payment.DueOn:yyyy-MM-dd}"));

    /// <summary>All that is due on a day, which the fund may pay in one transfer.</summary>
    public static Guid IdOfDay(Guid contract, DateOnly dueOn) => Derived(string.Create(CultureInfo.InvariantCulture, $"{contract:D}:{dueOn:yyyy-MM-dd}"));

    private static Guid Derived(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
