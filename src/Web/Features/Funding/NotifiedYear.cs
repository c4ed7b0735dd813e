using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;

namespace Tisserand.Web.Features.Funding;

/// <summary>One line of a contract year: computed, notified, received.</summary>
/// <param name="Computed">All the payments of the line, each with its working.</param>
/// <param name="Notified">Null while the fund said nothing of it.</param>
public sealed record NotifiedYearLine(MissionCode? Mission, FundingPart Part, IReadOnlyList<Payment> Computed, Money? Notified, FundNotification? Letter, IReadOnlyList<ExpectedPayment> Expected)
{
    public Money ComputedAmount => Computed.Sum(p => p.Amount);

    public bool IsUncertain => Notified is null && Computed.Any(p => p.IsUncertain);

    public Money? Difference => Notified - ComputedAmount;

    public Money Received => Expected.Sum(e => e.Received);

    public Money Outstanding => Expected.Sum(e => e.Outstanding);

    /// <summary>Received, and beyond what the line gives in the end: advanced by more than what was notified or computed since. Zero otherwise.</summary>
    public Money ToGiveBack => Received > Due ? Received - Due : Money.Zero;

    private Money Due => Expected.Sum(e => e.Payment.Amount);

    /// <summary>Every line of a year that is computed or notified, functioning first.</summary>
    public static IReadOnlyList<NotifiedYearLine> Of(ContractOutlook outlook, PaymentFollowUp followUp, int year)
    {
        var computed = (outlook.Calculation.Value?.Payments ?? []).Where(p => p.ContractYear == year).ToLookup(p => (p.Mission, p.Part));
        var notified = outlook.Contract.Notifications.Where(n => n.ContractYear == year).SelectMany(n => n.Amounts).Select(a => (a.Mission, a.Part));
        return
        [
            .. from key in computed.Select(g => g.Key).Concat(notified).Distinct()
               orderby key.Mission is { } mission ? (int)mission : -1, key.Part
               let holds = outlook.Contract.NotifiedFor(year, key.Mission, key.Part)
               select new NotifiedYearLine(
                   key.Mission, key.Part, [.. computed[key]], holds?.Line.Amount, holds?.Letter,
                   [.. followUp.Payments.Where(e => e.Payment.ContractYear == year && (e.Payment.Mission, e.Payment.Part) == key)]),
        ];
    }

    /// <summary>« Accès aux soins, part fixe ».</summary>
    public string Label => FundingCodes.Label(Mission) + (Mission is null ? "" : ", " + Part.Label().ToLowerInvariant());
}
