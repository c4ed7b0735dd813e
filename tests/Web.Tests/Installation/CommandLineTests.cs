using System.Text.Json;
using System.Text.RegularExpressions;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Installation;

/// <summary>The commands as a person or a cron types them: exit codes, the two outputs, folders, help in French.</summary>
public sealed partial class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tisserand-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Migrate_answers_json_alone_in_a_folder_relative_to_the_caller()
    {
        var done = await Executable.Run(_folder, "migrate", "--data", "mes données", "--json");
        Assert.Equal(0, done.Exit);
        using var json = JsonDocument.Parse(done.Output);
        Assert.Equal("SQLite", json.RootElement.GetProperty("database").GetString());
        Assert.True(File.Exists(Path.Combine(_folder, "mes données", "tisserand.db")));
        // Again: nothing to do, the same answer.
        Assert.Equal(done.Output, (await Executable.Run(_folder, "migrate", "--data", "mes données", "--json")).Output);
    }

    [Fact]
    public async Task Backup_and_restore_answer_zero_one_or_two()
    {
        Assert.Equal(0, (await Executable.Run(_folder, "migrate")).Exit);
        var made = await Executable.Run(_folder, "backup", "un.zip", "--json");
        Assert.Equal(0, made.Exit);
        using (var json = JsonDocument.Parse(made.Output))
        {
            Assert.Equal(Path.Combine(_folder, "un.zip"), json.RootElement.GetProperty("file").GetString());
        }
        Assert.True(File.Exists(Path.Combine(_folder, "un.zip")));
        Assert.Equal(0, (await Executable.Run(_folder, "restore", "un.zip", "--data", "copie")).Exit);
        Assert.True(File.Exists(Path.Combine(_folder, "copie", "tisserand.db")));

        await File.WriteAllTextAsync(Path.Combine(_folder, "faux.zip"), "faux");
        var foreign = await Executable.Run(_folder, "restore", "faux.zip", "--data", "autre", "--json");
        Assert.Equal(2, foreign.Exit);
        using (var json = JsonDocument.Parse(foreign.Output))
        {
            Assert.Equal("backup-unreadable", json.RootElement.GetProperty("errors")[0].GetProperty("code").GetString());
        }
        Assert.Contains("pas une sauvegarde lisible", foreign.Errors, StringComparison.Ordinal);
        Assert.Equal(2, (await Executable.Run(_folder, "restore", "absent.zip", "--data", "autre")).Exit);
        Assert.Equal(2, (await Executable.Run(_folder, "backup", "absent/un.zip")).Exit);

        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_folder, "data", "tisserand.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO Cpts (Id, Code, Name, TimeZone) VALUES ('0190D3F0-0000-7000-8000-000000000001', 'a', 'A', 'Europe/Paris')";
            await command.ExecuteNonQueryAsync();
        }
        var refused = await Executable.Run(_folder, "restore", "un.zip");
        Assert.Equal((1, ""), (refused.Exit, refused.Output));
        Assert.Contains("contient déjà des données", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_works_on_postgresql_as_well()
    {
        await using var database = await TestDatabase.Create(DatabaseKind.PostgreSql);
        var done = await Executable.Run(_folder, "migrate", "--json", "--database", database.Location.PostgreSql!);
        Assert.Equal(0, done.Exit);
        Assert.Contains("\"database\":\"PostgreSQL\"", done.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Executable.Run(_folder, "backup", "pg.zip", "--database", database.Location.PostgreSql!)).Exit);
        Assert.Equal(0, (await Executable.Run(_folder, "restore", "pg.zip", "--data", "sqlite")).Exit);
    }

    [Theory]
    [InlineData("Non compris", "inconnue")]
    [InlineData("Non compris", "migrate", "--inconnue")]
    [InlineData("Il manque : FICHIER", "backup")]
    [InlineData("Il manque : FICHIER", "restore", "--json")]
    public async Task Misuse_is_said_in_french_and_exits_two(string said, params string[] arguments)
    {
        var misused = await Executable.Run(_folder, arguments);
        Assert.Equal((2, ""), (misused.Exit, misused.Output));
        Assert.Contains(said, misused.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Every_command_has_its_help_in_french()
    {
        var help = await Executable.Run(_folder, "--help");
        Assert.Equal(0, help.Exit);
        var section = help.Output[(help.Output.IndexOf("Commandes :", StringComparison.Ordinal) + 11)..help.Output.IndexOf("Options :", StringComparison.Ordinal)];
        var commands = CommandName().Matches(section).Select(m => m.Groups["name"].Value).ToList();
        Assert.Superset(new HashSet<string> { "serve", "migrate", "backup", "restore" }, commands.ToHashSet(StringComparer.Ordinal));
        foreach (var command in commands)
        {
            var one = await Executable.Run(_folder, command, "--help");
            Assert.Equal(0, one.Exit);
            Assert.Contains("Usage : tisserand " + command, one.Output, StringComparison.Ordinal);
            Assert.DoesNotMatch(English(), one.Output);
        }
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [GeneratedRegex(@"^\s+(?<name>[a-z-]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommandName();

    [GeneratedRegex(@"Description:|Usage:|Show help|Show version|Required|\[default", RegexOptions.None, 1000)]
    private static partial Regex English();
}
