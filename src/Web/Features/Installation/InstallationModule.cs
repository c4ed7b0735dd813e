using System.CommandLine;
using Tisserand.Web.Features.Installation.Commands;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.CommandLine;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Installation;

/// <summary>Care of the whole installation: backups, made by a command or from the administrator's page, and their restoration.</summary>
public sealed class InstallationModule : IModule
{
    public IEnumerable<AdministrationEntry> Administration =>
        [new(80, "Sauvegardes", "/administration/sauvegarde", "En faire une, télécharger les dernières")];

    public void AddServices(IServiceCollection services) => services.AddScoped<BackupFolder>();

    public void MapApi(IEndpointRouteBuilder routes) =>
        routes.MapGet("/administration/sauvegarde/{name}", (string name, BackupFolder folder) =>
                folder.All().FirstOrDefault(f => f.Name == name) is { } file
                    ? Results.File(file.FullName, "application/zip", file.Name, enableRangeProcessing: true)
                    : Results.NotFound())
            .WithMetadata(new AdministratorAttribute());

    public IEnumerable<Command> Commands(Cli cli) => BackupCommands.All(cli);
}
