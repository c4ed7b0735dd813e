using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Polls;

/// <summary>Jour et heure de début, on the clock of the CPTS.</summary>
public readonly record struct PollSlot(DateOnly Day, TimeOnly StartsAt) : IComparable<PollSlot>
{
    public int CompareTo(PollSlot other) => (Day, StartsAt).CompareTo((other.Day, other.StartsAt));

    public static bool operator <(PollSlot left, PollSlot right) => left.CompareTo(right) < 0;

    public static bool operator >(PollSlot left, PollSlot right) => left.CompareTo(right) > 0;

    public static bool operator <=(PollSlot left, PollSlot right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PollSlot left, PollSlot right) => left.CompareTo(right) >= 0;
}

/// <summary>Date proposée : one of the days and hours among which a poll asks to choose.</summary>
public sealed class ProposedDate : ICptsOwned
{
    private ProposedDate()
    {
    }

    internal ProposedDate(Guid poll, PollSlot slot) => (PollId, Day, StartsAt) = (poll, slot.Day, slot.StartsAt);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid PollId { get; private set; }

    public DateOnly Day { get; private set; }

    /// <summary>On the clock of the CPTS.</summary>
    public TimeOnly StartsAt { get; private set; }

    public PollSlot Slot => new(Day, StartsAt);
}
