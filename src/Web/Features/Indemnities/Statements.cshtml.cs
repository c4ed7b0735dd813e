using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Indemnities;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>« Relevés » : what each person was paid in a calendar year of payments; the statement of each, and the table for the accountant.</summary>
[Requires(Area.Accounts)]
public sealed class StatementsModel(TisserandDb db, MakeStatements make, CptsOfRequest here, Clock clock) : PageModel
{
    private static readonly int First = AnnualCeiling.Known.All[0].Period.Start.Year;

    [FromQuery(Name = "annee")]
    public int? AskedYear { get; set; }

    public int Year => AskedYear is { } asked && asked >= First && asked <= clock.Today.Year ? asked : clock.Today.Year;

    public IReadOnlyList<int> Years => [.. Enumerable.Range(First, clock.Today.Year - First + 1).Reverse()];

    public DatedValue<Money>? Threshold => FeeDeclaration.Known.On(new(Year, 12, 31)).Value;

    public ListPage<PersonYear> List { get; private set; } = null!;

    public Money Total { get; private set; }

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        var table = IndemnityTables.Paid(here, Year, Threshold?.Value);
        var rows = Rows(list);
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<PersonYear>.Read(table, rows, list, Stop);
        Total = new(await rows.SumAsync(r => r.TotalCents, Stop));
        return Page();
    }

    /// <summary>Asked by address, so that whoever only sees may take it.</summary>
    public async Task<IActionResult> OnGetZip([FromQuery] ListQuery list)
    {
        var issuer = await make.ReadIssuer(Stop);
        var papers = new List<(string, Func<Paper>)>();
        await foreach (var statement in make.Of(await Everybody(list), Year, Stop))
        {
            papers.Add((statement.FileName, () => make.Write(statement, issuer)));
        }
        return File(await PaperFiles.Zip(papers, Stop), "application/zip", string.Create(CultureInfo.InvariantCulture, $"releves-{Year}.zip"));
    }

    public async Task<IActionResult> OnPostSend([FromQuery] ListQuery list)
    {
        if (!here.Allows(Area.Payments, Level.Act))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        var (sent, without) = await make.Send(await Everybody(list), Year, Stop);
        TempData["Done"] = $"{French.Count(sent, "relevé envoyé", "relevés envoyés")}."
            + (without.Count > 0 ? $" Sans adresse électronique\u00A0: {string.Join(", ", without.Take(20))}{(without.Count > 20 ? $" et {French.Number(without.Count - 20)} de plus" : "")}." : "");
        return Redirect(here.Link("finances/indemnites/releves?annee=" + Year.ToString(CultureInfo.InvariantCulture)));
    }

    private Task<List<Guid>> Everybody(ListQuery list) => Rows(list).OrderBy(r => r.FoldedName).ThenBy(r => r.MemberId).Select(r => r.MemberId).ToListAsync(Stop);

    private IQueryable<PersonYear> Rows(ListQuery list)
    {
        var rows = db.PeoplePaid(Year);
        if (FoldedText.Of(list.Search).Length == 0)
        {
            return rows;
        }
        var found = db.Set<Member>().Found(db, list.Search).Select(m => m.Id);
        return rows.Where(r => found.Contains(r.MemberId));
    }
}
