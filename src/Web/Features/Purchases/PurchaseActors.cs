using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Purchases;

internal static class PurchaseActors
{
    /// <summary>Who acts: the account of the request, with its e-mail address. One query.</summary>
    public static async Task<PurchaseActor> PurchaseActor(this TisserandDb db, HttpContext http)
    {
        var caller = Caller.Of(http.User)!;
        var email = caller.AccountId is { } id ? await db.Users.Where(u => u.Id == id).Select(u => u.Email).SingleAsync(http.RequestAborted) : null;
        return new(caller.AccountId, email ?? "", caller.Name);
    }

    /// <summary>Who acts in this scope; nobody who may pay when it is no account.</summary>
    public static async Task<PurchaseActor> PurchaseActor(this TisserandDb db, Author author, CancellationToken cancellationToken)
    {
        var email = author.AccountId is { } id ? await db.Users.Where(u => u.Id == id).Select(u => u.Email).SingleOrDefaultAsync(cancellationToken) : null;
        return new(author.AccountId, email ?? "", author.Name);
    }
}
