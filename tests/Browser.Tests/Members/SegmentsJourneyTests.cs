using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Members;

/// <summary>A structure entered and given its representative; a selection tagged; filters saved as a segment, and written to.</summary>
public sealed class SegmentsJourneyTests(Chromium chromium)
{
    private const string Adherents = "/c/deux-vallees/adherents";

    [Fact]
    public async Task A_structure_a_tag_a_segment_and_a_message()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        var main = page.Locator("main");
        await SignIn(desk);

        // A structure and who represents it.
        await desk.Open(Adherents + "/nouveau?genre=structure");
        await page.GetByLabel("Raison sociale").FillAsync("MSP de la Haute Aa");
        await page.GetByLabel("Numéro FINESS").FillAsync("62 010 008 0");
        await page.GetByLabel("Commune (lieu principal)").FillAsync("Lumbres (62534)");
        await desk.Guide("structure-saisie");
        await Press(page, "Enregistrer");
        await Assertions.Expect(main).ToContainTextAsync("MSP de la Haute Aa");
        var card = new Uri(page.Url).AbsolutePath;
        await desk.Open(card + "/liens");
        await page.GetByLabel("Chercher la personne").PressSequentiallyAsync("hann");
        await page.Locator("#trouves input").First.CheckAsync();
        await desk.Check("structure-lien");
        await Press(page, "Enregistrer le lien");
        await Assertions.Expect(page.Locator("#liens")).ToContainTextAsync("représentant principal");
        await desk.Guide("structure-fiche");

        // A selection tagged.
        await desk.Open(Adherents + "?profession=60");
        await page.Locator("#liste tbody .pick input").Nth(0).CheckAsync();
        await page.Locator("#liste tbody .pick input").Nth(1).CheckAsync();
        await desk.Guide("adherents-selection");
        await page.GetByRole(AriaRole.Button, new() { Name = "Étiquette…" }).ClickAsync();
        await page.GetByLabel("Étiquette à poser").FillAsync("Groupe plaies");
        await desk.Guide("etiqueter");
        await Press(page, "Poser");
        await Assertions.Expect(main).ToContainTextAsync("2 fiches");

        // Filters saved, then written to.
        await desk.Open(Adherents + "?profession=60&commune=62765&commune=62534&cotisation=a-jour");
        await desk.Guide("adherents-filtres");
        await page.GetByRole(AriaRole.Link, new() { Name = "Enregistrer ces filtres comme segment…" }).ClickAsync();
        await page.GetByLabel("Nom du segment").FillAsync("Infirmiers à jour du Haut Pays");
        await Press(page, "Enregistrer");
        await Assertions.Expect(page.Locator(".segments").First).ToContainTextAsync("Infirmiers à jour du Haut Pays");
        await desk.Open(Adherents + "/segments");
        await desk.Guide("segments");
        await page.GetByRole(AriaRole.Link, new() { Name = "Écrire à Infirmiers à jour du Haut Pays" }).ClickAsync();
        await page.GetByLabel("Objet").FillAsync("Atelier plaies et cicatrisation");
        await page.GetByLabel("Message").FillAsync("Bonjour,\n\nL’atelier se tient jeudi à 20 h à la maison de santé.\n\nClaire Maurin");
        await Press(page, "Voir l’aperçu");
        await desk.Guide("ecrire-apercu");
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer à" }).ClickAsync();
        await Assertions.Expect(main).ToContainTextAsync("chacun dans son propre courrier");
        await desk.Guide("message-envoye");

        await using var phone = await chromium.OnPhone(app);
        await SignIn(phone);
        foreach (var (path, name) in new[] { (Adherents, "adherents"), (card, "structure"), (Adherents + "/segments", "segments"), (Adherents + "/etiquettes", "etiquettes"), (Adherents + "/ecrire?tout=true&profession=60", "ecrire"), (Adherents + "/messages", "messages") })
        {
            await phone.Open(path);
            await phone.Check(name + "-telephone");
        }
    }

    private static async Task SignIn(Screen screen)
    {
        await screen.Open("/connexion");
        await screen.Page.GetByLabel("Adresse électronique").FillAsync("coordinatrice@demo.tisserand.example");
        await screen.Page.Locator("#Input_Password").FillAsync("tisserand demonstration");
        await screen.Page.Locator("main form button.main").First.ClickAsync();
        await screen.Page.WaitForURLAsync(url => !url.Contains("/connexion", StringComparison.Ordinal));
    }

    private static async Task Press(IPage page, string button)
    {
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
    }
}
