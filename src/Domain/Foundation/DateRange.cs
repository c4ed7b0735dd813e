namespace Tisserand.Domain.Foundation;

/// <summary>
/// Période : from <see cref="Start"/> to <see cref="End"/>, both days included, because that is how statutes, contracts
/// and forms say it (« du 1er janvier au 31 décembre »). No end means that it goes on.
/// </summary>
public readonly record struct DateRange
{
    /// <summary>Refuses (exception) an end before the start.</summary>
    public DateRange(DateOnly start, DateOnly? end = null)
    {
        if (end < start)
        {
            throw new ArgumentException($"A period cannot end ({end:O}) before it starts ({start:O}).", nameof(end));
        }
        Start = start;
        End = end;
    }

    public DateOnly Start { get; }

    /// <summary>Last day, included; null when open.</summary>
    public DateOnly? End { get; }

    /// <summary>Number of days, both ends counted; null when open.</summary>
    public int? Days => End is { } end ? end.DayNumber - Start.DayNumber + 1 : null;

    public bool Contains(DateOnly day) => day >= Start && (End is null || day <= End);

    public bool Overlaps(DateRange other) =>
        (End is null || other.Start <= End) && (other.End is null || Start <= other.End);
}
