using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Governance;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Governance;

/// <summary>The rules in force with their sources, and the versions of the texts.</summary>
[Requires(Area.Governance)]
public sealed class TextsModel(TisserandDb db, Clock clock) : PageModel
{
    public IReadOnlyList<FoundingText> Texts { get; private set; } = [];

    public RuleBook Rules { get; private set; } = null!;

    public async Task OnGet()
    {
        Texts = [.. (await db.Set<FoundingText>().AsNoTracking().Include(t => t.Rules).AsSingleQuery().ToListAsync(HttpContext.RequestAborted)).OrderByDescending(t => t.AdoptedOn)];
        Rules = RuleBook.On(clock.Today, Texts);
    }

    public bool IsInForce(FoundingText text) => Texts.FirstOrDefault(t => t.Kind == text.Kind && t.AdoptedOn <= clock.Today) == text;
}
