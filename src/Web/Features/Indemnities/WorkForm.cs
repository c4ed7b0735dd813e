using System.Globalization;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Declared work, as typed.</summary>
public sealed class WorkForm
{
    public const string OfDeed = "forfait:", OfMission = "mission:", OfFiche = "fiche:", OfMeeting = "reunion:";

    /// <summary>Code of an activity, or « forfait:… ».</summary>
    public string? Activity { get; set; }

    /// <summary>« mission:… », « fiche:… », « reunion:… »; empty for governance.</summary>
    public string? Purpose { get; set; }

    public DateOnly? Day { get; set; }

    /// <summary>« 1 h 30 », or « 42 » kilometres; ignored for a deed.</summary>
    public string? Quantity { get; set; }

    public string? Title { get; set; }

    /// <summary>When it is declared for somebody: who.</summary>
    public Guid? MemberId { get; set; }

    /// <summary>Name typed to find them.</summary>
    public string? MemberSearch { get; set; }

    /// <summary>The warnings were read: save as it is.</summary>
    public bool Confirmed { get; set; }

    public PaidActivity? ActivityTyped => DeedId is not null ? PaidActivity.Deed : PaidActivities.Find(Activity);

    public Guid? DeedId => After(Activity, OfDeed);

    public Guid? FicheId => After(Purpose, OfFiche);

    public Guid? MeetingId => After(Purpose, OfMeeting);

    public MissionCode? MissionTyped => Purpose?.StartsWith(OfMission, StringComparison.Ordinal) == true ? MissionCodes.Find(Purpose[OfMission.Length..]) : null;

    /// <summary>Minutes or kilometres; null when it cannot be read.</summary>
    public int? Units => ActivityTyped?.Unit() switch
    {
        PaidUnit.Hour => French.ParseMinutes(Quantity),
        PaidUnit.Kilometre => int.TryParse(Quantity?.Replace("km", "", StringComparison.OrdinalIgnoreCase).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var kilometres) ? kilometres : null,
        _ => null,
    };

    public IReadOnlyList<Warning> Warnings => [.. PatientWatch.Warnings((Title, nameof(Title)))];

    /// <summary>Where the refusals of the domain show in the form.</summary>
    public static string FieldOf(string field) => field switch
    {
        nameof(DeclaredWork.Units) => nameof(Quantity),
        nameof(DeclaredWork.Mission) => nameof(Purpose),
        _ => field,
    };

    private static Guid? After(string? value, string start) =>
        value?.StartsWith(start, StringComparison.Ordinal) == true && Guid.TryParse(value.AsSpan(start.Length), out var id) ? id : null;
}
