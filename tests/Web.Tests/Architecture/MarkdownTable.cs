namespace Tisserand.Web.Tests.Architecture;

/// <summary>The rows of the first Markdown table under a given heading line, cells trimmed and without backticks.</summary>
static class MarkdownTable
{
    public static IReadOnlyList<string[]> Read(string markdown, string heading)
    {
        var lines = markdown.Split('\n').Select(l => l.Trim()).ToList();
        var start = lines.IndexOf(heading);
        if (start < 0)
        {
            throw new FormatException($"No table with the heading line « {heading} ».");
        }
        return
        [
            .. lines.Skip(start + 2).TakeWhile(l => l.StartsWith('|'))
                .Select(l => l.Trim('|').Split('|').Select(c => c.Trim().Trim('`')).ToArray()),
        ];
    }
}
