namespace Tisserand.Web.Shell.Trace;

/// <summary>What another module has on a member, shown on the card: contributions, certificates.</summary>
public interface ITraceOfMember
{
    /// <summary>Place among the others: 10 Cotisations.</summary>
    int Order { get; }

    /// <summary>« cotisations ».</summary>
    string Name { get; }

    /// <summary>In a fixed number of queries; null when the roles of <paramref name="here"/> may not see it.</summary>
    Task<TracePart?> Of(Guid member, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken);
}

/// <summary>Model of the partial « _TraceOfMember ».</summary>
public sealed record TraceOfMember(Guid Member);
