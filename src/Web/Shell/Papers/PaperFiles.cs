using System.Globalization;
using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Tisserand.Domain.Foundation.Papers;

namespace Tisserand.Web.Shell.Papers;

/// <summary>
/// A paper as the file asked for by ?format=docx or ?format=pdf:
/// <code>return PaperFiles.Of(paper, Format) ?? Page();</code>
/// </summary>
public static class PaperFiles
{
    public const string Word = "docx", Pdf = "pdf";

    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The file, or null when a page was asked for.</summary>
    public static IActionResult? Of(Paper paper, string? format) => format switch
    {
        Word => new PaperFile(ToWord(paper), WordType, "attachment", paper.FileName + ".docx"),
        // Shown by the browser, from where it is printed or saved.
        Pdf => new PaperFile(ToPdf(paper), "application/pdf", "inline", paper.FileName + ".pdf"),
        _ => null,
    };

    public static byte[] ToWord(Paper paper) => WordPaper.Write(paper);

    public static byte[] ToPdf(Paper paper) => PdfPaper.Write(paper);

    /// <summary>One PDF per paper; two of one name are numbered. The file vanishes when closed.</summary>
    public static async Task<Stream> Zip(IEnumerable<(string Name, Func<Paper> Paper)> papers, CancellationToken cancellationToken)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var names = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (name, paper) in papers)
            {
                var copies = names[name] = names.GetValueOrDefault(name) + 1;
                var unique = copies == 1 ? name : $"{Path.GetFileNameWithoutExtension(name)}-{copies.ToString(CultureInfo.InvariantCulture)}.pdf";
                await using var entry = await zip.CreateEntry(unique, CompressionLevel.Fastest).OpenAsync(cancellationToken);
                await entry.WriteAsync(ToPdf(paper()), cancellationToken);
            }
        }
        file.Position = 0;
        return file;
    }

    private sealed class PaperFile(byte[] content, string type, string disposition, string name) : IActionResult
    {
        public async Task ExecuteResultAsync(ActionContext context)
        {
            var response = context.HttpContext.Response;
            response.ContentType = type;
            response.ContentLength = content.Length;
            response.Headers.ContentDisposition = new ContentDispositionHeaderValue(disposition) { FileName = name, FileNameStar = name }.ToString();
            response.Headers.XContentTypeOptions = "nosniff";
            await response.Body.WriteAsync(content, context.HttpContext.RequestAborted);
        }
    }
}
