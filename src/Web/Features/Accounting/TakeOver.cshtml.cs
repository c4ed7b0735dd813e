using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Accounting.Files;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Accounting;

/// <summary>Reprise: the FEC of another program, the balances that it leaves, a confirmation. Nothing is written before it.</summary>
[Requires(Area.Accounts, Level.Act)]
public sealed class TakeOverModel(TisserandDb db, TakeOverFec takeOver, CptsOfRequest here) : PageModel
{
    /// <summary>In a list of accounts: « add that of the file ».</summary>
    public const string Add = "+";

    [BindProperty]
    public IFormFile? Fec { get; set; }

    /// <summary>The balances, carried from the preview to the confirmation.</summary>
    [BindProperty]
    public List<Row> Rows { get; set; } = [];

    public FiscalYear Year { get; private set; } = null!;

    public Chart Chart { get; private set; } = Chart.National;

    /// <summary>Null when what was read is only carried.</summary>
    public FecTakeOver? Read { get; private set; }

    public async Task<IActionResult> OnGet(Guid id) => await Find(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid id)
    {
        if (!await Find(id))
        {
            return NotFound();
        }
        Rows = [];
        if (Fec is null || Fec.Length > FecReading.MostBytes)
        {
            ModelState.AddModelError(nameof(Fec), Fec is null ? "Choisissez le fichier." : "Ce fichier est trop gros\u00A0: un FEC de 20\u00A0Mo au plus se lit ici.");
            return Page();
        }
        using var memory = new MemoryStream();
        await Fec.CopyToAsync(memory, HttpContext.RequestAborted);
        var plan = await takeOver.Preview(Year, memory.ToArray(), HttpContext.RequestAborted);
        ModelState.Refuse(plan.Refusals, prefix: "");
        Read = plan.Value;
        ModelState.Remove(nameof(Rows));
        Rows = [.. (Read?.Balances ?? []).Select(b => new Row { Account = b.Account, Label = b.Label, Cents = b.Balance.Cents, Target = b.Proposed == b.Account && b.IsUnknown ? Add : b.Proposed })];
        return Page();
    }

    public async Task<IActionResult> OnPostConfirm(Guid id)
    {
        if (!await Find(id))
        {
            return NotFound();
        }
        var taken = Rows.ConvertAll(r => new TakenAccount(r.Account ?? "", r.Label ?? "", new Money(r.Cents), (r.Target == Add ? r.Account : TypedText.Line(r.Target)) ?? ""));
        if (await takeOver.Take(id, taken, HttpContext.RequestAborted) is not { } done)
        {
            return NotFound();
        }
        if (!done.Succeeded)
        {
            ModelState.Refuse(done.Refusals.Select(r => r.Field.StartsWith("Rows", StringComparison.Ordinal) ? r : r with { Field = "" }), prefix: "");
            return Page();
        }
        TempData["Done"] = "Les soldes sont repris, en brouillon\u00A0: vérifiez l’écriture puis validez-la.";
        return Redirect(here.Link("comptes/ecritures/" + done.Value.Id));
    }

    private async Task<bool> Find(Guid id)
    {
        Chart = await db.ReadChart(HttpContext.RequestAborted);
        Year = (await db.Set<FiscalYear>().AsNoTracking().SingleOrDefaultAsync(y => y.Id == id, HttpContext.RequestAborted))!;
        return Year is not null;
    }

    /// <summary>One balance of the file.</summary>
    public sealed class Row
    {
        public string? Account { get; set; }

        public string? Label { get; set; }

        public long Cents { get; set; }

        /// <summary>Account here, or <see cref="Add"/>.</summary>
        public string? Target { get; set; }

        internal Money Balance => new(Cents);
    }
}
