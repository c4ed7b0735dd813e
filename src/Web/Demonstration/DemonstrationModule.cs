using System.CommandLine;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.CommandLine;

namespace Tisserand.Web.Demonstration;

/// <summary>demo: fills an empty database with the demonstration, prints its accounts, then serves.</summary>
public sealed class DemonstrationModule : IModule
{
    public void AddServices(IServiceCollection services) => services.AddTransient<FillDemonstration>();

    public IEnumerable<Command> Commands(Cli cli)
    {
        var fillOnly = new Option<bool>("--fill-only") { Description = "Remplir la base sans ouvrir l’application." };
        var urls = Cli.UrlsOption();
        var demo = new Command("demo", "Remplir une base vide avec la démonstration, puis ouvrir l’application.") { fillOnly, urls };
        demo.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new AppOptions(cli.Location(parsed)) { Modules = cli.AllModules, IsDemonstration = true, Urls = parsed.GetValue(urls)! };
            var filled = await Fill(options, cancellationToken);
            if (filled is null && parsed.GetValue(fillOnly))
            {
                cli.SayRefusals(parsed, [new("not-empty", "Cette base contient déjà des comptes : la démonstration ne remplit qu’une base vide.")]);
                return (int)Exit.Refused;
            }
            // A base already filled is opened again; one that holds real accounts never becomes a demonstration.
            if (filled is null && !await IsDemonstration(options))
            {
                cli.SayRefusals(parsed, [new("not-empty", "Cette base est en service : la démonstration ne remplit qu’une base vide.")]);
                return (int)Exit.Refused;
            }
            cli.Say(parsed, new { accounts = FillDemonstration.Accounts.Select(a => new { a.Email, a.FullName, role = a.Role?.Slug() ?? "administrateur" }), password = DemonstrationAccounts.Password },
                $"""
                Comptes de la démonstration (mot de passe : {DemonstrationAccounts.Password})
                {string.Join(Environment.NewLine, FillDemonstration.Accounts.Select(a => $"  {a.Email,-45} {a.FullName}, {a.Role?.Label() ?? "Administrateur de l’installation"}"))}
                """);
            if (!parsed.GetValue(fillOnly))
            {
                await AppHost.Serve(options, cancellationToken);
            }
            return (int)Exit.Done;
        });
        yield return demo;
    }

    private static async Task<object?> Fill(AppOptions options, CancellationToken cancellationToken)
    {
        await using var app = AppHost.Prepare(options with { Quiet = true });
        await AppHost.Upgrade(app.Services, cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FillDemonstration>().Fill(cancellationToken) ? new object() : null;
    }

    private static async Task<bool> IsDemonstration(AppOptions options)
    {
        await using var app = AppHost.Prepare(options with { Quiet = true });
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<DemonstrationAccounts>().All(CancellationToken.None)).Count > 0;
    }
}
