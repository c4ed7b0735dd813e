using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Meetings;

/// <summary>
/// Accueil d’une réunion : the address that its poster bears, from when until when it answers, and whether people sign on a screen.
/// Source: Guide pratique CPTS, sheet 23.
/// </summary>
public sealed class MeetingDoor : ICptsOwned
{
    /// <summary>Half a day.</summary>
    public const int MostMinutes = 12 * 60;

    private MeetingDoor()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>One door a meeting.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>In the address of the poster; another one once renewed.</summary>
    public string Key { get; private set; } = "";

    /// <summary>False once the coordinator closed the address.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Minutes before the start from which the poster answers.</summary>
    public int MinutesBefore { get; private set; } = 45;

    /// <summary>Minutes after the expected end until which it answers.</summary>
    public int MinutesAfter { get; private set; } = 60;

    /// <summary>A signature is drawn on the screen; without it, one confirms in a word.</summary>
    public bool WantsSignature { get; private set; } = true;

    public static MeetingDoor Prepare(Guid meeting) => new() { MeetingId = meeting, Key = DoorCode.Draw(), IsOpen = true };

    /// <summary>Refuses more than half a day.</summary>
    public List<Refusal> Change(int? minutesBefore, int? minutesAfter, bool wantsSignature)
    {
        var refusals = new List<Refusal>();
        void Check(int? minutes, string field)
        {
            if (minutes is null or < 0 or > MostMinutes)
            {
                refusals.Add(new("minutes-out-of-range", $"De 0 à {MostMinutes} minutes.", field));
            }
        }
        Check(minutesBefore, nameof(MinutesBefore));
        Check(minutesAfter, nameof(MinutesAfter));
        if (refusals.Count == 0)
        {
            (MinutesBefore, MinutesAfter, WantsSignature) = (minutesBefore!.Value, minutesAfter!.Value, wantsSignature);
        }
        return refusals;
    }

    /// <summary>Another address: the posters printed before answer no more.</summary>
    public void Renew() => (Key, IsOpen) = (DoorCode.Draw(), true);

    public void Close() => IsOpen = false;

    /// <summary>Whether the poster answers.</summary>
    /// <param name="startsAt">Start of the meeting, UTC.</param>
    /// <param name="minutes">Expected length.</param>
    public bool Answers(DateTime startsAt, int minutes, DateTime now) =>
        IsOpen && now >= startsAt.AddMinutes(-MinutesBefore) && now <= startsAt.AddMinutes(minutes + MinutesAfter);
}
