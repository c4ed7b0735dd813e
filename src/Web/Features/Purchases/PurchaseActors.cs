using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
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
}
