using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Banking;

/// <summary>What was learned from the labels of statements.</summary>
[Requires(Area.Accounts)]
public sealed class RulesModel(TisserandDb db, CptsOfRequest here) : PageModel
{
    public IReadOnlyList<LabelRule> Rules { get; private set; } = [];

    public bool MayAct => here.Allows(Area.Payments, Level.Act);

    public async Task OnGet() => Rules = await db.Set<LabelRule>().AsNoTracking().OrderBy(r => r.Words).ThenBy(r => r.IsIncome).ToListAsync(HttpContext.RequestAborted);
}
