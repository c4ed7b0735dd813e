using System.Diagnostics;
using Tisserand.Data.Reference;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;

namespace Tisserand.Web.Features.Reference.Imports;

/// <summary>How far an import is.</summary>
/// <param name="Share">0 to 1; null when the length of the text is not known beforehand.</param>
public readonly record struct DirectoryProgress(long Rows, double? Share);

/// <summary>What an import did: the generation now in use, and its first refused lines.</summary>
public sealed record ImportedDirectory(Generation Generation, IReadOnlyList<RejectedLine> RejectedLines);

/// <summary>
/// Loads the national file of health professionals: one pass, bounded memory, a new generation beside the old one. Bad lines
/// are counted and listed, never stop it; a file that is not what it says changes nothing.
/// </summary>
public sealed class ImportDirectory(ReferenceDb db, TimeProvider time)
{
    /// <summary>How many refused lines are kept and shown; all are counted.</summary>
    public const int MostRejectedLines = 10_000;

    private const int ProgressEvery = 20_000;
    private const int BytesPerRow = 375;
    private const int MostExpectedRows = 2_400_000;

    /// <summary>Refuses a missing or unreadable file, and what <see cref="Run(Stream, string, IProgress{DirectoryProgress}?, CancellationToken)"/> does.</summary>
    public async Task<Outcome<ImportedDirectory>> Run(string path, IProgress<DirectoryProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await Run(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan), Path.GetFileName(path), progress, cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return new Refusal("file-unreadable", $"Le fichier {path} n’existe pas ou ne peut pas être lu.");
        }
    }

    /// <summary>
    /// Refuses a file of another kind or without the needed columns, a damaged archive, a file without one good line, and a
    /// load while another is running. Closes the stream, which must be seekable.
    /// </summary>
    public async Task<Outcome<ImportedDirectory>> Run(Stream source, string name, IProgress<DirectoryProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        await using var owned = source;
        var started = Stopwatch.StartNew();
        try
        {
            var opened = DirectoryFile.Open(source, name);
            if (!opened.Succeeded)
            {
                return opened.Refusals.ToList();
            }
            using var file = opened.Value;
            var lines = new Utf8Lines(file.Content);
            lines.Read(out var first, out _);
            var header = DirectoryHeader.Read(first);
            if (!header.Succeeded)
            {
                return header.Refusals.ToList();
            }
            var begun = await DirectoryLoad.Begin(db, cancellationToken);
            if (!begun.Succeeded)
            {
                return begun.Refusals.ToList();
            }
            await using var load = begun.Value;
            var reading = new DirectoryReading(
                load, new(Geography.Current), (int)Math.Min((file.Length ?? 0) / BytesPerRow, MostExpectedRows));
            var rejected = new List<RejectedLine>();
            var (rows, refused, stopped) = ReadAll(lines, header.Value, reading, rejected, file, progress, cancellationToken);
            if (stopped is not null)
            {
                return stopped;
            }
            if (reading.Practitioners == 0)
            {
                return new Refusal("directory-no-row", refused == 0
                    ? "Ce fichier ne contient aucune ligne sous son en-tête."
                    : $"Aucune des {refused} lignes de ce fichier n’est lisible\u00A0; la première dit\u00A0: {rejected[0].Reason}");
            }
            var generation = await load.Complete(reading.Labels, rejected, reading, number => new()
            {
                Id = number,
                FileName = file.Name,
                ExtractedOn = file.ExtractedOn,
                LoadedAt = time.GetUtcNow().UtcDateTime,
                Rows = rows,
                Practitioners = reading.Practitioners,
                Places = reading.Places,
                Rejected = refused,
                Unlocated = reading.Unlocated,
                Seconds = Math.Round(started.Elapsed.TotalSeconds, 2),
            }, cancellationToken);
            return new ImportedDirectory(generation, rejected);
        }
        catch (InvalidDataException)
        {
            return new Refusal("directory-archive", "Ce fichier compressé est abîmé ou incomplet\u00A0: téléchargez-le de nouveau. L’annuaire en service n’a pas changé.");
        }
    }

    /// <summary>Stops as soon as most lines are refused, or the text is more than a file of the directory holds.</summary>
    private static (long Rows, long Refused, Refusal? Stopped) ReadAll(
        Utf8Lines lines,
        DirectoryHeader header,
        DirectoryReading reading,
        List<RejectedLine> rejected,
        DirectoryFile file,
        IProgress<DirectoryProgress>? progress,
        CancellationToken cancellationToken)
    {
        var (rows, refused, blanks) = (0L, 0L, 0L);
        var ends = new int[header.Count + 1];
        void Refuse(string reason)
        {
            refused++;
            if (rejected.Count < MostRejectedLines)
            {
                // The header is line 1.
                rejected.Add(new() { Line = rows + 1, Reason = reason });
            }
        }
        while (lines.Read(out var line, out var isTooLong))
        {
            if (!isTooLong && (line.IsEmpty || line.SequenceEqual("\r"u8)))
            {
                // Blank lines at the end of the file are no data.
                blanks++;
                continue;
            }
            for (; blanks > 0; blanks--)
            {
                rows++;
                Refuse("La ligne est vide.");
            }
            rows++;
            if (isTooLong)
            {
                Refuse("La ligne est trop longue pour être une ligne de l’annuaire.");
            }
            else if ((DirectoryRow.Read(line, header, ends, out var row) ?? reading.Add(row)) is { } reason)
            {
                Refuse(reason);
            }
            if (rows % ProgressEvery == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (refused > rows / 2)
                {
                    return (rows, refused, new("directory-lines", $"{refused} des {rows} premières lignes sont illisibles\u00A0: ce n’est pas une extraction de l’Annuaire Santé telle qu’elle est publiée. La première dit\u00A0: {rejected[0].Reason}"));
                }
                if (file.IsBomb(lines.BytesRead))
                {
                    return (rows, refused, DirectoryFile.TooBig);
                }
                // The end is said when it is reached: what follows takes its time too.
                progress?.Report(new(rows, file.Length is > 0 ? Math.Min(0.99, (double)lines.BytesRead / file.Length.Value) : null));
            }
        }
        if (lines.IsEndless)
        {
            return (rows, refused, new("directory-format", "Ce fichier n’est pas fait de lignes de texte\u00A0: un fichier «\u00A0PS_LibreAcces_Personne_activite\u00A0», texte ou zip, est attendu."));
        }
        progress?.Report(new(rows, 1));
        return (rows, refused, null);
    }
}
