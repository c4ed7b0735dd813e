namespace Tisserand.Domain.Foundation;

/// <summary>Valeur datée : a figure, the days when it holds, where it was read and how sure we are.</summary>
public sealed record DatedValue<T>(DateRange Period, T Value, string Source, Confidence Confidence);

/// <summary>
/// Valeurs datées : a national figure over time. A day outside the known periods is refused rather than extrapolated.
/// </summary>
public sealed class DatedValues<T>
{
    private readonly List<DatedValue<T>> _values;

    /// <summary>Refuses (exception) periods that overlap. The French <paramref name="name"/> serves the refusals.</summary>
    public DatedValues(string name, IEnumerable<DatedValue<T>> values)
    {
        Name = name;
        _values = [.. values.OrderBy(v => v.Period.Start)];
        for (var i = 1; i < _values.Count; i++)
        {
            if (_values[i].Period.Overlaps(_values[i - 1].Period))
            {
                throw new ArgumentException($"{name}: {_values[i].Period.Start:O} is in two periods.", nameof(values));
            }
        }
    }

    public string Name { get; }

    public IReadOnlyList<DatedValue<T>> All => _values;

    public Outcome<DatedValue<T>> On(DateOnly day) =>
        _values.Find(v => v.Period.Contains(day)) is { } value
            ? value
            : new Refusal("unknown-on-date", $"{Name}\u00A0: aucune valeur connue au {FrenchDate.Long(day)}.");
}
