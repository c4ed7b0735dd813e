using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Documents;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Attachments;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Documents;

/// <summary>
/// Documents that the CPTS puts at the disposal of all its members (statutes, minutes of assemblies, models): pieces joined to
/// the CPTS itself, in « Mon espace » and on a page where the coordination adds them.
/// </summary>
internal sealed class DocumentsOfSpace(TisserandDb db, Clock clock) : ISpaceSection
{
    public const string SubjectName = "MemberDocuments";

    public const string Page = "adherents/documents";

    private const int Shown = 8;

    public static AttachmentSubject Subject { get; } = new(SubjectName, "adherents", Area.Directory, (db, id, _) => Task.FromResult(id == db.Cpts.Required.Value), _ => Page);

    public int Order => 50;

    public async Task<SpaceSection?> Of(Guid member, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        var files = await db.Set<StoredFile>().AsNoTracking().Where(f => f.Subject == SubjectName && f.ReplacedAt == null).OrderByDescending(f => f.AddedAt).ToListAsync(cancellationToken);
        return new("documents", "Documents de la CPTS", "folder", "Aucun document n’a encore été déposé pour les adhérents.", [.. files.Take(Shown).Select(f => new SpaceLine(
            f.Name, $"{French.FileSize(f.Size)}, ajouté le {French.LongDay(DateOnly.FromDateTime(clock.Local(f.AddedAt)))}")
        {
            Acts = [new("Télécharger", here.Link("documents/" + f.Id), "download", "Télécharger " + f.Name)],
        })])
        {
            IsAside = true,
            Acts = files.Count > Shown ? [new($"Les {French.Number(files.Count)} documents", here.Link(Page), "folder")] : [],
        };
    }
}
