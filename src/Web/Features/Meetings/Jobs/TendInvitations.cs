using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Features.Meetings.Invitations;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Jobs;

namespace Tisserand.Web.Features.Meetings.Jobs;

/// <summary>Every hour: ties invited professionals to the entries that they have by now, and erases the names whose time is over.</summary>
public sealed class TendInvitations(IServiceScopeFactory scopes, WholeInstallation whole, TimeProvider time, ILogger<TendInvitations> logger)
    : RoundOfCpts(scopes, whole, time, logger)
{
    protected override TimeSpan Pause => TimeSpan.FromHours(1);

    protected override string By => "Durées de conservation";

    /// <summary>Those that hold names.</summary>
    protected override Task<List<Cpts>> Concerned(TisserandDb db, CancellationToken cancellationToken)
    {
        var held = WholeInstallation.Rows<ProfessionalInvitation>(db).Where(i => !i.IsForgotten);
        return db.Set<Cpts>().AsNoTracking().Where(c => held.Any(i => i.CptsId == c.Id)).ToListAsync(cancellationToken);
    }

    /// <summary>Answers how many were tied or forgotten.</summary>
    protected override async Task<int> Work(IServiceProvider services, CancellationToken cancellationToken) =>
        await services.GetRequiredService<LinkInvitations>().LinkKnown(cancellationToken)
        + await Forget(services.GetRequiredService<TisserandDb>(), services.GetRequiredService<Clock>().Today, cancellationToken);

    private static async Task<int> Forget(TisserandDb db, DateOnly today, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var before = today.AddMonths(-ProfessionalInvitation.MonthsKept);
        var old = await (from i in db.Set<ProfessionalInvitation>()
                         join m in db.Set<Meeting>() on i.MeetingId equals m.Id
                         where !i.IsForgotten && m.Day < before
                         select new { Invitation = i, m.Day }).ToListAsync(cancellationToken);
        var due = old.Where(o => o.Invitation.IsToForget(o.Day, today)).ToList();
        due.ForEach(o => o.Invitation.Forget());
        await db.SaveChangesAsync(cancellationToken);
        return due.Count;
    }
}
