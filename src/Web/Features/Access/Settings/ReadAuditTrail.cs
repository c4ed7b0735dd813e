using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Access.Settings;

/// <summary>Filters of the audit trail, kept in the address.</summary>
public sealed class AuditFilter
{
    [FromQuery(Name = "objet")]
    public string? Entity { get; set; }

    [FromQuery(Name = "fiche")]
    public string? EntityId { get; set; }

    [FromQuery(Name = "auteur")]
    public string? Author { get; set; }

    [FromQuery(Name = "du")]
    public string? From { get; set; }

    [FromQuery(Name = "au")]
    public string? To { get; set; }
}

/// <summary>Reads the audit trail of the current CPTS, or of the installation where no CPTS was entered.</summary>
public sealed class ReadAuditTrail(TisserandDb db, Clock clock, AuditWording wording, IEnumerable<INamedRecords> named)
{
    /// <summary>Kinds of records met in the trail, with their French words.</summary>
    public async Task<IReadOnlyList<(string Entity, string Label)>> Entities(CancellationToken cancellationToken) =>
        [.. (await db.Set<AuditEntry>().Select(e => e.Entity).Distinct().ToListAsync(cancellationToken))
            .Select(e => (e, wording.Entity(e))).OrderBy(e => e.Item2, StringComparer.Create(French.Culture, ignoreCase: true))];

    /// <summary>Who appears in the trail.</summary>
    public async Task<IReadOnlyList<string>> Authors(CancellationToken cancellationToken) =>
        [.. (await db.Set<AuditEntry>().Select(e => e.Author).Distinct().ToListAsync(cancellationToken)).Order(StringComparer.Create(French.Culture, ignoreCase: true))];

    /// <summary>One page of the trail, the newest lines first unless the query says otherwise.</summary>
    public async Task<ListPage<AuditEntry>> Page(AuditFilter filter, ListQuery query, CancellationToken cancellationToken)
    {
        if (query.Sort is null)
        {
            query.Direction = "desc";
        }
        var page = await ListPage<AuditEntry>.Read(AuditTable.Columns(wording, clock, NoNames), Rows(filter), query, cancellationToken);
        return page with { Table = AuditTable.Columns(wording, clock, await Names(cancellationToken)) };
    }

    /// <summary>The file that the query asks for, of all filtered rows; null when it asks for a page.</summary>
    public async Task<IActionResult?> File(AuditFilter filter, ListQuery query, CancellationToken cancellationToken)
    {
        if (query.Format is null)
        {
            return null;
        }
        if (query.Sort is null)
        {
            query.Direction = "desc";
        }
        var table = AuditTable.Columns(wording, clock, await Names(cancellationToken));
        return ListFiles.File(table, query, table.Sort(Rows(filter), query).AsAsyncEnumerable(), clock.Today);
    }

    private static IReadOnlyDictionary<Guid, string> NoNames { get; } = new Dictionary<Guid, string>();

    private IQueryable<AuditEntry> Rows(AuditFilter filter)
    {
        var rows = db.Set<AuditEntry>().AsNoTracking();
        if (!string.IsNullOrWhiteSpace(filter.Entity))
        {
            rows = rows.Where(e => e.Entity == filter.Entity);
        }
        if (!string.IsNullOrWhiteSpace(filter.EntityId))
        {
            rows = rows.Where(e => e.EntityId == filter.EntityId);
        }
        if (!string.IsNullOrWhiteSpace(filter.Author))
        {
            rows = rows.Where(e => e.Author == filter.Author);
        }
        if (French.ParseDay(filter.From) is { } from)
        {
            var start = clock.Utc(from);
            rows = rows.Where(e => e.At >= start);
        }
        if (French.ParseDay(filter.To) is { } to)
        {
            var end = clock.Utc(to.AddDays(1));
            rows = rows.Where(e => e.At < end);
        }
        return rows;
    }

    /// <summary>Names behind the identifiers that the trail holds: accounts, and what the modules name.</summary>
    private async Task<IReadOnlyDictionary<Guid, string>> Names(CancellationToken cancellationToken)
    {
        var here = db.Cpts.Id;
        var accounts = here is null
            ? db.Users
            : db.Users.Where(u => db.Set<Data.Access.CptsAccess>().Any(a => a.AccountId == u.Id && a.CptsId == here));
        var names = await accounts.ToDictionaryAsync(u => u.Id, u => u.FullName, cancellationToken);
        await named.AddTo(names, cancellationToken);
        return names;
    }
}
