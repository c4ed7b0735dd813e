using System.Globalization;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Accounting;

namespace Tisserand.Web.Features.Contributions;

/// <summary>Writes paid contributions in the accounts, one entry for each, and undoes them with their payment. Names nobody: the entry links to the contribution.</summary>
public sealed class PostContributions(IPostEntries ledger)
{
    public const string Source = "cotisation";

    private const string Income = "7561";

    public Task<Outcome<Posted>> Post(IEnumerable<Contribution> paid, CancellationToken cancellationToken) => ledger.PostKept([.. paid.Select(Posting)], cancellationToken);

    public Task<Outcome<Posted>> Undo(IEnumerable<Contribution> unpaid, DateOnly today, CancellationToken cancellationToken) =>
        ledger.ReversePosted([.. unpaid.Select(c => new PostingSource(Source, c.Id))], today, cancellationToken);

    internal static Posting Posting(Contribution contribution) => new(
        contribution.PaidOn!.Value, contribution.Means == PaymentMeans.Cash ? JournalKind.Cash : JournalKind.Bank, string.Create(CultureInfo.InvariantCulture, $"Cotisation {contribution.Year}"),
        new(Source, contribution.Id),
        [new(AccountOf(contribution.Means!.Value), contribution.Amount, Money.Zero, Axes.None), new(Income, Money.Zero, contribution.Amount, Axes.None)],
        contribution.Receipt is { } receipt ? "Reçu " + receipt : null);

    /// <summary>Where the money is until the bank has it.</summary>
    private static string AccountOf(PaymentMeans means) => means switch
    {
        PaymentMeans.Transfer => "512",
        PaymentMeans.Cheque => "5112",
        PaymentMeans.Cash => "530",
        PaymentMeans.HelloAsso => "5115",
        _ => throw new ArgumentOutOfRangeException(nameof(means)),
    };
}
