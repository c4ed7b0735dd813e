using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Meetings.FollowUps;

/// <summary>Attestations de présence, as files: one, or all in a zip.</summary>
internal static class CertificateEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var rule = new RequiresAttribute(Area.Meetings, Level.Act) { OrOwnMissions = true };
        routes.MapGet("/c/{code}/reunions/{id:guid}/attestations", All).WithMetadata(rule);
        routes.MapGet("/c/{code}/reunions/{id:guid}/attestations/{member:guid}", One).WithMetadata(rule);
        routes.MapGet("/c/{code}/mon-espace/presence", Own).WithMetadata(new OfCptsAttribute());
    }

    /// <summary>One's own, of a meeting at which one was present.</summary>
    private static async Task<IResult> Own(
        [FromQuery(Name = "reunion")] Guid? id, TisserandDb db, AttendanceCertificates certificates, OwnMember own, CptsOfRequest here, CancellationToken cancellationToken) =>
        id is null ? Results.LocalRedirect(here.Link("mon-espace"))
        : await own.Id(cancellationToken) is { } member
        && await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellationToken) is { } meeting
        && await certificates.Read(meeting, member, cancellationToken) is [var presence]
            ? Results.Bytes(certificates.Pdf(meeting, presence), "application/pdf", "attestation-de-presence.pdf")
        : Results.NotFound();

    private static async Task<IResult> All(Guid id, TisserandDb db, AttendanceCertificates certificates, CptsOfRequest here, CancellationToken cancellationToken)
    {
        var (meeting, denied) = await Find(id, db, here, cancellationToken);
        if (denied is not null)
        {
            return denied;
        }
        var presences = await certificates.Read(meeting!, null, cancellationToken);
        return presences.Count == 0 ? Results.NotFound() : Results.Bytes(certificates.Zip(meeting!, presences), "application/zip", "attestations-de-presence.zip");
    }

    private static async Task<IResult> One(Guid id, Guid member, TisserandDb db, AttendanceCertificates certificates, CptsOfRequest here, CancellationToken cancellationToken)
    {
        var (meeting, denied) = await Find(id, db, here, cancellationToken);
        if (denied is not null)
        {
            return denied;
        }
        return await certificates.Read(meeting!, member, cancellationToken) is [var presence] ? Results.Bytes(certificates.Pdf(meeting!, presence), "application/pdf", "attestation-de-presence.pdf") : Results.NotFound();
    }

    private static async Task<(Meeting? Meeting, IResult? Denied)> Find(Guid id, TisserandDb db, CptsOfRequest here, CancellationToken cancellationToken) =>
        await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellationToken) is not { } meeting ? (null, Results.NotFound())
        : here.Allows(Area.Meetings, Level.Act, meeting.Mission) ? (meeting, null) : (null, Results.StatusCode(StatusCodes.Status403Forbidden));
}
