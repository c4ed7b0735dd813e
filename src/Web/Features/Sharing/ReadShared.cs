using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Sharing;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Sharing;

/// <summary>Opens a shared document to whoever has its address; one that opens once does so for one of several who press together.</summary>
public sealed class ReadShared(TisserandDb db, Clock clock)
{
    /// <summary>The link of a secret, and the version that it opens now; null for a secret that is none.</summary>
    public async Task<(ShareLink Link, StoredFile? File)?> Find(string secret, CancellationToken cancellationToken)
    {
        var hash = ShareLink.Fingerprint(secret);
        return secret.Length == ShareLink.SecretLength && await db.Set<ShareLink>().SingleOrDefaultAsync(l => l.Hash == hash, cancellationToken) is { } link
            ? (link, await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => (f.Id == link.SeriesId || f.SeriesId == link.SeriesId) && f.ReplacedAt == null, cancellationToken))
            : null;
    }

    /// <summary>The version to send; the reading is kept. A wrong password is kept too.</summary>
    public Task<Outcome<StoredFile>> Read(string secret, string? password, CancellationToken cancellationToken) => db.Serially<Outcome<StoredFile>>(async () =>
    {
        if (await Find(secret, cancellationToken) is not ({ } link, { } file))
        {
            return new Refusal("share-closed", "Ce lien n’est plus valable.");
        }
        var refusals = link.Read(password, clock.UtcNow);
        if (refusals.Count > 0)
        {
            return refusals;
        }
        db.Add(new ShareRead(link.Id, file.Id, clock.UtcNow));
        return file;
    }, cancellationToken);
}
