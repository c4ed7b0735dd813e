using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Installation;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Admissions;

/// <summary>
/// Erases applications as the data notice promises: the rows, their values in the audit trail, and the letters sent to an address that
/// nobody else here bears.
/// </summary>
public sealed class ForgetApplications(TisserandDb db, ForgetRecords forget)
{
    public Task<int> Forget(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        var gone = await db.Set<MembershipApplication>().Where(a => EF.Parameter(ids).Contains(a.Id)).ToListAsync(cancellationToken);
        await forget.Forget(gone, cancellationToken);
        var emails = gone.Select(a => a.Email.ToLowerInvariant()).Distinct().ToList();
        var cpts = db.Cpts.Required;
        await db.Set<OutgoingMail>()
            .Where(m => m.CptsId == cpts && EF.Parameter(emails).Contains(m.To.ToLower())
                && !db.Set<Member>().Any(o => o.Email.ToLower() == m.To.ToLower()) && !db.Set<MembershipApplication>().Any(o => o.Email.ToLower() == m.To.ToLower()))
            .ExecuteDeleteAsync(cancellationToken);
        return gone.Count;
    }, cancellationToken);
}
