using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Banking;

/// <summary>A bank account of the CPTS, new or changed.</summary>
[Requires(Area.Payments, Level.Act)]
public sealed class AccountFormModel(TisserandDb db, SetBankAccount accounts, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public bool IsNew { get; private set; }

    /// <summary>What was told of the columns of its files.</summary>
    public IReadOnlyList<RememberedColumns> Columns { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid? id)
    {
        if (id is null)
        {
            IsNew = true;
            Input = new() { Name = "Compte courant", Holder = here.Required.Name };
            return Page();
        }
        if (await db.Set<BankAccount>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, HttpContext.RequestAborted) is not { } account)
        {
            return NotFound();
        }
        await ReadColumns(account.Id);
        Input = new() { Name = account.Name, Iban = account.Account.Formatted, Bic = account.Bic, Holder = account.Holder, IsClosed = account.IsClosed };
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid? id)
    {
        IsNew = id is null;
        if (id is not null && !await db.Set<BankAccount>().AnyAsync(a => a.Id == id, HttpContext.RequestAborted))
        {
            return NotFound();
        }
        if (ModelState.IsValid)
        {
            var set = await accounts.Set(id, new(Input.Name, Input.Iban, Input.Bic, Input.Holder), Input.IsClosed, HttpContext.RequestAborted);
            if (set.Succeeded)
            {
                TempData["Done"] = $"Le compte «\u00A0{set.Value.Name}\u00A0» est enregistré.";
                return Redirect(here.Link("comptes/banque"));
            }
            ModelState.Refuse(set.Refusals);
        }
        await ReadColumns(id);
        return Page();
    }

    public async Task<IActionResult> OnPostForget(Guid id, Guid columns)
    {
        if (await db.Set<RememberedColumns>().SingleOrDefaultAsync(c => c.Id == columns && c.BankAccountId == id, HttpContext.RequestAborted) is not { } told)
        {
            return NotFound();
        }
        db.Remove(told);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = "Ces colonnes sont oubliées\u00A0: le prochain fichier qui les a les demandera de nouveau.";
        return Redirect(here.Link($"comptes/banque/comptes/{id}"));
    }

    private async Task ReadColumns(Guid? account) =>
        Columns = account is null ? [] : await db.Set<RememberedColumns>().AsNoTracking().Where(c => c.BankAccountId == account).OrderByDescending(c => c.RememberedOn).ThenBy(c => c.Id).ToListAsync(HttpContext.RequestAborted);

    public sealed class Form
    {
        public string? Name { get; set; }

        public string? Iban { get; set; }

        public string? Bic { get; set; }

        public string? Holder { get; set; }

        public bool IsClosed { get; set; }
    }
}
