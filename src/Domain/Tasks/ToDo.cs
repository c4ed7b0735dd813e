using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Tasks;

/// <summary>Responsable d'une tâche : an account of the team, a member, or nobody yet; never both.</summary>
public sealed record ToDoOwner(Guid? AccountId, Guid? MemberId)
{
    public static readonly ToDoOwner Nobody = new(null, null);
}

/// <summary>D'où vient une tâche : a meeting, the decision that was voted there, a fiche action; each may be absent.</summary>
public sealed record ToDoOrigin(Guid? MeetingId, Guid? ResolutionId, Guid? FicheActionId)
{
    public static readonly ToDoOrigin None = new(null, null, null);
}

/// <summary>Étape d'une tâche : one line of its checklist.</summary>
public sealed record ToDoStep(string Label, bool IsDone);

/// <summary>Tâche, telle que saisie.</summary>
/// <param name="DueOn">Last day, included.</param>
/// <param name="Mission">None for the life of the association.</param>
/// <param name="Steps">One by line.</param>
public sealed record ToDoDetails(string? Title, string? Text, ToDoOwner Owner, DateOnly? DueOn, MissionCode? Mission, bool IsUrgent, Recurrence Repeats, string? Steps)
{
    /// <summary>Free text that seems to name a patient, by field.</summary>
    public IReadOnlyList<Warning> Warnings() => [.. PatientWatch.Warnings((Title, nameof(Title)), (Text, nameof(Text)), (Steps, nameof(Steps)))];
}

/// <summary>
/// Tâche : what somebody has to do by a day, for a mission or for the association, and what it comes from (meeting, decision voted,
/// fiche action). Source: fiche outil du coordonnateur.
/// </summary>
public sealed class ToDo : ICptsOwned
{
    public const int TitleLength = 200;
    public const int TextLength = 4000;
    public const int StepsLength = 2000;

    private const string DoneMark = "[x] ", OpenMark = "[ ] ";

    private ToDo()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Title, folded: searches and sorts the list.</summary>
    public string FoldedTitle { get; private set; } = "";

    public string Text { get; private set; } = "";

    public Guid? OwnerAccountId { get; private set; }

    public Guid? OwnerMemberId { get; private set; }

    /// <summary>Last day, included.</summary>
    public DateOnly? DueOn { get; private set; }

    public MissionCode? Mission { get; private set; }

    public Guid? MeetingId { get; private set; }

    public Guid? ResolutionId { get; private set; }

    public Guid? FicheActionId { get; private set; }

    public ToDoState State { get; private set; }

    public bool IsUrgent { get; private set; }

    public Recurrence Repeats { get; private set; }

    /// <summary>The checklist as it is kept: a line each, « [x] » when done.</summary>
    public string Steps { get; private set; } = "";

    /// <summary>Day on which it was done; null while it is not.</summary>
    public DateOnly? DoneOn { get; private set; }

    /// <summary>The owner knows: a mail left, or they gave it to themselves.</summary>
    public bool IsTold { get; private set; }

    /// <summary>A mail said that it is late.</summary>
    public bool IsToldLate { get; private set; }

    public ToDoOwner Owner => new(OwnerAccountId, OwnerMemberId);

    public bool IsOpen => State is ToDoState.Waiting or ToDoState.Running;

