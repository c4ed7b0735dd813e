using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;

namespace Tisserand.Web.Shell.Gate;

/// <summary>
/// Every request passes here once: finds the CPTS of the address, the roles of whoever asks, and applies the rule of the
/// endpoint. Somebody else's CPTS and one that does not exist are the same 404.
/// </summary>
public sealed class GateMiddleware(RequestDelegate next)
{
    public async Task Invoke(HttpContext context, TisserandDb db, CurrentCpts current, CptsOfRequest request, Author author, IMissionsOfAccount missions)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint is null || IsFile(endpoint))
        {
            await next(context);
            return;
        }
        var rule = endpoint.Metadata.GetMetadata<IAccessRule>()
            ?? throw new InvalidOperationException($"{endpoint.DisplayName} has no access rule.");
        var caller = Caller.Of(context.User);
        if (caller is not null)
        {
            author.Is(caller.AccountId, caller.Name);
        }
        if (context.GetRouteValue("code") is string code && IsCptsAddress(context.Request.Path))
        {
            if (caller is null && rule is not PublicAttribute)
            {
                await context.ChallengeAsync();
                return;
            }
            var cpts = await db.Set<Domain.Access.Cpts>().AsNoTracking().SingleOrDefaultAsync(c => c.Code == code, context.RequestAborted);
            if (cpts is null)
            {
                await NotFoundOrMoved(context, db, code);
                return;
            }
            request.Cpts = cpts;
            request.Roles = caller is null ? [] : await RolesIn(db, caller, cpts, context.RequestAborted);
            if (rule is not PublicAttribute && request.Roles.Count == 0)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
            current.Enter(cpts.Id);
            if (caller?.AccountId is { } account && request.Roles.Contains(Role.MissionLead))
            {
                request.OwnMissions = await missions.Of(account, context.RequestAborted);
            }
        }
        var allowed = rule switch
        {
            PublicAttribute => true,
            _ when caller is null => false,
            SignedInAttribute => caller.ApiKeyRole is null,
            AdministratorAttribute => caller.IsAdministrator,
            OfCptsAttribute or OfRecordAttribute => request.Roles.Count > 0,
            RequiresAttribute { OrOwnMissions: true } r => request.AllowsSomewhere(r.Area, r.LevelFor(context.Request.Method)),
            RequiresAttribute r => request.Allows(r.Area, r.LevelFor(context.Request.Method)),
            _ => false,
        };
        if (allowed)
        {
            await next(context);
        }
        else if (caller is null)
        {
            await context.ChallengeAsync();
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

    /// <summary>
    /// Files of wwwroot carry no rule: they bear a mark, but for the fallback that the framework adds when it serves them
    /// from the source tree.
    /// </summary>
    public static bool IsFile(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IStaticAsset>() is not null || endpoint is RouteEndpoint { RoutePattern.RawText: "{**path:file}" };

    private static bool IsCptsAddress(PathString path) =>
        path.StartsWithSegments("/c", StringComparison.Ordinal) || path.StartsWithSegments("/api/v1/c", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<Role>> RolesIn(TisserandDb db, Caller caller, Domain.Access.Cpts cpts, CancellationToken cancellationToken)
    {
        if (caller.ApiKeyRole is { } role)
        {
            return caller.ApiKeyCpts == cpts.Id ? [role] : [];
        }
        return await db.Set<Data.Access.CptsAccess>().Where(a => a.AccountId == caller.AccountId && a.CptsId == cpts.Id)
            .Select(a => a.Role).ToListAsync(cancellationToken);
    }

    private static async Task NotFoundOrMoved(HttpContext context, TisserandDb db, string code)
    {
        var now = await (
            from former in db.Set<Data.Access.FormerCode>()
            join cpts in db.Set<Domain.Access.Cpts>() on former.CptsId equals cpts.Id
            where former.Code == code
            select cpts.Code).SingleOrDefaultAsync(context.RequestAborted);
        if (now is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var path = context.Request.Path.Value!;
        var at = path.IndexOf("/c/" + code, StringComparison.Ordinal) + 3;
        context.Response.Redirect(path[..at] + now + path[(at + code.Length)..] + context.Request.QueryString, permanent: false, preserveMethod: true);
    }
}

/// <summary>Marks the endpoints of files of wwwroot, which carry no rule.</summary>
public interface IStaticAsset
{
}
