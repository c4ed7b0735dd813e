using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Budget;
using Tisserand.Data.Funding;
using Tisserand.Domain.Access;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Funding;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Budget;

/// <summary>Enveloppes of a year of the contract: opened, received, carried, paid, committed, left, each with its working and its facts.</summary>
[Requires(Area.Accounts)]
public sealed class EnvelopesModel(TisserandDb db, ContractQueries contracts, CptsOfRequest here, Clock clock) : PageModel
{
    /// <summary>Year of the contract; the present one otherwise.</summary>
    [FromQuery(Name = "annee")]
    public int? Chosen { get; set; }

    public int Year { get; private set; }

    public AciContract? Contract { get; private set; }

    public IReadOnlyList<Envelope> Envelopes { get; private set; } = [];

    /// <summary>Out of the year shown, and into it.</summary>
    public IReadOnlyList<CarryOver> CarryOvers { get; private set; } = [];

    public bool MayAct => here.Allows(Area.Accounts, Level.Act);

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        var stop = HttpContext.RequestAborted;
        if (await contracts.On(clock.Today, stop) is not { } outlook)
        {
            return Page();
        }
        Contract = outlook.Contract;
        Year = Chosen is >= 1 and <= ContractDeadlines.ContractLength ? Chosen.Value : Contract.YearOn(clock.Today);
        var (id, year) = (Contract.Id, Year);
        Envelopes = Envelope.Of(Year, outlook.Calculation.Value?.Payments ?? [], await db.EnvelopeFacts(id, Contract.Years, Year, stop));
        if (ListFiles.File(Table(Year), list, Envelopes, clock.Today) is { } file)
        {
            return file;
        }
        CarryOvers = await db.Set<CarryOver>().AsNoTracking().Where(c => c.ContractId == id && (c.FromYear == year || c.FromYear == year - 1)).OrderBy(c => c.FromYear).ThenBy(c => c.DecidedOn).ToListAsync(stop);
        return Page();
    }

    private static Table<Envelope> Table(int year) => new($"enveloppes-annee-{year}", $"Enveloppes, année {year}",
    [
        new("enveloppe", "Enveloppe", e => e.Label),
        new("fixe", "Part fixe ouverte", e => Domain.Foundation.MoneySums.Sum(e.Opened.Where(o => o.Part == FundingPart.Fixed), o => o.Amount)),
        new("variable", "Part variable ouverte", e => Domain.Foundation.MoneySums.Sum(e.Opened.Where(o => o.Part == FundingPart.Variable), o => o.Amount)),
        new("fonctionnement", "Fonctionnement ouvert", e => Domain.Foundation.MoneySums.Sum(e.Opened.Where(o => o.Part == FundingPart.Functioning), o => o.Amount)),
        new("recu", "Reçu", e => e.Received),
        new("reports", "Reports", e => e.Carried),
        new("paye", "Payé", e => e.Spent),
        new("engage", "Engagé", e => e.Committed),
        new("reste", "Reste", e => e.Left),
    ]);
}
