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
        var others = await db.Set<Member>().WithAddress(m => m.Email, emails).Select(m => m.Email)
            .Concat(db.Set<MembershipApplication>().WithAddress(a => a.Email, emails).Select(a => a.Email)).ToListAsync(cancellationToken);
        var alone = emails.Except(others.Select(o => o.ToLowerInvariant()), StringComparer.Ordinal);
        var cpts = db.Cpts.Required;
        db.RemoveRange(await db.Set<OutgoingMail>().Where(m => m.CptsId == cpts).WithAddress(m => m.To, alone).ToListAsync(cancellationToken));
        return gone.Count;
    }, cancellationToken);
}
