using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Members.Bank;

/// <summary>Reads, keeps and forgets the bank details of a member; whoever sees them whole leaves a line.</summary>
public sealed class KeepBankDetails(TisserandDb db, Author author, Clock clock)
{
    /// <summary>Whole, and noted as read; null when there are none.</summary>
    public async Task<BankDetails?> Open(Guid member, BankReadingReason reason, CancellationToken cancellationToken)
    {
        if (await Find(member, cancellationToken) is not { } details)
        {
            return null;
        }
        db.Add(BankDetailsReading.Of(member, clock.UtcNow, author.Name, reason));
        await db.SaveChangesAsync(cancellationToken);
        return details;
    }

    /// <summary>Refuses what the details refuse.</summary>
    public Task<List<Refusal>> Save(Guid member, BankDetailsEntry entry, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        if (await Find(member, cancellationToken) is { } known)
        {
            return known.Change(entry, clock.Today);
        }
        var kept = BankDetails.Keep(member, entry, clock.Today);
        if (kept.Value is { } details)
        {
            db.Add(details);
        }
        return kept.Refusals.ToList();
    }, cancellationToken);

    public async Task Forget(Guid member, CancellationToken cancellationToken)
    {
        if (await Find(member, cancellationToken) is { } details)
        {
            db.Remove(details);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private Task<BankDetails?> Find(Guid member, CancellationToken cancellationToken) =>
        db.Set<BankDetails>().SingleOrDefaultAsync(b => b.MemberId == member, cancellationToken);
}
