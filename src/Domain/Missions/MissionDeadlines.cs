using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Missions;

/// <summary>Étape d'une mission that has a deadline.</summary>
public enum MissionStep
{
    /// <summary>Démarrage.</summary>
    Start,

    /// <summary>Déploiement; for the crisis mission, the plan is finished.</summary>
    Deployment,
}

/// <summary>Échéance d'une mission : the last day, included, to start or to deploy it.</summary>
/// <param name="Label">« Accès aux soins : mission démarrée ».</param>
public sealed record MissionDeadline(MissionCode Mission, MissionStep Step, DateOnly DueOn, string Label, string Source, Confidence Confidence);

/// <summary>
/// Délais des missions : months after the signature of the ACI within which each socle mission starts and is deployed
/// (6 and 18, or 12 and 24); the optional ones are free (PAPS Hauts-de-France 30/11/2023; Guide pratique CPTS, sheets 13 and 17).
/// </summary>
public static class MissionDeadlines
{
    private static readonly DeadlinesFile File = EmbeddedFile.Json<DeadlinesFile>("Missions/mission-deadlines.json");

    /// <summary>
    /// The deadlines of a contract, mission by mission. Months are clipped to the month's end (31 August + 6 months = 28
    /// or 29 February). The crisis clock of a contract signed before 1 December 2022 runs from that day.
    /// </summary>
    public static IReadOnlyList<MissionDeadline> Of(DateOnly signedOn)
    {
        var deadlines = new List<MissionDeadline>();
        foreach (var row in File.Deadlines)
        {
            var mission = MissionCodes.Find(row.Mission) ?? throw new InvalidDataException($"Unknown mission {row.Mission}.");
            var lateClock = mission == MissionCode.HealthCrisis && signedOn < File.CrisisClock.From;
            var clock = lateClock ? File.CrisisClock.From : signedOn;
            var source = lateClock ? $"{row.Source} ; {File.CrisisClock.Source}" : row.Source;
            var confidence = lateClock ? File.CrisisClock.Confidence : row.Confidence;
            deadlines.Add(new(mission, MissionStep.Start, clock.AddMonths(row.StartMonths),
                $"{mission.ShortLabel()} : mission démarrée", source, confidence));
            deadlines.Add(new(mission, MissionStep.Deployment, clock.AddMonths(row.DeployMonths),
                $"{mission.ShortLabel()} : {row.DeployLabel}", source, confidence));
        }
        return deadlines;
    }

    private sealed record DeadlinesFile(CrisisClock CrisisClock, IReadOnlyList<DeadlineRow> Deadlines);

    private sealed record CrisisClock(DateOnly From, string Source, Confidence Confidence);

    private sealed record DeadlineRow(string Mission, int StartMonths, int DeployMonths, string DeployLabel, string Source, Confidence Confidence);
}
