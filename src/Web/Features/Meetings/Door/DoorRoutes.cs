using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings.Door;

/// <summary>The worker of the page « Tenir la porte », served under its scope; and how often strangers may try the page of a poster.</summary>
internal static class DoorRoutes
{
    public const string Limit = "emargement";

    /// <summary>A whole hall behind one address signs in within minutes; guessing takes billions of tries.</summary>
    private const int PostsPerMinute = 240;

    /// <summary>The same file for everybody; it holds nothing of anybody.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/c/{code}/reunions/porte/hors-ligne.js", (IWebHostEnvironment host, HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Stream(host.WebRootFileProvider.GetFileInfo("js/door-worker.js").CreateReadStream(), "text/javascript");
    }).WithMetadata(new PublicAttribute());

    public static void Configure(RateLimiterOptions limits) => limits.AddPolicy(Limit, context => HttpMethods.IsPost(context.Request.Method)
        ? RateLimitPartition.GetSlidingWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new()
        {
            PermitLimit = PostsPerMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        })
        : RateLimitPartition.GetNoLimiter("reading"));
}
