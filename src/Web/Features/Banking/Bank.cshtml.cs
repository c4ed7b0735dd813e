using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Banking;

/// <summary>The bank accounts of the CPTS.</summary>
[Requires(Area.Accounts)]
public sealed class BankModel(TisserandDb db, CptsOfRequest here) : PageModel
{
    public IReadOnlyList<BankAccount> Accounts { get; private set; } = [];

    public bool MayAct => here.Allows(Area.Payments, Level.Act);

    public async Task OnGet() =>
        Accounts = await db.Set<BankAccount>().AsNoTracking().OrderBy(a => a.IsClosed).ThenBy(a => a.Name).ToListAsync(HttpContext.RequestAborted);
}
