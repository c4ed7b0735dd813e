using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Tisserand.Web.Tests.Support;

/// <summary>The application as its users run it: a process of its own, with a command line, two outputs and an exit code.</summary>
public static partial class Executable
{
    private static readonly string Assembly = Path.Combine(
        Architecture.Repository.PathOf("src/Web/bin"), new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "Tisserand.Web.dll");

    /// <summary>Runs a command to its end, started in a folder.</summary>
    public static async Task<Finished> Run(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(limit.Token);
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Serves on a port that the system chooses; answers once the application has said which.</summary>
    public static async Task<Server> Serve(string folder, params string[] arguments)
    {
        var process = Start(folder, ["serve", "--urls", "http://127.0.0.1:0", .. arguments]);
        var log = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var open = new TaskCompletionSource<Uri?>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, line) =>
        {
            log.Enqueue(line.Data ?? "");
            if (line.Data is null)
            {
                open.TrySetResult(null);
            }
            else if (Address().Match(line.Data) is { Success: true } said)
            {
                open.TrySetResult(new Uri(said.Groups["address"].Value));
            }
        };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var first = await Task.WhenAny(open.Task, Task.Delay(TimeSpan.FromSeconds(60)));
        if (first == open.Task && await open.Task is { } address)
        {
            return new Server(process, address);
        }
        process.Kill();
        process.Dispose();
        throw new InvalidOperationException("The application does not serve: " + string.Join(Environment.NewLine, log));
    }

    private static Process Start(string folder, string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", ["exec", Assembly, .. arguments])
    {
        UseShellExecute = false,
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
        StandardErrorEncoding = Encoding.UTF8,
    })!;

    [GeneratedRegex(@"est ouvert sur (?<address>http://127\.0\.0\.1:\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}

public sealed record Finished(int Exit, string Output, string Errors);

/// <summary>A process that serves, until it is killed.</summary>
public sealed class Server(Process process, Uri address) : IDisposable
{
    public HttpClient Client { get; } = NewClient(address);

    public Browser Browser() => new(() => NewClient(address), address);

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }
        process.Dispose();
        Client.Dispose();
    }

    private static HttpClient NewClient(Uri address) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
}
