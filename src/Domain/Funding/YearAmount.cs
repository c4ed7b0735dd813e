using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Funding;

/// <summary>A yearly amount while it holds.</summary>
/// <param name="Until">First day on which it no longer does.</param>
internal sealed record AmountPeriod(AmountDraft Yearly, DateOnly From, DateOnly Until);

/// <summary>
/// Montant d'une année : what a part is worth from the day it opens in a contract year; in several periods when an avenant changes it on the way, shorter when the contract ends before.
/// </summary>
/// <param name="OpensOn">First day counted.</param>
/// <param name="Ceiling">For the whole year, before any proration.</param>
/// <param name="Periods">From <paramref name="OpensOn"/> to the anniversary, at least one.</param>
internal sealed record YearAmount(ContractYears Years, int Year, DateOnly OpensOn, AmountDraft Ceiling, IReadOnlyList<AmountPeriod> Periods)
{
    private const string NoText = "Aucun texte lu ne dit comment un avenant compte en cours d’année ; docs/rules/avenants.md";

    public bool IsEven => Periods.Count == 1 && Periods[0].Until >= Years.EndOf(Year);

    /// <summary>Yearly amount that holds on the first day.</summary>
    public AmountDraft Opening => Periods[0].Yearly;

    /// <summary>What is due from the first day to the anniversary, as it looks on that first day.</summary>
    public AmountDraft OnOpening(PaymentRule rule)
    {
        var share = Years.LeftFrom(OpensOn);
        return share.IsWhole
            ? Opening
            : Opening.Times(
                $"Prorata : {share.Days} jours, du {FrenchDate.Long(OpensOn)} à l’anniversaire du contrat",
                share.ToString(), share.Rate, rule.Source, rule.Confidence);
    }

    /// <summary>What is due from the first day to the anniversary, each period for its days.</summary>
    public AmountDraft Due(PaymentRule rule) => IsEven ? OnOpening(rule) : ByDays(Years, Year, Periods, "Dû pour l’année");

    /// <summary>Each period for its days, over the days of the contract year.</summary>
    public static AmountDraft ByDays(ContractYears years, int year, IReadOnlyList<AmountPeriod> periods, string label)
    {
        var ofYear = years.EndOf(year).DayNumber - years.StartOf(year).DayNumber;
        return periods
            .Select(p =>
            {
                var share = new YearShare(p.Until.DayNumber - p.From.DayNumber, ofYear);
                return p.Yearly.Times(
                    $"Du {FrenchDate.Long(p.From)} au {FrenchDate.Long(p.Until.AddDays(-1))} : {share.Days} jours", share.ToString(), share.Rate, NoText, Confidence.ToVerify);
            })
            .Aggregate((a, b) => a.Plus(b))
            .Told(label, NoText, Confidence.ToVerify);
    }
}
