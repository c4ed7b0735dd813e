using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Members;

/// <summary>After a new file of the public directory: the movements of the territory, and the changes proposed in the entries.</summary>
public sealed class DirectoryOfTheMonthTests(Chromium chromium)
{
    private const string Home = "/c/deux-vallees";

    [Fact]
    public async Task Movements_are_read_an_arrival_joins_and_proposed_changes_are_settled()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        await SignIn(desk);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Mouvements du territoire");

        await desk.Open(Home + "/adherents/mouvements");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Sans doute la même personne que le numéro ADELI");
        await desk.Guide("mouvements-du-territoire");
        await desk.Check("mouvements-du-territoire");
        await page.GetByLabel("Mouvement", new() { Exact = true }).SelectOptionAsync("Arrival");
        await Press(page, "Chercher");
        await page.Locator("#liste").GetByRole(AriaRole.Button, new() { NameRegex = new("^Faire adhérer") }).First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("adhésion enregistrée à partir du");

        await desk.Open(Home + "/adherents/propositions");
        await desk.Guide("changements-proposes");
        await desk.Check("changements-proposes");
        await using (var phone = await chromium.OnPhone(app))
        {
            await SignIn(phone);
            await phone.Open(Home + "/adherents/mouvements");
            await phone.Check("mouvements-telephone");
            await phone.Open(Home + "/adherents/propositions");
            await phone.Check("changements-proposes-telephone");
        }
        await page.Locator("#liste").GetByRole(AriaRole.Button, new() { NameRegex = new("^Accepter") }).First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1 changement accepté.");
        await page.GetByLabel("Tout choisir sur cette page").CheckAsync();
        await Press(page, "Écarter la sélection");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Rien à décider");
    }

    private static async Task Press(IPage page, string button)
    {
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    private static async Task SignIn(Screen screen)
    {
        await screen.Open("/connexion");
        await screen.Page.GetByLabel("Adresse électronique").FillAsync("coordinatrice@demo.tisserand.example");
        await screen.Page.Locator("#Input_Password").FillAsync("tisserand demonstration");
        await screen.Page.Locator("main form button.main").First.ClickAsync();
        await screen.Page.WaitForURLAsync(url => !url.Contains("/connexion", StringComparison.Ordinal));
    }
}
