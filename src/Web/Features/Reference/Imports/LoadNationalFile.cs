using System.Diagnostics;
using Tisserand.Data.Reference;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Reference.Imports;

/// <summary>What a load did: the file now in use, and its first refused lines.</summary>
public sealed record LoadedFile(FileInUse File, IReadOnlyList<RejectedLine> RejectedLines);

/// <summary>One record of a national file: what is kept of it, or why it is refused; neither for a double.</summary>
/// <param name="Line">Line of the file, or rank of the record, from 1.</param>
internal readonly record struct FileRecord<T>(long Line, T? Kept, string? Refusal) where T : class;

/// <summary>Met on the way, past the beginning that was checked; the message is French and shown.</summary>
internal sealed class UnreadableFileException(string message) : Exception(message)
{
}

/// <summary>
/// Records of a national file read one after the other, never all in memory. <see cref="ExtractedOn"/> is the day that the
/// file itself says, known once it is read.
/// </summary>
internal interface IFileReader<T> where T : class
{
    DateOnly? ExtractedOn { get; }

    IEnumerable<FileRecord<T>> Records();
}

/// <summary>
/// Loads a national file that fills one table: one pass, bounded memory, put in use in one transaction. Bad records are counted
/// and listed, never stop it; a file that is not what it says changes nothing.
/// </summary>
internal sealed class LoadNationalFile(ReferenceDb db, TimeProvider time)
{
    private const int MostRejectedLines = 1000;
    private const int ProgressEvery = 5_000;

    private static readonly Refusal Damaged = new(
        "file-archive", "Ce fichier compressé est abîmé ou incomplet\u00A0: téléchargez-le de nouveau. Les données en service n’ont pas changé.");

    /// <param name="most">Bytes of text past which the file is refused.</param>
    /// <param name="open">The reader of the text, or why it is not one. Each text asked for begins again; one at a time.</param>
    /// <param name="row">The values of a record, in the order of the columns.</param>
    public async Task<Outcome<LoadedFile>> Run<T>(
        NationalFile kind,
        Stream source,
        string name,
        ExpectedFile expected,
        long most,
        Func<Func<Stream>, Outcome<IFileReader<T>>> open,
        Action<FileLoad, T> row,
        IProgress<DirectoryProgress>? progress,
        CancellationToken cancellationToken)
        where T : class
    {
        await using var owned = source;
        var started = Stopwatch.StartNew();
        try
        {
            var opened = DirectoryFile.Open(source, name, expected);
            if (!opened.Succeeded)
            {
                return opened.Refusals.ToList();
            }
            using var file = opened.Value;
            LimitedStream? text = null;
            var reader = open(() => text = new(text is null ? file.Content : file.Again(), most));
            if (!reader.Succeeded)
            {
                return reader.Refusals.ToList();
            }
            var begun = await FileLoad.Begin(db, kind, cancellationToken);
            if (!begun.Succeeded)
            {
                return begun.Refusals.ToList();
            }
            await using var load = begun.Value;
            var (rows, kept, refused) = (0L, 0L, 0L);
            var rejected = new List<RejectedLine>();
            foreach (var record in reader.Value.Records())
            {
                rows++;
                if (record.Refusal is { } reason)
                {
                    refused++;
                    if (rejected.Count < MostRejectedLines)
                    {
                        rejected.Add(new() { Line = record.Line, Reason = reason });
                    }
                }
                else if (record.Kept is { } value)
                {
                    kept++;
                    row(load, value);
                }
                if (rows % ProgressEvery == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    progress?.Report(new(rows, file.Length is > 0 ? Math.Min(1, (double)text!.BytesRead / file.Length.Value) : null));
                }
            }
            if (file.IsCut(text!.BytesRead))
            {
                return Damaged;
            }
            if (kept == 0)
            {
                return new Refusal("file-no-row", refused == 0
                    ? "Ce fichier ne contient aucune ligne utile."
                    : $"Aucune des {refused} lignes de ce fichier n’est lisible\u00A0; la première dit\u00A0: {rejected[0].Reason}");
            }
            progress?.Report(new(rows, 1));
            var use = await load.Complete(rejected, number => new()
            {
                File = kind,
                Generation = number,
                FileName = file.Name,
                ExtractedOn = reader.Value.ExtractedOn ?? file.ExtractedOn,
                LoadedAt = time.GetUtcNow().UtcDateTime,
                Rows = rows,
                Kept = kept,
                Rejected = refused,
                Seconds = Math.Round(started.Elapsed.TotalSeconds, 2),
            }, cancellationToken);
            return new LoadedFile(use, rejected);
        }
        catch (InvalidDataException)
        {
            return Damaged;
        }
        catch (UnreadableFileException problem)
        {
            return new Refusal("file-unreadable", problem.Message);
        }
        catch (FileTooLongException)
        {
            return new Refusal("file-too-long", "Ce fichier est bien plus long que celui attendu\u00A0: il a été laissé de côté. Les données en service n’ont pas changé.");
        }
    }

    /// <summary>Opens a file of the disk for a load; refuses one that is missing or may not be read.</summary>
    public static Outcome<FileStream> Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return new Refusal("file-unreadable", $"Le fichier {path} n’existe pas ou ne peut pas être lu.");
        }
    }
}
