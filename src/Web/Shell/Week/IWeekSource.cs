namespace Tisserand.Web.Shell.Week;

/// <summary>What a module has to say on « Cette semaine ».</summary>
public interface IWeekSource
{
    /// <summary>In a fixed number of queries; only what the roles of <paramref name="here"/> may see.</summary>
    Task<WeekPart> Read(CptsOfRequest here, DateOnly today, CancellationToken cancellationToken);
}

/// <summary>The contribution of one module.</summary>
public sealed record WeekPart(IReadOnlyList<WeekItem> Items, IReadOnlyList<WeekFigure> Figures, IReadOnlyList<FirstStep> Steps)
{
    public static readonly WeekPart Nothing = new([], [], []);
}

/// <summary>Something late, due or awaited from others, one click from the act that clears it.</summary>
/// <param name="Label">What is to be done: « Émargement à saisir ».</param>
/// <param name="Context">About what, in a few words.</param>
/// <param name="DueOn">Last day, included.</param>
/// <param name="Act">Word on the button: « Saisir ».</param>
/// <param name="Link">Address of the act.</param>
/// <param name="IsAwaited">Waits for somebody else.</param>
/// <param name="IsAnnounced">Shown however far its last day is: its source chose when to tell.</param>
public sealed record WeekItem(string Label, string Context, DateOnly DueOn, string Act, string Link, bool IsAwaited = false, bool IsAnnounced = false);

/// <summary>One of the few figures that matter.</summary>
/// <param name="Order">Place in the column.</param>
/// <param name="Detail">Small text beside the value.</param>
/// <param name="Day">Shown before the aside.</param>
public sealed record WeekFigure(int Order, string Label, string Aside, string Value, string Detail, string Link, DateOnly? Day = null);

/// <summary>A step of the guided first day, shown until every one is done.</summary>
public sealed record FirstStep(int Order, string Label, string Why, string Act, string Link, bool IsDone);
