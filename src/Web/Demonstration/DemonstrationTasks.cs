using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Features.Tasks;

namespace Tisserand.Web.Demonstration;

/// <summary>Tasks after meetings, for fiches action and after a decision of the assembly: some done, some late, one of the member; reminders in the words of the CPTS.</summary>
internal sealed class DemonstrationTasks(IServiceProvider services, DemonstrationCalendar calendar)
{
    /// <param name="Fiche">Word of the title of the fiche action; its last meeting is where the task comes from.</param>
    /// <param name="Owner">Beginning of the address of the account; nobody when empty.</param>
    /// <param name="Days">From today to the last day.</param>
    private sealed record Line(string Fiche, string Title, string Owner, int Days, ToDoState State, bool IsUrgent = false, Recurrence Repeats = Recurrence.None, string? Steps = null);

    private static readonly Line[] Lines =
    [
        new("plaies", "Envoyer le protocole relu au centre hospitalier", "referent", 3, ToDoState.Running, IsUrgent: true, Steps: "Relire avec l’équipe mobile\nFaire valider par le groupe\nEnvoyer"),
        new("plaies", "Réserver l’espace culturel pour la soirée de formation", "coordinatrice", -2, ToDoState.Waiting),
        new("plaies", "Préparer les cas commentés, sans identité", "adherente", 12, ToDoState.Waiting),
        new("soins non programmés", "Appeler le SAS pour les créneaux de fin d’année", "president", 1, ToDoState.Waiting),
        new("soins non programmés", "Relever les créneaux offerts du mois", "assistant", 6, ToDoState.Waiting, Repeats: Recurrence.Monthly),
        new("Dépistage", "Commander les affiches de Mars bleu", "assistant", 20, ToDoState.Waiting),
        new("Dépistage", "Demander l’emplacement du marché à la mairie d’Aire-sur-la-Lys", "", 9, ToDoState.Waiting),
        new("plan de crise", "Mettre à jour la liste des volontaires", "bureau", -9, ToDoState.Running),
        new("Maintien à domicile", "Écrire au DAC pour la convention", "coordinatrice", -6, ToDoState.Done),
        new("Groupes d’analyse", "Diffuser la synthèse du dernier groupe", "coordinatrice", -4, ToDoState.Done),
    ];

    private readonly TisserandDb _db = services.GetRequiredService<TisserandDb>();
    private readonly WriteTask _write = services.GetRequiredService<WriteTask>();

    public async Task Live(CancellationToken cancellationToken)
    {
        var accounts = await _db.Users.AsNoTracking().ToDictionaryAsync(u => u.Email!.Split('@')[0], u => u.Id, cancellationToken);
        var member = await _db.Set<Member>().Where(m => m.AccountId == accounts["adherente"]).Select(m => m.Id).SingleAsync(cancellationToken);
        var fiches = await _db.Set<FicheAction>().AsNoTracking().ToListAsync(cancellationToken);
        foreach (var line in Lines)
        {
            var fiche = fiches.First(f => f.Title.Contains(line.Fiche, StringComparison.OrdinalIgnoreCase));
            var meeting = await _db.Set<Meeting>().Where(m => m.FicheActionId == fiche.Id && m.State == MeetingState.Held).OrderByDescending(m => m.Day).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(cancellationToken);
            var owner = line.Owner switch { "" => ToDoOwner.Nobody, "adherente" => new(null, member), var name => new(accounts[name], null) };
            await Write(new(line.Title, null, owner, calendar.Today.AddDays(line.Days), fiche.Mission, line.IsUrgent, line.Repeats, line.Steps), new(meeting, null, fiche.Id), line.State, cancellationToken);
        }
        var decision = await _db.Set<Resolution>().Where(r => r.State == BallotState.Closed && r.IsAdopted).OrderBy(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        if (decision is not null)
        {
            await Write(new("Déposer les comptes approuvés auprès de la caisse et de l’ARS", null, new(accounts["tresoriere"], null), calendar.Today.AddDays(5), null, false, Recurrence.Yearly, null),
                new(decision.MeetingId, decision.Id, null), ToDoState.Waiting, cancellationToken);
        }
        var plan = _db.Add(ReminderPlan.Of(null)).Entity;
        if (plan.Change(isOn: true, ReminderPlan.Usual, ReminderPlan.UsualText).Count > 0)
        {
            throw new InvalidOperationException("The reminders of the demonstration were refused.");
        }
        await _db.SaveChangesAsync(cancellationToken);
        _db.ChangeTracker.Clear();
    }

    private async Task Write(ToDoDetails details, ToDoOrigin origin, ToDoState state, CancellationToken cancellationToken)
    {
        var task = (await _write.Write(details, origin, null, cancellationToken)).Required;
        // They were told when it was given; the messages of the demonstration are those of today.
        task.Told(late: details.DueOn < calendar.Today);
        await _write.Move(task, state, details.DueOn is { } due && due < calendar.Today ? due : calendar.Today, cancellationToken);
    }
}
