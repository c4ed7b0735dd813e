using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Data.Banking;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Banking;

/// <summary>A row of the reconciliation, as the page and the file show it.</summary>
/// <param name="Amount">Null while the bank said no balance.</param>
public sealed record ReconciliationRow(string Label, DateOnly On, Money? Amount, string? Link = null);

/// <summary>État de rapprochement: the bank beside the ledger on a day, what separates them, and month by month.</summary>
[Requires(Area.Accounts)]
public sealed class ReconciliationModel(TisserandDb db, ImportStatement statements, CptsOfRequest here, Clock clock) : PageModel
{
    private const int MostMonths = 24;

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Null while no statement was imported.</summary>
    public BankReconciliation? State { get; private set; }

    public IReadOnlyList<(DateOnly Day, Money? Bank, Money Ledger)> Months { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Accounts => [.. State!.Accounts.Select(a => new SelectListItem(a.Name, a.Id.ToString()))];

    public bool MayAct => here.Allows(Area.Payments, Level.Act);

    /// <summary>From the ledger to the bank.</summary>
    public IReadOnlyList<ReconciliationRow> Rows =>
    [
        new("Solde des comptes (512)", State!.Day, State.Ledger),
        .. State.NotSeen.Select(n => new ReconciliationRow($"Dans les comptes, sur aucun relevé\u00A0: {n.Label}", n.On, -n.Amount, $"comptes/ecritures/{n.Id}")),
        .. State.NotWritten.Select(n => new ReconciliationRow($"À la banque, à rapprocher\u00A0: {n.Label}", n.On, n.Amount)),
        new("Ce que la banque devrait dire", State.Day, State.Expected),
        .. State.Accounts.Select(a => new ReconciliationRow($"Ce que dit la banque, {a.Name}", State.Day, a.On(State.Day), $"comptes/banque/{a.Id}")),
        new("Différence non expliquée", State.Day, State.Unexplained),
    ];

    public async Task<IActionResult> OnGet([FromQuery(Name = "au")] DateOnly? day, [FromQuery] ListQuery list)
    {
        await Read(day);
        return (State is null ? null : ListFiles.File(Table, list, Rows, clock.Today)) ?? Page();
    }

    public async Task<IActionResult> OnPost([FromQuery(Name = "au")] DateOnly? day)
    {
        if (!MayAct)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        await Read(day);
        if (State is null)
        {
            return NotFound();
        }
        var refusals = await statements.Say(Guid.TryParse(Input.Account, out var account) ? account : null, Input.On, Input.Amount, HttpContext.RequestAborted);
        if (refusals.Count > 0)
        {
            ModelState.Refuse(refusals);
            return Page();
        }
        TempData["Done"] = "Le solde est noté.";
        return Redirect(here.Link("comptes/banque/rapprochement"));
    }

    private static Table<ReconciliationRow> Table { get; } = new("etat-de-rapprochement", "État de rapprochement bancaire",
    [
        new("quoi", "Quoi", r => r.Label),
        new("date", "Date", r => r.On),
        new("montant", "Montant", r => r.Amount) { Numeric = true },
    ]);

    private async Task Read(DateOnly? day)
    {
        var stop = HttpContext.RequestAborted;
        if (await db.LastBankDay(stop) is not { } last)
        {
            return;
        }
        State = await db.Reconciliation(day ?? last, stop);
        var ledger = await db.BankByMonth(stop);
        var months = new List<(DateOnly, Money?, Money)>();
        for (var end = new DateOnly(State.Day.Year, State.Day.Month, 1).AddDays(-1); end >= State.Start && months.Count < MostMonths; end = new DateOnly(end.Year, end.Month, 1).AddDays(-1))
        {
            months.Add((end, State.On(end), ledger.Where(m => m.Month <= end).Sum(m => m.Amount)));
        }
        Months = months;
    }

    public sealed class Form
    {
        public string? Account { get; set; }

        public DateOnly? On { get; set; }

        public string? Amount { get; set; }
    }
}
