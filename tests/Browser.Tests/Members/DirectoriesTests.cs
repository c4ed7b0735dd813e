using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Members;

/// <summary>The public directories as a coordinator uses them: somebody found as one types, an address copied, the establishments.</summary>
public sealed class DirectoriesTests(Chromium chromium)
{
    private const string Home = "/c/deux-vallees";

    private const string Headings =
        "Identification nationale PP|Code civilité d'exercice|Nom d'exercice|Prénom d'exercice|Code profession|Code catégorie professionnelle|Code type savoir-faire|Code savoir-faire|"
        + "Code mode exercice|Numéro SIRET site|Numéro FINESS site|Raison sociale site|Bureau cedex (coord. structure)|Code postal (coord. structure)|Code commune (coord. structure)|"
        + "Ancien identifiant de la structure|Code secteur d'activité\n";

    [Fact]
    public async Task Somebody_is_found_as_one_types_and_an_address_is_copied()
    {
        await using var app = await AppProcess.Start(null, "demo");
        // Invented people: names that no list of the demonstration holds.
        var file = Path.Combine(app.Folder, "PS_LibreAcces_Personne_activite_202611220800.txt");
        await File.WriteAllTextAsync(file, Headings
            + Line("99700000018", "VERDONCQ", "Anne", "60", "CABINET DU MARAIS", "62534")
            + Line("99700000026", "VERDONCQ", "Luc", "10", "CABINET DES TILLEULS", "59350")
            + Line("99700000034", "VERDONCQUIN", "Zoé", "60", "CABINET DES REMPARTS", "62041"));
        Assert.Equal(0, (await app.Run("import-rpps", file)).Exit);
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        await SignIn(desk);

        await desk.Open(Home + "/adherents/annuaire");
        await desk.Check("annuaire-national-vide");
        await page.GetByLabel("Chercher un professionnel").PressSequentiallyAsync("verd");
        await Assertions.Expect(page.Locator("#resultats tbody tr")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator("#resultats tbody tr").First).ToContainTextAsync("territoire");
        await desk.Guide("annuaire-national");
        await page.GetByLabel("Chercher un professionnel").PressSequentiallyAsync("oncq luc médecin");
        await Assertions.Expect(page.Locator("#resultats tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Faire adhérer Luc Verdoncq" }).ClickAsync();
        await Assertions.Expect(page.Locator("#Input_FirstName")).ToHaveValueAsync("Luc");
        await page.GetByText("Chercher par le nom dans l’annuaire national").ClickAsync();
        await page.GetByLabel("Nom, prénom, profession, commune").FillAsync("verdoncquin");
        await Assertions.Expect(page.Locator("#trouves")).ToContainTextAsync("Zoé Verdoncquin");
        await desk.Check("fiche-recherche-annuaire");
        await page.Locator("#trouves").GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.Locator("#Input_FirstName")).ToHaveValueAsync("Zoé");

        await desk.Open(Home + "/adherents/etablissements");
        await desk.Guide("etablissements");
        var copy = page.Locator("#liste [data-copies]").First;
        await copy.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#liste .copy [role=status]").First).ToHaveTextAsync("Copiée");
        await page.GetByLabel("Famille").SelectOptionAsync("Pharmacies");
        await Assertions.Expect(page.Locator("#liste")).Not.ToContainTextAsync("EHPAD");

        await using var phone = await chromium.OnPhone(app);
        await SignIn(phone);
        await phone.Open(Home + "/adherents/annuaire?q=verd");
        await phone.Check("annuaire-national-telephone");
        await phone.Open(Home + "/adherents/etablissements");
        await phone.Check("etablissements-telephone");
    }

    [Fact]
    public async Task What_the_file_of_the_month_changes_is_read_joined_and_accepted()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        await SignIn(desk);
        await page.GetByText("Mouvements du territoire").First.WaitForAsync();

        await desk.Open(Home + "/adherents/mouvements");
        await Assertions.Expect(page.Locator("#liste")).ToContainTextAsync("Ne figure plus dans l’annuaire");
        await desk.Guide("mouvements");
        await page.GetByRole(AriaRole.Link, new() { Name = "10 arrivées" }).ClickAsync();
        await Assertions.Expect(page.Locator("#liste tbody tr")).ToHaveCountAsync(10);
        await Assertions.Expect(page.Locator("#liste")).Not.ToContainTextAsync("Départ");
        var name = await page.Locator("#liste tbody tr", new() { HasText = "Infirmier" }).First.Locator("td").First.InnerTextAsync();
        await page.Locator("#liste tbody tr", new() { HasText = "Infirmier" }).First.GetByRole(AriaRole.Button, new() { Name = "Faire adhérer" }).ClickAsync();
        await Assertions.Expect(page.Locator("#liste tbody tr", new() { HasText = name.Split('\n')[0] })).ToContainTextAsync("Voir la fiche");
        await desk.Check("mouvements-arrivees");

        await desk.Open(Home + "/adherents/propositions");
        await desk.Guide("changements-proposes");
        var moved = page.Locator("#liste tbody tr", new() { HasText = "4 place du Marché" });
        await moved.GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("4 place du Marché, Longuenesse");
        await desk.Open(Home + "/adherents/propositions");
        var sheet = await moved.GetByRole(AriaRole.Link).First.GetAttributeAsync("href");
        await moved.GetByRole(AriaRole.Button, new() { Name = "Accepter" }).ClickAsync();
        await Assertions.Expect(page.Locator("#liste")).Not.ToContainTextAsync("4 place du Marché");
        await desk.Open(sheet!);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("4 place du Marché");

        await using var phone = await chromium.OnPhone(app);
        await SignIn(phone);
        await phone.Open(Home + "/adherents/mouvements");
        await phone.Check("mouvements-telephone");
        await phone.Open(Home + "/adherents/propositions");
        await phone.Check("propositions-telephone");
    }

    private static string Line(string rpps, string last, string first, string profession, string place, string commune) =>
        $"8{rpps}||{last}|{first}|{profession}|C|||L|||{place}|||{commune}|4{rpps}{commune[..3]}|SA07\n";

    private static async Task SignIn(Screen screen)
    {
        await screen.Open("/connexion");
        await screen.Page.GetByLabel("Adresse électronique").FillAsync("coordinatrice@demo.tisserand.example");
        await screen.Page.Locator("#Input_Password").FillAsync("tisserand demonstration");
        await screen.Page.Locator("main form button.main").First.ClickAsync();
        await screen.Page.WaitForURLAsync(url => !url.Contains("/connexion", StringComparison.Ordinal));
    }
}
