using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Privacy;

/// <summary>A coordinator answers for personal data: finds somebody, exports, previews an erasure, reads the durations and the register.</summary>
public sealed class RightsJourneyTests(Chromium chromium)
{
    private const string Home = "/c/deux-vallees";

    [Fact]
    public async Task Data_is_shown_exported_and_its_erasure_previewed_at_the_desk_and_on_a_phone()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        await SignIn(desk, "coordinatrice");
        await desk.Open(Home + "/donnees/personnes");
        await desk.Check("donnees-personnes");
        await desk.Open(Home + "/adherents?etat=anciens");
        await page.Locator("#liste tbody a:not(:text('Personne effacée'))").First.ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/adherents/", StringComparison.Ordinal));
        await desk.Check("fiche-donnees");
        await page.GetByRole(AriaRole.Link, new() { Name = "Exporter ou effacer…" }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/donnees/personnes/", StringComparison.Ordinal));
        await desk.Guide("donnees-personne");
        var person = new Uri(page.Url).AbsolutePath;
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Exporter ses données" }).ClickAsync());
        Assert.EndsWith(".zip", download.SuggestedFilename, StringComparison.Ordinal);
        await desk.Open(person + "/effacer");
        await desk.Guide("effacement");
        var pages = new List<(string Path, string Name)>
        {
            (person, "donnees-personne"), (person + "/effacer", "effacement"), (Home + "/donnees/demandes", "donnees-demandes"), (Home + "/donnees/demandes/nouvelle", "donnees-demande-nouvelle"),
            (Home + "/donnees/durees", "durees-de-conservation"), (Home + "/donnees/durees/journal", "durees-apercu"), (Home + "/donnees/registre", "donnees-registre"),
            (Home + "/donnees/registre/traitement", "donnees-traitement"), (Home + "/mes-donnees", "mes-donnees"),
        };
        foreach (var (path, name) in pages.Skip(2))
        {
            await desk.Open(path);
            await (name == "durees-de-conservation" ? desk.Guide(name) : desk.Check(name));
        }
        await desk.Open(Home + "/donnees/demandes");
        await page.Locator("#liste tbody a").First.ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/demandes", StringComparison.Ordinal));
        await desk.Check("donnees-demande");
        await using var phone = await chromium.OnPhone(app);
        await SignIn(phone, "coordinatrice");
        foreach (var (path, name) in pages)
        {
            await phone.Open(path);
            await phone.Check(name + "-telephone");
        }
    }

    [Fact]
    public async Task Bank_details_are_masked_until_asked_for()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        await SignIn(desk, "tresoriere");
        await desk.Open(Home + "/mes-donnees/coordonnees-bancaires");
        await page.GetByRole(AriaRole.Button, new() { Name = "Saisir un IBAN" }).ClickAsync();
        await page.GetByLabel("IBAN").FillAsync("FR76 3000 6000 0112 3456 7890 188");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("La clé de cet IBAN");
        await desk.Check("iban-refuse");
        await page.GetByLabel("IBAN").FillAsync("FR76 3000 6000 0112 3456 7890 189");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Assertions.Expect(page.Locator(".iban")).ToContainTextAsync("••••");
        await page.GetByRole(AriaRole.Button, new() { Name = "Afficher" }).ClickAsync();
        await Assertions.Expect(page.Locator(".iban")).ToContainTextAsync("7890 189");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("affichées");
        await desk.Check("coordonnees-bancaires");
        await using var phone = await chromium.OnPhone(app);
        await SignIn(phone, "tresoriere");
        await phone.Open(Home + "/mes-donnees/coordonnees-bancaires");
        await phone.Check("coordonnees-bancaires-telephone");
    }

    private static async Task SignIn(Screen screen, string account)
    {
        await screen.Open("/connexion");
        await screen.Page.GetByLabel("Adresse électronique").FillAsync(account + "@demo.tisserand.example");
        await screen.Page.Locator("#Input_Password").FillAsync("tisserand demonstration");
        await screen.Page.Locator("main form button.main").First.ClickAsync();
        await screen.Page.WaitForURLAsync(url => !url.Contains("/connexion", StringComparison.Ordinal));
    }
}
