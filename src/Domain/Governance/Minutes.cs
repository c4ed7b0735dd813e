using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Governance;

/// <summary>Faits d'un procès-verbal : all that the paper says, gathered from the séance; frozen as they were in each version kept.</summary>
public sealed record MinutesFacts(
    string Organisation, string Title, string Kind, DateOnly Day, string Hours, string Place, string Convocation,
    IReadOnlyList<string> Present, IReadOnlyList<string> Excused, IReadOnlyList<string> Proxies, IReadOnlyList<string> Quorum, IReadOnlyList<MinutesPoint> Points);

/// <summary>Point du procès-verbal.</summary>
public sealed record MinutesPoint(string Title, string Text, IReadOnlyList<MinutesResolution> Resolutions);

/// <summary>Résolution du procès-verbal, with the steps of its result.</summary>
public sealed record MinutesResolution(string Text, string Nature, string Outcome, IReadOnlyList<string> Working);

/// <summary>
/// Version du procès-verbal : the minutes of a séance as they stood; the approved one is frozen, and with it the texts of the points.
/// Source: statuts; fiche outil du coordonnateur.
/// </summary>
public sealed class MinutesVersion : ICptsOwned
{
    public const int NameLength = 200;

    private MinutesVersion()
    {
    }

    public MinutesVersion(Guid meeting, int number, DateOnly madeOn, string madeBy, string facts) =>
        (MeetingId, Number, MadeOn, MadeBy, Facts) = (meeting, number, madeOn, madeBy, facts);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MeetingId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public DateOnly MadeOn { get; private set; }

    public string MadeBy { get; private set; } = "";

    /// <summary><see cref="MinutesFacts"/>, as JSON.</summary>
    public string Facts { get; private set; } = "";

    public DateOnly? ApprovedOn { get; private set; }

    public string ApprovedBy { get; private set; } = "";

    /// <summary>Refuses a version approved already.</summary>
    public List<Refusal> Approve(DateOnly today, string by)
    {
        if (ApprovedOn is not null)
        {
            return [new("minutes-approved", "Ce procès-verbal est déjà approuvé.")];
        }
        (ApprovedOn, ApprovedBy) = (today, by);
        return [];
    }
}
