using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Funding;

/// <summary>
/// Versements après notification : the payments of the calendar, the last one of each line that the fund notified being what is left of the notified
/// amount; its working shows both. See docs/rules/suivi-des-versements.md.
/// </summary>
internal static class NotifiedPlan
{
    public static IReadOnlyList<Payment> Of(FundingPlan plan, AciContract contract)
    {
        if (contract.Notifications.Count == 0)
        {
            return plan.Payments;
        }
        var lines = plan.Payments.GroupBy(p => (p.ContractYear, p.Mission, p.Part)).ToDictionary(g => g.Key, g => g.ToList());
        return [.. plan.Payments.Select(p =>
        {
            var line = lines[(p.ContractYear, p.Mission, p.Part)];
            return p == line.MaxBy(x => x.DueOn) && contract.NotifiedFor(p.ContractYear, p.Mission, p.Part) is { } notified
                ? After(p, notified.Line.Amount, line.Where(x => x != p).Sum(x => x.Amount), $"{notified.Letter.Label}, {FrenchDate.Long(notified.Letter.NotifiedOn)}")
                : p;
        })];
    }

    private static Payment After(Payment payment, Money notified, Money before, string source)
    {
        var lines = new List<WorkingLine>(payment.Working.Lines)
        {
            new("Notifié par la caisse pour l’année, à la place du calcul", null, "", notified, source, Confidence.OwnContract),
        };
        if (!before.IsZero)
        {
            lines.Add(new("Moins ce qui était dû avant", notified, $"– {FrenchNumber.Euros(before)}", notified - before, source, Confidence.OwnContract));
        }
        return payment with { Working = new(lines), AtMost = false, IsEstimated = false };
    }
}
