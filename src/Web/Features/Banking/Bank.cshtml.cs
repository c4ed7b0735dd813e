using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Banking;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Banking.Statements;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Banking;

/// <summary>The bank accounts of the CPTS: what each holds, what waits there, and whether the ledger agrees.</summary>
[Requires(Area.Accounts)]
public sealed class BankModel(TisserandDb db, CptsOfRequest here) : PageModel
{
    public IReadOnlyList<AccountAtBank> Accounts { get; private set; } = [];

    /// <summary>The bank beside the ledger on the last day that a statement tells of; null while none was imported.</summary>
    public BankReconciliation? State { get; private set; }

    public bool MayAct => here.Allows(Area.Payments, Level.Act);

    public async Task OnGet()
    {
        var stop = HttpContext.RequestAborted;
        var accounts = await db.Set<BankAccount>().AsNoTracking().OrderBy(a => a.IsClosed).ThenBy(a => a.Name).ToListAsync(stop);
        if (await db.LastBankDay(stop) is { } last)
        {
            State = await db.Reconciliation(last, stop);
        }
        var waiting = await db.Set<BankLine>().Where(l => l.MatchedKind == null).GroupBy(l => l.BankAccountId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        Accounts = accounts.ConvertAll(a => new AccountAtBank(a, State?.Accounts.FirstOrDefault(d => d.Id == a.Id), waiting.GetValueOrDefault(a.Id)));
    }
}

/// <summary>An account as the page shows it.</summary>
/// <param name="Days">Null while no statement tells of it.</param>
/// <param name="Waiting">Lines to reconcile.</param>
public sealed record AccountAtBank(BankAccount Account, AccountDays? Days, int Waiting)
{
    /// <summary>The last day that its statements tell of.</summary>
    public DateOnly? Last => Days?.Said.Concat(Days.Moves).Max(d => d.On);

    /// <summary>On that evening; null while the bank said no balance.</summary>
    public DayBalance? Balance => Last is { } last && Days!.On(last) is { } amount ? new(last, amount) : null;
}
