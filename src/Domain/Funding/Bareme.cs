using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Territories;

namespace Tisserand.Domain.Funding;

/// <summary>Ligne d'un barème, when a part has several amounts.</summary>
public enum BaremePart
{
    /// <summary>Fonctionnement.</summary>
    Functioning,

    /// <summary>Volet fixe; for the crisis mission, first writing of the plan.</summary>
    Fixed,

    /// <summary>Volet fixe de la mission crise, les années suivantes : update of the plan.</summary>
    FixedUpdate,

    /// <summary>Volet variable.</summary>
    Variable,
}

/// <summary>Ligne de barème : four yearly amounts, size 1 to size 4, in euros; null where looked for and not found.</summary>
/// <param name="Item">Code of the mission, or « fonctionnement ».</param>
public sealed record BaremeLine(
    string Item, BaremePart Part, IReadOnlyList<decimal?> Values, string Source, Confidence Confidence, string? Note = null)
{
    public MissionCode? Mission => MissionCodes.Find(Item);

    public Money? Amount(CptsSize size) => Values[size.Number - 1] is { } euros ? Money.FromEuros(euros) : null;
}

/// <summary>Chiffre voisin : a printed or recomputed total shown beside the barème, used by no computation.</summary>
public sealed record BaremeRemark(
    string Label, IReadOnlyList<decimal?> Values, string Source, Confidence Confidence, string? Note = null);

/// <summary>Majoration : +10 % on every mission, not on functioning, for a size 4 with at least 100 members (sheet 16).</summary>
/// <param name="Members">At least so many.</param>
public sealed record Majoration(int Size, int Members, decimal Percent, string Source, Confidence Confidence, string Note)
{
    public bool AppliesTo(CptsSize size, int members) => size.Number == Size && members >= Members;
}

/// <summary>Règle de versement : a percentage of the payment calendar, and where it was read.</summary>
public sealed record PaymentRule(decimal? Percent, string Source, Confidence Confidence)
{
    /// <summary>The percentage as an exact rate; an exception for a rule that has none.</summary>
    public Fraction Rate => Fraction.FromPercent(Percent ?? throw new InvalidOperationException("This rule has no percentage."));
}

/// <summary>Règles de versement d'un barème (contrat type, art. 6; Guide pratique CPTS, sheet 16).</summary>
public sealed record PaymentRules(
    PaymentRule FunctioningFirstYear,
    PaymentRule FunctioningAdvance,
    PaymentRule FunctioningBalance,
    PaymentRule MissionAdvance,
    PaymentRule MissionBalance,
    PaymentRule Proration,
    PaymentRule VariableProration,
    PaymentRule Variable);

/// <summary>Date sourcée d'un texte.</summary>
public sealed record SourcedDate(DateOnly On, string Source, Confidence Confidence);

/// <summary>
/// Barème de l'ACI : the yearly amounts by size of one version of the agreement, each with its source and confidence.
/// No amount of the mission tables was seen in an official table: a contract may override each.
/// </summary>
/// <param name="Since">First signature date that it governs.</param>
/// <param name="Until">Last one; null when still in force.</param>
/// <param name="EvidenceUntil">Last day that the sources speak of.</param>
/// <param name="EvidenceNotice">French sentence for payments due later than that.</param>
public sealed record Bareme(
    string Id,
    string Label,
    SourcedDate Signed,
    SourcedDate Published,
    SourcedDate Since,
    SourcedDate? Until,
    DateOnly EvidenceUntil,
    string EvidenceNotice,
    IReadOnlyList<BaremeLine> Lines,
    Majoration? Majoration,
    PaymentRules Rules,
    IReadOnlyList<BaremeRemark> Related)
{
    public DateRange Period => new(Since.On, Until?.On);

    /// <summary>
    /// The line of a mission (none: functioning) that holds an amount for the size. Refuses a mission that the version does
    /// not have, and an amount that no source gives.
    /// </summary>
    public Outcome<BaremeLine> Find(MissionCode? mission, BaremePart part, CptsSize size)
    {
        var line = Lines.FirstOrDefault(l => l.Item == FundingCodes.Code(mission) && l.Part == part);
        if (line is null)
        {
            return new Refusal(
                "mission-not-in-bareme",
                $"La mission « {FundingCodes.Label(mission)} » n’existe pas dans le barème « {Label} ».");
        }
        return line.Amount(size) is not null
            ? line
            : new Refusal(
                "unknown-amount",
                $"Le montant « {FundingCodes.Label(mission)} » (taille {size.Number}) du barème « {Label} » est inconnu. {line.Note} "
                    + "Choisissez un autre barème, ou saisissez les montants de votre contrat.");
    }
}
