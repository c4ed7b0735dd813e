using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Indicators;

/// <summary>Fiche action, as indicators count it.</summary>
public sealed record FicheFact(Guid Id, string Title, MissionCode Mission, FicheActionState State, DateOnly? StartsOn, DateOnly? EndsOn)
{
    /// <summary>Whether it was under way during the period; one without dates always is.</summary>
    public bool RunsIn(DateRange period) => (StartsOn is null || period.End is null || StartsOn <= period.End) && (EndsOn is null || EndsOn >= period.Start);
}

/// <summary>Preuves : the value that facts give to an indicator, and the very facts.</summary>
public sealed record Counted(decimal Total, IReadOnlyList<MeetingFact> Meetings, IReadOnlyList<FicheFact> Fiches);

/// <summary>Faits d'une année du contrat : what indicators count.</summary>
/// <param name="Meetings">Held meetings of the year.</param>
/// <param name="Presences">People present at them; needed only to count different people.</param>
/// <param name="Fiches">Fiches action under way or done during the year.</param>
public sealed record YearFacts(IReadOnlyList<MeetingFact> Meetings, IReadOnlyList<PresenceFact> Presences, IReadOnlyList<FicheFact> Fiches)
{
    /// <summary>The value of a counted indicator with its proofs; null for one whose value is typed.</summary>
    public Counted? Count(Indicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        if (!indicator.IsCounted)
        {
            return null;
        }
        if (indicator.Count == IndicatorCount.FichesAction)
        {
            var fiches = Fiches.Where(f => f.State is FicheActionState.Running or FicheActionState.Done && Serves(indicator, f.Mission)).ToList();
            return new(fiches.Count, [], fiches);
        }
        var meetings = Meetings.Where(m => Serves(indicator, m.Mission)
            && (indicator.Kind is null || m.Kind == indicator.Kind)
            && (indicator.FicheActionId is null || m.FicheActionId == indicator.FicheActionId)).ToList();
        return new(Total(indicator.Count, meetings), meetings, []);
    }

    private decimal Total(IndicatorCount count, List<MeetingFact> meetings)
    {
        switch (count)
        {
            case IndicatorCount.MeetingsHeld:
                return meetings.Count;
            case IndicatorCount.Participations:
                return meetings.Sum(m => m.Present);
            case IndicatorCount.Participants:
                var ids = meetings.Select(m => m.Id).ToHashSet();
                return Presences.Where(p => ids.Contains(p.MeetingId)).Select(p => p.MemberId).Distinct().Count();
            case IndicatorCount.Hours:
                return decimal.Round(meetings.Sum(m => m.Minutes) / 60m, 2, MidpointRounding.AwayFromZero);
            default:
                throw new ArgumentOutOfRangeException(nameof(count));
        }
    }

    private static bool Serves(Indicator indicator, MissionCode? mission) => mission is { } code && indicator.Missions.Any(m => m.Mission == code);
}
