using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Attachments;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.Trace;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Indicators;

/// <summary>Indicateurs : defined, counted with their proofs, attained.</summary>
public sealed class IndicatorsModule : IModule
{
    public IEnumerable<MenuEntry> Menu => [new(60, "Indicateurs", "target", "indicateurs", Area.Missions)];

    public IEnumerable<RecordWords> Records =>
    [
        new(nameof(Indicator), "Indicateur",
            ("ContractId", "Contrat"), ("Label", "Nom"), ("FoldedLabel", "Nom (pour le tri)"), ("Definition", "Définition"), ("Unit", "Unité"), ("Level", "Niveau"),
            ("Use", "Emploi"), ("Producer", "Producteur"), ("Rule", "Règle d’atteinte"), ("Count", "Décompte"), ("Kind", "Type de réunion"),
            ("FicheActionId", "Fiche action"), ("Baseline", "Valeur de départ"))
        {
            Value = (property, value) => property switch
            {
                "Level" when Enum.TryParse<IndicatorLevel>(value, out var level) => level.Label(),
                "Use" when Enum.TryParse<IndicatorUse>(value, out var use) => use.Label(),
                "Producer" when Enum.TryParse<IndicatorProducer>(value, out var producer) => producer.Label(),
                "Rule" when Enum.TryParse<AttainmentRule>(value, out var rule) => rule.Label(),
                "Count" when Enum.TryParse<IndicatorCount>(value, out var count) => count.Label(),
                "Kind" when Enum.TryParse<MeetingKind>(value, out var kind) => kind.Label(),
                _ => null,
            },
        },
        new(nameof(IndicatorMission), "Poids d’un indicateur", ("IndicatorId", "Indicateur"), ("Mission", "Mission"), ("Weight", "Poids"))
        {
            Value = (property, value) => property == "Mission" && Enum.TryParse<MissionCode>(value, out var mission) ? mission.ShortLabel() : null,
        },
        new(nameof(IndicatorTarget), "Objectif d’un indicateur", ("IndicatorId", "Indicateur"), ("ContractYear", "Année du contrat"), ("Target", "Objectif")),
        new(nameof(IndicatorMeasure), "Valeur d’un indicateur", ("IndicatorId", "Indicateur"), ("ContractYear", "Année du contrat"), ("Typed", "Valeur"),
            ("MeasuredOn", "Mesurée le"), ("Reason", "Source ou raison")),
    ];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<ReadIndicatorYear>().AddScoped<DefineIndicator>().AddScoped<MeasureIndicator>().AddScoped<IWeekSource, IndicatorsWeek>().AddScoped<ITraceOfMeeting, IndicatorsOfMeeting>();
        services.AddSingleton(new AttachmentSubject(nameof(IndicatorMeasure), "valeur-indicateur", Area.Missions,
            (db, id, cancellationToken) => db.Set<IndicatorMeasure>().AnyAsync(m => m.Id == id, cancellationToken), id => $"indicateurs/valeurs/{id}"));
    }
}