    public IReadOnlyList<ToDoStep> Checklist =>
        [.. Steps.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => new ToDoStep(l[OpenMark.Length..], l.StartsWith(DoneMark, StringComparison.Ordinal)))];

    /// <summary>Open, its last day behind.</summary>
    public bool IsLate(DateOnly today) => IsOpen && DueOn < today;

    /// <summary>Refuses what <see cref="Change"/> refuses.</summary>
    public static Outcome<ToDo> Write(ToDoDetails details, ToDoOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        var task = new ToDo { MeetingId = origin.MeetingId, ResolutionId = origin.ResolutionId, FicheActionId = origin.FicheActionId };
        var refusals = task.Change(details);
        return refusals.Count > 0 ? refusals : task;
    }

    /// <summary>
    /// Replaces the whole, where it comes from apart; on refusal nothing is changed. Refuses a missing title, texts too long, two owners,
    /// an unlikely day, a task that comes back without a day.
    /// </summary>
    public List<Refusal> Change(ToDoDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var refusals = Check(details);
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var done = Checklist.Where(s => s.IsDone).Select(s => s.Label).ToHashSet(StringComparer.Ordinal);
        Title = TypedText.Line(details.Title);
        FoldedTitle = FoldedText.Of(Title);
        Text = TypedText.Lines(details.Text);
        Steps = Written(StepsOf(details.Steps).Select(label => new ToDoStep(label, done.Contains(label))));
        IsTold = IsTold && details.Owner == Owner;
        IsToldLate = IsToldLate && details.Owner == Owner && details.DueOn == DueOn;
        (OwnerAccountId, OwnerMemberId) = (details.Owner.AccountId, details.Owner.MemberId);
        (DueOn, Mission, IsUrgent, Repeats) = (details.DueOn, details.Mission, details.IsUrgent, details.Repeats);
        return refusals;
    }

    /// <summary>Goes to another state. Done, one that comes back answers the next; null otherwise.</summary>
    public ToDo? Move(ToDoState state, DateOnly today)
    {
        var isDone = state == ToDoState.Done && State != ToDoState.Done;
        (State, DoneOn) = (state, state == ToDoState.Done ? DoneOn ?? today : null);
        if (!isDone || Repeats == Recurrence.None || DueOn is not { } due)
        {
            return null;
        }
        var next = (ToDo)MemberwiseClone();
        (next.Id, next.CptsId, next.State, next.DoneOn, next.IsToldLate) = (default, default, ToDoState.Waiting, null, false);
        next.Steps = Written(Checklist.Select(s => s with { IsDone = false }));
        next.DueOn = Next(due, today, Repeats);
        // One task comes back, once: the one that was done stays as it was.
        Repeats = Recurrence.None;
        return next;
    }

    /// <summary>Ticks a step, or takes the tick back; nothing for a rank that is none.</summary>
    public void Tick(int rank) => Steps = Written(Checklist.Select((s, i) => i == rank ? s with { IsDone = !s.IsDone } : s));

    /// <summary>The owner knows of it.</summary>
    public void Told(bool late)
    {
        IsTold = true;
        IsToldLate = IsToldLate || late;
    }

    /// <summary>The first day to come, counted from the former last day: the 31st stays the last day of shorter months.</summary>
    private static DateOnly Next(DateOnly due, DateOnly today, Recurrence repeats)
    {
        var months = repeats == Recurrence.Monthly ? 1 : 12;
        var times = 1;
        while (due.AddMonths(times * months) < today)
        {
            times++;
        }
        return due.AddMonths(times * months);
    }

    private static string Written(IEnumerable<ToDoStep> steps) => string.Join('\n', steps.Select(s => (s.IsDone ? DoneMark : OpenMark) + s.Label));

    private static IEnumerable<string> StepsOf(string? typed) => TypedText.Lines(typed).Split('\n').Select(TypedText.Line).Where(l => l.Length > 0);

    private static List<Refusal> Check(ToDoDetails details)
    {
        var refusals = new List<Refusal>();
        if (TypedText.Line(details.Title).Length is 0 or > TitleLength)
        {
            refusals.Add(new("title-required", $"Dites en une ligne ce qui est à faire ({TitleLength} caractères au plus).", nameof(Title)));
        }
        if (TypedText.Lines(details.Text).Length > TextLength)
        {
            refusals.Add(new("text-too-long", $"{FrenchNumber.Whole(TextLength)} caractères au plus.", nameof(Text)));
        }
        if (Written(StepsOf(details.Steps).Select(l => new ToDoStep(l, false))).Length > StepsLength)
        {
            refusals.Add(new("text-too-long", $"{FrenchNumber.Whole(StepsLength)} caractères au plus.", nameof(Steps)));
        }
        if (details.Owner is { AccountId: not null, MemberId: not null })
        {
            refusals.Add(new("two-owners", "Choisissez une seule personne responsable.", nameof(OwnerMemberId)));
        }
        if (details.DueOn is { Year: < 2000 or > 2099 })
        {
            refusals.Add(new("day-unlikely", "Indiquez une date entre 2000 et 2099.", nameof(DueOn)));
        }
        if (details.Repeats != Recurrence.None && details.DueOn is null)
        {
            refusals.Add(new("day-required", "Une tâche qui revient a besoin d’une première échéance.", nameof(DueOn)));
        }
        return refusals;
    }
}
