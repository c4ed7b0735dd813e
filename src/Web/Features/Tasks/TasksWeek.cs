using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Tasks;
using Tisserand.Domain.Access;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Tasks;

/// <summary>On « Cette semaine »: tasks late or due; those of everybody for whoever leads, of own missions for a référent, else one's own.</summary>
internal sealed class TasksWeek(TisserandDb db, IHttpContextAccessor http) : IWeekSource
{
    private const int DaysAhead = 7;

    /// <summary>More than this of a kind, and one line stands for all.</summary>
    private const int MostLines = 5;

    public async Task<WeekPart> Read(CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Tasks, Level.See))
        {
            return WeekPart.Nothing;
        }
        var account = Caller.Of(http.HttpContext!.User)?.AccountId;
        var ahead = today.AddDays(DaysAhead);
        var tasks = db.Set<ToDo>().AsNoTracking().Where(t => (t.State == ToDoState.Waiting || t.State == ToDoState.Running) && t.DueOn <= ahead);
        if (!here.Allows(Area.Tasks, Level.Act))
        {
            var missions = here.OwnMissions.Select(m => (Domain.Missions.MissionCode?)m).ToList();
            var own = tasks.OfAccount(db, account).Select(t => t.Id);
            tasks = tasks.Where(t => missions.Contains(t.Mission) || own.Contains(t.Id));
        }
        var rows = await tasks.Rows(db).ByDay().Take(200).ToListAsync(cancellationToken);
        return new([.. Lines(here, [.. rows.Where(r => r.DueOn < today)], "en retard", "taches?etat=en-retard"), .. Lines(here, [.. rows.Where(r => r.DueOn >= today)], "à faire", "taches")], [], []);
    }

    private static IEnumerable<WeekItem> Lines(CptsOfRequest here, List<ToDoRow> rows, string state, string all) => rows.Count > MostLines
        ? [new($"Tâches {state}", French.Count(rows.Count, "tâche", "tâches"), rows[0].DueOn!.Value, "Voir", here.Link(all))]
        : rows.Select(r => new WeekItem(r.Title, $"Tâche · {r.Owner ?? "personne pour l’instant"}", r.DueOn!.Value, "Ouvrir", here.Link("taches/" + r.Id)));
}
