using Microsoft.EntityFrameworkCore;

namespace Tisserand.Data;

/// <summary>
/// What SQLite must know of the tables to choose an index: without it, it believes that a CPTS has ten rows, and reads all those of the CPTS where
/// those of one member were asked. PostgreSQL keeps its own. Source: sqlite.org/lang_analyze.html, « Recommended usage ».
/// </summary>
public static class SqliteStatistics
{
    /// <summary>Counts again the tables that grew much since they were last counted, or never were; a thousand rows by index at most are read.</summary>
    public static async Task Refresh(TisserandDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        const string everyTable = "0x10002";
        await db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit=1000; PRAGMA optimize=" + everyTable, cancellationToken);
    }
}
