using System.Text.Json;
using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;
using Tisserand.Web.Tests.Reference;

namespace Tisserand.Browser.Tests.Lifecycle;

/// <summary>The main job of the first day, as a coordinator plays it: CPTS, territory, contract, calendar, directory, members.</summary>
public sealed class FirstDayTests(Chromium chromium)
{
    private const string Home = "/c/deux-vallees";

    [Fact]
    public async Task From_an_empty_installation_to_the_first_members()
    {
        await using var app = await AppProcess.Start();
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;

        await desk.Open("/");
        await page.GetByLabel("Prénom et nom").FillAsync("Claire Maurin");
        await page.GetByLabel("Adresse électronique").FillAsync("claire.maurin@example.org");
        await page.GetByLabel("Mot de passe").FillAsync("une phrase assez longue");
        await page.GetByLabel("Nom de la CPTS").FillAsync("CPTS des Deux Vallées");
        await Press(page, "Commencer");
        await desk.Open(Home);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Premiers pas");

        await TakeTheTerritory(desk);
        await SignTheContract(desk);
        await ReadTheCalendar(desk);
        await MakeMembers(desk, app);

        await desk.Open(Home);
        await desk.Guide("cette-semaine-apres-un-jour");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Prochain versement ACI");
        await using var phone = await chromium.OnPhone(app);
        await phone.Open("/simulateur");
        await phone.Check("simulateur-telephone");
    }

    /// <summary>A whole intercommunalité, then one neighbour by a click on the map.</summary>
    private static async Task TakeTheTerritory(Screen desk)
    {
        var page = desk.Page;
        await desk.Open(Home + "/territoire/ajouter?jour=2022-01-01&q=pays%20de%20lumbres");
        await page.GetByRole(AriaRole.Link, new() { Name = "Voir ses communes" }).First.ClickAsync();
        await Press(page, "Ajouter les communes cochées");
        await desk.Open(Home + "/territoire");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("36 communes");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Taille 1");

        // The largest circle of a neighbour: Saint-Omer. Small circles may cover its middle, so the event goes to it alone.
        var circles = page.Locator(".map path.commune.near");
        await circles.First.WaitForAsync();
        await circles.First.DispatchEventAsync("click");
        await Assertions.Expect(page.Locator("#ajout-carte")).ToContainTextAsync("1 commune choisie");
        await desk.Guide("territoire-carte");
        await page.Locator("#ajout-carte input[type=date]").FillAsync("2022-01-01");
        await page.Locator("#ajout-carte button.main").ClickAsync();
        await desk.Open(Home + "/territoire");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("37 communes");
    }

    private static async Task SignTheContract(Screen desk)
    {
        var page = desk.Page;
        await desk.Open(Home + "/contrat/saisie");
        await desk.Guide("contrat-saisie");
        await page.GetByLabel("Date de signature").FillAsync("2023-03-01");
        await Press(page, "Enregistrer");
        await page.WaitForURLAsync(url => url.EndsWith("/missions/dates", StringComparison.Ordinal));
        await page.Locator("#Input_Missions_0__ActedOn").FillAsync("2023-07-01");
        await desk.Check("missions-dates");
        await Press(page, "Enregistrer");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Amélioration de l’accès aux soins");
        await desk.Check("missions");
    }

    /// <summary>
    /// Size 1, access to care from 1 July 2023: 55 000 € × 244/366 × 75 % = 27 500 € on that day; the amount opens its working.
    /// </summary>
    private static async Task ReadTheCalendar(Screen desk)
    {
        var page = desk.Page;
        await desk.Open(Home + "/finances/calendrier?annee=1");
        var amount = page.GetByRole(AriaRole.Link, new() { Name = "27\u00a0500,00" }).First;
        await amount.ClickAsync();
        var why = page.Locator(".why-row:visible").First;
        await Assertions.Expect(why).ToBeVisibleAsync();
        await Assertions.Expect(why).ToContainTextAsync("244/366");
        await desk.Guide("calendrier-calcul-ouvert");
    }

    private static async Task MakeMembers(Screen desk, AppProcess app)
    {
        var page = desk.Page;
        var file = Path.Combine(app.Folder, "PS_LibreAcces_Personne_activite_202611220800.txt");
        // Lumbres is 62534; nobody here is real.
        (int, string)[] lumbres = [(35, "62380 LUMBRES"), (36, "62380"), (37, "62534"), (38, "Lumbres")];
        await File.WriteAllBytesAsync(file, Extraction.File(Enumerable.Range(1, 5).Select(n => Extraction.Another(n, lumbres))));
        var (exit, output) = await app.Run("import-rpps", file, "--json");
        Assert.Equal(0, exit);
        Assert.Equal(5, JsonDocument.Parse(output).RootElement.GetProperty("practitioners").GetInt64());

        await desk.Open(Home + "/adherents/professionnels");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("5 professionnels");
        await desk.Guide("professionnels-du-territoire");
        await page.GetByLabel("Tout choisir sur cette page").CheckAsync();
        await Press(page, "Faire adhérer la sélection");
        await desk.Open(Home + "/adherents");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("5 fiches");
        await desk.Check("adherents");
    }

    /// <summary>A click waits for the page that it leads to, once that page has begun to load.</summary>
    private static async Task Press(IPage page, string button)
    {
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
    }
}
