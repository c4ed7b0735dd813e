using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Meetings;

/// <summary>The door of a meeting held on a telephone: codes and names, with and without network, then all is sent.</summary>
public sealed class DoorJourneyTests(Chromium chromium)
{
    private const string Home = "/c/deux-vallees";

    [Fact]
    public async Task A_door_is_held_without_network_then_everything_is_sent_once()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var phone = await chromium.OnPhone(app);
        await phone.SignIn();
        var page = phone.Page;
        var meeting = await Meeting(phone);
        await phone.Open($"{Home}/reunions/{meeting}/accueil");
        await phone.Guide("emargement-accueil");
        var poster = await page.Locator("#adresse").InnerTextAsync();
        await phone.Open($"{Home}/reunions/{meeting}/accueil/badges");
        await phone.Check("emargement-badges");
        // A badge kept as a picture, as a telephone would photograph it.
        var badge = page.Locator(".badge-card").Nth(6);
        var scanned = await badge.Locator("b").InnerTextAsync();
        var picture = await badge.Locator("svg").ScreenshotAsync();
        var typed = page.Locator(".badge-card").Nth(7);
        var (name, code) = (await typed.Locator("b").InnerTextAsync(), await typed.Locator("code").InnerTextAsync());

        await phone.Open($"{Home}/reunions/porte/{meeting}");
        await Sent(phone, "Tout est envoyé.");
        await Assertions.Expect(page.Locator("#door-count")).ToContainTextAsync("5 présents");
        await phone.Guide("emargement-porte");
        await page.WaitForFunctionAsync("async () => (await (await caches.open('tisserand-porte')).keys()).length > 8");

        await phone.Offline(true);
        await page.ReloadAsync();
        await Sent(phone, "Hors connexion. Tout est envoyé.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Scanner un code" }).ClickAsync();
        await page.Locator("#door-picture").SetInputFilesAsync(new FilePayload { Name = "badge.png", MimeType = "image/png", Buffer = picture });
        await Assertions.Expect(page.Locator("#door-said")).ToContainTextAsync(Inverted(scanned) + " : présent.");
        await page.Locator("#door-typed").FillAsync(code.ToLowerInvariant());
        await page.GetByRole(AriaRole.Button, new() { Name = "Valider" }).ClickAsync();
        await Assertions.Expect(page.Locator("#door-said")).ToContainTextAsync(Inverted(name) + " : présent.");
        // The same code again, within the first minutes: nothing is guessed.
        await page.Locator("#door-typed").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Valider" }).ClickAsync();
        await Assertions.Expect(page.Locator("#door-said")).ToContainTextAsync("déjà noté présent");
        await page.GetByRole(AriaRole.Button, new() { Name = "Scanner un code" }).ClickAsync();
        await page.Locator("#door-search").FillAsync("Zzvillers Paul");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter cette personne" }).ClickAsync();
        await page.GetByLabel("Profession").SelectOptionAsync("70");
        await phone.Check("emargement-nouvelle-personne");
        await page.GetByRole(AriaRole.Button, new() { Name = "Présent", Exact = true }).ClickAsync();
        await Sent(phone, "Hors connexion. 3 en attente d’envoi.");
        await phone.Guide("emargement-hors-ligne");

        // The session expired meanwhile: nothing is lost, one signs in again and it goes on.
        await phone.ForgetSession();
        await phone.Offline(false);
        await Sent(phone, "Votre connexion a expiré. 3 en attente d’envoi. Rien n’est perdu.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Se reconnecter" }).ClickAsync();
        await page.GetByLabel("Adresse électronique").FillAsync("coordinatrice@demo.tisserand.example");
        await page.GetByLabel("Mot de passe").FillAsync("tisserand demonstration");
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/reunions/porte/**");
        await Sent(phone, "Tout est envoyé.");
        await Assertions.Expect(page.Locator("#door-count")).ToContainTextAsync("8 présents");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#door-count")).ToContainTextAsync("8 présents");

        // A signature by finger, then a touch by mistake taken back.
        await page.Locator("#door-search").FillAsync("zzvillers");
        await page.Locator(".door-row").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Faire signer" }).ClickAsync();
        await Draw(page);
        await phone.Guide("emargement-signature");
        await page.GetByRole(AriaRole.Button, new() { Name = "Garder la signature" }).ClickAsync();
        await Assertions.Expect(page.Locator(".door-row .tag").First).ToContainTextAsync("signé");
        await page.Locator("#door-search").FillAsync(Inverted(name));
        await page.Locator(".door-row").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Annuler, c’est une erreur" }).ClickAsync();
        await Assertions.Expect(page.Locator("#door-count")).ToContainTextAsync("7 présents");
        await Sent(phone, "Tout est envoyé.");

        await using var guest = await chromium.OnPhone(app);
        await guest.Open(new Uri(poster).AbsolutePath);
        await guest.Page.GetByText("J’ai un code personnel").ClickAsync();
        await guest.Page.GetByLabel("Code personnel").FillAsync(code);
        await Draw(guest.Page);
        await guest.Guide("emargement-affiche-telephone");
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Je confirme ma présence" }).ClickAsync();
        await guest.Says("votre présence est notée");
        await guest.Check("emargement-merci");

        await using var desk = await chromium.AtDesk(app);
        await desk.SignIn();
        await desk.Open($"{Home}/reunions/{meeting}/accueil/affiche");
        await desk.Guide("emargement-affiche");
        await desk.Open($"{Home}/reunions/{meeting}");
        await desk.Says("8 présents");
        await desk.Check("emargement-reunion");

        // Who signs out leaves no list on the telephone.
        await page.EvaluateAsync("document.querySelector('form[action=\"/deconnexion\"]').requestSubmit()");
        await page.WaitForURLAsync(url => !url.Contains("/porte/", StringComparison.Ordinal));
        Assert.False(await page.EvaluateAsync<bool>("caches.has('tisserand-porte')"));
        Assert.Equal(0, await page.EvaluateAsync<int>("""
            new Promise(done => { const o = indexedDB.open('tisserand-porte'); o.onsuccess = () => { const c = o.result.transaction('lists').objectStore('lists').count(); c.onsuccess = () => done(c.result); }; })
            """));
    }

    /// <summary>« Anne Blanc » as the list says it.</summary>
    private static string Inverted(string name) => name.Split(' ') is [var first, .. var last] ? string.Join(' ', [.. last, first]) : name;

    private static Task Sent(Screen screen, string text) => Assertions.Expect(screen.Page.Locator("#door-sent")).ToContainTextAsync(text);

    private static async Task<string> Meeting(Screen screen)
    {
        await screen.Open(Home + "/reunions?q=prise+en+main&periode=");
        await screen.Page.GetByRole(AriaRole.Link, new() { Name = "Atelier plaies" }).First.ClickAsync();
        await screen.Page.WaitForURLAsync(url => !url.Contains('?', StringComparison.Ordinal));
        return new Uri(screen.Page.Url).Segments[^1];
    }

    private static async Task Draw(IPage page)
    {
        var frame = page.Locator("canvas.signature");
        await frame.ScrollIntoViewIfNeededAsync();
        var box = (await frame.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 40, box.Y + 70);
        await page.Mouse.DownAsync();
        foreach (var (x, y) in new[] { (60, 30), (80, 80), (110, 40), (140, 75), (170, 35), (200, 70), (240, 50) })
        {
            await page.Mouse.MoveAsync(box.X + x, box.Y + y, new() { Steps = 3 });
        }
        await page.Mouse.UpAsync();
    }
}
