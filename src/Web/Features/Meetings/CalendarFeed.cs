using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Calendars;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings;

/// <summary>The calendar of one person, or that of the CPTS or of a mission, read by their own calendar from a secret address, without an account.</summary>
internal static class CalendarFeed
{
    public static string Path(CptsOfRequest here, CalendarAddress address) => here.Link($"agenda/{address.Secret}.ics");

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/c/{code}/agenda/{secret}.ics", Read).WithMetadata(new PublicAttribute());

    private static async Task<IResult> Read(string secret, HttpContext http, TisserandDb db, CptsOfRequest here, Clock clock, CancellationToken cancellationToken)
    {
        if (secret.Length != CalendarAddress.SecretLength || await Meetings(secret, db, here, clock.Today, cancellationToken) is not { } told)
        {
            return Results.NotFound();
        }
        var (name, meetings) = told;
        var file = (MeetingCalendar.Of(here.Required, meetings) with { Name = name }).Write();
        if (meetings.Count > 0)
        {
            // Told, and not compared with: a meeting that somebody was taken off changes the file and no date in it.
            http.Response.Headers.LastModified = meetings.Max(m => m.ChangedAt).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        }
        http.Response.Headers.CacheControl = "private, no-cache";
        // Same events, same bytes: whoever has them is told so, and nothing is sent again.
        return Results.Bytes(file, CalendarFile.MediaType, "reunions.ics", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(file))[..32]}\""));
    }

    /// <summary>The name of the calendar and its meetings; null for a secret that is none, or whose account may not see the meetings any more.</summary>
    private static async Task<(string Name, IReadOnlyList<CalendarMeeting> Meetings)?> Meetings(string secret, TisserandDb db, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        var cpts = here.Required;
        if (await db.Set<CalendarAddress>().Where(a => a.Secret == secret).Select(a => (Guid?)a.MemberId).SingleOrDefaultAsync(cancellationToken) is { } member)
        {
            return (cpts.Name, await db.CalendarOf(member, today, cancellationToken));
        }
        if (await db.Set<TeamCalendar>().AsNoTracking().SingleOrDefaultAsync(c => c.Secret == secret, cancellationToken) is not { } team)
        {
            return null;
        }
        var roles = await db.Set<CptsAccess>().Where(a => a.AccountId == team.AccountId && a.CptsId == cpts.Id).Select(a => a.Role).ToListAsync(cancellationToken);
        if (!Permissions.Allow(roles, Area.Meetings, Level.See))
        {
            return null;
        }
        var mission = team.Mission();
        return (mission is { } one ? $"{cpts.Name}, {one.ShortLabel()}" : cpts.Name + ", toutes les réunions",
            await db.ForCalendar(db.Set<Meeting>().Where(m => mission == null || m.Mission == mission), today, cancellationToken));
    }
}
