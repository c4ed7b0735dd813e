using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Data.Audit;
using Tisserand.Data.Installation;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Shell.Privacy;

/// <summary>
/// Deletes an account that opens nothing any more, with what the installation keeps of it. An account is of the installation: one
/// that has a role in another CPTS stays, and this is done after the erasure, in a transaction of its own.
/// </summary>
public sealed class ForgetAccount(WholeInstallation whole)
{
    /// <summary>Answers whether it was deleted.</summary>
    public Task<bool> ForgetWithoutRole(Guid id, CancellationToken cancellationToken) => whole.Ask(db => db.Serially(async () =>
    {
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == id, cancellationToken) is not { IsAdministrator: false } account
            || await db.Set<CptsAccess>().AnyAsync(a => a.AccountId == id, cancellationToken)
            || await WholeInstallation.Rows<Member>(db).AnyAsync(m => m.AccountId == id, cancellationToken))
        {
            return false;
        }
        var email = account.Email!.ToLowerInvariant();
        db.Remove(account);
        db.RemoveRange(await db.Set<OutgoingMail>().Where(m => m.CptsId == null).WithAddress(m => m.To, [email]).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        await db.Forget([id], [new(nameof(Account), id.ToString())], (entity, _) => entity == nameof(Account), cancellationToken);
        foreach (var line in await db.Set<AuditEntry>().Where(e => e.AccountId == id).ToListAsync(cancellationToken))
        {
            db.Entry(line).Property(e => e.Author).CurrentValue = Member.ErasedName;
        }
        return true;
    }, cancellationToken));
}
