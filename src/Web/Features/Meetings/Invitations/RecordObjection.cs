using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Meetings.Invitations;

/// <summary>
/// Keeps that professionals asked not to be contacted any more: only their national identifier stays, the invitations that hold
/// their name are erased, save those of a meeting to which they came and those of people who have an entry.
/// </summary>
public sealed class RecordObjection(TisserandDb db)
{
    /// <summary>Answers how many objected for the first time.</summary>
    public Task<int> Record(IReadOnlyCollection<string> nationalIds, DateOnly day, string how, CancellationToken cancellationToken) =>
        db.Serially(async () =>
        {
            var known = await db.Set<ContactObjection>().Where(o => EF.Parameter(nationalIds).Contains(o.NationalId)).Select(o => o.NationalId).ToListAsync(cancellationToken);
            var fresh = nationalIds.Distinct(StringComparer.Ordinal).Except(known, StringComparer.Ordinal).ToList();
            db.AddRange(fresh.Select(id => ContactObjection.Of(id, day, how)));
            var held = await db.Set<ProfessionalInvitation>()
                .Where(i => i.MemberId == null && i.State != AttendanceState.Present && EF.Parameter(nationalIds).Contains(i.NationalId!)).ToListAsync(cancellationToken);
            held.ForEach(i => i.Forget());
            return fresh.Count;
        }, cancellationToken);
}
