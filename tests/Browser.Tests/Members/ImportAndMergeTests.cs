using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Members;

/// <summary>A list of members brought in from a spreadsheet: errors, correction, import, undoing; then two entries of one person made one.</summary>
public sealed class ImportAndMergeTests(Chromium chromium)
{
    private const string Home = "/c/deux-vallees";
    private const string Headings = "Nom;Prénom;Métier;Courriel;Portable;Ville;Adhérent depuis le\n";

    [Fact]
    public async Task A_file_with_errors_is_corrected_imported_and_undone()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        await SignIn(desk);
        await desk.Open(Home + "/adherents/import");
        await desk.Check("import-fichier");

        await Send(page, "liste.csv", Headings
            + "Quémener-Essai;Anne-Cécile;IDEL;anne-cecile@example.org;612345678;Lumbres;12/03/2024\n"
            + "D’Hondt-Essai;Zoé;astronaute;zoe@;06 12 34 56 78;Saint-Omer;31/02/2024\n"
            + "Zéphyr-Essai;Jo;kiné;jo@example.org;;Lumbres;\n");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Que contient chaque colonne");
        await desk.Guide("import-colonnes");
        await Press(page, "Vérifier les lignes");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1 ligne refusée");
        await Assertions.Expect(page.Locator(".import-preview td.wrong")).ToHaveCountAsync(3);
        await desk.Guide("import-verification");
        var address = page.Url;
        await using (var phone = await chromium.OnPhone(app))
        {
            await SignIn(phone);
            await phone.Open(new Uri(address).AbsolutePath);
            await phone.Check("import-verification-telephone");
        }
        await Press(page, "Abandonner");

        await desk.Open(Home + "/adherents/import");
        await Send(page, "liste-corrigee.csv", Headings
            + "Quémener-Essai;Anne-Cécile;IDEL;anne-cecile@example.org;612345678;Lumbres;12/03/2024\n"
            + "D’Hondt-Essai;Zoé;Infirmière;zoe@example.org;06 12 34 56 78;Saint-Omer;01/02/2024\n"
            + "Zéphyr-Essai;Jo;kiné;jo@example.org;;Lumbres;\n");
        await Press(page, "Vérifier les lignes");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("3 fiches seront créées");
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Importer", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("3 fiches créées");
        await desk.Guide("import-resultat");
        address = page.Url;
        await desk.Open(Home + "/adherents?etat=tous&q=essai");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("3 fiches");

        await page.GotoAsync(address);
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Annuler l’import…" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("3 lignes annulées");
        await desk.Check("import-annule");
        await desk.Open(Home + "/adherents?etat=tous&q=essai");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Personne ne répond");
    }

    [Fact]
    public async Task Two_entries_of_one_person_are_compared_and_merged()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        await SignIn(desk);
        await desk.Open(Home + "/adherents/import");
        await Send(page, "liste.csv", Headings
            + "Le Zéphyr;Jean;IDEL;jean@example.org;;Lumbres;12/03/2024\n"
            + "Jean;Lezéphyr;IDEL;;06 12 34 56 78;Saint-Omer;01/02/2022\n");
        await Press(page, "Vérifier les lignes");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("ressemble");
        await page.GetByLabel("Créer une autre fiche").CheckAsync();
        await desk.Check("import-doublons");
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Importer", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("2 fiches créées");

        await desk.Open(Home + "/adherents/doublons");
        await desk.Guide("doublons");
        await page.Locator("a[aria-label^=Comparer][aria-label*=Zéphyr]").First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Fiche absorbée");
        await desk.Guide("fusion");
        var address = page.Url;
        await using (var phone = await chromium.OnPhone(app))
        {
            await SignIn(phone);
            await phone.Open(new Uri(address).AbsolutePath);
            await phone.Check("fusion-telephone");
            await phone.Open(Home + "/adherents/doublons");
            await phone.Check("doublons-telephone");
        }
        await Press(page, "Fusionner");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Cette fiche a absorbé celle de");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Depuis le 01/02/2022");
        await desk.Check("fiche-fusionnee");
    }

    private static async Task SignIn(Screen screen)
    {
        await screen.Open("/connexion");
        await screen.Page.GetByLabel("Adresse électronique").FillAsync("coordinatrice@demo.tisserand.example");
        await screen.Page.Locator("#Input_Password").FillAsync("tisserand demonstration");
        await screen.Page.Locator("main form button.main").First.ClickAsync();
        await screen.Page.WaitForURLAsync(url => !url.Contains("/connexion", StringComparison.Ordinal));
    }

    private static async Task Send(IPage page, string name, string text)
    {
        await page.GetByLabel("Fichier", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
        await Press(page, "Lire le fichier");
    }

    private static async Task Press(IPage page, string button)
    {
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
    }
}
