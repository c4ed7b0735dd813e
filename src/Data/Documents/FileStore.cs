using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Documents;

/// <summary>
/// Keeps and gives back files. On SQLite the bytes are documents/{CPTS}/{file} in the data folder: complete and on the disk
/// before the row that names them is saved; what no row names is swept later. On PostgreSQL they are a row of their own.
/// </summary>
public sealed class FileStore(TisserandDb db, BooksLocation location, TimeProvider time)
{
    /// <summary>How long bytes outlive their row: longer than any backup takes.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    private const string Arrivals = ".arrivees";

    private string Root => Path.Combine(location.Folder, "documents");

    /// <summary>
    /// Reads the content to its end and adds the file to the context; the caller saves. Refuses an empty content, one over
    /// <see cref="StoredFile.MaximumSize"/> and one of another kind than those of <see cref="FileKind"/>.
    /// </summary>
    public Task<Outcome<StoredFile>> Save(Stream content, string name, string subject, Guid subjectId, CancellationToken cancellationToken) =>
        Save(content, name, subject, subjectId, null, cancellationToken);

    /// <summary>The same for a newer version of a document: the version in force is kept, and gives its place.</summary>
    public async Task<Outcome<StoredFile>> SaveVersion(Stream content, string name, StoredFile document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        var saved = await Save(content, name, document.Subject, document.SubjectId, document.Series(), cancellationToken);
        if (saved.Succeeded)
        {
            var series = document.Series();
            foreach (var former in await db.Set<StoredFile>().Where(f => (f.Id == series || f.SeriesId == series) && f.ReplacedAt == null).ToListAsync(cancellationToken))
            {
                former.Replace(saved.Value.AddedAt);
            }
        }
        return saved;
    }

    private async Task<Outcome<StoredFile>> Save(Stream content, string name, string subject, Guid subjectId, Guid? series, CancellationToken cancellationToken)
    {
        var arrivals = Directory.CreateDirectory(Path.Combine(Root, Arrivals)).FullName;
        var arrival = Path.Combine(arrivals, Guid.NewGuid().ToString("N"));
        try
        {
            await using var file = new FileStream(arrival, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete);
            if (await Copy(content, file, cancellationToken) is not { } sha256)
            {
                return new Refusal("file-too-large", "Ce fichier dépasse 20 Mo. Réduisez-le (numérisation en noir et blanc, par exemple) ou coupez-le.");
            }
            if (file.Length == 0)
            {
                return new Refusal("file-empty", "Ce fichier est vide.");
            }
            if (FileKind.Of(file, name) is not { } kind)
            {
                return new Refusal("file-kind", $"Ce fichier n’est pas d’un format accepté : {FileKind.Accepted}, sans macro.");
            }
            var now = time.GetUtcNow();
            var stored = new StoredFile
            {
                Id = Guid.CreateVersion7(now),
                CptsId = db.Cpts.Required,
                Subject = subject,
                SubjectId = subjectId,
                Name = kind.Name(name),
                MediaType = kind.MediaType,
                Size = file.Length,
                Sha256 = sha256,
                AddedAt = now.UtcDateTime,
                SeriesId = series,
            };
            await Keep(stored, file, arrival, cancellationToken);
            db.Add(stored);
            return stored;
        }
        finally
        {
            File.Delete(arrival);
        }
    }

    /// <summary>The content; an exception when it is not there, which only a damaged data folder explains.</summary>
    public async Task<Stream> Open(StoredFile file, CancellationToken cancellationToken)
    {
        if (!location.IsPostgreSql)
        {
            return File.OpenRead(PathOf(location, file.CptsId, file.Id));
        }
        var bytes = await db.Set<StoredContent>().Where(c => c.Id == file.Id).Select(c => c.Content).SingleAsync(cancellationToken);
        return new MemoryStream(bytes, writable: false);
    }

    /// <summary>Removes the file with the caller's save; its bytes go with a later sweep.</summary>
    public void Remove(StoredFile file)
    {
        db.Remove(file);
        var path = PathOf(location, file.CptsId, file.Id);
        if (!location.IsPostgreSql && File.Exists(path))
        {
            // The grace runs from now: a backup under way still finds the bytes that its snapshot names.
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
        }
    }

    /// <summary>
    /// Deletes the files of the data folder that no row names and that are older than <see cref="Grace"/>: an upload cut
    /// short, an act that was not saved, a removed file. Answers how many.
    /// </summary>
    public static async Task<int> Sweep(WholeInstallation whole, BooksLocation location, DateTime now, CancellationToken cancellationToken)
    {
        var root = Path.Combine(location.Folder, "documents");
        if (!Directory.Exists(root))
        {
            return 0;
        }
        var old = new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.LastWriteTimeUtc < now - Grace).ToList();
        if (old.Count == 0)
        {
            return 0;
        }
        var named = location.IsPostgreSql
            ? []
            : (await whole.Ask(db => WholeInstallation.Rows<StoredFile>(db).Select(f => new { f.CptsId, f.Id }).ToListAsync(cancellationToken)))
                .Select(f => PathOf(location, f.CptsId, f.Id)).ToHashSet(StringComparer.Ordinal);
        var orphans = old.Where(f => !named.Contains(f.FullName)).ToList();
        orphans.ForEach(f => f.Delete());
        return orphans.Count;
    }

    internal static string PathOf(BooksLocation location, CptsId cpts, Guid file) =>
        Path.Combine(location.Folder, "documents", cpts.Value.ToString("D"), file.ToString("D"));

    private async Task Keep(StoredFile stored, FileStream file, string arrival, CancellationToken cancellationToken)
    {
        if (location.IsPostgreSql)
        {
            var bytes = new byte[file.Length];
            await file.ReadExactlyAsync(bytes, cancellationToken);
            db.Add(new StoredContent { Id = stored.Id, CptsId = stored.CptsId, Content = bytes });
            return;
        }
        file.Flush(flushToDisk: true);
        var path = PathOf(location, stored.CptsId, stored.Id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(arrival, path);
    }

    /// <summary>SHA-256 of what was copied, or null past the largest size.</summary>
    private static async Task<string?> Copy(Stream content, FileStream file, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (file.Length + read > StoredFile.MaximumSize)
            {
                return null;
            }
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
