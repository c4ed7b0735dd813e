using Tisserand.Domain.Indicators;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;

namespace Tisserand.Web.Demonstration;

/// <summary>The indicators of the contract of the demonstration, and the values that the Assurance Maladie gave.</summary>
internal static class DemonstrationIndicators
{
    /// <param name="Fiche">Code of the fiche action whose meetings alone are counted.</param>
    /// <param name="Typed">Value typed, by contract year.</param>
    public sealed record Entry(IndicatorDetails Details, string? Fiche, IReadOnlyDictionary<int, decimal> Typed);

    public static IReadOnlyList<Entry> All { get; } =
    [
        new(Of("Part de la population sans médecin traitant", "%", IndicatorCount.None, AttainmentRule.Linear, 11.5m, [(MissionCode.CareAccess, 2)], [(1, 11), (2, 10.5m), (3, 10)])
            with { Level = IndicatorLevel.National, Producer = IndicatorProducer.HealthInsurance, Definition = "Assurés de 17 ans et plus du territoire sans médecin traitant déclaré, sur l’ensemble des assurés (Rézone CPTS)." },
            null, new Dictionary<int, decimal> { [1] = 11.1m }),
        new(Of("Réunions du groupe soins non programmés", "réunions", IndicatorCount.MeetingsHeld, AttainmentRule.Linear, 0, [(MissionCode.CareAccess, 1)], [(1, 5), (2, 8), (3, 8)]), "snp", new Dictionary<int, decimal>()),
        new(Of("Participations aux parcours", "participations", IndicatorCount.Participations, AttainmentRule.Linear, 0, [(MissionCode.Pathways, 2)], [(1, 20), (2, 170), (3, 180)])
            with { Kind = MeetingKind.WorkingGroup }, null, new Dictionary<int, decimal>()),
        new(Of("Professionnels engagés dans les parcours", "professionnels", IndicatorCount.Participants, AttainmentRule.Linear, 0, [(MissionCode.Pathways, 1)], [(1, 15), (2, 110), (3, 120)]), null, new Dictionary<int, decimal>()),
        new(Of("Actions de prévention tenues", "actions", IndicatorCount.MeetingsHeld, AttainmentRule.Linear, 0, [(MissionCode.Prevention, 2)], [(1, 1), (2, 10), (3, 10)])
            with { Kind = MeetingKind.PreventionAction }, null, new Dictionary<int, decimal>()),
        new(Of("Heures de professionnels en prévention", "heures", IndicatorCount.Hours, AttainmentRule.Threshold, 0, [(MissionCode.Prevention, 1)], [(2, 100), (3, 120)]), null, new Dictionary<int, decimal>()),
        new(Of("Exercice de crise joué dans l’année", "exercice", IndicatorCount.MeetingsHeld, AttainmentRule.Threshold, 0, [(MissionCode.HealthCrisis, 1)], [(2, 1), (3, 1)])
            with { Use = IndicatorUse.FollowUp, Kind = MeetingKind.Other }, null, new Dictionary<int, decimal>()),
        new(Of("Professionnels dans les groupes d’analyse de pratiques", "professionnels", IndicatorCount.Participants, AttainmentRule.Linear, 0, [(MissionCode.Quality, 1)], [(2, 45), (3, 60)]), "pratiques", new Dictionary<int, decimal>()),
        new(Of("Participations à toutes les missions", "participations", IndicatorCount.Participations, AttainmentRule.Linear, 0,
                [(MissionCode.CareAccess, 1), (MissionCode.Pathways, 1), (MissionCode.Prevention, 1), (MissionCode.HealthCrisis, 1), (MissionCode.Quality, 1)], [(1, 100), (2, 300), (3, 350)])
            with { Use = IndicatorUse.FollowUp }, null, new Dictionary<int, decimal>()),
    ];

    private static IndicatorDetails Of(
        string label, string unit, IndicatorCount count, AttainmentRule rule, decimal baseline, (MissionCode Mission, decimal Weight)[] missions, (int Year, decimal Target)[] targets) => new(
        label, "", unit, IndicatorLevel.Local, IndicatorUse.Result, IndicatorProducer.Cpts, rule, count, null, null, baseline,
        [.. missions.Select(m => new MissionWeight(m.Mission, m.Weight))], [.. targets.Select(t => new YearTarget(t.Year, t.Target))]);
}
