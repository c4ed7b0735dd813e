using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Indemnities;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Who acts: the account of the request, with its e-mail address. One query.</summary>
public sealed class ActorOfRequest(TisserandDb db, IHttpContextAccessor http)
{
    public async Task<Actor> Read(CancellationToken cancellationToken)
    {
        var caller = Caller.Of(http.HttpContext!.User)!;
        var email = caller.AccountId is { } id ? await db.Users.Where(u => u.Id == id).Select(u => u.Email).SingleAsync(cancellationToken) : null;
        return new(caller.AccountId, email ?? "", caller.Name);
    }
}
