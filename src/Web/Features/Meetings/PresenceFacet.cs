using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Meetings;

/// <summary>In the list of members: who came to a meeting, ever or in the last twelve months.</summary>
internal sealed class PresenceFacet(TisserandDb db) : IMemberFacet
{
    public int Order => 30;

    public string Name => "venue";

    public string Label => "Réunions";

    public IReadOnlyList<SelectListItem> Options { get; } =
        [new("Toutes", ""), new("Jamais venu", "jamais"), new("Venu depuis 12 mois", "12-mois"), new("Pas venu depuis 12 mois", "pas-12-mois")];

    public bool IsFor(CptsOfRequest here) => here.Allows(Area.Meetings, Level.See);

    public IQueryable<Member> Apply(IQueryable<Member> members, string choice, DateOnly today)
    {
        var present = db.Set<Attendance>().Where(a => a.State == AttendanceState.Present);
        var from = today.AddMonths(-12);
        var lately = present.Where(a => db.Set<Meeting>().Any(m => m.Id == a.MeetingId && m.Day > from)).Select(a => a.MemberId);
        var ever = present.Select(a => a.MemberId);
        return choice switch
        {
            "jamais" => members.Where(m => !ever.Contains(m.Id)),
            "12-mois" => members.Where(m => lately.Contains(m.Id)),
            "pas-12-mois" => members.Where(m => !lately.Contains(m.Id)),
            _ => members.Where(m => false),
        };
    }
}
