using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Polls;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Polls;

/// <summary>How polls are said on screen, in messages and in forms.</summary>
internal static class PollText
{
    /// <summary>In place of the code of a mission.</summary>
    public const string Governance = "gouvernance";

    private const string GovernanceLabel = "Vie de l’association";

    private const string SlotFormat = "yyyy-MM-dd'T'HH:mm";

    public static IReadOnlyList<SelectListItem> Kinds { get; } = [.. MeetingKinds.All.Select(k => new SelectListItem(k.Label(), k.Code()))];

    public static IReadOnlyList<SelectListItem> Missions { get; } =
        [.. MissionCodes.All.Select(m => new SelectListItem(m.ShortLabel(), m.Code())), new(GovernanceLabel, Governance)];

    public static string Mission(MissionCode? mission) => mission?.ShortLabel() ?? GovernanceLabel;

    public static string Code(MissionCode? mission) => mission?.Code() ?? Governance;

    /// <summary>« jeudi 12 novembre 2026 à 18 h 30 ».</summary>
    public static string Said(PollSlot slot) => $"{FrenchDate.Weekday(slot.Day)} à {French.Hour(slot.StartsAt)}";

    /// <summary>« 18 h 30 – 20 h 30 ».</summary>
    public static string Hours(PollSlot slot, int minutes) => $"{French.Hour(slot.StartsAt)} – {French.Hour(slot.StartsAt.AddMinutes(minutes))}";

    /// <summary>In forms: « 2026-11-12T18:30 ».</summary>
    public static string Code(PollSlot slot) => slot.Day.ToDateTime(slot.StartsAt).ToString(SlotFormat, CultureInfo.InvariantCulture);

    public static PollSlot? Slot(string? code) => DateTime.TryParseExact(code, SlotFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
        ? new(DateOnly.FromDateTime(read), TimeOnly.FromDateTime(read)) : null;

    /// <summary>Word and tone of a poll on a day.</summary>
    public static (string Label, string Tone) State(PollState state, DateOnly deadline, DateOnly today) => state switch
    {
        PollState.Open when deadline < today => ("date à choisir", "due"),
        PollState.Open => (state.Label(), "wait"),
        PollState.Closed => ("date à choisir", "due"),
        PollState.Chosen => (state.Label(), "ok"),
        _ => (state.Label(), ""),
    };

    public static string Tone(PollVoice voice) => voice switch
    {
        PollVoice.Yes => "ok",
        PollVoice.IfNeedBe => "due",
        _ => "late",
    };

    /// <summary>« CPTS des Deux Vallées » in a sentence: « la CPTS des Deux Vallées ».</summary>
    public static string The(string cpts) => cpts.StartsWith("CPTS", StringComparison.OrdinalIgnoreCase) ? "la " + cpts : cpts;

    public static string Capital(string text) => char.ToUpper(text[0], French.Culture) + text[1..];

    /// <summary>A stored moment as a day of the CPTS.</summary>
    public static DateOnly Day(Clock clock, DateTime utc) => DateOnly.FromDateTime(clock.Local(utc));
}
