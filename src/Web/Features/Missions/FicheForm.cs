using Tisserand.Domain.Missions;

namespace Tisserand.Web.Features.Missions;

/// <summary>A fiche action, as typed.</summary>
public sealed class FicheForm
{
    /// <summary>Code of the mission.</summary>
    public string? Mission { get; set; }

    public string? Title { get; set; }

    public string? Objectives { get; set; }

    public string? Actions { get; set; }

    public string? Actors { get; set; }

    public string? Means { get; set; }

    public string? Indicators { get; set; }

    public string? Calendar { get; set; }

    public DateOnly? StartsOn { get; set; }

    public DateOnly? EndsOn { get; set; }

    public Guid? ReferentId { get; set; }

    /// <summary>Name typed to find the référent.</summary>
    public string? ReferentSearch { get; set; }

    public DateOnly? ActedOn { get; set; }

    public FicheActionState State { get; set; }

    /// <summary>The warnings were read: save as it is.</summary>
    public bool Confirmed { get; set; }

    public FicheActionDetails Details => new(
        MissionCodes.Find(Mission), Title, Objectives, Actions, Actors, Means, Indicators, Calendar, StartsOn, EndsOn, ReferentId, ActedOn, State);

    public static FicheForm Of(FicheAction fiche) => new()
    {
        Mission = fiche.Mission.Code(),
        Title = fiche.Title,
        Objectives = fiche.Objectives,
        Actions = fiche.Actions,
        Actors = fiche.Actors,
        Means = fiche.Means,
        Indicators = fiche.Indicators,
        Calendar = fiche.Calendar,
        StartsOn = fiche.StartsOn,
        EndsOn = fiche.EndsOn,
        ReferentId = fiche.ReferentId,
        ActedOn = fiche.ActedOn,
        State = fiche.State,
    };
}
