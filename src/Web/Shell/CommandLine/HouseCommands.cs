using System.CommandLine;

namespace Tisserand.Web.Shell.CommandLine;

/// <summary>serve and migrate: the commands of the house itself.</summary>
internal static class HouseCommands
{
    public static IEnumerable<Command> All(Cli cli, RootCommand root)
    {
        var urls = Cli.UrlsOption();
        var serve = new Command("serve", "Ouvrir l’application (commande par défaut).") { urls };
        root.Options.Add(urls);
        serve.SetAction((parsed, cancellationToken) => Serve(cli, parsed, urls, cancellationToken));
        root.SetAction((parsed, cancellationToken) => Serve(cli, parsed, urls, cancellationToken));
        yield return serve;

        var migrate = new Command("migrate", "Créer la base ou la mettre à niveau, puis s’arrêter.");
        yield return cli.WithBooks(migrate, (parsed, _, _) =>
        {
            cli.Say(parsed, new { database = cli.Location(parsed).Kind, upgraded = true }, "La base est à niveau.");
            return Task.FromResult(Exit.Done);
        });
    }

    private static async Task<int> Serve(Cli cli, ParseResult parsed, Option<string> urls, CancellationToken cancellationToken)
    {
        await AppHost.Serve(new AppOptions(cli.Location(parsed)) { Modules = cli.AllModules, Urls = parsed.GetValue(urls)! }, cancellationToken);
        return (int)Exit.Done;
    }
}
