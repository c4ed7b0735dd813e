using System.CommandLine;
using System.Text.Json;
using Tisserand.Data;

namespace Tisserand.Web.Shell.CommandLine;

/// <summary>Exit codes of every command.</summary>
public enum Exit
{
    Done = 0,

    /// <summary>Understood and refused.</summary>
    Refused = 1,

    /// <summary>Misuse, or input that cannot be read.</summary>
    Misuse = 2,
}

/// <summary>The commands of the executable: their common options, their exits, their two voices (French text or JSON).</summary>
public sealed class Cli
{
    private Cli(IReadOnlyList<IModule> modules) => AllModules = modules;

    public IReadOnlyList<IModule> AllModules { get; }

    public Option<string> Data { get; } = new("--data")
    {
        Description = "Dossier des données : fichier SQLite, documents, courrier sortant.",
        HelpName = "DOSSIER",
        DefaultValueFactory = _ => "data",
        Recursive = true,
    };

    public Option<string?> Database { get; } = new("--database")
    {
        Description = "Chaîne de connexion PostgreSQL (« Host=… ») ; sans elle, base SQLite embarquée.",
        HelpName = "CONNEXION",
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Répondre en JSON, seul, sur la sortie standard.",
        Recursive = true,
    };

    /// <summary>Where a command that serves listens.</summary>
    public static Option<string> UrlsOption() => new("--urls")
    {
        Description = "Adresses d’écoute, séparées par des points-virgules.",
        HelpName = "ADRESSES",
        DefaultValueFactory = _ => AppOptions.DefaultUrls,
    };

    /// <summary>Parses and runs; the parser's own errors are said in French and exit 2.</summary>
    public static async Task<int> Run(string[] args, IReadOnlyList<IModule> modules)
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        var cli = new Cli(modules);
        var root = new RootCommand("Tisserand, le bureau d’une CPTS. Sans commande : serve.");
        root.Options.Add(cli.Data);
        root.Options.Add(cli.Database);
        root.Options.Add(cli.Json);
        foreach (var command in HouseCommands.All(cli, root).Concat(modules.SelectMany(m => m.Commands(cli))))
        {
            root.Subcommands.Add(command);
        }
        FrenchHelp.Apply(root);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            FrenchHelp.SayErrors(parsed);
            return (int)Exit.Misuse;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
#pragma warning disable CA1031 // The last resort of a command: one exit code, whatever happens.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync(problem is OperationCanceledException ? "Interrompu."
                : problem is System.Data.Common.DbException or System.Net.Sockets.SocketException ? $"La base ne répond pas ou refuse : {problem.Message}"
                : $"Une erreur est survenue, rien d’autre n’est fait : {problem}");
            return (int)Exit.Refused;
        }
    }

    /// <summary>Where the books of this call are; relative folders are those of the caller.</summary>
    public BooksLocation Location(ParseResult parsed) =>
        new(Path.GetFullPath(parsed.GetValue(Data)!), parsed.GetValue(Database));

    /// <summary>A command whose body opens the books (created or migrated first) and answers with an <see cref="Exit"/>.</summary>
    public Command WithBooks(Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task<Exit>> body) =>
        WithServices(command, async (parsed, services, cancellationToken) =>
        {
            await AppHost.Upgrade(services, cancellationToken);
            return await body(parsed, services, cancellationToken);
        });

    /// <summary>A command whose body has the services of the application and leaves the books as they are.</summary>
    public Command WithServices(Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task<Exit>> body)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var app = AppHost.Prepare(new AppOptions(Location(parsed)) { Modules = AllModules, Quiet = true });
            await using var scope = app.Services.CreateAsyncScope();
            return (int)await body(parsed, scope.ServiceProvider, cancellationToken);
        });
        return command;
    }

    /// <summary>Says the result: the object alone with --json, the French sentence otherwise.</summary>
    public void Say(ParseResult parsed, object json, string sentence) =>
        Console.Out.WriteLine(parsed.GetValue(Json) ? JsonSerializer.Serialize(json, JsonOptions) : sentence);

    /// <summary>Says refusals on standard error, and as JSON on standard output with --json.</summary>
    public void SayRefusals(ParseResult parsed, IReadOnlyList<Domain.Foundation.Refusal> refusals)
    {
        foreach (var refusal in refusals)
        {
            Console.Error.WriteLine(refusal.Field.Length == 0 ? refusal.Message : $"{refusal.Field} : {refusal.Message}");
        }
        if (parsed.GetValue(Json))
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(new { errors = refusals }, JsonOptions));
        }
    }

    private static JsonSerializerOptions JsonOptions { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
