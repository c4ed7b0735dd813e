using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Access;

/// <summary>A newcomer meets these screens first: empty installation, first account, home of the CPTS.</summary>
public sealed class FirstStartTests(Chromium chromium)
{
    private const string Email = "claire.maurin@example.org";
    private const string Password = "une phrase assez longue";

    [Fact]
    public async Task A_newcomer_starts_at_a_desk_and_goes_on_by_phone_after_a_power_cut()
    {
        await using var app = await AppProcess.Start();
        await using var desk = await chromium.AtDesk(app);

        await desk.Open("/");
        await desk.Check("premier-demarrage");
        await Start(desk.Page);
        await desk.Open("/c/deux-vallees");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Cette semaine");
        await desk.Check("cette-semaine");

        await app.Kill();
        await using var again = await AppProcess.Start(app.Folder);
        await using var phone = await chromium.OnPhone(again);
        await phone.Open("/connexion");
        await phone.Check("connexion-telephone");
        await SignIn(phone.Page);
        await phone.Open("/c/deux-vallees");
        await phone.Check("cette-semaine-telephone");
    }

    private static async Task Start(IPage page)
    {
        await page.GetByLabel("Prénom et nom").FillAsync("Claire Maurin");
        await page.GetByLabel("Adresse électronique").FillAsync(Email);
        await page.GetByLabel("Mot de passe").FillAsync(Password);
        await page.GetByLabel("Nom de la CPTS").FillAsync("CPTS des Deux Vallées");
        await page.GetByRole(AriaRole.Button, new() { Name = "Commencer" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/demarrage", StringComparison.Ordinal));
    }

    private static async Task SignIn(IPage page)
    {
        await page.GetByLabel("Adresse électronique").FillAsync(Email);
        await page.GetByLabel("Mot de passe").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/connexion", StringComparison.Ordinal));
    }
}
