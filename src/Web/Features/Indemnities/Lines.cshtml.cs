using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Lines decided: to pay, paid, set aside, or no longer what their meeting says.</summary>
[Requires(Area.Accounts)]
public sealed class LinesModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    public IndemnityFilter Filter { get; private set; } = new();

    public ListPage<IndemnityRow> List { get; private set; } = null!;

    /// <summary>Of the whole filter.</summary>
    public Money Total { get; private set; }

    public int Differences { get; private set; }

    public string State => Filter.State is "payees" or "ecartees" or "ecarts" or "toutes" ? Filter.State : "a-payer";

    public string Title => State switch
    {
        "payees" => "Indemnités payées",
        "ecartees" => "Présences écartées",
        "ecarts" => "Indemnités à reprendre",
        "toutes" => "Toutes les lignes",
        _ => "Indemnités à payer",
    };

    public bool MayPay => here.Allows(Area.Payments, Level.Act);

    public bool MayDecide => here.Allows(Area.HoursValidation, Level.Act);

    public bool HasActs => State switch
    {
        "a-payer" => MayPay || MayDecide,
        "payees" => MayPay,
        "ecartees" or "ecarts" => MayDecide,
        _ => false,
    };

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list, [FromQuery] IndemnityFilter filter)
    {
        var stop = HttpContext.RequestAborted;
        Filter = filter;
        var table = IndemnityTables.Lines(here, State);
        var rows = filter.Lines(db).AsNoTracking();
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<IndemnityRow>.Read(table, rows, list, stop);
        Total = new(await rows.SumAsync(r => r.Line!.Amount.Cents, stop));
        Differences = await db.IndemnityLines().ThatDiffer().CountAsync(stop);
        return Page();
    }
}
