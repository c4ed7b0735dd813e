using System.CommandLine;
using System.Diagnostics;
using Tisserand.Data.Installation.Backups;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.CommandLine;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Installation.Commands;

/// <summary>backup and restore.</summary>
internal static class BackupCommands
{
    public static IEnumerable<Command> All(Cli cli)
    {
        var file = new Argument<string>("fichier") { HelpName = "FICHIER", Description = "Fichier zip à écrire ; un fichier de ce nom est remplacé une fois la sauvegarde complète." };
        yield return cli.WithBooks(
            new Command("backup", "Sauvegarder tout (données et documents) dans un fichier zip, même pendant que l’application sert.") { file },
            (parsed, services, cancellationToken) => Backup(cli, parsed, parsed.GetValue(file)!, services, cancellationToken));

        var source = new Argument<string>("fichier") { HelpName = "FICHIER", Description = "Sauvegarde faite par la commande backup, sur SQLite ou PostgreSQL." };
        // Not WithBooks: a restoration builds the tables itself, as they were when the backup was made.
        yield return cli.WithServices(
            new Command("restore", "Restaurer une sauvegarde dans une base vide, application arrêtée.") { source },
            (parsed, services, cancellationToken) => Restore(cli, parsed, parsed.GetValue(source)!, services, cancellationToken));
    }

    private static async Task<Exit> Backup(Cli cli, ParseResult parsed, string path, IServiceProvider services, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var file = Path.GetFullPath(path);
        if (Directory.Exists(file) || !Directory.Exists(Path.GetDirectoryName(file)))
        {
            cli.SayRefusals(parsed, [new Refusal("file-path", "Indiquez un fichier dans un dossier qui existe.", "fichier")]);
            return Exit.Misuse;
        }
        BackupSummary made;
        try
        {
            made = await services.GetRequiredService<BackupWriter>().Write(file, AppHost.Version, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            cli.SayRefusals(parsed, [new Refusal("file-write", $"La sauvegarde n’a pas pu être écrite : {problem.Message}", "fichier")]);
            return Exit.Refused;
        }
        cli.Say(parsed, new { file, made.Tables, made.Rows, made.Documents, made.Bytes, seconds = Seconds(watch) },
            $"Sauvegarde faite : {file} ({French.Count(made.Rows, "ligne", "lignes")}, {French.Count(made.Documents, "document", "documents")}).");
        return Exit.Done;
    }

    private static async Task<Exit> Restore(Cli cli, ParseResult parsed, string path, IServiceProvider services, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var outcome = await services.GetRequiredService<BackupRestorer>().Restore(Path.GetFullPath(path), cancellationToken);
        if (!outcome.Succeeded)
        {
            cli.SayRefusals(parsed, outcome.Refusals);
            return outcome.Refusals.All(BackupRestorer.IsStateOfThings) ? Exit.Refused : Exit.Misuse;
        }
        var done = outcome.Value;
        cli.Say(parsed, new { done.Tables, done.Rows, done.Documents, seconds = Seconds(watch) },
            $"Restauration faite : {French.Count(done.Rows, "ligne", "lignes")}, {French.Count(done.Documents, "document", "documents")}.");
        return Exit.Done;
    }

    private static double Seconds(Stopwatch watch) => Math.Round(watch.Elapsed.TotalSeconds, 2);
}
