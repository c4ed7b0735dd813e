using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Accounting;

/// <summary>Lettrage of one third-party account: lines still open, or already lettered.</summary>
[Requires(Area.Accounts, Level.Act)]
public sealed class LettersModel(TisserandDb db, LetterLines letter, CptsOfRequest here, Clock clock) : PageModel
{
    private const int Most = 500;

    [BindProperty(Name = "compte", SupportsGet = true)]
    public string? Account { get; set; }

    /// <summary>« lettrees »; open lines otherwise.</summary>
    [BindProperty(Name = "voir", SupportsGet = true)]
    public string? Shown { get; set; }

    [BindProperty]
    public Guid[] Ids { get; set; } = [];

    public IReadOnlyList<SelectListItem> Accounts { get; private set; } = [];

    public IReadOnlyList<LedgerRow> Rows { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Choices { get; } = [new("À lettrer", ""), new("Lettrées", "lettrees")];

    public Task<IActionResult> OnGet() => Show();

    public async Task<IActionResult> OnPostMark()
    {
        ModelState.Refuse(await letter.Mark(Ids, clock.Today, HttpContext.RequestAborted), prefix: "");
        return ModelState.IsValid ? Done("Les lignes sont lettrées.") : await Show();
    }

    public async Task<IActionResult> OnPostUnmark(string? letters) =>
        Done(French.Count(await letter.Unmark(Account ?? "", letters ?? "", HttpContext.RequestAborted), "ligne n’est plus lettrée.", "lignes ne sont plus lettrées."));

    private RedirectResult Done(string said)
    {
        TempData["Done"] = said;
        return Redirect(here.Link("comptes/lettrage?compte=" + Uri.EscapeDataString(Account ?? "")));
    }

    private async Task<IActionResult> Show()
    {
        var stop = HttpContext.RequestAborted;
        var chart = await db.ReadChart(stop);
        var used = await db.Set<EntryLine>().Where(l => EF.Functions.Like(l.Account, "4%")).Select(l => l.Account).Distinct().OrderBy(a => a).ToListAsync(stop);
        Account = used.Contains(Account ?? "") ? Account : used.FirstOrDefault();
        Accounts = [.. used.Select(a => new SelectListItem($"{a} {chart.LabelOf(a)}", a, a == Account))];
        var lines = from l in db.Set<EntryLine>()
                    join e in db.Set<Entry>() on l.EntryId equals e.Id
                    where l.Account == Account && (Shown == "lettrees" ? l.Letter != null : l.Letter == null)
                    orderby l.Letter, e.On, e.Id, l.Rank
                    select new LedgerRow { Id = l.Id, EntryId = e.Id, Account = l.Account, On = e.On, EntryLabel = e.Label, Line = l };
        Rows = await lines.AsNoTracking().Take(Most).ToListAsync(stop);
        return Page();
    }
}
