using Tisserand.Domain.Missions;
using Tisserand.Domain.Tasks;

namespace Tisserand.Web.Features.Tasks;

/// <summary>A task, as typed.</summary>
public sealed class TaskForm
{
    private const string OfAccount = "compte:", OfMember = "fiche:";

    public string? Title { get; set; }

    public string? Text { get; set; }

    public string? Steps { get; set; }

    /// <summary>« compte:… » or « fiche:… »; empty for nobody.</summary>
    public string? Owner { get; set; }

    /// <summary>A member picked among those found; goes before <see cref="Owner"/>.</summary>
    public Guid? MemberId { get; set; }

    /// <summary>Name typed to find the member.</summary>
    public string? MemberSearch { get; set; }

    public DateOnly? DueOn { get; set; }

    /// <summary>Code of the mission.</summary>
    public string? Mission { get; set; }

    public bool IsUrgent { get; set; }

    public Recurrence Repeats { get; set; }

    public Guid? MeetingId { get; set; }

    public Guid? ResolutionId { get; set; }

    public Guid? FicheActionId { get; set; }

    /// <summary>Where to go once saved: an address of the application.</summary>
    public string? Back { get; set; }

    /// <summary>The warnings were read: save as it is.</summary>
    public bool Confirmed { get; set; }

    public ToDoOwner OwnerTyped => MemberId is { } member ? new(null, member)
        : Owner is null ? ToDoOwner.Nobody
        : Owner.StartsWith(OfAccount, StringComparison.Ordinal) && Guid.TryParse(Owner.AsSpan(OfAccount.Length), out var account) ? new(account, null)
        : Owner.StartsWith(OfMember, StringComparison.Ordinal) && Guid.TryParse(Owner.AsSpan(OfMember.Length), out var person) ? new(null, person)
        : ToDoOwner.Nobody;

    public ToDoDetails Details => new(Title, Text, OwnerTyped, DueOn, MissionCodes.Find(Mission), IsUrgent, Repeats, Steps);

    public ToDoOrigin Origin => new(MeetingId, ResolutionId, FicheActionId);

    public static TaskForm Of(ToDo task) => new()
    {
        Title = task.Title,
        Text = task.Text,
        Steps = string.Join('\n', task.Checklist.Select(s => s.Label)),
        Owner = Code(task.Owner),
        DueOn = task.DueOn,
        Mission = task.Mission?.Code(),
        IsUrgent = task.IsUrgent,
        Repeats = task.Repeats,
    };

    public static string Code(ToDoOwner owner) => owner.AccountId is { } account ? OfAccount + account : owner.MemberId is { } member ? OfMember + member : "";
}
