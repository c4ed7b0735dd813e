using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Missions;

/// <summary>Avancement d'une mission.</summary>
public enum MissionState
{
    /// <summary>Non prévue.</summary>
    NotPlanned,

    /// <summary>Prévue.</summary>
    Planned,

    /// <summary>Démarrée, not yet acted with the fund.</summary>
    Started,

    /// <summary>Démarrage acté.</summary>
    Acted,

    /// <summary>Déployée; for the crisis mission, the plan is validated.</summary>
    Deployed,
}

/// <summary>Dates d'une mission, as typed: each optional.</summary>
/// <param name="PlannedOn">Day on which the CPTS means to start.</param>
/// <param name="StartedOn">Day on which it did.</param>
/// <param name="ActedOn">Day of start that fund and ARS hold to, on the strength of the fiche action.</param>
/// <param name="DeployedOn">Day from which it is deployed; for the crisis mission, the plan's validation.</param>
public sealed record MissionDates(DateOnly? PlannedOn, DateOnly? StartedOn, DateOnly? ActedOn, DateOnly? DeployedOn)
{
    public bool AreEmpty => this == new MissionDates(null, null, null, null);
}

/// <summary>
/// Mission du contrat : what a CPTS does about one of the six missions under one ACI contract, and since when. Source:
/// contrat type, art. 6.2; Guide pratique CPTS, sheets 7 and 17.
/// </summary>
public sealed class MissionOfContract : ICptsOwned
{
    private MissionOfContract()
    {
    }

    public MissionOfContract(Guid contractId, MissionCode mission) => (ContractId, Mission) = (contractId, mission);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>The ACI contract.</summary>
    public Guid ContractId { get; private set; }

    public MissionCode Mission { get; private set; }

    /// <summary>Démarrage prévu.</summary>
    public DateOnly? PlannedOn { get; private set; }

    /// <summary>Démarrage.</summary>
    public DateOnly? StartedOn { get; private set; }

    /// <summary>Démarrage acté : the date held to by fund and ARS, from which the payments run.</summary>
    public DateOnly? ActedOn { get; private set; }

    /// <summary>Déploiement; for the crisis mission, validation of the plan.</summary>
    public DateOnly? DeployedOn { get; private set; }

    public MissionDates Dates => new(PlannedOn, StartedOn, ActedOn, DeployedOn);

    /// <summary>The day from which money is counted: acted, else started, else planned; null when nothing is dated.</summary>
    public DateOnly? StartsOn => ActedOn ?? StartedOn ?? PlannedOn;

    /// <summary>The day it really started; null while it is only planned.</summary>
    public DateOnly? ReallyStartedOn => ActedOn ?? StartedOn;

    public MissionState State => this switch
    {
        { DeployedOn: not null } => MissionState.Deployed,
        { ActedOn: not null } => MissionState.Acted,
        { StartedOn: not null } => MissionState.Started,
        { PlannedOn: not null } => MissionState.Planned,
        _ => MissionState.NotPlanned,
    };

    /// <summary>Takes the dates; refuses what <see cref="Check"/> refuses, and then changes nothing.</summary>
    public List<Refusal> Date(MissionDates dates, DateOnly signedOn, DateOnly today)
    {
        var refusals = Check(dates, signedOn, today);
        if (refusals.Count == 0)
        {
            (PlannedOn, StartedOn, ActedOn, DeployedOn) = dates;
        }
        return refusals;
    }

    /// <summary>Refuses a start before the signature, a start or a deployment to come, and a deployment before any start.</summary>
    public static List<Refusal> Check(MissionDates dates, DateOnly signedOn, DateOnly today)
    {
        var refusals = new List<Refusal>();
        foreach (var (day, field) in new[] { (dates.PlannedOn, nameof(PlannedOn)), (dates.StartedOn, nameof(StartedOn)), (dates.ActedOn, nameof(ActedOn)) })
        {
            if (day < signedOn)
            {
                refusals.Add(new("start-before-signature", $"Une mission ne démarre pas avant la signature du contrat ({FrenchDate.Long(signedOn)}).", field));
            }
        }
        foreach (var (day, field) in new[] { (dates.StartedOn, nameof(StartedOn)), (dates.ActedOn, nameof(ActedOn)), (dates.DeployedOn, nameof(DeployedOn)) })
        {
            if (day > today)
            {
                refusals.Add(new("day-to-come", "Ce jour n’est pas encore venu\u00A0: donnez-le comme démarrage prévu.", field));
            }
        }
        if (dates.DeployedOn is { } deployed && !((dates.ActedOn ?? dates.StartedOn) <= deployed))
        {
            refusals.Add(new("deployed-before-start", "Une mission est déployée après avoir démarré\u00A0: indiquez son démarrage, le même jour ou avant.", nameof(DeployedOn)));
        }
        return refusals;
    }
}

/// <summary>États des missions, in French words.</summary>
public static class MissionStates
{
    public static string Label(this MissionState state) => state switch
    {
        MissionState.NotPlanned => "non prévue",
        MissionState.Planned => "prévue",
        MissionState.Started => "démarrée",
        MissionState.Acted => "démarrage acté",
        MissionState.Deployed => "déployée",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
