using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Missions;

namespace Tisserand.Web.Shell.Attachments;

/// <summary>
/// A kind of record that takes « pièces jointes », registered by its module (services.AddSingleton): who may see and add
/// them follows the area; <see cref="Exists"/> asks whether the record is there, in the CPTS of the context.
/// </summary>
/// <param name="Name">Entity name, as in the audit trail.</param>
/// <param name="Slug">In the address: /c/{code}/documents/joindre/{slug}/{id}.</param>
/// <param name="Page">Page of the record, after /c/{code}/.</param>
public sealed record AttachmentSubject(
    string Name, string Slug, Area Area, Func<TisserandDb, Guid, CancellationToken, Task<bool>> Exists, Func<Guid, string> Page)
{
    /// <summary>The mission that the record serves, for its référents; none when null.</summary>
    public Func<TisserandDb, Guid, CancellationToken, Task<MissionCode?>>? Mission { get; init; }

    /// <summary>Whether whoever asks may add and remove pieces; one query more for a référent.</summary>
    public async Task<bool> MayAct(TisserandDb db, CptsOfRequest here, Guid id, CancellationToken cancellationToken) =>
        here.Allows(Area, Level.Act)
        || (Mission is not null && here.AllowsSomewhere(Area, Level.Act) && here.Allows(Area, Level.Act, await Mission(db, id, cancellationToken)));
}

/// <summary>Model of the partial « _Attachments »: the pieces of one record, and the form to add one.</summary>
public sealed record AttachmentsOf(string Subject, Guid SubjectId)
{
    public string Title { get; init; } = "Pièces jointes";

    /// <summary>Id of the section, when a page shows several.</summary>
    public string Anchor { get; init; } = "pieces-jointes";

    /// <summary>Said when there is none.</summary>
    public string Empty { get; init; } = "Aucune pièce jointe.";
}
