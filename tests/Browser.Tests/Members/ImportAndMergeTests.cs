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
        await desk.SignIn();
        await desk.Open(Home + "/adherents/import");
        await desk.Check("import-fichier");

        // « Patronyme » announces nothing, and two columns cannot say the same.
        await Send(desk, "liste.csv", Headings.Replace("Nom;", "Patronyme;", StringComparison.Ordinal)
            + "Quémener-Essai;Anne-Cécile;IDEL;anne-cecile@example.org;612345678;Lumbres;12/03/2024\n"
            + "D’Hondt-Essai;Zoé;astronaute;zoe@;+33 6 12 34 56 78;Saint-Omer;31/02/2024\n"
            + "Zéphyr-Essai;Jo;kiné;jo@example.org;;Lumbres;\n");
        await desk.Says("Que contient chaque colonne");
        await desk.Press("Vérifier les lignes");
        await desk.Says("Dites quelles colonnes donnent le nom et le prénom");
        await page.GetByLabel("Patronyme").SelectOptionAsync(new SelectOptionValue { Label = "Prénom" });
        await desk.Press("Vérifier les lignes");
        await desk.Says("est choisi pour 2 colonnes");
        await page.GetByLabel("Patronyme").SelectOptionAsync(new SelectOptionValue { Label = "Nom" });
        await desk.Guide("import-colonnes");
        await using (var phone = await chromium.OnPhone(app))
        {
            await phone.SignIn();
            await phone.Open(new Uri(page.Url).AbsolutePath);
            await phone.Check("import-colonnes-telephone");
        }
        await desk.Press("Vérifier les lignes");
        await desk.Says("1 ligne refusée");
        await Assertions.Expect(page.Locator(".import-preview td.wrong")).ToHaveCountAsync(3);
        await desk.Guide("import-verification");
        var address = new Uri(page.Url).AbsolutePath;
        await using (var phone = await chromium.OnPhone(app))
        {
            await phone.SignIn();
            await phone.Open(address);
            await phone.Check("import-verification-telephone");
        }

        // The report says the line and the columns; corrected, it is a file to import.
        await page.GetByRole(AriaRole.Link, new() { Name = "Refusées (1)" }).ClickAsync();
        await desk.Says("Métier");
        var report = await page.RunAndWaitForDownloadAsync(() => desk.Follow("CSV"));
        var text = await File.ReadAllTextAsync(await report.PathAsync());
        Assert.Matches("^[^\n]*\n3;", text);
        await desk.Press("Importer");
        await desk.Says("2 fiches créées");
        await desk.Guide("import-resultat");

        await desk.Open(Home + "/adherents/import");
        await Send(desk, "liste-corrigee.csv", text.Replace("astronaute", "Infirmière", StringComparison.Ordinal)
            .Replace("zoe@", "zoe@example.org", StringComparison.Ordinal).Replace("31/02/2024", "01/02/2024", StringComparison.Ordinal));
        await page.GetByLabel("Patronyme").SelectOptionAsync(new SelectOptionValue { Label = "Nom" });
        await desk.Press("Vérifier les lignes");
        await desk.Says("1 fiche sera créée");
        await desk.Press("Importer");
        await desk.Says("1 fiche créée");
        await desk.Open(Home + "/adherents?etat=tous&q=essai");
        await desk.Says("3 fiches");
        await desk.Open(Home + "/adherents?etat=tous&q=0612345678");
        await desk.Says("2 fiches");

        await desk.Open(address);
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await desk.Press("Annuler l’import…");
        await desk.Says("2 lignes annulées");
        await desk.Check("import-annule");
        await desk.Open(Home + "/adherents?etat=tous&q=essai");
        await desk.Says("1 fiche");
    }

    /// <summary>Both were at one meeting, both were called for the year; one of them paid.</summary>
    [Fact]
    public async Task Two_entries_of_one_person_are_compared_and_merged()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await desk.SignIn();
        await desk.Open(Home + "/adherents/import");
        await Send(desk, "liste.csv", Headings
            + "Le Zéphyr;Jean;IDEL;jean@example.org;;Lumbres;12/03/2024\n"
            + "Jean;Lezéphyr;IDEL;;06 12 34 56 78;Saint-Omer;01/02/2022\n");
        await desk.Press("Vérifier les lignes");
        await desk.Says("ressemble");
        await page.GetByLabel("Créer une autre fiche").CheckAsync();
        await desk.Check("import-doublons");
        await desk.Press("Importer");
        await desk.Says("2 fiches créées");
        await CallBothAndPayOne(desk);
        var meeting = await MeetBoth(desk);

        await desk.Open(Home + "/adherents/doublons");
        await desk.Guide("doublons");
        await page.Locator("a[aria-label^=Comparer][aria-label*=Zéphyr]").First.ClickAsync();
        await desk.Says("Fiche absorbée");
        await desk.Says("En double sur les deux fiches");
        await desk.Says("celle qui est payée reste (35,00\u00A0€)");
        await desk.Says("Une seule ligne reste");
        await desk.Guide("fusion");
        var address = page.Url;
        await using (var phone = await chromium.OnPhone(app))
        {
            await phone.SignIn();
            await phone.Open(new Uri(address).AbsolutePath);
            await phone.Check("fusion-telephone");
            await phone.Open(Home + "/adherents/doublons");
            await phone.Check("doublons-telephone");
        }
        await desk.Press("Fusionner");
        await desk.Says("Cette fiche a absorbé celle de");
        await desk.Says("Depuis le 01/02/2022");
        await desk.Says("payée");
        await Assertions.Expect(page.Locator("#cotisations li")).ToHaveCountAsync(1);
        await desk.Check("fiche-fusionnee");
        await desk.Open(meeting);
        await desk.Says("1 présent sur 1");
    }

    private static async Task CallBothAndPayOne(Screen desk)
    {
        await desk.Open(Home + "/finances/cotisations/appel");
        await desk.Page.Locator("main form button.main").ClickAsync();
        await desk.Open(Home + "/finances/cotisations?q=zephyr");
        await desk.Page.Locator("main tbody input[type=checkbox]").First.CheckAsync();
        await desk.Press("Marquer payées…");
        await desk.Page.GetByLabel("Moyen de paiement").SelectOptionAsync(new SelectOptionValue { Label = "Chèque" });
        await desk.Press("Marquer 1 cotisation payée");
        await desk.Says("payée");
    }

    /// <summary>The address of the meeting.</summary>
    private static async Task<string> MeetBoth(Screen desk)
    {
        var page = desk.Page;
        await desk.Open(Home + "/reunions/saisie");
        await page.GetByLabel("Titre").FillAsync("Réunion des deux fiches");
        await page.GetByLabel("Type").SelectOptionAsync(new SelectOptionValue { Label = "Groupe de travail" });
        await page.GetByLabel("Mission", new() { Exact = true }).SelectOptionAsync("parcours");
        await page.GetByLabel("Jour", new() { Exact = true }).FillAsync(await page.EvaluateAsync<string>("new Date(Date.now() - 86400000).toISOString().slice(0, 10)"));
        await page.GetByLabel("De", new() { Exact = true }).FillAsync("20:00");
        await page.GetByLabel("À", new() { Exact = true }).FillAsync("22:00");
        await desk.Press("Enregistrer");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Inviter");
        var meeting = new Uri(page.Url).AbsolutePath.Replace("/inviter", "", StringComparison.Ordinal);
        foreach (var name in new[] { "zephyr", "lezephyr" })
        {
            await desk.Open($"{meeting}/inviter?q={name}");
            await page.Locator("main tbody input[type=checkbox]").First.CheckAsync();
            await desk.Press("Inviter les personnes cochées");
        }
        await desk.Open(meeting + "/emargement");
        await desk.Press("Tout le monde présent");
        await desk.Press("Enregistrer l’émargement");
        await desk.Open(meeting);
        await desk.Says("2 présents sur 2");
        return meeting;
    }

    private static async Task Send(Screen screen, string name, string text)
    {
        await screen.Page.GetByLabel("Fichier", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
        await screen.Press("Lire le fichier");
    }
}
