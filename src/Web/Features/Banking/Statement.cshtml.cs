using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Banking;

/// <summary>The lines of one account: those that wait, with what they may be, then all of them.</summary>
[Requires(Area.Accounts)]
public sealed class StatementModel(TisserandDb db, MatchLines match, CptsOfRequest here, Clock clock) : PageModel
{
    private const int Most = 100;

    public BankAccount Account { get; private set; } = null!;

    public IReadOnlyList<(BankLine Line, IReadOnlyList<MatchProposal> Proposals)> Waiting { get; private set; } = [];

    public int WaitingCount { get; private set; }

    /// <summary>What one click accepts.</summary>
    public IReadOnlyList<(BankLine Line, MatchProposal Proposal)> Sure { get; private set; } = [];

    public ListPage<BankLine> List { get; private set; } = null!;

    public bool MayAct => here.Allows(Area.Payments, Level.Act);

    public async Task<IActionResult> OnGet(Guid id, [FromQuery] ListQuery list)
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Set<BankAccount>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, stop) is not { } account)
        {
            return NotFound();
        }
        Account = account;
        var table = BankingTables.Lines(here, account);
        var all = db.Set<BankLine>().AsNoTracking().Where(l => l.BankAccountId == id);
        if (ListFiles.File(table, list, table.Sort(all, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        var lines = db.Set<BankLine>().AsNoTracking().Where(l => l.BankAccountId == id).OrderByDescending(l => l.On).ThenByDescending(l => l.Id);
        WaitingCount = await lines.CountAsync(l => l.MatchedKind == null, stop);
        var awaited = await match.Awaited(stop);
        Waiting = [.. (await lines.Where(l => l.MatchedKind == null).Take(Most).ToListAsync(stop)).Select(l => (l, MatchProposal.For(l, awaited)))
            .OrderByDescending(l => l.Item2.Count > 0)];
        Sure = MatchProposal.Sure(Waiting);
        List = await ListPage<BankLine>.Read(table, all, list, stop);
        return Page();
    }
}
