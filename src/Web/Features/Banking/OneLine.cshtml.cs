using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Accounting;
using Tisserand.Web.Shell.Banking;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Banking;

/// <summary>A line of a statement: what it pays, or what it may be when no proposal explains it (several things at once, or none of those awaited).</summary>
[Requires(Area.Accounts)]
public sealed class OneLineModel(TisserandDb db, MatchLines match, ExplainLine explain, IEnumerable<IRecordFromLine> forms, CptsOfRequest here) : PageModel
{
    private const int Most = 200;

    public BankAccount Account { get; private set; } = null!;

    public BankLine Line { get; private set; } = null!;

    /// <summary>On the same side, the nearest in amount first.</summary>
    public IReadOnlyList<AwaitedMovement> Awaited { get; private set; } = [];

    /// <summary>What other modules may record of it.</summary>
    public IReadOnlyList<LineForm> Forms => [.. forms.Select(f => f.For(here, Line)).OfType<LineForm>()];

    public bool MayAct => here.Allows(Area.Payments, Level.Act);

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Natures => [new("Choisir…", ""), .. MovementNature.For(Line.Amount > Money.Zero).Select(n => new SelectListItem(n.Label, n.Code))];

    public static IReadOnlyList<SelectListItem> Missions { get; } = [.. AxisWords.Missions.Reverse().Select(m => new SelectListItem(m.Label, m.Code)).OrderByDescending(m => m.Value == AxisWords.RunningCode)];

    /// <summary>« frais tenue compte »: what the next labels are compared with.</summary>
    public string Words => LabelRule.WordsOf(Line.Label);

    public async Task<IActionResult> OnGet(Guid id, Guid line)
    {
        if (!await Find(id, line))
        {
            return NotFound();
        }
        if (!Line.IsMatched && MayAct)
        {
            await ReadAwaited();
        }
        return Page();
    }

    /// <summary>It pays nothing awaited: what it is.</summary>
    public async Task<IActionResult> OnPost(Guid id, Guid line)
    {
        if (!await Find(id, line))
        {
            return NotFound();
        }
        if (!MayAct)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        var refusals = await explain.Explain(line, new(Input.Nature, Input.Account, Input.Mission), Input.Learn, HttpContext.RequestAborted);
        if (refusals.Count == 0)
        {
            TempData["Done"] = "La ligne est dans les comptes." + (Input.Learn && Words.Length > 0 ? $" La prochaine ligne «\u00A0{Words}\u00A0» sera proposée de même." : "");
            return Redirect(here.Link($"comptes/banque/{id}"));
        }
        ModelState.Refuse(refusals);
        await ReadAwaited();
        return Page();
    }

    private async Task ReadAwaited() => Awaited =
    [
        .. (await match.Awaited(HttpContext.RequestAborted)).Where(a => a.Line is null && a.MayBe(Line)).OrderByDescending(a => a.Amount.Cents < 0 == Line.Amount.Cents < 0)
            .ThenBy(a => Math.Abs(a.Amount.Cents - Line.Amount.Cents)).ThenBy(a => a.Label, StringComparer.Ordinal).Take(Most),
    ];

    private async Task<bool> Find(Guid id, Guid line)
    {
        var found = await (
            from l in db.Set<BankLine>().AsNoTracking()
            join a in db.Set<BankAccount>() on l.BankAccountId equals a.Id
            where l.Id == line && a.Id == id
            select new { Line = l, Account = a }).SingleOrDefaultAsync(HttpContext.RequestAborted);
        (Account, Line) = (found?.Account!, found?.Line!);
        return found is not null;
    }

    public sealed class Form
    {
        public string? Nature { get; set; }

        public string? Account { get; set; }

        public string? Mission { get; set; }

        public bool Learn { get; set; } = true;
    }
}
