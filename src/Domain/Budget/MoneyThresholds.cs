using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Budget;

/// <summary>Situation au regard d'un seuil.</summary>
public enum ThresholdStanding
{
    /// <summary>Under 80 % of it.</summary>
    Below,

    /// <summary>From 80 % up to it, included.</summary>
    Near,

    /// <summary>Above.</summary>
    Above,
}

/// <summary>Seuil surveillé : an amount of the law, what it asks for, and its source.</summary>
/// <param name="Code">« comptes-certifies », « convention ».</param>
/// <param name="Duty">What is due above it, in French.</param>
public sealed record MoneyThreshold(string Code, string Label, Money Amount, string Duty, string Source, Confidence Confidence)
{
    public ThresholdStanding Standing(Money amount) =>
        amount > Amount ? ThresholdStanding.Above
        : new Fraction(amount.Cents, 1) >= new Fraction(80, 100) * Amount.Cents ? ThresholdStanding.Near
        : ThresholdStanding.Below;
}

/// <summary>Seuils surveillés : certified accounts above 153 000 EUR of public money, a convention above 23 000 EUR of one authority. Sources in the data file.</summary>
public static class MoneyThresholds
{
    private static readonly ThresholdFile File = EmbeddedFile.Json<ThresholdFile>("Budget/money-thresholds.json");

    /// <summary>Comptes annuels certifiés et publiés.</summary>
    public static MoneyThreshold CertifiedAccounts { get; } = Of("comptes-certifies");

    /// <summary>Convention avec une autorité administrative.</summary>
    public static MoneyThreshold Agreement { get; } = Of("convention");

    private static MoneyThreshold Of(string code)
    {
        var row = File.Thresholds.Single(t => t.Code == code);
        return new(row.Code, row.Label, Money.FromEuros(row.Euros), row.Duty, row.Source, row.Confidence);
    }

    private sealed record ThresholdFile(IReadOnlyList<ThresholdRow> Thresholds);

    private sealed record ThresholdRow(string Code, string Label, int Euros, string Duty, string Source, Confidence Confidence);
}
