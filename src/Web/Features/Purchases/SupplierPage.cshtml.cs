using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Purchases;

/// <summary>One supplier and the account on which it is paid: for whoever sees bank details.</summary>
[Requires(Area.BankDetails, Level.Act)]
public sealed class SupplierPageModel(TisserandDb db, CptsOfRequest here) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Siret { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Iban { get; set; }

    public Supplier Known { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (!await Read())
        {
            return NotFound();
        }
        (Name, Siret, Email, Iban) = (Known.Name, Known.Siret, Known.Email, Known.Account?.Formatted);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var stop = HttpContext.RequestAborted;
        var refusals = await db.Serially(async Task<List<Refusal>?> () =>
        {
            if (await db.Set<Supplier>().SingleOrDefaultAsync(s => s.Id == Id, stop) is not { } supplier)
            {
                return null;
            }
            var refused = supplier.Change(Name, Siret, Email);
            refused.AddRange(supplier.PayOn(Iban));
            var folded = FoldedText.Of(Name);
            if (refused.Count == 0 && await db.Set<Supplier>().AnyAsync(s => s.FoldedName == folded && s.Id != Id, stop))
            {
                refused.Add(new("supplier-known", "Un autre fournisseur porte déjà ce nom.", nameof(Name)));
            }
            if (refused.Count > 0)
            {
                db.ChangeTracker.Clear();
            }
            return refused;
        }, stop);
        if (refusals is null)
        {
            return NotFound();
        }
        if (refusals.Count == 0)
        {
            TempData["Done"] = "Le fournisseur est enregistré.";
            return Redirect(here.Link($"comptes/fournisseurs/{Id}"));
        }
        ModelState.Refuse(refusals, prefix: "");
        return await Read() ? Page() : NotFound();
    }

    private async Task<bool> Read() => (Known = (await db.Set<Supplier>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == Id, HttpContext.RequestAborted))!) is not null;
}
