using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Indemnities;

/// <summary>
/// Déclaration des honoraires (DAS2) : what was paid to one person in a calendar year above which it is declared to the tax office.
/// Whether indemnités of a CPTS are fees is not said by any text found: to verify with the accountant. Source: CGI art. 240.
/// </summary>
public static class FeeDeclaration
{
    private static readonly ThresholdFile File = EmbeddedFile.Json<ThresholdFile>("Indemnities/fee-declaration.json");

    /// <summary>The thresholds, by year of payment, each with its source.</summary>
    public static DatedValues<Money> Known { get; } = new("Seuil de la déclaration des honoraires", File.Thresholds.Select(t =>
        new DatedValue<Money>(new(new(t.From, 1, 1), t.Until is { } until ? new DateOnly(until, 12, 31) : null), Money.FromEuros(t.Euros), t.Source, t.Confidence)));

    public static string Rule => File.Rule;

    private sealed record ThresholdFile(string Rule, IReadOnlyList<ThresholdRow> Thresholds);

    private sealed record ThresholdRow(int From, int? Until, int Euros, string Source, Confidence Confidence);
}
