using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Members;

/// <summary>« Compte Tisserand » of a member, for who gives roles.</summary>
[Requires(Area.Settings, Level.Act)]
public sealed class AccountModel(TisserandDb db, AccountOfMember accounts, CptsOfRequest here) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>Null: none.</summary>
    [BindProperty]
    public Guid? AccountId { get; set; }

    public Member Member { get; private set; } = null!;

    public IReadOnlyList<AccountChoice> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!await Read())
        {
            return NotFound();
        }
        AccountId = Member.AccountId ?? AccountOfMember.Proposed(Member, Choices)?.Id;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Read())
        {
            return NotFound();
        }
        ModelState.Refuse(ModelState.IsValid ? await accounts.Tie(Member, AccountId, HttpContext.RequestAborted) : [], prefix: "");
        if (!ModelState.IsValid)
        {
            return Page();
        }
        TempData["Done"] = AccountId is null ? $"{Member.FullName} n’est plus relié à un compte." : $"{Member.FullName} est relié à son compte Tisserand.";
        return Redirect(here.Link("adherents/" + Id));
    }

    private async Task<bool> Read()
    {
        if (await db.ReadMember(Id, HttpContext.RequestAborted) is not { } member)
        {
            return false;
        }
        Member = member;
        Choices = await accounts.Choices(HttpContext.RequestAborted);
        return true;
    }
}
