using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data.Access;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access.Profile;

/// <summary>Second step by an authenticator application (TOTP): set up, recovery codes, switch off.</summary>
[SignedIn]
public sealed class TwoFactorModel(UserManager<Account> accounts, SignInManager<Account> signIn) : PageModel
{
    private const int RecoveryCodeCount = 10;

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public Account Mine { get; private set; } = null!;

    /// <summary>The secret being set up, in groups of four; null before the start and once on.</summary>
    public string? Secret { get; private set; }

    /// <summary>The secret; null once it is in use.</summary>
    public QrPicture? Picture { get; private set; }

    /// <summary>Shown once, just after they were made.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public int CodesLeft { get; private set; }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostStart()
    {
        await Load();
        if (!Mine.TwoFactorEnabled)
        {
            await accounts.ResetAuthenticatorKeyAsync(Mine);
            await signIn.RefreshSignInAsync(Mine);
        }
        return Redirect("/compte/double-authentification");
    }

    public async Task<IActionResult> OnPostTurnOn()
    {
        await Load();
        if (Mine.TwoFactorEnabled || Secret is null)
        {
            return Redirect("/compte/double-authentification");
        }
        var code = string.Concat((Code ?? "").Where(char.IsAsciiDigit));
        if (!await accounts.VerifyTwoFactorTokenAsync(Mine, accounts.Options.Tokens.AuthenticatorTokenProvider, code))
        {
            ModelState.AddModelError(nameof(Code), "Ce code n’est pas le bon. Vérifiez l’heure du téléphone et prenez le code suivant.");
            return Page();
        }
        await accounts.SetTwoFactorEnabledAsync(Mine, true);
        await MakeCodes();
        return Page();
    }

    public async Task<IActionResult> OnPostCodes()
    {
        await Load();
        if (!await Proved())
        {
            return Page();
        }
        await MakeCodes();
        return Page();
    }

    public async Task<IActionResult> OnPostTurnOff()
    {
        await Load();
        if (!await Proved())
        {
            return Page();
        }
        await accounts.SetTwoFactorEnabledAsync(Mine, false);
        await accounts.RemoveAuthenticationTokenAsync(Mine, "[AspNetUserStore]", "AuthenticatorKey");
        await signIn.RefreshSignInAsync(Mine);
        TempData["Done"] = "La double authentification est désactivée.";
        return Redirect("/compte");
    }

    private async Task<bool> Proved()
    {
        if (Mine.TwoFactorEnabled && await accounts.CheckPasswordAsync(Mine, Password ?? ""))
        {
            return true;
        }
        ModelState.AddModelError(nameof(Password), "Le mot de passe actuel n’est pas le bon.");
        return false;
    }

    private async Task MakeCodes()
    {
        RecoveryCodes = [.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(Mine, RecoveryCodeCount))!];
        CodesLeft = RecoveryCodes.Count;
        Secret = null;
        await signIn.RefreshSignInAsync(Mine);
    }

    private async Task Load()
    {
        Mine = (await accounts.GetUserAsync(User))!;
        CodesLeft = await accounts.CountRecoveryCodesAsync(Mine);
        if (!Mine.TwoFactorEnabled && await accounts.GetAuthenticatorKeyAsync(Mine) is { } key)
        {
            Secret = string.Join(' ', key.Chunk(4).Select(c => new string(c)));
            Picture = QrPicture.Of($"otpauth://totp/Tisserand:{Uri.EscapeDataString(Mine.Email!)}?secret={key}&issuer=Tisserand&digits=6");
        }
    }
}
