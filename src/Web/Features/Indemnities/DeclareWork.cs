using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>What somebody may declare: activities and deeds, and what it may serve.</summary>
public sealed record WorkChoices(IReadOnlyList<SelectListItem> Activities, IReadOnlyList<SelectListItem> Purposes);

/// <summary>
/// Declares work between meetings, kilometres or a task paid by deed, by the person or for them; withdraws what nobody has decided on.
/// </summary>
public sealed class DeclareWork(TisserandDb db)
{
    /// <summary>Meetings one may say that one travelled to: of the last days.</summary>
    private const int RecentDays = 120;

    /// <summary>Refuses what the declaration refuses, a member, fiche action or meeting that is not there, and the same work declared twice.</summary>
    public Task<Outcome<DeclaredWork>> Declare(Guid member, WorkForm form, string by, DateOnly today, CancellationToken cancellationToken) =>
        db.Serially(async Task<Outcome<DeclaredWork>> () =>
        {
            if (await db.Set<Member>().SingleOrDefaultAsync(m => m.Id == member && m.ErasedOn == null && m.Kind == MemberKind.Person, cancellationToken) is not { } person)
            {
                return new Refusal("member-unknown", "Choisissez la personne qui a fait ce travail.", nameof(WorkForm.MemberId));
            }
            var details = await Read(form, cancellationToken);
            if (!details.Succeeded)
            {
                return details.Refusals.ToList();
            }
            var declared = DeclaredWork.Declare(person, details.Value, by, today);
            if (!declared.Succeeded)
            {
                return declared;
            }
            var work = declared.Value;
            if (await db.Set<DeclaredWork>().AnyAsync(w => w.MemberId == member && w.Day == work.Day && w.Activity == work.Activity && w.FoldedTitle == work.FoldedTitle, cancellationToken))
            {
                return new Refusal("declared-already", "Ce travail est déjà déclaré pour ce jour.", nameof(WorkForm.Title));
            }
            db.Add(work);
            return work;
        }, cancellationToken);

    /// <summary>Refuses a declaration that is not there, is of somebody else than <paramref name="member"/>, or was decided on.</summary>
    /// <param name="member">Null for whoever declares for everybody.</param>
    public Task<List<Refusal>> Withdraw(Guid id, Guid? member, CancellationToken cancellationToken) => db.Serially(async Task<List<Refusal>> () =>
    {
        if (await db.Set<DeclaredWork>().SingleOrDefaultAsync(w => w.Id == id && (member == null || w.MemberId == member), cancellationToken) is not { } work)
        {
            return [new("gone", "Cette déclaration n’existe plus.")];
        }
        if (await db.Set<IndemnityLine>().AnyAsync(l => l.WorkId == id, cancellationToken))
        {
            return [new("decided", "Cette déclaration est déjà validée ou écartée\u00A0: elle ne se retire plus.")];
        }
        db.Remove(work);
        return [];
    }, cancellationToken);

    /// <param name="member">Whose recent meetings are offered; null for none.</param>
    public async Task<WorkChoices> Choices(Guid? member, DateOnly today, CancellationToken cancellationToken)
    {
        var (first, oldest) = (today.AddDays(-RecentDays), today.AddDays(-DeclaredWork.MostDays));
        var deeds = await db.Set<PaidDeed>().AsNoTracking().Where(d => d.From <= today && (d.Until == null || d.Until >= oldest)).OrderBy(d => d.Name).ToListAsync(cancellationToken);
        var fiches = await db.Set<FicheAction>().AsNoTracking().Where(f => f.State == FicheActionState.Running).OrderBy(f => f.FoldedTitle).Select(f => new { f.Id, f.Title }).ToListAsync(cancellationToken);
        var meetings = member is null ? [] : await (
            from a in db.Set<Attendance>()
            join m in db.Set<Meeting>() on a.MeetingId equals m.Id
            where a.MemberId == member && a.State == AttendanceState.Present && m.State == MeetingState.Held && m.Day >= first && m.Day <= today
            orderby m.Day descending
            select new { m.Id, m.Title, m.Day }).ToListAsync(cancellationToken);
        var (deedsGroup, missions, actions, recent) = (new SelectListGroup { Name = "Tâches au forfait" }, new SelectListGroup { Name = "Missions" },
            new SelectListGroup { Name = "Fiches action" }, new SelectListGroup { Name = "Déplacement à une réunion" });
        return new(
            [
                new("Choisir…", ""),
                new("Travail de mission (heures)", PaidActivity.MissionWork.Code()),
                new("Gouvernance (heures)", PaidActivity.Governance.Code()),
                new("Formation (heures)", PaidActivity.Training.Code()),
                new("Action de terrain (heures)", PaidActivity.FieldAction.Code()),
                new("Déplacement (kilomètres)", PaidActivity.Travel.Code()),
                .. deeds.Select(d => new SelectListItem($"{d.Name} ({French.Euros(d.Amount)})", WorkForm.OfDeed + d.Id) { Group = deedsGroup }),
            ],
            [
                new("Choisir… (rien pour la gouvernance)", ""),
                .. MissionCodes.All.Select(m => new SelectListItem(m.ShortLabel(), WorkForm.OfMission + m.Code()) { Group = missions }),
                .. fiches.Select(f => new SelectListItem(f.Title, WorkForm.OfFiche + f.Id) { Group = actions }),
                .. meetings.Select(m => new SelectListItem($"{m.Title}, {French.Day(m.Day)}", WorkForm.OfMeeting + m.Id) { Group = recent }),
            ]);
    }

    private async Task<Outcome<WorkDetails>> Read(WorkForm form, CancellationToken cancellationToken)
    {
        var deed = form.DeedId is { } deedId ? await db.Set<PaidDeed>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == deedId, cancellationToken) : null;
        var details = new WorkDetails(form.Day, form.ActivityTyped, form.Units, form.MissionTyped, null, form.Title, deed);
        if (form.FicheId is { } ficheId)
        {
            return await db.Set<FicheAction>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == ficheId, cancellationToken) is { } fiche
                ? details with { Mission = fiche.Mission, FicheActionId = fiche.Id }
                : new Refusal("purpose-unknown", "Cette fiche action n’existe plus.", nameof(WorkForm.Purpose));
        }
        if (form.MeetingId is { } meetingId)
        {
            return await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == meetingId, cancellationToken) is { } meeting
                ? details with { Mission = meeting.Mission, FicheActionId = meeting.FicheActionId, MeetingId = meeting.Id, Day = meeting.Day }
                : new Refusal("purpose-unknown", "Cette réunion n’existe plus.", nameof(WorkForm.Purpose));
        }
        return details;
    }
}
