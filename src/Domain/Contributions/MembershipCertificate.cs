using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;

namespace Tisserand.Domain.Contributions;

/// <summary>
/// Attestation d'adhésion : what the CPTS attests of a member for a civil year: the days of membership within it, up to the day
/// it is made, and where the contribution stands. Members join it to their own files (forfait structure, FAMI…).
/// Source: Guide pratique CPTS, sheet 1; usage.
/// </summary>
public sealed class MembershipCertificate
{
    private MembershipCertificate(Member member, int year, DateOnly madeOn, IReadOnlyList<DateRange> periods, Contribution? contribution) =>
        (Member, Year, MadeOn, Periods, Contribution) = (member, year, madeOn, periods, contribution);

    public Member Member { get; }

    public int Year { get; }

    public DateOnly MadeOn { get; }

    /// <summary>Days of membership within the year, none after the day of the certificate; the earliest first.</summary>
    public IReadOnlyList<DateRange> Periods { get; }

    /// <summary>None when nothing was called, or when it was cancelled.</summary>
    public Contribution? Contribution { get; }

    /// <summary>« du 1er janvier au 22 novembre 2026, adhésion en cours ».</summary>
    public string PeriodLabel => string.Join(" puis ", Periods.Select(p => p.Start == p.End
            ? $"le {FrenchDate.Long(p.Start)}"
            : $"du {FrenchDate.Long(p.Start)} au {FrenchDate.Long(p.End!.Value)}"))
        + (Member.State(MadeOn) == MembershipState.Current && Periods[^1].End == MadeOn ? ", adhésion en cours" : "");

    /// <summary>« réglée le 3 mars 2026 », « exonérée », « aucune cotisation appelée ».</summary>
    public string ContributionLabel => Contribution is not { } line ? "aucune cotisation appelée" : line.StandingOn(MadeOn) switch
    {
        ContributionStanding.Paid => $"réglée le {FrenchDate.Long(line.PaidOn!.Value)} ({FrenchNumber.Euros(line.Amount)})",
        ContributionStanding.Exempt => "exonérée",
        ContributionStanding.NothingDue => "à jour (aucun montant demandé)",
        _ => $"appelée ({FrenchNumber.Euros(line.Amount)}), non réglée à ce jour",
    };

    /// <summary>Refuses a year in which the person was not a member up to the day of the certificate.</summary>
    /// <param name="member">With its periods of membership.</param>
    /// <param name="contribution">Of that member and year; null when there is none.</param>
    public static Outcome<MembershipCertificate> Make(Member member, int year, Contribution? contribution, DateOnly madeOn)
    {
        ArgumentNullException.ThrowIfNull(member);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var end = madeOn < last ? madeOn : last;
        var periods = member.Memberships.Where(m => first <= end && m.StartsOn <= end && !(m.EndsOn < first)).OrderBy(m => m.StartsOn)
            .Select(m => new DateRange(m.StartsOn < first ? first : m.StartsOn, m.EndsOn is { } stop && stop < end ? stop : end)).ToList();
        return periods.Count == 0
            ? new Refusal("not-member", $"{member.FullName} n’était pas adhérent en {year}{(madeOn < last ? ", à ce jour" : "")}.")
            : new MembershipCertificate(member, year, madeOn, periods, contribution?.State == ContributionState.Cancelled ? null : contribution);
    }
}
