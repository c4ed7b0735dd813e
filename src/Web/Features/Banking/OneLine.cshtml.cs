using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Banking;

/// <summary>A line of a statement that no proposal explains: several things at once, or none of those awaited.</summary>
[Requires(Area.Payments, Level.Act)]
public sealed class OneLineModel(TisserandDb db, MatchLines match, CptsOfRequest here) : PageModel
{
    private const int Most = 200;

    public BankAccount Account { get; private set; } = null!;

    public BankLine Line { get; private set; } = null!;

    /// <summary>On the same side, the nearest in amount first.</summary>
    public IReadOnlyList<AwaitedMovement> Awaited { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid id, Guid line)
    {
        var stop = HttpContext.RequestAborted;
        var found = await (
            from l in db.Set<BankLine>().AsNoTracking()
            join a in db.Set<BankAccount>() on l.BankAccountId equals a.Id
            where l.Id == line && a.Id == id
            select new { Line = l, Account = a }).SingleOrDefaultAsync(stop);
        if (found is null)
        {
            return NotFound();
        }
        if (found.Line.IsMatched)
        {
            return Redirect(here.Link($"comptes/banque/{id}"));
        }
        (Account, Line) = (found.Account, found.Line);
        Awaited =
        [
            .. (await match.Awaited(stop)).Where(a => a.Since <= Line.On && a.MayBeOn(id)).OrderByDescending(a => a.Amount.Cents < 0 == Line.Amount.Cents < 0)
                .ThenBy(a => Math.Abs(a.Amount.Cents - Line.Amount.Cents)).ThenBy(a => a.Label, StringComparer.Ordinal).Take(Most),
        ];
        return Page();
    }
}
