using System.Globalization;
using System.Text.RegularExpressions;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Meetings;

/// <summary>
/// Rappels d'une réunion : how long before it they leave, and in what words; of one meeting, or of the CPTS for those that say
/// nothing of their own. Source: none, what coordinators do by hand.
/// </summary>
public sealed partial class ReminderPlan : ICptsOwned
{
    public const int TextLength = 4000;
    public const int DelaysLength = 100;

    private const int Hour = 60, Day = 24 * Hour;

    /// <summary>Delays that may be chosen, in minutes, the longest first.</summary>
    public static IReadOnlyList<int> Choices { get; } = [30 * Day, 15 * Day, 7 * Day, 2 * Day, Day, 4 * Hour, 2 * Hour, Hour];

    /// <summary>Fifteen days, two days, two hours.</summary>
    public static IReadOnlyList<int> Usual { get; } = [15 * Day, 2 * Day, 2 * Hour];

    /// <summary>Words in braces that the text may hold.</summary>
    public static IReadOnlyList<string> Marks { get; } = ["prenom", "titre", "jour", "horaire", "lieu", "lien", "ordre-du-jour", "cpts"];

    public const string UsualText = """
        Bonjour {prenom},

        Nous vous attendons {jour}, {horaire}, pour : {titre}.

        {lieu}
        {lien}

        {ordre-du-jour}

        Si vous ne pouvez pas venir, merci de nous le dire.

        {cpts}
        """;

    private ReminderPlan()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>Null for the plan of the CPTS.</summary>
    public Guid? MeetingId { get; private set; }

    public bool IsOn { get; private set; } = true;

    /// <summary>Minutes before the meeting, the longest first, parted by blanks.</summary>
    public string Delays { get; private set; } = Written(Usual);

    public string Text { get; private set; } = UsualText.ReplaceLineEndings("\n");

    /// <summary>What holds where nothing was chosen.</summary>
    public static ReminderPlan Of(Guid? meeting) => new() { MeetingId = meeting };

    /// <summary>Minutes before the meeting, the longest first.</summary>
    public IReadOnlyList<int> Minutes() => [.. Delays.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(d => int.Parse(d, CultureInfo.InvariantCulture))];

    /// <summary>Replaces the whole; on refusal nothing is changed. Refuses a delay that is no choice, none at all, a text empty, too long or with an unknown mark.</summary>
    public List<Refusal> Change(bool isOn, IReadOnlyCollection<int> minutes, string? text)
    {
        ArgumentNullException.ThrowIfNull(minutes);
        var refusals = new List<Refusal>();
        if (minutes.Except(Choices).Any() || (isOn && minutes.Count == 0))
        {
            refusals.Add(new("delays-required", "Choisissez au moins un délai, ou désactivez les rappels.", nameof(Delays)));
        }
        var kept = TypedText.Lines(text);
        if (kept.Length is 0 or > TextLength)
        {
            refusals.Add(new("text-required", $"Écrivez le texte du rappel ({FrenchNumber.Whole(TextLength)} caractères au plus).", nameof(Text)));
        }
        if (Mark().Matches(kept).Select(m => m.Groups["word"].Value).FirstOrDefault(m => !Marks.Contains(m)) is { } unknown)
        {
            refusals.Add(new("mark-unknown", $"«\u00A0{{{unknown}}}\u00A0» n’est pas un mot connu\u00A0: {string.Join(", ", Marks.Select(m => "{" + m + "}"))}.", nameof(Text)));
        }
        if (refusals.Count == 0)
        {
            (IsOn, Delays, Text) = (isOn, Written(minutes), kept);
        }
        return refusals;
    }

    /// <summary>The text with each mark replaced; a line left empty by a mark goes away.</summary>
    public string Fill(IReadOnlyDictionary<string, string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var lines = Text.Split('\n').Select(line => (Line: line, Filled: Mark().Replace(line, m => words.GetValueOrDefault(m.Groups["word"].Value, m.Value))));
        return string.Join('\n', lines.Where(l => l.Filled.Trim().Length > 0 || l.Line.Trim().Length == 0).Select(l => l.Filled)).Replace("\n\n\n", "\n\n", StringComparison.Ordinal);
    }

    /// <summary>
    /// The moment, UTC, at which a reminder leaves. Days are counted on the calendar (the same hour on the clock, whichever clock
    /// that is), hours by the time that passes; in the quiet hours it waits for the morning, or leaves the evening before.
    /// </summary>
    public static DateTime LeavesAt(DateTime start, int minutes, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = minutes % Day == 0 ? start.AddDays(-minutes / Day) : TimeZoneInfo.ConvertTimeFromUtc(Utc(start, zone).AddMinutes(-minutes), zone);
        return Utc(QuietHours.Shift(local, start), zone);
    }

    /// <summary>
    /// Which of the delays is to be sent now: the shortest whose moment has come. None once the meeting began, in the quiet hours, or more
    /// than a day after its moment (the meeting was planned later than that).
    /// </summary>
    public int? Due(DateTime start, DateTime now, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (!IsOn || now >= Utc(start, zone) || QuietHours.Holds(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone))))
        {
            return null;
        }
        var come = Minutes().Select(m => (Minutes: m, At: LeavesAt(start, m, zone))).Where(d => d.At <= now).ToList();
        return come.Count == 0 || come[^1].At < now.AddDays(-1) ? null : come[^1].Minutes;
    }

    /// <summary>« 15 jours », « 2 heures ».</summary>
    public static string Label(int minutes) => minutes switch
    {
        Day => "la veille",
        Hour => "1 heure",
        _ when minutes % Day == 0 => $"{minutes / Day} jours",
        _ => $"{minutes / Hour} heures",
    };

    /// <summary>Where the clock jumps over an hour, that hour is the one after.</summary>
    public static DateTime Utc(DateTime local, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(local) ? local.AddHours(1) : local, zone);
    }

    private static string Written(IEnumerable<int> minutes) => string.Join(' ', minutes.Distinct().OrderDescending().Select(m => m.ToString(CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"\{(?<word>[^{}\n]*)\}", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Mark();
}
