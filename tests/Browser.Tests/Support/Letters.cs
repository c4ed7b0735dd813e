using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Tisserand.Browser.Tests.Support;

/// <summary>The messages of an application without a mail server: files of its folder « courrier ».</summary>
public static partial class Letters
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The first letter to that address that says this, once it has left; refuses (exception) one that never leaves.</summary>
    public static async Task<string> Wait(AppProcess app, string to, string saying)
    {
        var folder = Path.Combine(app.Folder, "courrier");
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(200))
        {
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder) : [])
            {
                if (await Read(file) is { } letter && letter.Head.Contains(to, StringComparison.Ordinal) && letter.Text.Contains(saying, StringComparison.Ordinal))
                {
                    return letter.Text;
                }
            }
        }
        throw new InvalidOperationException($"No letter to {to} that says « {saying} » after {Patience.TotalSeconds:0} s.");
    }

    /// <summary>Path and query of the link of a letter.</summary>
    public static string LinkIn(string letter) => new Uri(Link().Match(letter).Value).PathAndQuery;

    /// <summary>Null while the file is being written.</summary>
    private static async Task<(string Head, string Text)?> Read(string file)
    {
        try
        {
            var parts = (await File.ReadAllTextAsync(file)).Split("\r\n\r\n", 2);
            return parts is [var head, var body] ? (head, Encoding.UTF8.GetString(Convert.FromBase64String(body))) : null;
        }
        catch (Exception unfinished) when (unfinished is IOException or FormatException)
        {
            return null;
        }
    }

    [GeneratedRegex("https?://\\S+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
