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

    /// <summary>Of one awaited movement.</summary>
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public Guid With { get; set; }

    /// <summary>Of several lines at once, or several movements for <see cref="Line"/>: see <see cref="Write"/>.</summary>
    [BindProperty]
    public List<string> Choices { get; set; } = [];

    /// <summary>« line|kind|identifier », as a form holds it.</summary>
    public static string Write(Guid line, AwaitedMovement with) => $"{line:D}|{with.Kind}|{with.Id:D}";

    public async Task<IActionResult> OnGet(Guid id) =>
        await db.Set<BankAccount>().AnyAsync(a => a.Id == id, HttpContext.RequestAborted) ? Redirect(here.Link($"comptes/banque/{id}")) : NotFound();

    public Task<IActionResult> OnPost(Guid id) => Act(id, [Line], stop => match.Accept(new(Line, [(Kind ?? "", With)]), stop), "C’est rapproché, à la date de la banque.");

    /// <summary>One line that pays several things.</summary>
    public Task<IActionResult> OnPostSeveral(Guid id) => Act(id, [Line], stop => match.Accept(new(Line, [.. Read().SelectMany(c => c.With)]), stop), "C’est rapproché, à la date de la banque.");

    /// <summary>Those that are sure, all at once; one by one when one of them no longer is.</summary>
    public Task<IActionResult> OnPostSure(Guid id)
    {
        var choices = Read();
        return Act(id, [.. choices.Select(c => c.Line)], async stop =>
        {
            if ((await match.AcceptAll(choices, stop)).Count == 0)
            {
                return [];
            }
            var refusals = new List<Refusal>();
            foreach (var choice in choices)
            {
                refusals.AddRange(await match.Accept(choice, stop));
            }
            return refusals;
        }, "Les lignes sûres sont rapprochées, à la date de la banque.");
    }

    public Task<IActionResult> OnPostUndo(Guid id) => Act(id, [Line], stop => match.Undo(Line, stop), "Le rapprochement est défait.");

    private List<MatchChoice> Read() =>
    [
        .. Choices.Select(c => c.Split('|')).Where(c => c.Length == 3 && Guid.TryParse(c[0], out _) && Guid.TryParse(c[2], out _))
            .GroupBy(c => Guid.Parse(c[0]), (line, with) => new MatchChoice(line, [.. with.Select(w => (w[1], Guid.Parse(w[2])))])),
    ];

    private async Task<IActionResult> Act(Guid id, IReadOnlyCollection<Guid> lines, Func<CancellationToken, Task<List<Refusal>>> act, string done)
    {
        var stop = HttpContext.RequestAborted;
        if (lines.Count == 0 || await db.Set<BankLine>().CountAsync(l => EF.Parameter(lines).Contains(l.Id) && l.BankAccountId == id, stop) != lines.Count)
        {
            return NotFound();
        }
        var refusals = await act(stop);
        TempData["Done"] = refusals.Count == 0 ? done : string.Join(' ', refusals.Select(r => r.Message).Distinct());
        return Redirect(here.Link($"comptes/banque/{id}"));
    }
}
