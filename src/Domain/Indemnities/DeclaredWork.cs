using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Indemnities;

/// <summary>Travail déclaré, tel que saisi.</summary>
/// <param name="Units">Minutes, kilometres, or deeds.</param>
/// <param name="Mission">None for governance, and for travel that serves it.</param>
/// <param name="MeetingId">The meeting one travelled to.</param>
/// <param name="TaskId">The task that was done and is paid by deed.</param>
public sealed record WorkDetails(
    DateOnly? Day, PaidActivity? Activity, int? Units, MissionCode? Mission, Guid? FicheActionId, string? Title, PaidDeed? Deed = null, Guid? MeetingId = null, Guid? TaskId = null);

/// <summary>
/// Travail déclaré : hours worked between meetings, a task paid by deed, or kilometres, that a professional declares and somebody
/// else approves. Like a presence, it is a proposal until a line is made of it. Source: Guide pratique CPTS, sheet 7.
/// </summary>
public sealed class DeclaredWork : ICptsOwned
{
    public const int TitleLength = 200;

    /// <summary>Sixteen hours a day at most.</summary>
    public const int MostMinutes = 16 * 60;

    public const int MostKilometres = 2000;

    /// <summary>Work older than this many days is no longer declared by oneself.</summary>
    public const int MostDays = 366;

    private DeclaredWork()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MemberId { get; private set; }

    public DateOnly Day { get; private set; }

    public PaidActivity Activity { get; private set; }

    public Guid? DeedId { get; private set; }

    /// <summary>None for governance.</summary>
    public MissionCode? Mission { get; private set; }

    public Guid? FicheActionId { get; private set; }

    /// <summary>The meeting one travelled to; none otherwise.</summary>
    public Guid? MeetingId { get; private set; }

    /// <summary>The task that was done; none otherwise.</summary>
    public Guid? TaskId { get; private set; }

    /// <summary>Code of the profession when it was declared.</summary>
    public string Profession { get; private set; } = "";

    /// <summary>Minutes, kilometres or deeds, by the unit of the activity.</summary>
    public int Units { get; private set; }

    /// <summary>What was done, in one line.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Title, folded: searches and sorts the list.</summary>
    public string FoldedTitle { get; private set; } = "";

    /// <summary>Who declared it: the person, or somebody of the team for them.</summary>
    public string DeclaredBy { get; private set; } = "";

    public DateOnly DeclaredOn { get; private set; }

    /// <summary>
    /// Refuses a missing activity, day or text, a day to come or too old, a quantity out of bounds, a mission that hours lack or
    /// that governance does not have, and time spent at a meeting, which comes from its attendance.
    /// </summary>
    public static Outcome<DeclaredWork> Declare(Member member, WorkDetails details, string by, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(details);
        var refusals = Check(details, today);
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var title = TypedText.Line(details.Title);
        return new DeclaredWork
        {
            MemberId = member.Id,
            Day = details.Day!.Value,
            Activity = details.Activity!.Value,
            DeedId = details.Deed?.Id,
            Mission = details.Mission,
            FicheActionId = details.FicheActionId,
            MeetingId = details.MeetingId,
            TaskId = details.TaskId,
            Profession = member.Profession,
            Units = details.Activity.Value.Unit() == PaidUnit.Deed ? 1 : details.Units!.Value,
            Title = title,
            FoldedTitle = FoldedText.Of(title),
            DeclaredBy = by,
            DeclaredOn = today,
        };
    }

    private static List<Refusal> Check(WorkDetails details, DateOnly today)
    {
        var refusals = new List<Refusal>();
        if (details.Activity is not { } activity)
        {
            refusals.Add(new("activity-required", "Dites de quoi il s’agit.", nameof(Activity)));
            return refusals;
        }
        if (activity.Unit() == PaidUnit.Deed && (details.Deed is null || (details.Day is { } day && !details.Deed.IsInForce(day))))
        {
            refusals.Add(new("deed-unknown", "Ce forfait n’était pas en vigueur ce jour-là.", nameof(Activity)));
        }
        if (details.Day is null || details.Day > today || details.Day < today.AddDays(-MostDays))
        {
            refusals.Add(new("day-out-of-range", "Indiquez un jour passé, d’un an au plus.", nameof(Day)));
        }
        if (activity.Unit() == PaidUnit.Hour && details.Units is null or < 1 or > MostMinutes)
        {
            refusals.Add(new("time-out-of-range", "Indiquez une durée, 16 heures au plus par jour.", nameof(Units)));
        }
        if (activity.Unit() == PaidUnit.Kilometre && details.Units is null or < 1 or > MostKilometres)
        {
            refusals.Add(new("distance-out-of-range", $"Indiquez les kilomètres, de 1 à {FrenchNumber.Whole(MostKilometres)}.", nameof(Units)));
        }
        if (activity.Unit() == PaidUnit.Hour && details.MeetingId is not null)
        {
            refusals.Add(new("meeting-has-sheet", "Le temps passé en réunion vient de sa feuille d’émargement\u00A0: ne le déclarez pas.", nameof(Mission)));
        }
        if (activity == PaidActivity.Governance && details.Mission is not null)
        {
            refusals.Add(new("governance-has-no-mission", "La gouvernance ne sert pas une mission\u00A0: choisissez «\u00A0Gouvernance\u00A0», ou une autre activité.", nameof(Mission)));
        }
        if (activity is not (PaidActivity.Governance or PaidActivity.Travel or PaidActivity.Deed) && details.Mission is null)
        {
            refusals.Add(new("mission-required", "Choisissez la mission ou la fiche action que ce travail sert.", nameof(Mission)));
        }
        if (TypedText.Line(details.Title).Length is 0 or > TitleLength)
        {
            refusals.Add(new("title-required", $"Dites en une ligne ce qui a été fait ({TitleLength} caractères au plus).", nameof(Title)));
        }
        return refusals;
    }
}
