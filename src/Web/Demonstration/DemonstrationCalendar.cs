using Tisserand.Domain.Missions;

namespace Tisserand.Web.Demonstration;

/// <summary>When things happened, counted from the day of the demonstration, so that « Cette semaine » is always alive.</summary>
internal sealed class DemonstrationCalendar
{
    public DemonstrationCalendar(DateOnly today)
    {
        Today = today;
        SignedOn = new DateOnly(today.Year, today.Month, 1).AddMonths(-25);
        TerritoryFrom = SignedOn.AddMonths(-14);
        FirstMembersOn = SignedOn.AddMonths(-13).AddDays(8);
    }

    public DateOnly Today { get; }

    /// <summary>The contract is one month into its third year: its second dialogue de gestion is near.</summary>
    public DateOnly SignedOn { get; }

    /// <summary>Letter of intent.</summary>
    public DateOnly TerritoryFrom { get; }

    /// <summary>Constitutive assembly.</summary>
    public DateOnly FirstMembersOn { get; }

    /// <summary>Prevention is a month late in being deployed; support of professionals is only planned.</summary>
    public IReadOnlyList<(MissionCode Mission, MissionDates Dates)> Missions =>
    [
        (MissionCode.CareAccess, new(After(3), After(3), After(3), After(15))),
        (MissionCode.Pathways, new(After(8), After(9), After(9), After(21))),
        (MissionCode.Prevention, new(After(10), After(11), After(11), null)),
        (MissionCode.HealthCrisis, new(After(5), After(5), After(5), After(14))),
        (MissionCode.Quality, new(After(18), After(19), After(19), null)),
        (MissionCode.ProfessionalSupport, new(After(29), null, null, null)),
    ];

    /// <summary>Notified after the first dialogue de gestion; the second year is not evaluated yet.</summary>
    public static IReadOnlyList<(MissionCode Mission, decimal Percent)> FirstYearAttainments =>
        [(MissionCode.CareAccess, 92.5m), (MissionCode.Pathways, 78m), (MissionCode.Prevention, 61m)];

    private DateOnly After(int months) => SignedOn.AddMonths(months);
}
