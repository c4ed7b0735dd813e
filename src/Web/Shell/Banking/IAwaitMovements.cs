using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Shell.Banking;

/// <summary>A module that waits to see something on a bank statement. Banking knows nothing else of it.</summary>
public interface IAwaitMovements
{
    /// <summary>Of <see cref="AwaitedMovement.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>What is to be paid or received, and what was said to be so and no statement shows yet. A fixed number of queries.</summary>
    /// <param name="since">What was settled before is left.</param>
    Task<IReadOnlyList<AwaitedMovement>> Awaited(DateOnly since, CancellationToken cancellationToken);

    /// <summary>
    /// Marks it as paid or received on the day of the bank, and gives the facts that are so from now on. Within the serial work of the
    /// caller, who throws all away when it is refused.
    /// </summary>
    Task<Outcome<IReadOnlyList<Guid>>> Settle(AwaitedMovement awaited, BankLine line, DateOnly today, CancellationToken cancellationToken);

    /// <summary>Takes that back of one fact, likewise.</summary>
    Task<List<Refusal>> Unsettle(Guid id, CancellationToken cancellationToken);
}
