using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Shell.Banking;

/// <summary>A module that owes sums which a transfer pays. Banking knows nothing else of it.</summary>
public interface IPayByTransfer
{
    /// <summary>Of <see cref="PaidSource.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>What is approved and not paid, whether or not a batch holds it already. A fixed number of queries.</summary>
    Task<IReadOnlyList<Payable>> Due(DateOnly today, CancellationToken cancellationToken);

    /// <summary>Accounts of these payees; the reading is noted, and saved with the work of the caller.</summary>
    Task<IReadOnlyDictionary<Guid, PayeeAccount>> Accounts(IReadOnlyCollection<Guid> payees, CancellationToken cancellationToken);

    /// <summary>Marks these sums as paid on the day of the bank. Within the serial work of the caller, who throws all away when one is refused.</summary>
    Task<List<Refusal>> MarkPaid(IReadOnlyCollection<Guid> sources, DateOnly paidOn, string reference, DateOnly today, CancellationToken cancellationToken);

    /// <summary>Takes that back, likewise.</summary>
    Task<List<Refusal>> MarkUnpaid(IReadOnlyCollection<Guid> sources, CancellationToken cancellationToken);

    /// <summary>Where the sum is explained.</summary>
    string Link(CptsOfRequest here, Guid source);
}
