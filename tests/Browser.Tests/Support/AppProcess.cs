using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tisserand.Browser.Tests.Support;

/// <summary>The application as its users run it: a process of its own, on a free port of this machine, in its own folder.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly bool _ownsFolder;

    private AppProcess(Process process, Uri address, string folder, bool ownsFolder)
    {
        _process = process;
        Address = address;
        Folder = folder;
        _ownsFolder = ownsFolder;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>What --data names.</summary>
    public string Folder { get; }

    /// <summary>All that it wrote, on both outputs.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>
    /// Starts the command (« serve » unless named) and waits until /sante answers. Give the folder of a process that ended
    /// to open its books again; it is then left for the first owner to remove.
    /// </summary>
    public static async Task<AppProcess> Start(string? folder = null, params string[] command)
    {
        var data = folder ?? Directory.CreateTempSubdirectory("tisserand-browser-").FullName;
        // By name, as users open it: a passkey belongs to a name, never to an address.
        var address = new Uri($"http://localhost:{FreePort()}");
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            WorkingDirectory = data,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments = [WebAssembly(), .. command is [] ? ["serve"] : command, "--data", data, "--urls", address.ToString()];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        var app = new AppProcess(Process.Start(start)!, address, data, ownsFolder: folder is null);
        try
        {
            await app.WaitUntilItAnswers();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs another command of the executable on the same folder, to its end; its exit code and standard output.</summary>
    public async Task<(int Exit, string Output)> Run(params string[] command)
    {
        var start = new ProcessStartInfo("dotnet", [WebAssembly(), .. command, "--data", Folder])
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    /// <summary>Ends it at once, as a power cut would.</summary>
    public async Task Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process.Dispose();
        if (_ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _said.Enqueue(line);
        }
    }

    private async Task WaitUntilItAnswers()
    {
        using var client = new HttpClient { BaseAddress = Address };
        var waited = Stopwatch.StartNew();
        while (!await Answers(client))
        {
            if (_process.HasExited || waited.Elapsed > Patience)
            {
                throw new InvalidOperationException($"The application does not answer at {Address} after {waited.Elapsed.TotalSeconds:0} s. It said:\n{Said}");
            }
            await Task.Delay(100);
        }
    }

    private static async Task<bool> Answers(HttpClient client)
    {
        try
        {
            return (await client.GetAsync(new Uri("sante", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // Beside this project's own output, in the same configuration: there, and only there, it finds its static files.
    private static string WebAssembly()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "src", "Web", "bin", output.Parent.Name, output.Name, "Tisserand.Web.dll");
    }
}
