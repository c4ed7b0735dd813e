using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Governance;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Governance;

/// <summary>One version of the statutes or of the règlement intérieur: read by all who see them, entered by those who may.</summary>
[Requires(Area.Governance)]
public sealed class TextFormModel(TisserandDb db, AdoptText adopt, CptsOfRequest here) : PageModel
{
    /// <summary>The version shown; null for a new one.</summary>
    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public string Label { get; private set; } = "";

    public bool MayAct => here.Allows(Area.Governance, Level.Act);

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        var typed = Input;
        if (!await Load())
        {
            return NotFound();
        }
        Input = typed;
        // Each rule once, in its order, whatever the form sends.
        Input.Rules = [.. GovernanceRules.All.Select(r => typed.Rules.Find(t => t.Rule == r) ?? new() { Rule = r })];
        if (ModelState.IsValid)
        {
            var adopted = await adopt.Adopt(Id, new(FoundingTexts.Find(Input.Kind), Input.AdoptedOn, Input.AdoptedBy, Input.Rules.ConvertAll(r => new StatedRuleDetails(r.Rule, r.Value, r.Article))), Stop);
            if (adopted is null)
            {
                return NotFound();
            }
            if (adopted.Succeeded)
            {
                TempData["Done"] = $"{adopted.Value.Label}\u00A0: enregistré.";
                return Redirect(here.Link("vie-associative/statuts/saisie/" + adopted.Value.Id));
            }
            ModelState.Refuse(adopted.Refusals);
        }
        return Page();
    }

    public static string Example(RuleValueKind kind) => kind switch
    {
        RuleValueKind.Share => "1/4, 25 % ou aucun",
        RuleValueKind.Days => "15",
        RuleValueKind.Weights => "Libéraux 60 ; Usagers 20",
        _ => "2, ou sans limite",
    };

    private async Task<bool> Load()
    {
        var text = Id is null ? null : await db.Set<FoundingText>().AsNoTracking().Include(t => t.Rules).AsSingleQuery().SingleOrDefaultAsync(t => t.Id == Id, Stop);
        if (Id is not null && text is null)
        {
            return false;
        }
        Label = text?.Label ?? "";
        Input = new()
        {
            Kind = text?.Kind.Code(),
            AdoptedOn = text?.AdoptedOn,
            AdoptedBy = text?.AdoptedBy,
            Rules = [.. GovernanceRules.All.Select(r => (Rule: r, Stated: text?.Rules.FirstOrDefault(s => s.Rule == r)))
                .Select(r => new RuleForm { Rule = r.Rule, Value = r.Stated is null ? null : r.Rule.Choices().Count > 0 || r.Rule.Kind() == RuleValueKind.Weights ? r.Stated.Value : r.Rule.ValueLabel(r.Stated.Value), Article = r.Stated?.Article })],
        };
        return true;
    }

    public sealed class Form
    {
        public string? Kind { get; set; }

        public DateOnly? AdoptedOn { get; set; }

        public string? AdoptedBy { get; set; }

        public List<RuleForm> Rules { get; set; } = [];
    }

    public sealed class RuleForm
    {
        public GovernanceRule Rule { get; set; }

        public string? Value { get; set; }

        public string? Article { get; set; }
    }
}
