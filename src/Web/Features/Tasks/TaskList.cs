using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Tisserand.Data;
using Tisserand.Data.Tasks;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Tasks;

/// <summary>Filters of the tasks, kept in the address; the same on the list, the board and the calendar.</summary>
public sealed class TaskFilter
{
    public const string Mine = "moi", Nobody = "personne";

    /// <summary>« moi », « personne », « compte:… », « fiche:… »; everybody when empty.</summary>
    [FromQuery(Name = "resp")]
    public string? Owner { get; set; }

    /// <summary>Code of a state, « en-retard », « toutes »; those that are not done when empty. On the list alone.</summary>
    [FromQuery(Name = "etat")]
    public string? State { get; set; }

    /// <summary>Code of a mission, or « association ».</summary>
    [FromQuery(Name = "mission")]
    public string? Mission { get; set; }

    public IQueryable<ToDo> Apply(TisserandDb db, string? search, Guid? account, DateOnly today)
    {
        var tasks = ApplyState(ApplyOwner(db, db.Set<ToDo>(), account), today);
        return FoldedText.Of(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(tasks, (found, word) => found.Where(t => t.FoldedTitle.Contains(word)));
    }

    /// <summary>By owner and mission.</summary>
    public IQueryable<ToDo> ApplyOwner(TisserandDb db, IQueryable<ToDo> tasks, Guid? account)
    {
        if (Mission == TaskText.Association)
        {
            tasks = tasks.Where(t => t.Mission == null);
        }
        else if (MissionCodes.Find(Mission) is { } mission)
        {
            tasks = tasks.Where(t => t.Mission == mission);
        }
        var owner = new TaskForm { Owner = Owner }.OwnerTyped;
        return Owner switch
        {
            Mine => tasks.OfAccount(db, account),
            Nobody => tasks.Where(t => t.OwnerAccountId == null && t.OwnerMemberId == null),
            _ when owner.AccountId is { } team => tasks.Where(t => t.OwnerAccountId == team),
            _ when owner.MemberId is { } member => tasks.Where(t => t.OwnerMemberId == member),
            _ => tasks,
        };
    }

    private IQueryable<ToDo> ApplyState(IQueryable<ToDo> tasks, DateOnly today) => State switch
    {
        "toutes" => tasks,
        "en-retard" => tasks.Where(t => (t.State == ToDoState.Waiting || t.State == ToDoState.Running) && t.DueOn < today),
        _ when ToDoWords.FindState(State) is { } state => tasks.Where(t => t.State == state),
        _ => tasks.Where(t => t.State == ToDoState.Waiting || t.State == ToDoState.Running),
    };
}

/// <summary>The list of tasks: one definition for the page, CSV and XLSX.</summary>
internal static class TaskList
{
    /// <param name="link">Address of a task: link(id).</param>
    public static Table<ToDoRow> Table(Func<Guid, string> link, DateOnly today) => new("taches", "Tâches",
    [
        new("echeance", "Échéance", r => r.DueOn)
        {
            Html = r => r.DueOn is { } due ? FrenchHtml.ShortDay(due) : new HtmlString("<span class=\"muted\">sans</span>"),
            Order = (rows, down) => down ? rows.OrderBy(r => r.DueOn == null).ThenByDescending(r => r.DueOn).ThenBy(r => r.FoldedTitle).ThenBy(r => r.Id) : rows.ByDay(),
        },
        new("titre", "Tâche", r => r.Title)
        {
            Html = r => TaskText.Link(link(r.Id), r.Title, r.IsUrgent),
            Order = (rows, down) => down ? rows.OrderByDescending(r => r.FoldedTitle).ThenByDescending(r => r.Id) : rows.OrderBy(r => r.FoldedTitle).ThenBy(r => r.Id),
        },
        new("responsable", "Responsable", r => r.Owner)
        {
            Order = (rows, down) => down ? rows.OrderByDescending(r => r.Owner).ThenBy(r => r.DueOn).ThenBy(r => r.Id) : rows.OrderBy(r => r.Owner).ThenBy(r => r.DueOn).ThenBy(r => r.Id),
        },
        new("mission", "Mission", r => TaskText.Mission(r.Mission)),
        new("etat", "État", r => r.IsLate(today) ? "en retard" : r.State.Label()) { Html = r => TaskText.Tag(r, today) },
        new Column<ToDoRow>("prioritaire", "Prioritaire", r => r.IsUrgent) { ExportOnly = true },
        new Column<ToDoRow>("faite", "Faite le", r => r.DoneOn) { ExportOnly = true },
    ]);
}
