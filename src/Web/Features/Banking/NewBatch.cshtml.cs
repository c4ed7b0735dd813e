using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Banking;

/// <summary>What will be paid, by person; those who can be are ticked, the others say why not.</summary>
[Requires(Area.Payments, Level.Act)]
public sealed class NewBatchModel(TisserandDb db, PreparePayments prepare, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The sums of one person in each: « indemnite:…,indemnite:… », so that nothing is paid that was not shown.</summary>
    [BindProperty]
    public string[] Chosen { get; set; } = [];

    public IReadOnlyList<SelectListItem> Accounts { get; private set; } = [];

    public IReadOnlyList<DuePayee> Payees { get; private set; } = [];

    public async Task OnGet()
    {
        await Read();
        Input = new() { BankAccountId = Accounts.Count == 1 ? Accounts[0].Value : null, RequestedOn = clock.Today.AddDays(1) };
        Chosen = [.. Payees.Where(p => p.Obstacle is null).Select(p => p.Keys)];
    }

    public async Task<IActionResult> OnPost()
    {
        if (ModelState.IsValid)
        {
            var keys = Chosen.SelectMany(c => c.Split(',', StringSplitOptions.RemoveEmptyEntries)).ToList();
            var batch = await prepare.Prepare(Guid.TryParse(Input.BankAccountId, out var account) ? account : null, Input.RequestedOn, keys, HttpContext.RequestAborted);
            if (batch.Succeeded)
            {
                TempData["Done"] = $"Remise {batch.Value.Reference} prépare {French.Count(batch.Value.Transfers.Count, "virement", "virements")}, {French.Euros(batch.Value.Total)}. Il reste à déposer le fichier dans votre banque.";
                return Redirect(here.Link($"comptes/virements/{batch.Value.Id}"));
            }
            ModelState.Refuse(batch.Refusals);
        }
        await Read();
        return Page();
    }

    private async Task Read()
    {
        var stop = HttpContext.RequestAborted;
        Accounts = [.. (await db.Set<BankAccount>().AsNoTracking().Where(a => !a.IsClosed).OrderBy(a => a.Name).ToListAsync(stop)).Select(a => new SelectListItem(a.Label, a.Id.ToString()))];
        Payees = [.. (await prepare.Due(stop)).GroupBy(p => p.PayeeId).Select(g => new DuePayee([.. g]))];
    }

    public sealed class Form
    {
        public string? BankAccountId { get; set; }

        public DateOnly? RequestedOn { get; set; }
    }
}

/// <summary>All that one payee is due.</summary>
public sealed record DuePayee(IReadOnlyList<Payable> Sums)
{
    public string Name => Sums[0].PayeeName;

    public Money Amount => Sums.Sum(s => s.Amount);

    public string Keys => string.Join(',', Sums.Select(s => s.Source.Key));

    /// <summary>Why nothing of it can be paid now; null when it can.</summary>
    public string? Obstacle => Sums.Any(s => !s.HasAccount) ? "Pas de coordonnées bancaires." : Sums.Select(s => s.Obstacle).FirstOrDefault(o => o is not null) is { } obstacle ? char.ToUpper(obstacle.Message[0], French.Culture) + obstacle.Message[1..] : null;

    public IEnumerable<string> Warnings => Sums.Select(s => s.Warning).OfType<string>().Distinct(StringComparer.Ordinal);
}
