using System.Diagnostics;
using Tisserand.Data.Reference;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Reference.Imports;

/// <summary>What an import of contours did.</summary>
/// <param name="Skipped">Shapes that are of no present commune.</param>
public sealed record ImportedContours(int Contours, int Skipped, double Seconds);

/// <summary>Loads contours of communes: those of the file replace theirs, the others stay.</summary>
public sealed class ImportContours(ContourStore store)
{
    /// <summary>Refuses a missing file, and what <see cref="ContourFile"/> refuses.</summary>
    public async Task<Outcome<ImportedContours>> Run(string path, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var source = File.OpenRead(path);
            return await Run(source, cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return new Refusal("file-unreadable", $"Le fichier {path} n’existe pas ou ne peut pas être lu.");
        }
    }

    /// <summary>From a seekable stream.</summary>
    public async Task<Outcome<ImportedContours>> Run(Stream source, CancellationToken cancellationToken = default)
    {
        var started = Stopwatch.StartNew();
        var read = ContourFile.Read(source);
        if (!read.Succeeded)
        {
            return read.Refusals.ToList();
        }
        await store.Save(read.Value.Contours, cancellationToken);
        return new ImportedContours(read.Value.Contours.Count, read.Value.Skipped, Math.Round(started.Elapsed.TotalSeconds, 2));
    }
}
