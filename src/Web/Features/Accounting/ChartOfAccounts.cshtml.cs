using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Accounting;

/// <summary>Plan comptable: the accounts of the regulation, and those that the CPTS added.</summary>
[Requires(Area.Accounts)]
public sealed class ChartOfAccountsModel(TisserandDb db, WriteAccount write, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public ListPage<ChartAccount> List { get; private set; } = null!;

    public IReadOnlyList<LedgerAccount> Own { get; private set; } = [];

    /// <summary>The label seems to name a patient.</summary>
    public string? Warning { get; private set; }

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        var rows = await Show(list);
        return ListFiles.File(List.Table, list, rows, clock.Today) ?? Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var added = await write.Add(Input.Number, Input.Label, HttpContext.RequestAborted);
        if (added.Succeeded)
        {
            return Done($"Le compte {added.Value.Number} est ajouté.");
        }
        ModelState.Refuse(added.Refusals);
        await Show(new());
        return Page();
    }

    public async Task<IActionResult> OnPostRemove(Guid account)
    {
        if (await write.Remove(account, HttpContext.RequestAborted) is not { } refusals)
        {
            return NotFound();
        }
        if (refusals.Count == 0)
        {
            return Done("Le compte est retiré.");
        }
        ModelState.Refuse(refusals, prefix: "");
        await Show(new());
        return Page();
    }

    private RedirectResult Done(string said)
    {
        TempData["Done"] = said;
        return Redirect(here.Link("comptes/plan"));
    }

    private async Task<List<ChartAccount>> Show(ListQuery list)
    {
        Own = await db.Set<LedgerAccount>().AsNoTracking().OrderBy(a => a.Number).ToListAsync(HttpContext.RequestAborted);
        Warning = PatientWatch.Warnings((Input.Label, "Label")).Select(w => w.Message).FirstOrDefault();
        var words = FoldedText.Of(list.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var rows = new Chart(Own).Accounts.Where(a => words.All(w => a.Number.StartsWith(w, StringComparison.OrdinalIgnoreCase) || FoldedText.Of(a.Label).Contains(w, StringComparison.Ordinal))).ToList();
        List = ListPage<ChartAccount>.Of(AccountingTables.Accounts(Own.Select(a => a.Number).ToHashSet()), rows, list);
        return rows;
    }

    public sealed class Form
    {
        public string? Number { get; set; }

        public string? Label { get; set; }
    }
}
