using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Purchases;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Purchases;

/// <summary>Recettes: the list, its filters and files.</summary>
[Requires(Area.Purchases)]
public sealed class IncomesModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    /// <summary>Year of the contract.</summary>
    [FromQuery(Name = "annee")]
    public int? ContractYear { get; set; }

    /// <summary>Code of a mission, or « fonctionnement ».</summary>
    [FromQuery(Name = "mission")]
    public string? Mission { get; set; }

    /// <summary>A funder, or « aci ».</summary>
    [FromQuery(Name = "financeur")]
    public string? Funder { get; set; }

    public ListPage<IncomeRow> List { get; private set; } = null!;

    public Money Total { get; private set; }

    public bool MayRecord => here.Allows(Area.Purchases, Level.Act);

    public bool IsNarrowed => ContractYear is not null || !string.IsNullOrEmpty(Mission + Funder);

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        var table = Table();
        var rows = Rows(list.Search);
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<IncomeRow>.Read(table, rows, list, HttpContext.RequestAborted);
        Total = new(await rows.SumAsync(r => r.Income.Amount.Cents, HttpContext.RequestAborted));
        return Page();
    }

    private IQueryable<IncomeRow> Rows(string? search)
    {
        var rows = FoldedText.Of(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(db.IncomeRows().AsNoTracking(), (found, word) => found.Where(r => r.Income.FoldedLabel.Contains(word)));
        if (ContractYear is { } year)
        {
            rows = rows.Where(r => r.Income.ContractYear == year);
        }
        if (!string.IsNullOrEmpty(Mission))
        {
            MissionCode? mission = MissionCodes.Find(Mission);
            rows = rows.Where(r => r.Income.Mission == mission);
        }
        return Guid.TryParse(Funder, out var funder) ? rows.Where(r => r.Income.FunderId == funder) : Funder == "aci" ? rows.Where(r => r.Income.FunderId == null) : rows;
    }

    private Table<IncomeRow> Table() => new("recettes", "Recettes",
    [
        new("date", "Reçue le", r => r.Income.ReceivedOn)
        {
            Html = r => FrenchHtml.ShortDay(r.Income.ReceivedOn),
            Order = (rows, down) => (down ? rows.OrderBy(r => r.Income.ReceivedOn) : rows.OrderByDescending(r => r.Income.ReceivedOn)).ThenBy(r => r.Id),
        },
        new("objet", "Objet", r => r.Income.Label) { Html = r => MayRecord ? CellHtml.Link(here.Link("comptes/recettes/saisie/" + r.Id), r.Income.Label) : new Microsoft.AspNetCore.Html.HtmlContentBuilder().Append(r.Income.Label) },
        new("financeur", "Financeur", r => r.Funder ?? FunderWords.Aci),
        new("mission", "Pour", r => FundingCodes.Label(r.Income.Mission)),
        new("part", "Part", r => r.Income.Part?.Label()),
        new("annee", "Année du contrat", r => r.Income.ContractYear) { Numeric = true, ScreenHeading = "Année" },
        new("montant", "Montant", r => r.Income.Amount) { Numeric = true, Order = (rows, down) => (down ? rows.OrderByDescending(r => r.Income.Amount.Cents) : rows.OrderBy(r => r.Income.Amount.Cents)).ThenBy(r => r.Id) },
        new("par", "Enregistrée par", r => r.Income.RecordedBy) { ExportOnly = true },
    ]);
}
