using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Access;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Tasks;

namespace Tisserand.Data.Tasks;

/// <summary>A task with the name of its owner, as lists show it.</summary>
public sealed class ToDoRow
{
    public Guid Id { get; init; }

    public string Title { get; init; } = "";

    public string FoldedTitle { get; init; } = "";

    public DateOnly? DueOn { get; init; }

    public DateOnly? DoneOn { get; init; }

    public MissionCode? Mission { get; init; }

    public ToDoState State { get; init; }

    public bool IsUrgent { get; init; }

    public Guid? MeetingId { get; init; }

    public Guid? OwnerAccountId { get; init; }

    public Guid? OwnerMemberId { get; init; }

    /// <summary>Null for nobody.</summary>
    public string? Owner { get; init; }

    public bool IsOpen => State is ToDoState.Waiting or ToDoState.Running;

    public bool IsLate(DateOnly today) => IsOpen && DueOn < today;
}

/// <summary>Who may be given a task: an account that has a role in the CPTS.</summary>
public sealed record TeamAccount(Guid Id, string FullName);

/// <summary>Décision adoptée : just what names it in a choice.</summary>
public sealed record AdoptedDecision(Guid Id, string Text);

/// <summary>What several pages ask of the tasks of the current CPTS.</summary>
public static class TaskQueries
{
    public static IQueryable<ToDoRow> Rows(this IQueryable<ToDo> tasks, TisserandDb db) =>
        from t in tasks
        join m in db.Set<Member>() on t.OwnerMemberId equals m.Id into members
        from member in members.DefaultIfEmpty()
        join a in db.Users on t.OwnerAccountId equals a.Id into accounts
        from account in accounts.DefaultIfEmpty()
        select new ToDoRow
        {
            Id = t.Id,
            Title = t.Title,
            FoldedTitle = t.FoldedTitle,
            DueOn = t.DueOn,
            DoneOn = t.DoneOn,
            Mission = t.Mission,
            State = t.State,
            IsUrgent = t.IsUrgent,
            MeetingId = t.MeetingId,
            OwnerAccountId = t.OwnerAccountId,
            OwnerMemberId = t.OwnerMemberId,
            Owner = member != null ? (member.FirstName == "" ? member.LastName : member.FirstName + " " + member.LastName) : account != null ? account.FullName : null,
        };

    /// <summary>First what is late or due soonest; without a day at the end; urgent ones first on a day.</summary>
    public static IOrderedQueryable<ToDoRow> ByDay(this IQueryable<ToDoRow> rows) =>
        rows.OrderBy(t => t.DueOn == null).ThenBy(t => t.DueOn).ThenByDescending(t => t.IsUrgent).ThenBy(t => t.FoldedTitle).ThenBy(t => t.Id);

    /// <summary>Those of an account: given to it, or to the entry that signs in with it.</summary>
    public static IQueryable<ToDo> OfAccount(this IQueryable<ToDo> tasks, TisserandDb db, Guid? account) => account is null
        ? tasks.Where(t => false)
        : tasks.Where(t => t.OwnerAccountId == account || db.Set<Member>().Any(m => m.CptsId == t.CptsId && m.Id == t.OwnerMemberId && m.AccountId == account));

    /// <summary>Accounts of the team, by name; who is only a member is chosen among the members.</summary>
    public static Task<List<TeamAccount>> TeamAccounts(this TisserandDb db, CancellationToken cancellationToken)
    {
        var cpts = db.Cpts.Required;
        return db.Users.Where(u => db.Set<CptsAccess>().Any(a => a.AccountId == u.Id && a.CptsId == cpts && a.Role != Role.Member && a.Role != Role.Reader))
            .OrderBy(u => u.FullName).ThenBy(u => u.Id).Select(u => new TeamAccount(u.Id, u.FullName)).ToListAsync(cancellationToken);
    }

    /// <summary>Tasks of a decision voted, else of a meeting, else of a fiche action; a hundred at most.</summary>
    public static Task<List<ToDoRow>> TasksOf(this TisserandDb db, ToDoOrigin origin, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(origin);
        const int most = 100;
        return db.Set<ToDo>().AsNoTracking()
            .Where(t => origin.ResolutionId != null ? t.ResolutionId == origin.ResolutionId : origin.MeetingId != null ? t.MeetingId == origin.MeetingId : t.FicheActionId == origin.FicheActionId)
            .Rows(db).ByDay().Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>People on the list of a meeting, but those absent, by name, to be given a task; sixty at most.</summary>
    public static Task<List<PersonFound>> PeopleForTasks(this TisserandDb db, Guid meeting, CancellationToken cancellationToken)
    {
        const int most = 60;
        return (from a in db.Set<Attendance>()
                join m in db.Set<Member>() on a.MemberId equals m.Id
                where a.MeetingId == meeting && a.State != AttendanceState.Absent
                orderby m.FoldedName, m.Id
                select m).Take(most).People().ToListAsync(cancellationToken);
    }

    /// <summary>Decisions adopted at a meeting, of which a task may come.</summary>
    public static Task<List<AdoptedDecision>> AdoptedAt(this TisserandDb db, Guid meeting, CancellationToken cancellationToken) =>
        db.Set<Resolution>().Where(r => r.MeetingId == meeting && r.State == BallotState.Closed && r.IsAdopted).OrderBy(r => r.Id).Select(r => new AdoptedDecision(r.Id, r.Text)).ToListAsync(cancellationToken);

    public static async Task<TaskSettings> ReadTaskSettings(this TisserandDb db, CancellationToken cancellationToken) =>
        await db.Set<TaskSettings>().SingleOrDefaultAsync(cancellationToken) ?? new TaskSettings();
}
