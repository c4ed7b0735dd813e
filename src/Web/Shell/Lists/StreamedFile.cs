using Microsoft.AspNetCore.Mvc;

namespace Tisserand.Web.Shell.Lists;

/// <summary>A file to download, written as it is read: nothing of it is kept.</summary>
internal sealed class StreamedFile(string type, string name, Func<Stream, CancellationToken, Task> write) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = type;
        response.Headers.ContentDisposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment") { FileNameStar = name, FileName = name }.ToString();
        return write(response.Body, context.HttpContext.RequestAborted);
    }

    /// <summary>A text in UTF-8 without a mark, line by line.</summary>
    public static StreamedFile OfLines(string name, string newLine, IAsyncEnumerable<string> lines) => new("text/plain; charset=utf-8", name, async (stream, stop) =>
    {
        await using var writer = new StreamWriter(stream) { NewLine = newLine };
        await foreach (var line in lines.WithCancellation(stop))
        {
            await writer.WriteLineAsync(line);
        }
    });
}
