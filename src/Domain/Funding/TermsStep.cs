using Tisserand.Domain.Territories;

namespace Tisserand.Domain.Funding;

/// <summary>Changement des conditions : what an avenant changes in the money, from a day on.</summary>
/// <param name="Population">Null when it stays.</param>
/// <param name="BaremeId">Null when it stays.</param>
/// <param name="By">« avenant n° 2 ».</param>
public sealed record TermsChange(DateOnly From, int? Population, string? BaremeId, string By);

/// <summary>Conditions en vigueur : size and barème from a day on, until the next step.</summary>
/// <param name="By">The avenant; null for the contract as it was signed.</param>
public sealed record TermsStep(DateOnly From, Bareme Bareme, SizeFinding Size, string? By)
{
    /// <summary>The signature, then each day from which an avenant changes size or barème. The terms must have been checked.</summary>
    internal static IReadOnlyList<TermsStep> Of(FundingTerms terms, Bareme bareme)
    {
        var steps = new List<TermsStep> { new(terms.SignedOn, bareme, CptsSize.Of(terms.Population).Required, null) };
        foreach (var change in terms.Changes.OrderBy(c => c.From))
        {
            var last = steps[^1];
            var next = last with
            {
                From = change.From,
                Bareme = BaremeCatalogue.Find(change.BaremeId) ?? last.Bareme,
                Size = change.Population is { } population ? CptsSize.Of(population).Required : last.Size,
                By = change.By,
            };
            if (last.From == change.From)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            steps.Add(next);
        }
        return steps;
    }
}
