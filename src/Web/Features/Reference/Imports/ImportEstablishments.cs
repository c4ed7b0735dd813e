using Tisserand.Data.Reference;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;

namespace Tisserand.Web.Features.Reference.Imports;

/// <summary>Loads FINESS, whichever of its two forms the file has: the historic « etalab » one, or the JSON flow « structures ».</summary>
public sealed class ImportEstablishments(ReferenceDb db, TimeProvider time)
{
    /// <summary>The historic file has 40 MB, the JSON flow some hundreds.</summary>
    private const long MostBytes = 4L << 30;

    private static readonly Refusal NotFiness = new(
        "finess-format", "Ce fichier n’est pas une extraction FINESS\u00A0: le fichier «\u00A0etalab-cs1100502-stock\u00A0» (ou cs1100507) ou le flux JSON «\u00A0structures\u00A0» est attendu.");

    /// <summary>Refuses a missing or unreadable file, and what the other form does.</summary>
    public async Task<Outcome<LoadedFile>> Run(string path, IProgress<DirectoryProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var opened = LoadNationalFile.Open(path);
        return opened.Succeeded ? await Run(opened.Value, Path.GetFileName(path), progress, cancellationToken) : opened.Refusals.ToList();
    }

    /// <summary>
    /// Refuses a file of another kind, a damaged archive, a file without one good establishment, and a load while another is
    /// running. Closes the stream, which must be seekable.
    /// </summary>
    public Task<Outcome<LoadedFile>> Run(Stream source, string name, IProgress<DirectoryProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new LoadNationalFile(db, time).Run<Establishment>(
            NationalFile.Establishments, source, name, ExpectedFile.Establishments, MostBytes, Reader,
            static (load, e) => load.Add(
                e.Finess, e.LegalFiness, e.Name, e.Category, e.CategoryLabel, (int)e.Family, e.Street, e.PostalCode,
                e.City, e.Commune, (int)e.Located, e.Phone, e.Siret, e.Longitude, e.Latitude, e.Folded),
            progress, cancellationToken);

    /// <summary>Told from the first bytes: an object is JSON.</summary>
    private static Outcome<IFileReader<Establishment>> Reader(Func<Stream> text)
    {
        new Utf8Lines(text()).Read(out var first, out var isTooLong);
        var maker = new EstablishmentMaker(new(Geography.Current));
        var start = first.StartsWith("\uFEFF"u8) ? first[3..] : first;
        // A JSON flow may well be one endless line.
        if (isTooLong || start.TrimStart(" \t\r"u8).StartsWith("{"u8))
        {
            return IsObject(text()) ? new FinessJson(text, maker) : NotFiness;
        }
        return start.Contains((byte)0) || FinessCsv.Open(text, maker, start) is not { } csv ? NotFiness : csv;
    }

    private static bool IsObject(Stream text)
    {
        Span<byte> beginning = stackalloc byte[64];
        var read = text.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        var start = beginning[..read];
        return (start.StartsWith("\uFEFF"u8) ? start[3..] : start).TrimStart(" \t\r\n"u8).StartsWith("{"u8);
    }
}
