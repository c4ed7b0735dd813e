using System.Globalization;
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

    public static async Task Run(TisserandDb books, WholeInstallation whole, CancellationToken cancellationToken)
    {
        // Asked without EF: a start that has nothing to do does not pay for the translation of its queries.
        await books.Database.OpenConnectionAsync(cancellationToken);
        await using var question = books.Database.GetDbConnection().CreateCommand();
        question.CommandText = """SELECT EXISTS (SELECT 1 FROM "Members" m WHERE NOT EXISTS (SELECT 1 FROM "MatchKeys" k WHERE k."MemberId" = m."Id"))""";
        if (!Convert.ToBoolean(await question.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture))
        {
            return;
        }
        while (await whole.Ask(db => Some(db, cancellationToken)) == Batch)
        {
        }
    }

    private static async Task<int> Some(TisserandDb db, CancellationToken cancellationToken)
    {
        var keys = WholeInstallation.Rows<MatchKey>(db);
        // A name always gives a key: who has none is not done yet, unless erased.
        var members = await WholeInstallation.Rows<Member>(db).Where(m => m.ErasedOn == null && !keys.Any(k => k.MemberId == m.Id)).OrderBy(m => m.Id).Take(Batch).ToListAsync(cancellationToken);
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
