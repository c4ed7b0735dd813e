using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Migrations;

/// <summary>
/// Gives their keys to the members kept before there were any. Folding a name is not within reach of a database, so that it
/// is done after the migrations; with nothing to do it costs one query.
/// </summary>
internal static class FillMatchKeys
{
    private const int Batch = 500;

    public static async Task Run(WholeInstallation whole, CancellationToken cancellationToken)
    {
        while (await whole.Ask(db => Some(db, cancellationToken)) == Batch)
        {
        }
    }

    private static async Task<int> Some(TisserandDb db, CancellationToken cancellationToken)
    {
        var keys = WholeInstallation.Rows<MatchKey>(db);
        // A name always gives a key: who has none is not done yet.
        var members = await WholeInstallation.Rows<Member>(db).Where(m => !keys.Any(k => k.MemberId == m.Id)).OrderBy(m => m.Id).Take(Batch).ToListAsync(cancellationToken);
        foreach (var member in members)
        {
            member.MakeKeys();
        }
        db.ChangeTracker.DetectChanges();
        foreach (var entry in db.ChangeTracker.Entries<MatchKey>())
        {
            entry.Property(nameof(ICptsOwned.CptsId)).CurrentValue = members.Single(m => m.Id == entry.Entity.MemberId).CptsId;
        }
        await db.SaveChangesAsync(cancellationToken);
        return members.Count;
    }
}
