using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Meetings;

/// <summary>Both entries on the sheet of one meeting: the longer presence stays.</summary>
internal sealed class AttendancesOfMerge(TisserandDb db) : ISettleMerge
{
    public int Order => 20;

    public async Task<MergeSettlement> Settle(Guid kept, Guid other, CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        foreach (var (meeting, ofKept, ofOther) in await db.AttendancesOfBoth(kept, other, cancellationToken))
        {
            var (stays, goes) = Attendance.Stays(ofKept, ofOther);
            notes.Add($"«\u00A0{meeting.Title}\u00A0» du {French.LongDay(meeting.Day)}\u00A0: les deux fiches sont sur la feuille ({Said(ofKept)}\u00A0; {Said(ofOther)}). Une seule ligne reste\u00A0: {Said(stays)}.");
            db.Remove(goes);
        }
        return new(notes, []);
    }

    private static string Said(Attendance attendance) =>
        attendance.State.Label() + (attendance.State == AttendanceState.Present ? " " + French.Minutes(attendance.Minutes) : "");
}
