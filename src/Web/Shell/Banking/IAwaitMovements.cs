using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Shell.Banking;

/// <summary>A module that waits to see something on a bank statement. Banking knows nothing else of it.</summary>
public interface IAwaitMovements
{
    /// <summary>Of <see cref="AwaitedMovement.Kind"/>.</summary>
    string Kind { get; }

    Task<IReadOnlyList<AwaitedMovement>> Awaited(CancellationToken cancellationToken);

    /// <summary>Marks it as paid or received on the day of the bank. Within the serial work of the caller, who throws all away when it is refused.</summary>
    Task<List<Refusal>> Settle(Guid id, BankLine line, DateOnly today, CancellationToken cancellationToken);

    /// <summary>Takes that back, likewise.</summary>
    Task<List<Refusal>> Unsettle(Guid id, CancellationToken cancellationToken);
}
