using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access.Administration;

/// <summary>One account: administrator or not, locked or not, new password link, second step removed. Each act is in the audit trail.</summary>
[Administrator]
public sealed class OneAccountModel(TisserandDb db, UserManager<Account> accounts, AccountMails mails, Clock clock) : PageModel
{
    public Account Shown { get; private set; } = null!;

    public bool IsMe { get; private set; }

    public bool IsLocked => Shown.LockoutEnd?.UtcDateTime > clock.UtcNow;

    public int Passkeys { get; private set; }

    public IReadOnlyList<(string Cpts, string Roles)> Places { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid id) => await Find(id) ? Page() : NotFound();

    public Task<IActionResult> OnPostAdministrator(Guid id) => Act(id, notOnMyself: true, async () =>
    {
        Shown.IsAdministrator = !Shown.IsAdministrator;
        await accounts.UpdateSecurityStampAsync(Shown);
        return Shown.IsAdministrator ? "Ce compte est maintenant administrateur." : "Ce compte n’est plus administrateur.";
    });

    public Task<IActionResult> OnPostLock(Guid id) => Act(id, notOnMyself: true, async () =>
    {
        await accounts.SetLockoutEnabledAsync(Shown, true);
        await accounts.SetLockoutEndDateAsync(Shown, DateTimeOffset.MaxValue);
        await accounts.UpdateSecurityStampAsync(Shown);
        return "Ce compte est bloqué et ses sessions sont fermées.";
    });

    public Task<IActionResult> OnPostUnlock(Guid id) => Act(id, notOnMyself: false, async () =>
    {
        await accounts.SetLockoutEndDateAsync(Shown, null);
        await accounts.ResetAccessFailedCountAsync(Shown);
        return "Ce compte est ouvert.";
    });

    public Task<IActionResult> OnPostPassword(Guid id) => Act(id, notOnMyself: false, async () =>
    {
        await mails.ForgottenPassword(Shown);
        return $"Un lien pour choisir un mot de passe part à {Shown.Email}.";
    });

    public Task<IActionResult> OnPostTwoFactor(Guid id) => Act(id, notOnMyself: true, async () =>
    {
        await accounts.SetTwoFactorEnabledAsync(Shown, false);
        await accounts.RemoveAuthenticationTokenAsync(Shown, "[AspNetUserStore]", "AuthenticatorKey");
        return "La double authentification de ce compte est retirée : il se connecte par mot de passe et peut la remettre en place.";
    });

    private async Task<IActionResult> Act(Guid id, bool notOnMyself, Func<Task<string>> act)
    {
        if (!await Find(id))
        {
            return NotFound();
        }
        if (notOnMyself && IsMe)
        {
            ModelState.AddModelError("", "Un administrateur ne fait pas cela sur son propre compte : demandez-le à un autre administrateur.");
            return Page();
        }
        TempData["Done"] = await act();
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        return Redirect("/administration/comptes/" + id);
    }

    private async Task<bool> Find(Guid id)
    {
        if (await accounts.FindByIdAsync(id.ToString()) is not { } found)
        {
            return false;
        }
        Shown = found;
        IsMe = Caller.Of(User)!.AccountId == id;
        Passkeys = (await accounts.GetPasskeysAsync(Shown)).Count;
        var rows = await (
            from access in db.Set<CptsAccess>()
            join cpts in db.Set<Cpts>() on access.CptsId equals cpts.Id
            where access.AccountId == id
            orderby cpts.Name
            select new { cpts.Name, access.Role }).ToListAsync(HttpContext.RequestAborted);
        Places = [.. rows.GroupBy(r => r.Name).Select(g => (g.Key, string.Join(", ", g.Select(r => r.Role).Order().Select(r => r.Label()))))];
        return true;
    }
}
