using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Funding;

/// <summary>Nature d'une échéance du contrat.</summary>
public enum ContractDeadlineKind
{
    /// <summary>Démarrage d'une mission socle.</summary>
    MissionStart,

    /// <summary>Déploiement d'une mission socle.</summary>
    MissionDeployment,

    /// <summary>Mise à jour annuelle du plan de crise.</summary>
    CrisisPlanUpdate,

    /// <summary>Dialogue de gestion, autour de la date anniversaire.</summary>
    ManagementDialogue,

    /// <summary>Préparation du renouvellement.</summary>
    RenewalPreparation,

    /// <summary>Fin du contrat.</summary>
    ContractEnd,

    /// <summary>Préavis d'une résiliation qui finirait avec le contrat.</summary>
    TerminationNotice,
}

/// <summary>Échéance du contrat : a day that follows from the signature.</summary>
/// <param name="OpensOn">First day of a window (renewal); null for a single day.</param>
/// <param name="DueOn">Last day, included.</param>
/// <param name="Label">French, as a list of things to do shows it.</param>
/// <param name="Mission">Only for a deadline of a mission.</param>
public sealed record ContractDeadline(
    ContractDeadlineKind Kind, DateOnly? OpensOn, DateOnly DueOn, string Label, string Source, Confidence Confidence, MissionCode? Mission = null);

/// <summary>
/// Échéancier du contrat ACI : deadlines of the missions, yearly dialogue, renewal and end, all from the signature date
/// (Guide pratique CPTS, sheets 6, 7, 13, 17; docs/rules/delais-des-missions.md).
/// </summary>
public static class ContractDeadlines
{
    /// <summary>Years of an ACI contract (Concours Pluripro 2023; Guide pratique CPTS, sheet 6).</summary>
    public const int ContractLength = 5;

    /// <summary>Préavis de résiliation : months after the registered letter was received (Guide pratique CPTS, sheet 7).</summary>
    public const int NoticeMonths = 2;

    private const int RenewalOpensMonthsAhead = 9;
    private const int RenewalClosesMonthsAhead = 6;
    private const string Guide = "Guide pratique CPTS, Union des URPS Hauts-de-France (2023)";

    /// <summary>By day. The update of the crisis plan appears once the day of its validation is known.</summary>
    public static IReadOnlyList<ContractDeadline> Of(DateOnly signedOn, DateOnly? planValidatedOn = null) =>
    [
        .. Missions(signedOn).Concat(Dialogues(signedOn)).Concat(PlanUpdates(signedOn, planValidatedOn)).Concat(Renewal(signedOn))
            .OrderBy(d => d.DueOn).ThenBy(d => d.Kind).ThenBy(d => d.Mission),
    ];

    private static IEnumerable<ContractDeadline> Missions(DateOnly signedOn) => MissionDeadlines.Of(signedOn).Select(d => new ContractDeadline(
        d.Step == MissionStep.Start ? ContractDeadlineKind.MissionStart : ContractDeadlineKind.MissionDeployment,
        null, d.DueOn, d.Label, d.Source, d.Confidence, d.Mission));

    /// <summary>Around each anniversary: the year is settled and the next one's advance falls due.</summary>
    private static IEnumerable<ContractDeadline> Dialogues(DateOnly signedOn) => Enumerable.Range(1, ContractLength).Select(year => new ContractDeadline(
        ContractDeadlineKind.ManagementDialogue, null, signedOn.AddYears(year),
        $"Dialogue de gestion de l’année {year} du contrat : bilan et solde de l’année{(year < ContractLength ? ", avance de la suivante" : "")}",
        $"{Guide}, fiches 6 et 7", Confidence.GuideOnly));

    private static IEnumerable<ContractDeadline> PlanUpdates(DateOnly signedOn, DateOnly? validatedOn)
    {
        for (var year = 1; validatedOn?.AddYears(year) is { } dueOn && dueOn < signedOn.AddYears(ContractLength); year++)
        {
            yield return new(
                ContractDeadlineKind.CrisisPlanUpdate, null, dueOn, "Plan de crise : mise à jour annuelle",
                $"{Guide}, fiche 13", Confidence.GuideOnly, MissionCode.HealthCrisis);
        }
    }

    private static IEnumerable<ContractDeadline> Renewal(DateOnly signedOn)
    {
        var end = signedOn.AddYears(ContractLength);
        yield return new(
            ContractDeadlineKind.RenewalPreparation, end.AddMonths(-RenewalOpensMonthsAhead), end.AddMonths(-RenewalClosesMonthsAhead),
            "Préparer le renouvellement du contrat (6 à 9 mois avant la fin)",
            "Usage relevé ; aucun texte ne dit si le renouvellement est tacite", Confidence.ToVerify);
        yield return new(
            ContractDeadlineKind.TerminationNotice, null, end.AddMonths(-NoticeMonths), "Dernier jour pour qu’une résiliation reçue finisse avec le contrat (préavis de deux mois)",
            $"{Guide}, fiche 7", Confidence.GuideOnly);
        yield return new(
            ContractDeadlineKind.ContractEnd, null, end.AddDays(-1), "Dernier jour du contrat ACI (5 ans)",
            "Concours Pluripro (2023) ; Guide pratique CPTS, fiche 6", Confidence.SecondarySite);
    }
}
