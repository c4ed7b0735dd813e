namespace Tisserand.Domain.Missions;

/// <summary>Échéance suivie : a deadline of a mission, what was done, and where that leaves it.</summary>
public sealed record FollowedDeadline(MissionDeadline Deadline, DateOnly? DoneOn, DeadlineState State);

/// <summary>Suivi d'une mission : its state and its two deadlines, on a day. An optional mission has none.</summary>
public sealed record MissionProgress(MissionCode Mission, MissionOfContract? Record, IReadOnlyList<FollowedDeadline> Deadlines)
{
    public MissionState State => Record?.State ?? MissionState.NotPlanned;

    /// <summary>The six missions, in the order of the guide.</summary>
    public static IReadOnlyList<MissionProgress> Of(DateOnly signedOn, IReadOnlyList<MissionOfContract> missions, DateOnly today)
    {
        var deadlines = MissionDeadlines.Of(signedOn);
        return
        [
            .. MissionCodes.All.Select(code =>
            {
                var record = missions.FirstOrDefault(m => m.Mission == code);
                return new MissionProgress(code, record, [.. deadlines.Where(d => d.Mission == code).Select(d => Follow(d, record, today))]);
            }),
        ];
    }

    private static FollowedDeadline Follow(MissionDeadline deadline, MissionOfContract? record, DateOnly today)
    {
        var doneOn = deadline.Step == MissionStep.Start ? record?.ReallyStartedOn : record?.DeployedOn;
        return new(deadline, doneOn, DeadlineStates.Of(deadline.DueOn, doneOn, today));
    }
}
