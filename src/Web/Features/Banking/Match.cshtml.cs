using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Banking;

/// <summary>Accepts what a line is said to be, or takes that back.</summary>
[Requires(Area.Payments, Level.Act)]
public sealed class MatchModel(TisserandDb db, MatchLines match, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public Guid Line { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public Guid With { get; set; }

    public async Task<IActionResult> OnGet(Guid id) =>
        await db.Set<BankAccount>().AnyAsync(a => a.Id == id, HttpContext.RequestAborted) ? Redirect(here.Link($"comptes/banque/{id}")) : NotFound();

    public Task<IActionResult> OnPost(Guid id) => Act(id, stop => match.Accept(Line, Kind, With, stop), "C’est rapproché, à la date de la banque.");

    public Task<IActionResult> OnPostUndo(Guid id) => Act(id, stop => match.Undo(Line, stop), "Le rapprochement est défait.");

    private async Task<IActionResult> Act(Guid id, Func<CancellationToken, Task<List<Refusal>>> act, string done)
    {
        var stop = HttpContext.RequestAborted;
        if (!await db.Set<BankLine>().AnyAsync(l => l.Id == Line && l.BankAccountId == id, stop))
        {
            return NotFound();
        }
        var refusals = await act(stop);
        TempData["Done"] = refusals.Count == 0 ? done : string.Join(' ', refusals.Select(r => r.Message));
        return Redirect(here.Link($"comptes/banque/{id}"));
    }
}
