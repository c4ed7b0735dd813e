using System.CommandLine;
using Tisserand.Data;
using Tisserand.Data.Installation;
using Tisserand.Web.Features.Installation.Commands;
using Tisserand.Web.Features.Installation.Jobs;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.CommandLine;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Installation;

/// <summary>Care of the whole installation: backups, made by a command or from the administrator's page, and their restoration.</summary>
public sealed class InstallationModule : IModule
{
    public IEnumerable<AdministrationEntry> Administration =>
        [new(80, "Sauvegardes", "/administration/sauvegarde", "En faire une, télécharger les dernières")];

    public IEnumerable<RecordWords> Records =>
    [
        new(nameof(OutgoingMail), "Message envoyé",
            ("To", "Destinataire"), ("Subject", "Objet"), ("Body", "Texte"), ("CreatedAt", "Écrit le"), ("SentAt", "Parti le"), ("Attempts", RecordWords.Untold),
            ("NotBefore", RecordWords.Untold), ("LastError", RecordWords.Untold), ("AttachmentName", "Pièce jointe"), ("Attachment", RecordWords.Untold)),
    ];

    public IEnumerable<PersonalRecord> PersonalRecords =>
    [
        new(typeof(OutgoingMail), "Messages envoyés ou en attente", ErasureFate.Deleted)
        {
            Others = (db, person) => db.Set<OutgoingMail>().Where(m => m.CptsId == db.Cpts.Required).WithAddress(m => m.To, person.Emails),
            Personal = ["To", "Subject", "Body", "AttachmentName"],
            Impersonal = ["LastError", "Files"],
        },
    ];

    public IEnumerable<RetentionRule> Retention =>
    [
        RetentionRule.Deleting<OutgoingMail>(
            "courrier-envoye", "Messages de la boîte d’envoi, partis ou abandonnés", 12, "après leur écriture", "effacés",
            "RGPD, art. 5.1.e (copie d’un message dont l’acte est gardé ailleurs), règlement du 27 avril 2016", RetentionStart.On,
            (db, day) => db.Set<OutgoingMail>().Where(m => m.CptsId == db.Cpts.Required && m.CreatedAt < day.BeforeMoment), m => new() { Id = m.Id, Label = m.To }),
    ];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<BackupFolder>();
        services.AddHostedService<RefreshStatistics>();
    }

    public void MapApi(IEndpointRouteBuilder routes) =>
        routes.MapGet("/administration/sauvegarde/{name}", (string name, BackupFolder folder) =>
                folder.All().FirstOrDefault(f => f.Name == name) is { } file
                    ? Results.File(file.FullName, "application/zip", file.Name, enableRangeProcessing: true)
                    : Results.NotFound())
            .WithMetadata(new AdministratorAttribute());

    public IEnumerable<Command> Commands(Cli cli) => BackupCommands.All(cli);
}
