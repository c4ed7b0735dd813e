using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Banking.Statements;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Banking;

/// <summary>A statement: a file, what it holds, a confirmation. Nothing is written before it.</summary>
[Requires(Area.Payments, Level.Act)]
public sealed class ImportModel(TisserandDb db, ImportStatement import, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public IFormFile? Statement { get; set; }

    /// <summary>The file, in base 64, carried from the preview to the confirmation.</summary>
    [BindProperty]
    public string? Held { get; set; }

    public BankAccount Account { get; private set; } = null!;

    public StatementPlan? Plan { get; private set; }

    public async Task<IActionResult> OnGet(Guid id) => await Find(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid id)
    {
        if (!await Find(id))
        {
            return NotFound();
        }
        if (Statement is null || Statement.Length > StatementFile.MostBytes)
        {
            ModelState.AddModelError(nameof(Statement), Statement is null ? "Choisissez le fichier téléchargé de la banque." : "Ce fichier est trop gros pour un relevé.");
            return Page();
        }
        using var memory = new MemoryStream();
        await Statement.CopyToAsync(memory, HttpContext.RequestAborted);
        var plan = await import.Preview(Account, memory.ToArray(), HttpContext.RequestAborted);
        ModelState.Refuse(plan.Refusals, prefix: "");
        (Plan, Held) = (plan.Value, Convert.ToBase64String(memory.ToArray()));
        ModelState.Remove(nameof(Held));
        return Page();
    }

    public async Task<IActionResult> OnPostConfirm(Guid id)
    {
        if (!await Find(id))
        {
            return NotFound();
        }
        var buffer = new byte[StatementFile.MostBytes + 3];
        if (Held is null || !Convert.TryFromBase64String(Held, buffer, out var length))
        {
            ModelState.AddModelError("", "Choisissez de nouveau le fichier.");
            return Page();
        }
        var done = await import.Import(Account, buffer[..length], HttpContext.RequestAborted);
        if (!done.Succeeded)
        {
            ModelState.Refuse(done.Refusals, prefix: "");
            return Page();
        }
        TempData["Done"] = $"{French.Count(done.Value.New.Count, "ligne importée", "lignes importées")}.";
        return Redirect(here.Link($"comptes/banque/{id}"));
    }

    private async Task<bool> Find(Guid id)
    {
        Account = (await db.Set<BankAccount>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, HttpContext.RequestAborted))!;
        return Account is not null;
    }
}
