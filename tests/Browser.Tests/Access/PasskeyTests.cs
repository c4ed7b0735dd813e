using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Access;

/// <summary>A passkey with the browser's own virtual authenticator (CDP WebAuthn): registered, then enough to sign in.</summary>
public sealed class PasskeyTests(Chromium chromium)
{
    [Fact]
    public async Task A_passkey_is_registered_and_then_signs_in_without_a_password()
    {
        await using var app = await AppProcess.Start();
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        await AddAuthenticator(page);
        await desk.Open("/");
        await page.GetByLabel("Prénom et nom").FillAsync("Claire Maurin");
        await page.GetByLabel("Adresse électronique").FillAsync("claire.maurin@example.org");
        await page.GetByLabel("Mot de passe").FillAsync("une phrase assez longue");
        await page.GetByLabel("Nom de la CPTS").FillAsync("CPTS des Deux Vallées");
        await page.GetByRole(AriaRole.Button, new() { Name = "Commencer" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/demarrage", StringComparison.Ordinal));

        await desk.Open("/compte/cles-d-acces");
        await page.GetByLabel("Nom de l’appareil").FillAsync("Ordinateur du bureau");
        await desk.Check("cles-d-acces");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter une clé d’accès" }).ClickAsync();
        await Assertions.Expect(page.Locator("main ul.steps input[name=name]")).ToHaveValueAsync("Ordinateur du bureau");

        await page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/compte", StringComparison.Ordinal));
        await desk.Open("/connexion");
        await desk.Check("connexion");
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter avec une clé d’accès" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/connexion", StringComparison.Ordinal));
        await desk.Open("/compte");
        await Assertions.Expect(page.GetByLabel("Prénom et nom")).ToHaveValueAsync("Claire Maurin");
        await desk.Check("mon-compte");
    }

    /// <summary>Inside the device, unlocked by its owner, who is taken to be present.</summary>
    private static async Task AddAuthenticator(IPage page)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
