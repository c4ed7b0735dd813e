using System.Diagnostics.CodeAnalysis;

namespace Tisserand.Domain.Foundation;

/// <summary>
/// Refus : why an act cannot be done, in words for the person who asked. Refusals are values; bugs are exceptions.
/// </summary>
/// <param name="Code">Stable, in kebab-case English, for programs and tests.</param>
/// <param name="Message">A full French sentence.</param>
/// <param name="Field">Name of the form field or JSON path concerned; empty for the whole.</param>
public sealed record Refusal(string Code, string Message, string Field = "")
{
    /// <summary>The same refusal, said of a field further out: "startsOn" at "missions[0]" gives "missions[0].startsOn".</summary>
    public Refusal At(string path) => this with
    {
        Field = Field.Length == 0 ? path : path.Length == 0 ? Field : Field[0] == '[' ? path + Field : path + "." + Field,
    };
}

/// <summary>Résultat d'un acte : what was done, or every reason why not.</summary>
public sealed class Outcome<T>
{
    private Outcome(T? value, IReadOnlyList<Refusal> refusals)
    {
        Value = value;
        Refusals = refusals;
    }

    public T? Value { get; }

    public IReadOnlyList<Refusal> Refusals { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Refusals.Count == 0;

    /// <summary>The value of a success; an exception, naming the refusals, otherwise.</summary>
    public T Required => Succeeded
        ? Value
        : throw new InvalidOperationException(string.Join(" · ", Refusals.Select(r => $"{r.Field}: {r.Message}")));

    public static implicit operator Outcome<T>(T value) => new(value, []);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, [refusal]);

    /// <summary>Refuses (exception) an empty list: a refusal has a reason.</summary>
    public static implicit operator Outcome<T>(List<Refusal> refusals) =>
        refusals.Count > 0 ? new(default, refusals) : throw new ArgumentException("A refusal has a reason.", nameof(refusals));
}
