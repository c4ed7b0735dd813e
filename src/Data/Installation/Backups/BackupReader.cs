using System.IO.Compression;
using System.Text.Json;
using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Installation.Backups;

/// <summary>
/// A backup opened to be restored. It is checked whole before anything is written: every part announced by the manifest is
/// there with its size and SHA-256, and nothing else is. Entry names are compared, never used as paths.
/// </summary>
internal sealed class BackupReader : IAsyncDisposable
{
    private readonly ZipArchive _zip;

    private BackupReader(ZipArchive zip, Manifest manifest) => (_zip, Manifest) = (zip, manifest);

    public Manifest Manifest { get; }

    public static async Task<Outcome<BackupReader>> Open(string file, CancellationToken cancellationToken)
    {
        ZipArchive? zip = null;
        try
        {
            zip = await ZipFile.OpenReadAsync(file, cancellationToken);
            if (await ReadManifest(zip, cancellationToken) is not { Application: Manifest.Product } manifest || !manifest.NamesAreSafe)
            {
                return Foreign;
            }
            if (manifest.Format > Manifest.CurrentFormat)
            {
                return Newer(manifest.Version);
            }
            if (await Damage(zip, manifest, cancellationToken) is { } damage)
            {
                return damage;
            }
            var reader = new BackupReader(zip, manifest);
            zip = null;
            return reader;
        }
        catch (Exception problem) when (problem is InvalidDataException or JsonException or EndOfStreamException or NotSupportedException)
        {
            return new Refusal("backup-unreadable", "Ce fichier n’est pas une sauvegarde lisible : il est abîmé, incomplet, ou d’une autre nature.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Refusal("backup-missing", $"Le fichier « {file} » n’existe pas ou ne peut pas être lu.");
        }
        finally
        {
            if (zip is not null)
            {
                await zip.DisposeAsync();
            }
        }
    }

    public static Refusal Newer(string version) =>
        new(NewerCode, $"Cette sauvegarde vient d’une version plus récente de Tisserand ({version}). Mettez d’abord l’application à jour.");

    public const string NewerCode = "backup-newer";

    private static Refusal Foreign => new("backup-foreign", "Ce fichier n’est pas une sauvegarde de Tisserand.");

    /// <summary>Rows of a table, as values in the order of its columns.</summary>
    public async IAsyncEnumerable<object[]> Rows(ManifestTable table, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var lines = new StreamReader(await _zip.GetEntry(table.EntryName)!.OpenAsync(cancellationToken));
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            yield return Values(table, line);
        }
    }

    public Task<Stream> Content(ManifestDocument document, CancellationToken cancellationToken) =>
        _zip.GetEntry(document.EntryName)!.OpenAsync(cancellationToken);

    public ValueTask DisposeAsync() => _zip.DisposeAsync();

    private static object[] Values(ManifestTable table, string line)
    {
        try
        {
            using var row = JsonDocument.Parse(line);
            return row.RootElement.GetArrayLength() == table.Columns.Count
                ? [.. row.RootElement.EnumerateArray().Select((value, i) => table.Columns[i].Kind.Read(value))]
                : throw new InvalidDataException($"A row of {table.Name} has not {table.Columns.Count} values.");
        }
        catch (InvalidOperationException wrongKind)
        {
            throw new InvalidDataException($"A row of {table.Name} holds a value of another kind than announced.", wrongKind);
        }
    }

    private static async Task<Manifest?> ReadManifest(ZipArchive zip, CancellationToken cancellationToken)
    {
        if (zip.GetEntry(Manifest.EntryName) is not { Length: < 256 * 1024 * 1024 } entry)
        {
            return null;
        }
        await using var stream = await entry.OpenAsync(cancellationToken);
        return await JsonSerializer.DeserializeAsync<Manifest>(stream, Manifest.Json, cancellationToken);
    }

    private static async Task<Refusal?> Damage(ZipArchive zip, Manifest manifest, CancellationToken cancellationToken)
    {
        var announced = manifest.Tables.Select(t => (t.EntryName, t.Bytes, t.Sha256)).Concat(manifest.Documents.Select(d => (d.EntryName, d.Bytes, d.Sha256))).ToList();
        var names = announced.Select(a => a.EntryName).Append(Manifest.EntryName).Order(StringComparer.Ordinal);
        if (!names.SequenceEqual(zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal)))
        {
            return new Refusal("backup-content", "Cette sauvegarde ne contient pas exactement ce qu’elle annonce : elle est incomplète ou a été modifiée.");
        }
        foreach (var (name, bytes, sha256) in announced)
        {
            var entry = zip.GetEntry(name)!;
            await using var content = new CountingHash(await entry.OpenAsync(cancellationToken));
            if (entry.Length == bytes)
            {
                await content.CopyToAsync(Stream.Null, cancellationToken);
            }
            if (content.Bytes != bytes || content.Sha256() != sha256)
            {
                return new Refusal("backup-damaged", $"Cette sauvegarde est abîmée : « {name} » n’a pas le contenu annoncé.");
            }
        }
        return null;
    }
}
