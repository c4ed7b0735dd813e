using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Tisserand.Data.Access;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access.Profile;

/// <summary>Passkeys of one's account: add, rename, remove. The ceremony itself runs in wwwroot/js/passkey.js.</summary>
[SignedIn]
public sealed class PasskeysModel(UserManager<Account> accounts, SignInManager<Account> signIn) : PageModel
{
    private const int LongestName = 60;

    public IReadOnlyList<UserPasskeyInfo> All { get; private set; } = [];

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostOptions()
    {
        var mine = await Load();
        return Content(await signIn.MakePasskeyCreationOptionsAsync(new() { Id = mine.Id.ToString(), Name = mine.Email!, DisplayName = mine.FullName }), "application/json");
    }

    public async Task<IActionResult> OnPostAdd(string? credential, string? name)
    {
        var mine = await Load();
        var made = string.IsNullOrEmpty(credential) ? null : await signIn.PerformPasskeyAttestationAsync(credential);
        if (made is not { Succeeded: true })
        {
            ModelState.AddModelError("", "La clé d’accès n’a pas pu être enregistrée. Recommencez.");
            return Page();
        }
        made.Passkey.Name = Named(name, made.Passkey.CredentialId);
        var result = await accounts.AddOrUpdatePasskeyAsync(mine, made.Passkey);
        return Done(result, "La clé d’accès est ajoutée.");
    }

    public async Task<IActionResult> OnPostRename(string? id, string? name)
    {
        var mine = await Load();
        if (Find(id) is not { } passkey)
        {
            return NotFound();
        }
        passkey.Name = Named(name, passkey.CredentialId);
        return Done(await accounts.AddOrUpdatePasskeyAsync(mine, passkey), "C’est enregistré.");
    }

    public async Task<IActionResult> OnPostRemove(string? id)
    {
        var mine = await Load();
        return Find(id) is { } passkey
            ? Done(await accounts.RemovePasskeyAsync(mine, passkey.CredentialId), "La clé d’accès est retirée de votre compte.")
            : NotFound();
    }

    public static string IdOf(UserPasskeyInfo passkey) => WebEncoders.Base64UrlEncode(passkey.CredentialId);

    private static string Named(string? name, byte[] id) =>
        string.IsNullOrWhiteSpace(name) ? "Clé " + Convert.ToHexString(id.AsSpan(0, Math.Min(3, id.Length)))
        : name.Trim() is var trimmed && trimmed.Length > LongestName ? trimmed[..LongestName] : trimmed;

    private UserPasskeyInfo? Find(string? id) => All.FirstOrDefault(p => IdOf(p) == id);

    private IActionResult Done(IdentityResult result, string sentence)
    {
        if (!result.Succeeded)
        {
            ModelState.AddModelError("", string.Join(' ', result.Errors.Select(e => e.Description)));
            return Page();
        }
        TempData["Done"] = sentence;
        return Redirect("/compte/cles-d-acces");
    }

    private async Task<Account> Load()
    {
        var mine = (await accounts.GetUserAsync(User))!;
        All = [.. await accounts.GetPasskeysAsync(mine)];
        return mine;
    }
}
