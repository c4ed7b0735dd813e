using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Of two presences at one meeting one stays: the line of the other passes to it. Two lines that both count are for people to settle.</summary>
internal sealed class IndemnitiesOfMerge(TisserandDb db) : ISettleMerge
{
    public int Order => 10;

    public async Task<MergeSettlement> Settle(Guid kept, Guid other, CancellationToken cancellationToken)
    {
        var (notes, refusals) = (new List<string>(), new List<Refusal>());
        var both = await db.AttendancesOfBoth(kept, other, cancellationToken);
        var ids = both.SelectMany(b => new[] { b.OfKept.Id, b.OfOther.Id }).ToList();
        var lines = ids.Count == 0 ? [] : await db.Set<IndemnityLine>().Where(l => l.AttendanceId != null && EF.Parameter(ids).Contains(l.AttendanceId.Value)).ToDictionaryAsync(l => l.AttendanceId!.Value, cancellationToken);
        foreach (var (meeting, ofKept, ofOther) in both)
        {
            var (stays, goes) = Attendance.Stays(ofKept, ofOther);
            if (!lines.TryGetValue(goes.Id, out var line))
            {
                continue;
            }
            if (lines.TryGetValue(stays.Id, out var present))
            {
                if (line.State != IndemnityState.Dismissed && present.State != IndemnityState.Dismissed)
                {
                    refusals.Add(new("two-indemnities",
                        $"«\u00A0{meeting.Title}\u00A0» du {French.LongDay(meeting.Day)} est indemnisée sur les deux fiches ({French.Euros(present.Amount)} et {French.Euros(line.Amount)}). Reprenez d’abord l’une des deux lignes, page Indemnités."));
                    continue;
                }
                // A line set aside pays nothing: it leaves its place to the one that counts.
                db.Remove(line.State == IndemnityState.Dismissed ? line : present);
                if (line.State == IndemnityState.Dismissed)
                {
                    continue;
                }
            }
            db.Entry(line).Property(l => l.AttendanceId).CurrentValue = stays.Id;
            notes.Add($"L’indemnité de «\u00A0{meeting.Title}\u00A0» ({French.Euros(line.Amount)}) suit la présence qui reste.");
        }
        return new(notes, refusals);
    }
}
