using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Calendars;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings;

/// <summary>The calendar of one person, read by their own calendar from a secret address, without an account.</summary>
internal static class CalendarFeed
{
    public static string Path(CptsOfRequest here, CalendarAddress address) => here.Link($"agenda/{address.Secret}.ics");

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/c/{code}/agenda/{secret}.ics", Read).WithMetadata(new PublicAttribute());

    private static async Task<IResult> Read(string secret, HttpContext http, TisserandDb db, CptsOfRequest here, Clock clock, CancellationToken cancellationToken)
    {
        if (secret.Length != CalendarAddress.SecretLength
            || await db.Set<CalendarAddress>().Where(a => a.Secret == secret).Select(a => (Guid?)a.MemberId).SingleOrDefaultAsync(cancellationToken) is not { } member)
        {
            return Results.NotFound();
        }
        var file = MeetingCalendar.Of(here.Required, await db.CalendarOf(member, clock.Today, cancellationToken)).Write();
        http.Response.Headers.CacheControl = "private, no-cache";
        // Same events, same bytes: whoever has them is told so, and nothing is sent again.
        return Results.Bytes(file, CalendarFile.MediaType, "reunions.ics", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(file))[..32]}\""));
    }
}
