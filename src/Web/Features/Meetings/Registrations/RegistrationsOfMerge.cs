using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Meetings.Registrations;

/// <summary>Both entries registered for one meeting: the one that goes further stays, the other is cancelled and frees its seat.</summary>
internal sealed class RegistrationsOfMerge(TisserandDb db, Clock clock) : ISettleMerge
{
    public int Order => 21;

    public async Task<MergeSettlement> Settle(Guid kept, Guid other, CancellationToken cancellationToken)
    {
        var both = (await (from r in db.Set<Registration>()
                           join f in db.Set<RegistrationForm>() on r.FormId equals f.Id
                           join m in db.Set<Meeting>() on f.MeetingId equals m.Id
                           where (r.MemberId == kept || r.MemberId == other) && r.State != RegistrationState.Cancelled && r.State != RegistrationState.Lapsed
                           orderby r.Id
                           select new { Registration = r, m.Title }).ToListAsync(cancellationToken)).GroupBy(r => r.Registration.FormId).Where(g => g.Count() > 1);
        var notes = new List<string>();
        foreach (var form in both)
        {
            var stays = form.OrderByDescending(r => r.Registration.State == RegistrationState.Confirmed).ThenByDescending(r => r.Registration.State == RegistrationState.Offered).First();
            foreach (var goes in form.Where(r => r != stays))
            {
                goes.Registration.Cancel(clock.UtcNow);
            }
            notes.Add($"«\u00A0{stays.Title}\u00A0»\u00A0: les deux fiches sont inscrites. Une seule inscription reste ({stays.Registration.State.Label()}).");
        }
        return new(notes, []);
    }
}
