using Tisserand.Data.Reference;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Reference.Imports;

/// <summary>Loads the national file of secure-messaging addresses (MSSanté), attached to persons and structures by their identifiers.</summary>
public sealed class ImportMailboxes(ReferenceDb db, TimeProvider time)
{
    /// <summary>The real file has some 542 000 lines, 200 MB.</summary>
    private const long MostBytes = 2L << 30;

    /// <summary>Refuses a missing or unreadable file, and what the other form does.</summary>
    public async Task<Outcome<LoadedFile>> Run(string path, IProgress<DirectoryProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var opened = LoadNationalFile.Open(path);
        return opened.Succeeded ? await Run(opened.Value, Path.GetFileName(path), progress, cancellationToken) : opened.Refusals.ToList();
    }

    /// <summary>
    /// Refuses a file of another kind or without the needed columns, a damaged archive, a file without one good line, and a
    /// load while another is running. Closes the stream, which must be seekable.
    /// </summary>
    public Task<Outcome<LoadedFile>> Run(Stream source, string name, IProgress<DirectoryProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new LoadNationalFile(db, time).Run(
            NationalFile.Mailboxes, source, name, ExpectedFile.Mailboxes, MostBytes, MailboxFile.Open,
            static (load, m) => load.Add(m.Address, (int)m.Kind, m.NationalId, m.Structure, m.Service, m.Holder),
            progress, cancellationToken);
}
