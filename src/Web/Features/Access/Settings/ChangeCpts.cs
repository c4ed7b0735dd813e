using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Access.Settings;

/// <summary>Changes name, code, time zone and SIREN of a CPTS; an old code goes on leading to it.</summary>
public sealed class ChangeCpts(TisserandDb db)
{
    public async Task<Outcome<Cpts>> Change(CptsId id, string? name, string? code, string? timeZone, string? siren, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var cpts = await db.Set<Cpts>().SingleAsync(c => c.Id == id, cancellationToken);
        var before = cpts.Code;
        var refusals = cpts.Rename(code, name, timeZone).Concat(cpts.Identify(siren)).ToList();
        if (refusals.Count == 0 && await CreateCpts.Taken(db, cpts.Code, id, cancellationToken) is { } taken)
        {
            refusals.Add(taken);
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        if (cpts.Code != before)
        {
            // A code taken up again is no longer a former one.
            db.RemoveRange(await db.Set<FormerCode>().Where(f => f.Code == cpts.Code).ToListAsync(cancellationToken));
            db.Add(new FormerCode { Code = before, CptsId = id });
        }
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return cpts;
    }
}
