using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Tisserand.Web.Tests.Funding;

/// <summary>The executable itself, in an empty folder: its exit, its two outputs, and what it leaves behind.</summary>
public sealed class SimulateCommandTests : IDisposable
{
    private const string Good = """{"population":62000,"signedOn":"2023-03-01","missions":[{"code":"acces-soins","startsOn":"2023-07-01"}]}""";
    private readonly string _folder = Directory.CreateTempSubdirectory("tisserand-simulate-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_or_standard_input_gives_json_alone_and_opens_no_database()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "demande.json"), Good);

        var file = await Run(null, "simulate", "demande.json");
        var input = await Run(Good, "simulate", "-", "--json");

        Assert.Equal((0, ""), (file.Exit, file.Error));
        Assert.Equal(file.Output, input.Output);
        using var json = JsonDocument.Parse(file.Output);
        Assert.Equal(2, json.RootElement.GetProperty("size").GetInt32());
        Assert.Equal(["demande.json"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("""{"population":62000,"signedOn":"2020-03-01","missions":[{"code":"acces-soins","startsOn":"2020-07-01"}]}""", 1)]
    [InlineData("""{"population":0,"signedOn":"2023-03-01","missions":[]}""", 2)]
    [InlineData("pas du JSON", 2)]
    public async Task A_refusal_exits_1_and_bad_input_2_with_the_errors_as_json(string json, int exit)
    {
        var ran = await Run(json, "simulate", "-");

        Assert.Equal(exit, ran.Exit);
        using var errors = JsonDocument.Parse(ran.Output);
        Assert.NotEmpty(errors.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_missing_file_and_a_missing_argument_are_misuse()
    {
        var missing = await Run(null, "simulate", "absent.json");
        var nothing = await Run(null, "simulate");

        Assert.Equal(2, missing.Exit);
        Assert.Contains("unreadable-file", missing.Output, StringComparison.Ordinal);
        Assert.Equal((2, ""), (nothing.Exit, nothing.Output));
        Assert.Contains("FICHIER", nothing.Error, StringComparison.Ordinal);
    }

    private async Task<(int Exit, string Output, string Error)> Run(string? input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Tisserand.Web.dll"), .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
