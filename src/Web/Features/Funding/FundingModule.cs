using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Funding;
using Tisserand.Domain.Access;
using Tisserand.Domain.Funding;
using Tisserand.Web.Features.Funding.Commands;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Attachments;
using Tisserand.Web.Shell.CommandLine;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.Layout;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Funding;

/// <summary>The ACI: simulator, barèmes, contract, payment calendar.</summary>
public sealed class FundingModule : IModule
{
    public IEnumerable<MenuEntry> Menu => [new(70, "Finances", "currency-euro", "finances/calendrier", Area.Territory, "finances", "contrat")];

    public IEnumerable<RecordWords> Records => ContractWords.Records;

    public IEnumerable<SectionTab> Tabs =>
    [
        new("finances", 10, "Calendrier ACI", "finances/calendrier", Area.Territory),
        new("finances", 15, "Notifié et reçu", "finances/notifie", Area.Territory),
        new("finances", 17, "Scénarios", "finances/scenarios", Area.Territory),
        new("finances", 20, "Contrat ACI", "contrat", Area.Territory),
    ];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<ContractQueries>();
        services.AddSingleton(new AttachmentSubject(nameof(AciContract), "contrat", Area.Territory,
            (db, id, cancellationToken) => db.Set<AciContract>().AnyAsync(c => c.Id == id, cancellationToken), _ => "contrat"));
        services.AddSingleton(new AttachmentSubject(nameof(Avenant), "avenant", Area.Territory,
            (db, id, cancellationToken) => db.Set<Avenant>().AnyAsync(a => a.Id == id, cancellationToken), id => $"contrat/avenants/{id}"));
        services.AddSingleton(new AttachmentSubject(nameof(FundNotification), "notification", Area.Overrides,
            (db, id, cancellationToken) => db.Set<FundNotification>().AnyAsync(n => n.Id == id, cancellationToken), id => $"finances/notifie/{id}"));
        services.AddScoped<RecordAvenant>();
        services.AddScoped<RecordNotification>();
        services.AddScoped<ReadFollowUp>();
        services.AddScoped<KeepScenario>();
        services.AddScoped<PlanRenewal>();
        services.AddScoped<SignEarlyContract>();
        services.AddSingleton(new AttachmentSubject(nameof(EarlyContract), "mission-precoce", Area.Territory,
            (db, id, cancellationToken) => db.Set<EarlyContract>().AnyAsync(c => c.Id == id, cancellationToken), _ => "contrat/precoce"));
        services.AddScoped<RecordDialogue>();
        services.AddSingleton(new AttachmentSubject(nameof(ManagementDialogue), "dialogue", Area.Territory,
            (db, id, cancellationToken) => db.Set<ManagementDialogue>().AnyAsync(d => d.Id == id, cancellationToken), id => $"contrat/dialogue/{id}"));
        services.AddScoped<IWeekSource, ContractWeek>();
        services.AddScoped<ContractInMenu>();
        services.AddScoped<ICptsSummary>(provider => provider.GetRequiredService<ContractInMenu>());
        services.AddScoped<IVariableParts, VariableParts>();
        services.AddScoped<IContractInForce>(provider => provider.GetRequiredService<ContractInMenu>());
    }

    public void MapApi(IEndpointRouteBuilder routes) => SimulationApi.Map(routes);

    public IEnumerable<Command> Commands(Cli cli) => [SimulateCommand.Create()];
}
