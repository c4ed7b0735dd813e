using System.Text;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Tasks;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Mail;

namespace Tisserand.Web.Features.Tasks;

/// <summary>
/// One mail to each person who was given tasks since the last, or whose tasks became late: all of them in the one message. Never in the
/// quiet hours; each task is told once as new and once as late, even when two instances work at the same time.
/// </summary>
public sealed class TellOwners(TisserandDb db, Outbox outbox, CptsOfRequest here, Clock clock, SiteAddress site)
{
    /// <summary>Answers how many messages were handed to the mail.</summary>
    public async Task<int> Tell(CancellationToken cancellationToken)
    {
        if (QuietHours.Holds(TimeOnly.FromDateTime(clock.Local(clock.UtcNow))))
        {
            return 0;
        }
        var settings = await db.ReadTaskSettings(cancellationToken);
        return !settings.TellsAssigned && !settings.TellsLate ? 0 : await db.Serially(() => Some(settings.TellsAssigned, settings.TellsLate, cancellationToken), cancellationToken);
    }

    private async Task<int> Some(bool assigned, bool late, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var tasks = await db.Set<ToDo>().Where(t => (t.State == ToDoState.Waiting || t.State == ToDoState.Running) && (t.OwnerAccountId != null || t.OwnerMemberId != null)
                && ((assigned && !t.IsTold) || (late && !t.IsToldLate && t.DueOn < today)))
            .OrderBy(t => t.DueOn == null).ThenBy(t => t.DueOn).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        if (tasks.Count == 0)
        {
            return 0;
        }
        var members = tasks.Select(t => t.OwnerMemberId).ToList();
        var accounts = tasks.Select(t => t.OwnerAccountId).ToList();
        var ofMember = await db.Set<Member>().Where(m => EF.Parameter(members).Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Email, cancellationToken);
        var ofAccount = await db.Users.Where(u => EF.Parameter(accounts).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Email ?? "", cancellationToken);
        var sent = 0;
        foreach (var person in tasks.GroupBy(t => t.OwnerMemberId is { } m ? ofMember.GetValueOrDefault(m, "") : ofAccount.GetValueOrDefault(t.OwnerAccountId!.Value, ""), StringComparer.OrdinalIgnoreCase))
        {
            var isLate = person.Where(t => late && !t.IsToldLate && t.DueOn < today).ToList();
            var isNew = person.Except(isLate).ToList();
            if (person.Key.Length > 0)
            {
                outbox.Post(person.Key, Subject(isNew.Count, isLate.Count), Body(isNew, isLate));
                sent++;
            }
            isNew.ForEach(t => t.Told(late: false));
            isLate.ForEach(t => t.Told(late: true));
        }
        return sent;
    }

    private string Subject(int isNew, int isLate) => $"{here.Required.Name}\u00A0: " + string.Join(", ", new[]
    {
        isNew > 0 ? French.Count(isNew, "nouvelle tâche", "nouvelles tâches") : "",
        isLate > 0 ? French.Count(isLate, "tâche en retard", "tâches en retard") : "",
    }.Where(t => t.Length > 0));

    private string Body(List<ToDo> isNew, List<ToDo> isLate)
    {
        var text = new StringBuilder("Bonjour,\n");
        void Part(string title, List<ToDo> tasks)
        {
            if (tasks.Count > 0)
            {
                text.Append('\n').Append(title).Append('\n').AppendJoin('\n', tasks.Select(t => $"- {t.Title} ({TaskText.Due(t.DueOn)})")).Append('\n');
            }
        }
        Part("Ce qui vous est confié\u00A0:", isNew);
        Part("Ce qui aurait dû être fait\u00A0:", isLate);
        var link = site.OfOrNone(here.Link("mon-espace/taches"));
        return text.Append('\n').Append(link is null ? "Dans Tisserand, «\u00A0Mon espace\u00A0» dit ce qui est fait en un clic." : "Pour dire ce qui est fait\u00A0: " + link)
            .Append("\n\n").Append(here.Required.Name).Append('\n').ToString();
    }
}
