using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Shell.Space;

/// <summary>
/// The entry of whoever is signed in, in the CPTS of the address. The pages of « Mon espace » take no identifier from their
/// address: they start from here, and so cannot show somebody else's.
/// </summary>
public sealed class OwnMember(TisserandDb db, IHttpContextAccessor http)
{
    public string AccountName => Caller.Of(http.HttpContext!.User)!.Name;

    /// <summary>The whole entry, followed by the context; null for an API key, and for an account that is tied to no entry here.</summary>
    public async Task<Member?> Read(CancellationToken cancellationToken) =>
        Caller.Of(http.HttpContext!.User)?.AccountId is { } account
            ? await db.WholeMembers().SingleOrDefaultAsync(m => m.AccountId == account, cancellationToken)
            : null;

    /// <summary>Its identifier alone.</summary>
    public async Task<Guid?> Id(CancellationToken cancellationToken) =>
        Caller.Of(http.HttpContext!.User)?.AccountId is { } account
            ? await db.Set<Member>().Where(m => m.AccountId == account).Select(m => (Guid?)m.Id).SingleOrDefaultAsync(cancellationToken)
            : null;
}
