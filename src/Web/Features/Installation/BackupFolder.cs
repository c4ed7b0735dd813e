using System.Globalization;
using Tisserand.Data;
using Tisserand.Data.Installation.Backups;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Installation;

/// <summary>
/// Backups made from the administrator's page: files of the data folder (sauvegardes/), the last few kept. They share the
/// disk of what they protect, so the page asks to take them elsewhere.
/// </summary>
public sealed class BackupFolder(BackupWriter writer, BooksLocation location, Clock clock)
{
    public const int Kept = 5;

    private string Folder => Path.Combine(location.Folder, "sauvegardes");

    /// <summary>The latest first.</summary>
    public IReadOnlyList<FileInfo> All() => Directory.Exists(Folder)
        ? [.. new DirectoryInfo(Folder).EnumerateFiles("tisserand-*.zip").OrderByDescending(f => f.Name, StringComparer.Ordinal)]
        : [];

    /// <summary>Makes one and forgets those past <see cref="Kept"/>.</summary>
    public async Task<FileInfo> Make(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Folder);
        var name = $"tisserand-{clock.UtcNow.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.zip";
        await writer.Write(Path.Combine(Folder, name), AppHost.Version, cancellationToken);
        foreach (var old in All().Skip(Kept))
        {
            old.Delete();
        }
        return new FileInfo(Path.Combine(Folder, name));
    }
}
