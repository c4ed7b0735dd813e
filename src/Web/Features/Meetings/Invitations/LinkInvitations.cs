using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Data.Reference;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Meetings.Invitations;

/// <summary>
/// Ties invited professionals to the entry that they have in the CPTS, whatever way it came: their presence moves to the sheet of
/// the meeting and counts there, once.
/// </summary>
public sealed class LinkInvitations(TisserandDb db, DirectoryQueries directory)
{
    /// <summary>Those whose RPPS number is that of an entry; answers how many.</summary>
    public async Task<int> LinkKnown(CancellationToken cancellationToken)
    {
        var known = await (from i in db.Set<ProfessionalInvitation>()
                           where i.MemberId == null && i.NationalId != null
                           join m in db.Set<Member>() on i.NationalId equals "8" + m.Rpps
                           orderby m.Id
                           select new { i.Id, i.MeetingId, Member = m.Id, m.Profession }).ToListAsync(cancellationToken);
        foreach (var meeting in known.GroupBy(k => k.MeetingId))
        {
            await db.Serially(async () =>
            {
                await Move(meeting.Key, meeting.DistinctBy(k => k.Id).ToDictionary(k => k.Id, k => (k.Member, k.Profession)), cancellationToken);
                return 0;
            }, cancellationToken);
        }
        return known.Select(k => k.Id).Distinct().Count();
    }

    /// <summary>
    /// Makes contacts of invited professionals, from what the directory says of them; who is known by the number is only tied.
    /// Answers who became a contact, and who bears the name of somebody already entered and is left to be looked at.
    /// </summary>
    public Task<(List<Guid> Made, List<string> Doubtful)> Welcome(Guid meeting, IReadOnlyCollection<Guid> invitations, CancellationToken cancellationToken) =>
        db.Serially(async () =>
        {
            var rows = (await db.InvitationsOf(meeting, invitations, cancellationToken)).FindAll(i => i is { MemberId: null, NationalId: not null });
            var numbers = rows.ConvertAll(i => i.NationalId!);
            var said = (await directory.FindByNationalIds(numbers, cancellationToken)).ToDictionary(p => p.NationalId);
            var names = rows.ConvertAll(i => Member.FoldedNameOf(i.LastName, i.FirstName));
            var known = await db.Set<Member>().Where(m => EF.Parameter(numbers).Contains("8" + m.Rpps) || EF.Parameter(names).Contains(m.FoldedName)).ToListAsync(cancellationToken);
            var (made, doubtful, tied) = (new List<Guid>(), new List<string>(), new Dictionary<string, (Guid, string)>(StringComparer.Ordinal));
            foreach (var row in rows)
            {
                var member = known.Find(m => m.Rpps is not null && "8" + m.Rpps == row.NationalId);
                if (member is null)
                {
                    if (Contact(row, said.GetValueOrDefault(row.NationalId!)).Value is not { } fresh
                        || known.Exists(m => m.FoldedName == fresh.FoldedName && m.Profession == fresh.Profession && (m.Rpps is null || fresh.Rpps is null)))
                    {
                        doubtful.Add(row.FullName);
                        continue;
                    }
                    db.Add(member = fresh);
                    known.Add(fresh);
                }
                made.Add(member.Id);
                tied[row.NationalId!] = (member.Id, member.Profession);
            }
            await db.SaveChangesAsync(cancellationToken);
            // Whoever came to two meetings is tied in both.
            var keys = tied.Keys.ToList();
            var all = await db.Set<ProfessionalInvitation>().Where(i => i.MemberId == null && EF.Parameter(keys).Contains(i.NationalId!))
                .Select(i => new { i.Id, i.MeetingId, i.NationalId }).ToListAsync(cancellationToken);
            foreach (var one in all.GroupBy(i => i.MeetingId))
            {
                await Move(one.Key, one.ToDictionary(i => i.Id, i => tied[i.NationalId!]), cancellationToken);
            }
            return (made, doubtful);
        }, cancellationToken);

    private static Outcome<Member> Contact(ProfessionalInvitation row, Professional? known) => Member.Create(known is not null
        ? MemberOfDirectory.Details(known)
        : new(row.LastName, row.FirstName, row.Profession, Audience.Number(row.NationalId!), IsLiberal: false, IsSalaried: false, row.Email, null, null,
            row.Commune.Length == 0 ? [] : [new(null, row.Commune, row.Place, row.Address.Replace('\n', ' '))]));

    private async Task Move(Guid meeting, Dictionary<Guid, (Guid Member, string Profession)> who, CancellationToken cancellationToken)
    {
        var ids = who.Keys.ToList();
        var found = (await db.ReadMeeting(meeting, cancellationToken))!;
        foreach (var invitation in await db.InvitationsOf(meeting, ids, cancellationToken))
        {
            if (invitation.MemberId is null)
            {
                found.MoveToSheet(invitation, who[invitation.Id].Member, who[invitation.Id].Profession);
            }
        }
        await db.SaveChangesAsync(cancellationToken);
    }
}
