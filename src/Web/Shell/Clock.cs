using Tisserand.Domain.Access;

namespace Tisserand.Web.Shell;

/// <summary>
/// The one place where the application asks what time it is. Days are those of the CPTS of the request (Réunion is
/// ahead of Paris); outside a CPTS, those of Paris.
/// </summary>
public sealed class Clock(TimeProvider time, CptsOfRequest request)
{
#pragma warning disable RS0030 // The one file where real time comes in.
    /// <summary>Real time, for the services of the application; tests put another in its place.</summary>
    public static TimeProvider System => TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>The moment, UTC.</summary>
    public DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    /// <summary>An identifier that holds this moment (version 7).</summary>
    public Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>The day it is for the CPTS.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Local(UtcNow));

    /// <summary>A stored moment on the clock of the CPTS.</summary>
    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone(request.Cpts));

    /// <summary>The moment, UTC, at which a day of the CPTS begins.</summary>
    public DateTime Utc(DateOnly day)
    {
        var zone = Zone(request.Cpts);
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // Where the clock jumps over midnight, the day begins when the jump ends.
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight, zone);
    }

    /// <summary>The moment, UTC, that the clock of the CPTS shows so; an hour that the clock skips is that which follows.</summary>
    public DateTime Utc(DateOnly day, TimeOnly hour)
    {
        var zone = Zone(request.Cpts);
        var local = day.ToDateTime(hour);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(local) ? local.AddHours(1) : local, zone);
    }

    private static TimeZoneInfo Zone(Cpts? cpts) => TimeZoneInfo.FindSystemTimeZoneById(cpts?.TimeZone ?? "Europe/Paris");
}
