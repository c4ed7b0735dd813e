using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tisserand.Web.Tests.Support;

/// <summary>The application as its users run it: a process of its own, with a command line, two outputs and an exit code.</summary>
public static class Executable
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

    /// <summary>Serves on a free port of this machine; answers once the application does.</summary>
    public static async Task<Server> Serve(string folder, params string[] arguments)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var process = Start(folder, ["serve", "--urls", address, .. arguments]);
        var log = new StringBuilder();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (log)
            {
                log.AppendLine(line.Data);
            }
        };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var server = new Server(process, new Uri(address));
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                using var answer = await server.Client.GetAsync("/sante");
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return server;
                }
            }
            catch (HttpRequestException) when (!process.HasExited && watch.Elapsed < TimeSpan.FromSeconds(60))
            {
            }
            if (process.HasExited || watch.Elapsed > TimeSpan.FromSeconds(60))
            {
                server.Dispose();
                throw new InvalidOperationException("The application does not serve: " + log);
            }
        }
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
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
