using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>« Employeurs » : the agreements with employers of salaried members, and the time that waits for their invoices.</summary>
[Requires(Area.Accounts)]
public sealed class EmployersModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    public IReadOnlyList<EmployerDue> ToInvoice { get; private set; } = [];

    public ListPage<AgreementRow> List { get; private set; } = null!;

    public int Differences { get; private set; }

    public bool MayDecide => here.Allows(Area.HoursValidation, Level.Act);

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        var stop = HttpContext.RequestAborted;
        var table = EmployerTables.Agreements(here, clock.Today);
        var rows = db.EmployerAgreements();
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<AgreementRow>.Read(table, rows, list, stop);
        ToInvoice = EmployerDue.Of(await db.LeftToEmployers(stop));
        Differences = await db.IndemnityLines().ThatDiffer().CountAsync(stop);
        return Page();
    }
}

/// <summary>What one employer has to invoice.</summary>
public sealed record EmployerDue(string Name, int Lines, int Minutes, Money Amount, DateOnly First, DateOnly Last, IReadOnlyList<(MissionCode? Mission, Money Amount)> ByMission)
{
    public static IReadOnlyList<EmployerDue> Of(IEnumerable<EmployerSum> sums) =>
    [
        .. sums.GroupBy(s => s.Employer, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new EmployerDue(
            g.Key, g.Sum(s => s.Lines), g.Sum(s => s.Minutes), new(g.Sum(s => s.Cents)), g.Min(s => s.First), g.Max(s => s.Last),
            [.. g.OrderBy(s => s.Mission).Select(s => (s.Mission, new Money(s.Cents)))])),
    ];
}
