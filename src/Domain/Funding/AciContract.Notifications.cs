using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Funding;

/// <summary>What the fund notified, beside what the contract gives.</summary>
public sealed partial class AciContract
{
    private readonly List<FundNotification> _notifications = [];

    /// <summary>The last one first.</summary>
    public IReadOnlyList<FundNotification> Notifications => [.. _notifications.OrderByDescending(n => n.NotifiedOn).ThenByDescending(n => n.Id)];

    /// <summary>The letter that holds for a line of a contract year; null when the fund said nothing of it.</summary>
    public (FundNotification Letter, NotifiedAmount Line)? NotifiedFor(int contractYear, MissionCode? mission, FundingPart part) => (
        from letter in Notifications
        where letter.ContractYear == contractYear
        from line in letter.Amounts
        where line.Is(mission, part)
        select ((FundNotification, NotifiedAmount)?)(letter, line)).FirstOrDefault();

    /// <summary>Adds a letter, or changes one. Refuses what <see cref="FundNotification.Set"/> refuses. Null without a refusal: there is no such letter.</summary>
    public Outcome<FundNotification?> Notified(Guid? id, int? contractYear, DateOnly? notifiedOn, string? label, IReadOnlyList<NotifiedLine> lines, DateOnly today)
    {
        var letter = id is null ? new FundNotification(Id) : _notifications.Find(n => n.Id == id);
        if (letter is null)
        {
            return (FundNotification?)null;
        }
        var refusals = letter.Set(contractYear, notifiedOn, label, lines, today);
        if (refusals.Count > 0)
        {
            return refusals;
        }
        if (id is null)
        {
            _notifications.Add(letter);
        }
        return letter;
    }

    /// <summary>Takes a letter out: what was computed holds again. Returns whether there was one.</summary>
    public bool DropNotification(Guid id) => _notifications.RemoveAll(n => n.Id == id) > 0;
}
