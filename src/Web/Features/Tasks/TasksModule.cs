using Tisserand.Domain.Access;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Features.Tasks.Jobs;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.Privacy;
using Tisserand.Web.Shell.Space;
using Tisserand.Web.Shell.Tasks;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Tasks;

/// <summary>Tâches : what is to be done, by whom, by when; list, board, calendar; from meetings, decisions and fiches action.</summary>
public sealed class TasksModule : IModule
{
    public IEnumerable<MenuEntry> Menu => [new(45, "Tâches", "list-check", "taches", Area.Tasks)];

    public IEnumerable<RecordWords> Records =>
    [
        new(nameof(ToDo), "Tâche",
            ("Title", "Tâche"), ("FoldedTitle", RecordWords.Untold), ("Text", "Précisions"), ("OwnerAccountId", "Compte responsable"), ("OwnerMemberId", "Responsable"), ("DueOn", "Échéance"),
            ("Mission", "Mission"), ("MeetingId", "Réunion"), ("ResolutionId", "Décision"), ("FicheActionId", "Fiche action"), ("State", "État"), ("IsUrgent", "Prioritaire"),
            ("Repeats", "Revient"), ("Steps", "Étapes"), ("DoneOn", "Faite le"), ("IsTold", RecordWords.Untold), ("IsToldLate", RecordWords.Untold))
        {
            Value = (property, value) => property switch
            {
                "Mission" when Enum.TryParse<MissionCode>(value, out var mission) => mission.ShortLabel(),
                "State" when Enum.TryParse<ToDoState>(value, out var state) => state.Label(),
                "Repeats" when Enum.TryParse<Recurrence>(value, out var repeats) => repeats.Label(),
                _ => null,
            },
        },
        new(nameof(TaskSettings), "Réglages des tâches", ("TellsAssigned", "Message à qui reçoit une tâche"), ("TellsLate", "Message d’une tâche en retard")),
    ];

    public IEnumerable<PersonalRecord> PersonalRecords =>
    [
        new(typeof(ToDo), "Tâches confiées à la personne", ErasureFate.Anonymised)
        {
            Others = (db, person) => db.Set<ToDo>().Where(t => person.AccountId != null && t.OwnerAccountId == person.AccountId),
            Impersonal = ["Title", "FoldedTitle", "Text", "Steps"],
            Untold = ["FoldedTitle", "IsTold", "IsToldLate"],
            Why = "la tâche reste, son responsable devient «\u00A0Personne effacée\u00A0»",
        },
    ];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<WriteTask>().AddScoped<IWriteTasks>(provider => provider.GetRequiredService<WriteTask>()).AddScoped<TellOwners>()
        .AddScoped<IWeekSource, TasksWeek>().AddScoped<ISpaceSection, TasksOfSpace>()
        .AddSingleton<TellOwnersOfTasks>().AddHostedService(provider => provider.GetRequiredService<TellOwnersOfTasks>());
}
