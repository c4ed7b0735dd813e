using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.People;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Members.Space;

/// <summary>One's own entry, as one would have it: proposed to the coordination.</summary>
[OfCpts]
public sealed class OwnEntryModel(ProposeChanges propose, OwnMember own, CptsOfRequest here) : PageModel
{
    private Member? _member;

    [BindProperty]
    public MemberForm Input { get; set; } = new();

    public bool IsNobody => _member is null;

    public IReadOnlyList<ProposedChange> Waiting { get; private set; } = [];

    public async Task OnGet()
    {
        if (await Read())
        {
            Input = MemberForm.Of(_member!);
            AddEmptySite();
        }
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Read())
        {
            return Page();
        }
        var proposed = ModelState.IsValid ? await propose.Propose(_member!.Id, Input, HttpContext.RequestAborted) : 0;
        ModelState.Refuse(proposed.Refusals);
        if (!ModelState.IsValid)
        {
            // The places left empty are gone from the form: what is shown is what was read.
            foreach (var key in ModelState.Keys.Where(k => k.StartsWith("Input.Sites", StringComparison.Ordinal)).ToList())
            {
                ModelState[key]!.RawValue = null;
                ModelState[key]!.AttemptedValue = null;
            }
            AddEmptySite();
            return Page();
        }
        TempData["Done"] = proposed.Value == 0 ? "Rien n’a changé\u00A0: aucune proposition n’est envoyée." : "Votre proposition est envoyée à la coordination.";
        return Redirect(here.Link("mon-espace"));
    }

    /// <summary>Communes that answer what is typed.</summary>
    public IActionResult OnGetCommunes() => Partial(
        "_CommuneOptions", Geography.Current.Search(Request.Query.FirstOrDefault(q => q.Key.EndsWith(".Commune", StringComparison.Ordinal)).Value.ToString(), 12));

    private async Task<bool> Read()
    {
        _member = await own.Read(HttpContext.RequestAborted);
        Waiting = _member is null ? [] : await propose.Waiting(_member.Id, HttpContext.RequestAborted);
        return _member is not null;
    }

    /// <summary>One more place can be typed without JavaScript.</summary>
    private void AddEmptySite() => Input.Sites.Add(new MemberForm.SiteForm());
}
