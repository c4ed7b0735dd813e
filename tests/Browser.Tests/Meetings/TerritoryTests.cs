using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Meetings;

/// <summary>The coverage of the territory with its map, and a meeting of the whole territory from its invitations to who came.</summary>
public sealed class TerritoryTests(Chromium chromium)
{
    private const string Home = "/c/deux-vallees";

    [Fact]
    public async Task Coverage_is_read_by_profession_on_the_map_and_over_time()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        await SignIn(desk);
        var page = desk.Page;

        await desk.Open(Home + "/adherents/couverture");
        await desk.Guide("couverture-professions");
        await page.GetByRole(AriaRole.Link, new() { Name = "Infirmiers", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".coverage-mark").First).ToBeVisibleAsync();
        await desk.Guide("couverture-carte");
        // By keyboard alone: the figures of a commune open on its mark.
        await page.Locator(".coverage-mark").Last.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".map-details")).ToContainTextAsync("Infirmiers");
        await desk.Check("couverture-carte-detail");
        await desk.Open(Home + "/adherents/couverture/evolution");
        await Assertions.Expect(page.Locator(".coverage-chart circle").First).ToBeVisibleAsync();
        await desk.Guide("couverture-evolution");
        await desk.Open(Home + "/contrat#adherents");
        await page.GetByText("Combien d’adhérents, et pourquoi").ClickAsync();
        await desk.Check("contrat-decompte");

        await using var phone = await chromium.OnPhone(app);
        await SignIn(phone);
        foreach (var (path, name) in new[] { ("", "professions"), ("/carte", "carte"), ("/evolution", "evolution") })
        {
            await phone.Open(Home + "/adherents/couverture" + path);
            await phone.Check($"couverture-{name}-telephone");
        }
    }

    [Fact]
    public async Task A_territory_is_invited_and_who_came_is_noted_at_the_door()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        await SignIn(desk);
        var page = desk.Page;
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();

        await desk.Open(Home + "/reunions/saisie");
        await page.GetByLabel("Titre").FillAsync("Les soins de demain dans nos vallées");
        await page.Locator("#Input_Kind").SelectOptionAsync("rit");
        await page.Locator("#Input_Mission").SelectOptionAsync("gouvernance");
        await page.Locator("#Input_Day").FillAsync(await page.EvaluateAsync<string>("new Date(Date.now() + 20 * 86400000).toISOString().slice(0, 10)"));
        await page.Locator("#Input_StartsAt").FillAsync("19:30");
        await page.Locator("#Input_EndsAt").FillAsync("21:30");
        await page.Locator("#Input_Place").FillAsync("Espace culturel, Arques");
        await page.Locator("main form button.main").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Inviter le territoire" }).First.ClickAsync();
        await page.GetByLabel("Masseurs-kinésithérapeutes").CheckAsync();
        await page.GetByLabel("Pharmaciens").CheckAsync();
        await page.WaitForURLAsync("**profession=21&profession=70**");
        await Assertions.Expect(page.Locator("#audience")).ToContainTextAsync("Reste à inviter");
        await desk.Guide("rit-inviter");
        await page.Locator("#audience button.main").ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("professionnels invités, dont");
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("confiés au courrier");
        await desk.Check("rit-messages-partis");
        await desk.Open(Home + "/reunions/oppositions");
        await desk.Check("rit-oppositions");

        await desk.Open(Home + "/reunions?type=rit&periode=");
        await page.GetByRole(AriaRole.Link, new() { Name = "La CPTS des Deux Vallées et vous" }).First.ClickAsync();
        await desk.Check("rit-reunion");
        var meeting = new Uri(page.Url).AbsolutePath;
        await desk.Open(meeting + "/professionnels");
        await desk.Guide("rit-invites");
        await using var phone = await chromium.OnPhone(app);
        await SignIn(phone);
        await phone.Open(meeting + "/professionnels");
        await phone.Check("rit-invites-telephone");
        await phone.Open(meeting + "/emargement#invites");
        var section = phone.Page.Locator("#invites");
        await section.GetByLabel("Chercher un professionnel invité").PressSequentiallyAsync("an");
        await Assertions.Expect(section.GetByRole(AriaRole.Button, new() { Name = ", présent" }).First).ToBeVisibleAsync();
        await section.ScrollIntoViewIfNeededAsync();
        await phone.Guide("rit-emargement");
        await section.GetByRole(AriaRole.Button, new() { Name = ", présent" }).First.ClickAsync();
        await Assertions.Expect(phone.Page.Locator("#invites .tag.ok").First).ToBeVisibleAsync();
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
