using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Data.Audit;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Accounting;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Banking;

/// <summary>One rule: its words and what it means, changed or removed.</summary>
[Requires(Area.Payments, Level.Act)]
public sealed class RuleFormModel(TisserandDb db, Author author, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public LabelRule Rule { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Natures => [.. MovementNature.For(Rule.IsIncome).Select(n => new SelectListItem(n.Label, n.Code))];

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (!await Find(id))
        {
            return NotFound();
        }
        Input = new() { Words = Rule.Words, Nature = Rule.Nature, Mission = Rule.Mission ?? AxisWords.RunningCode, Account = MovementNature.Find(Rule.Nature)?.Account is null ? Rule.Account : "" };
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        if (!await Find(id))
        {
            return NotFound();
        }
        var meaning = new LineMeaning(Input.Nature, Input.Account, Input.Mission == AxisWords.RunningCode ? null : AxisWords.Missions.FirstOrDefault(m => m.Code == Input.Mission).Code);
        var meant = meaning.Check(Rule.IsIncome, await db.ReadChart(HttpContext.RequestAborted));
        List<Refusal> refusals = meant.Succeeded ? Rule.Change(Input.Words, meaning, meant.Value.Account, author.Name) : [.. meant.Refusals];
        if (refusals.Count == 0 && await db.Set<LabelRule>().AnyAsync(r => r.Words == Rule.Words && r.IsIncome == Rule.IsIncome && r.Id != id, HttpContext.RequestAborted))
        {
            refusals.Add(new("rule-known", "Une autre règle a déjà ces mots.", nameof(LabelRule.Words)));
        }
        if (refusals.Count > 0)
        {
            db.ChangeTracker.Clear();
            ModelState.Refuse(refusals);
            return Page();
        }
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done("La règle est enregistrée.");
    }

    public async Task<IActionResult> OnPostRemove(Guid id)
    {
        if (!await Find(id))
        {
            return NotFound();
        }
        db.Remove(Rule);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done("La règle est retirée.");
    }

    private async Task<bool> Find(Guid id)
    {
        Rule = (await db.Set<LabelRule>().SingleOrDefaultAsync(r => r.Id == id, HttpContext.RequestAborted))!;
        return Rule is not null;
    }

    private RedirectResult Done(string words)
    {
        TempData["Done"] = words;
        return Redirect(here.Link("comptes/banque/regles"));
    }

    public sealed class Form
    {
        public string? Words { get; set; }

        public string? Nature { get; set; }

        public string? Account { get; set; }

        public string? Mission { get; set; }
    }
}
