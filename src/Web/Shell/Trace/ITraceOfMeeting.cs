namespace Tisserand.Web.Shell.Trace;

/// <summary>
/// What rests on a meeting in another module: its indemnities, the indicators that count it. So that a page leads from a paid
/// euro to the signed sheet, the mission and the indicator, and back, without knowing the modules that keep them.
/// </summary>
public interface ITraceOfMeeting
{
    /// <summary>Place among the others: 5 Budgets, 10 Indemnités, 20 Indicateurs.</summary>
    int Order { get; }

    /// <summary>« budgets », « indemnites », « indicateurs »: for a page that shows all but its own.</summary>
    string Name { get; }

    /// <summary>In a fixed number of queries; null when the roles of <paramref name="here"/> may not see it.</summary>
    Task<TracePart?> Of(Guid meeting, CptsOfRequest here, CancellationToken cancellationToken);
}

/// <summary>What one module has on a meeting.</summary>
/// <param name="Title">« Indemnités de cette réunion ».</param>
/// <param name="Empty">Said when there is nothing.</param>
public sealed record TracePart(string Title, string Empty, IReadOnlyList<TraceLink> Links)
{
    /// <summary>What can be done from there, as buttons.</summary>
    public IReadOnlyList<TraceLink> Acts { get; init; } = [];
}

/// <param name="Detail">Small text beside: amount, state, value.</param>
/// <param name="Link">Address.</param>
public sealed record TraceLink(string Label, string Detail, string Link);

/// <summary>Model of the partial « _TraceOfMeeting »: what rests on a meeting, save in the module named.</summary>
public sealed record TraceOf(Guid Meeting, string Except = "");
