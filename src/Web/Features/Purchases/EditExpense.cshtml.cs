using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Documents;
using Tisserand.Data.Purchases;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Attachments;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Purchases;

/// <summary>Records an invoice with its file and its split, a credit note on one, the month of a recurring expense; or changes one that is to approve.</summary>
[Requires(Area.Purchases, Level.Act)]
public sealed class EditExpenseModel(TisserandDb db, RecordInvoice record, FileStore files, IContractInForce contracts, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid? Id { get; set; }

    /// <summary>The invoice that a credit note takes back.</summary>
    [FromQuery(Name = "avoir")]
    public Guid? CorrectsId { get; set; }

    [FromQuery(Name = "recurrente")]
    public Guid? RecurringId { get; set; }

    [FromQuery(Name = "mois")]
    public DateOnly? Month { get; set; }

    /// <summary>The line of a statement that paid it already, whose amount, day and label fill the form.</summary>
    [FromQuery(Name = "ligne")]
    public Guid? LineId { get; set; }

    [BindProperty]
    public ExpenseForm Input { get; set; } = new();

    [BindProperty]
    public IFormFile? Piece { get; set; }

    public Destinations Destinations { get; private set; } = null!;

    public IReadOnlyList<string> Suppliers { get; private set; } = [];

    public InvoiceRow? Corrected { get; private set; }

    public string Back => here.Link(Id is { } id ? $"comptes/depenses/{id}" : "comptes/depenses");

    public static IReadOnlyList<SelectListItem> Ways { get; } = [new("montants", "False"), new("clé (parts, pourcentages)", "True")];

    public async Task<IActionResult> OnGet()
    {
        if (!await Prepare())
        {
            return NotFound();
        }
        var stop = HttpContext.RequestAborted;
        if ((Id ?? CorrectsId) is { } known)
        {
            var row = await db.InvoicesWithParts().AsNoTracking().SingleAsync(r => r.Id == known, stop);
            Input = ExpenseForm.Of(row.Invoice, row.Supplier);
            if (CorrectsId is not null)
            {
                (Input.Number, Input.DueOn, Input.InvoicedOn) = (null, null, clock.Today);
            }
        }
        else if (await Recurring() is { } model)
        {
            Input = ExpenseForm.Of(model.Invoice, model.Supplier);
            (Input.Number, Input.DueOn) = (null, null);
            Input.InvoicedOn = Month!.Value.AddDays(Math.Min(model.Invoice.InvoicedOn.Day, DateTime.DaysInMonth(Month.Value.Year, Month.Value.Month)) - 1);
            Input.Parts.ForEach(p => p.Year = null);
        }
        else if (LineId is { } line)
        {
            if (await db.Set<BankLine>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == line && l.MatchedKind == null && l.Amount.Cents < 0, stop) is not { } paid)
            {
                return NotFound();
            }
            Input = ExpenseForm.Of(paid, Suppliers);
        }
        else
        {
            Input = ExpenseForm.Of(HttpContext.Request.Query);
        }
        Input.Fill();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Prepare())
        {
            return NotFound();
        }
        if (ModelState.IsValid)
        {
            var stop = HttpContext.RequestAborted;
            var actor = await db.PurchaseActor(HttpContext);
            var answers = RecurringId is { } recurring && Month is { } month ? (recurring, month) : ((Guid, DateOnly)?)null;
            var outcome = await record.Record(
                Id, new(Input.Supplier, Input.Siret, Input.Email), Input.Details(Destinations, CorrectsId), actor, Input.EvenIfKnown, answers, clock.Today, stop);
            if (outcome.Refusals.Count == 0)
            {
                if (outcome.Value is not { } invoice)
                {
                    return NotFound();
                }
                TempData["Done"] = (Id is null ? "La dépense est enregistrée. Une autre personne l’approuve." : "La dépense est modifiée.") + await files.Join(db, Piece, nameof(Invoice), invoice.Id, stop);
                return Redirect(here.Link($"comptes/depenses/{invoice.Id}"));
            }
            ModelState.Refuse(Input.Place(outcome.Refusals));
        }
        Input.Fill();
        return Page();
    }

    /// <summary>False when what the address names is not here, or no longer to change.</summary>
    private async Task<bool> Prepare()
    {
        var stop = HttpContext.RequestAborted;
        Destinations = await Destinations.Read(db, contracts, clock.Today, stop);
        Suppliers = await db.Set<Supplier>().OrderBy(s => s.FoldedName).Select(s => s.Name).ToListAsync(stop);
        if (Id is { } id)
        {
            var existing = await db.Set<Invoice>().Where(i => i.Id == id).Select(i => new { i.CorrectsId }).SingleOrDefaultAsync(stop);
            CorrectsId = existing?.CorrectsId;
            if (existing is null)
            {
                return false;
            }
        }
        if (CorrectsId is { } corrected)
        {
            Corrected = await db.InvoiceRows().AsNoTracking().SingleOrDefaultAsync(r => r.Id == corrected && r.Invoice.CorrectsId == null, stop);
            return Corrected is not null;
        }
        return RecurringId is null || (Month is not null && await Recurring() is not null);
    }

    private async Task<InvoiceRow?> Recurring()
    {
        if (RecurringId is not { } id || Month is not { } month || month.Day != 1)
        {
            return null;
        }
        var model = await db.Set<RecurringExpense>().Where(r => r.Id == id).Select(r => (Guid?)r.ModelId).SingleOrDefaultAsync(HttpContext.RequestAborted);
        return model is null ? null : await db.InvoicesWithParts().AsNoTracking().SingleAsync(r => r.Id == model, HttpContext.RequestAborted);
    }
}
