using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Attachments;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.People;
using Tisserand.Web.Shell.Trace;

namespace Tisserand.Web.Features.Missions;

/// <summary>The six missions of the contract: where they stand, their dates, their deadlines, their fiches action.</summary>
public sealed class MissionsModule : IModule
{
    public IEnumerable<MenuEntry> Menu => [new(50, "Missions", "sign-right", "missions", Area.Missions)];

    public IEnumerable<RecordWords> Records =>
    [
        new(nameof(MissionOfContract), "Mission du contrat",
            ("ContractId", "Contrat"), ("Mission", "Mission"), ("PlannedOn", "Démarrage prévu"), ("StartedOn", "Démarrage"),
            ("ActedOn", "Démarrage acté"), ("DeployedOn", "Déploiement")) { Value = Word },
        new(nameof(FicheAction), "Fiche action",
            ("Mission", "Mission"), ("Title", "Titre"), ("FoldedTitle", RecordWords.Untold), ("Objectives", "Objectifs généraux"), ("Actions", "Actions à mener"),
            ("Actors", "Acteurs"), ("Means", "Outils et moyens"), ("Indicators", "Indicateurs"), ("Calendar", "Calendrier"), ("StartsOn", "Début"), ("EndsOn", "Fin"),
            ("ReferentId", "Référent"), ("ActedOn", "Actée le"), ("State", "État")) { Value = Word },
    ];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<WriteFicheAction>().AddScoped<IMissionsOfAccount, MissionsOfAccount>().AddScoped<ITraceOfMember, FichesOfMember>().AddScoped<IMemberFacet, ReferentFacet>();
        services.AddSingleton(new AttachmentSubject(nameof(FicheAction), "fiche-action", Area.Missions,
            (db, id, cancellationToken) => db.Set<FicheAction>().AnyAsync(f => f.Id == id, cancellationToken), id => $"missions/fiches/{id}")
        {
            Mission = async (db, id, cancellationToken) => (await db.Set<FicheAction>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellationToken))?.Mission,
        });
    }

    private static string? Word(string property, string value) => property switch
    {
        "Mission" when Enum.TryParse<MissionCode>(value, out var mission) => mission.ShortLabel(),
        "State" when Enum.TryParse<FicheActionState>(value, out var state) => state.Label(),
        _ => null,
    };
}
