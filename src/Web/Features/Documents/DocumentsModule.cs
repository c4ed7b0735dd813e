using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Documents;
using Tisserand.Domain.Access;
using Tisserand.Domain.Documents;
using Tisserand.Web.Features.Documents.Jobs;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Attachments;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Documents;

/// <summary>Pièces jointes: adding, reading and removing files, and the sweep of bytes that nothing names any more.</summary>
public sealed class DocumentsModule : IModule
{
    public void AddServices(IServiceCollection services) => services
        .AddHostedService<SweepFiles>()
        .AddSingleton(DocumentsOfSpace.Subject)
        .AddScoped<ISpaceSection, DocumentsOfSpace>();

    public IEnumerable<RecordWords> Records =>
    [
        new(nameof(StoredFile), "Pièce jointe", ("Subject", "Jointe à"), ("SubjectId", "Identifiant"), ("Name", "Nom"), ("MediaType", "Format"),
            ("Size", "Taille"), ("Sha256", "Empreinte"), ("AddedAt", "Ajoutée le"), ("SeriesId", RecordWords.Untold), ("ReplacedAt", "Remplacée le")),
    ];

    public void MapApi(IEndpointRouteBuilder routes) =>
        routes.MapGet("/c/{code}/documents/{id:guid}", Read).WithMetadata(new OfRecordAttribute(Level.See));

    /// <summary>Always as a download, never shown in the page: what came from outside does not run here.</summary>
    private static async Task<IResult> Read(
        Guid id, TisserandDb db, FileStore store, CptsOfRequest here, IEnumerable<AttachmentSubject> subjects, CancellationToken cancellationToken)
    {
        var file = await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellationToken);
        if (file is null)
        {
            return Results.NotFound();
        }
        return subjects.FirstOrDefault(s => s.Name == file.Subject) is { } subject && here.Allows(subject.Area, Level.See)
            ? Results.File(await store.Open(file, cancellationToken), file.MediaType, file.Name)
            : Results.StatusCode(StatusCodes.Status403Forbidden);
    }
}
