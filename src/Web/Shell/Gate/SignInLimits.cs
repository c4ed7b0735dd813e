using System.Threading.RateLimiting;

namespace Tisserand.Web.Shell.Gate;

/// <summary>Limits on what anybody can send without an account (sign-in, codes, forgotten password), by network address.</summary>
public static class SignInLimits
{
    /// <summary>Named by <c>[EnableRateLimiting]</c> on the pages concerned.</summary>
    public const string Policy = "connexion";

    /// <summary>Posts a minute from one address: enough for a whole house behind one router, not for guessing.</summary>
    public const int PostsPerMinute = 60;

    public static void Add(IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.AddPolicy(Policy, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetSlidingWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new()
            {
                PermitLimit = PostsPerMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            })
            : RateLimitPartition.GetNoLimiter("reading"));
    });
}
