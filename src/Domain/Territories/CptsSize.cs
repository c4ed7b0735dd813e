using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Territories;

/// <summary>
/// Taille de la CPTS : 1 to 4, by the inhabitants of its territory; it decides every amount of the ACI. The thresholds are
/// the same in 2019 and in avenant 2 (PAPS Hauts-de-France 30/11/2023; Guide pratique CPTS, sheet 4).
/// </summary>
public sealed record CptsSize
{
    /// <summary>More inhabitants than France has: a slip of the keyboard.</summary>
    public const int LargestPopulation = 70_000_000;

    private static readonly SizesFile File = EmbeddedFile.Json<SizesFile>("Territories/cpts-sizes.json");

    private CptsSize(SizeRow row)
    {
        Number = row.Number;
        From = row.From;
        To = row.To;
        Label = row.Label;
    }

    public static IReadOnlyList<CptsSize> All { get; } = [.. File.Sizes.Select(s => new CptsSize(s))];

    /// <summary>1 to 4.</summary>
    public int Number { get; }

    /// <summary>First population of the size, included.</summary>
    public int From { get; }

    /// <summary>Last one, included; null when open.</summary>
    public int? To { get; }

    /// <summary>« de 40 000 à 80 000 habitants ».</summary>
    public string Label { get; }

    /// <summary>The size of a population, with its working. Refuses fewer than one inhabitant, or more than France has.</summary>
    public static Outcome<SizeFinding> Of(int population)
    {
        if (population is < 1 or > LargestPopulation)
        {
            return new Refusal(
                "population-out-of-range",
                $"La population doit être comprise entre 1 et {FrenchNumber.Whole(LargestPopulation)} habitants.",
                "population");
        }
        var row = File.Sizes.Single(s => population >= s.From && population <= (s.To ?? int.MaxValue));
        var atBoundary = population % 1000 == 0 && File.Sizes.Any(s => s.From == population || s.To == population);
        return new SizeFinding(
            All[row.Number - 1],
            population,
            $"{FrenchNumber.Whole(population)} habitants : taille {row.Number} ({row.Label}).",
            File.Source,
            File.Confidence,
            atBoundary ? File.BoundaryNote : null);
    }

    private sealed record SizesFile(string Source, Confidence Confidence, string BoundaryNote, IReadOnlyList<SizeRow> Sizes);

    /// <param name="From">First population of the size, included.</param>
    /// <param name="To">Last one, included; null when open.</param>
    private sealed record SizeRow(int Number, int From, int? To, string Label);
}

/// <summary>Taille et son calcul : the size found for a population, the sentence that says why, and where the thresholds come from.</summary>
/// <param name="Sentence">« 62 000 habitants : taille 2 (de 40 000 à 80 000 habitants). »</param>
/// <param name="Note">Only when the population stands exactly on a threshold, which no text settles.</param>
public sealed record SizeFinding(CptsSize Size, int Population, string Sentence, string Source, Confidence Confidence, string? Note);
