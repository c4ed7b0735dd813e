using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Members;

/// <summary>A member in their own space, on a phone first: meetings, choices for the directory, calendar; and the directory at a desk.</summary>
public sealed class MySpaceTests(Chromium chromium)
{
    private const string Home = "/c/deux-vallees";

    [Fact]
    public async Task A_member_reads_their_space_proposes_a_correction_and_chooses_what_is_shown()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var phone = await chromium.OnPhone(app);
        var page = phone.Page;
        await Enter(phone, "Sophie Hannequin");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Bonjour Sophie");
        await phone.Guide("mon-espace-telephone");
        await page.Locator("#indemnites details.working").First.Locator("summary").ClickAsync();
        await Assertions.Expect(page.Locator("#indemnites .why").First).ToBeVisibleAsync();
        await phone.Check("mon-espace-calcul");

        await phone.Open(Home + "/mon-espace/renseignements");
        await page.GetByLabel("Téléphone").FillAsync("06 39 98 12 34");
        await phone.Check("mon-espace-correction");
        await Press(page, "Proposer");
        await Assertions.Expect(page.Locator("#renseignements")).ToContainTextAsync("en attente");

        await phone.Open(Home + "/mon-espace/annuaire");
        await page.GetByLabel("Téléphone").CheckAsync();
        await page.GetByLabel("Adresse MSSanté facultatif").FillAsync("sophie.hannequin@exemple.mssante.fr");
        await page.Locator("#c-DirectoryMssante").CheckAsync();
        await phone.Check("annuaire-choix-telephone");
        await Press(page, "Enregistrer mes choix");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Vos choix sont enregistrés");

        await phone.Open(Home + "/mon-espace/agenda");
        await Press(page, "Créer mon adresse d’agenda");
        Assert.EndsWith(".ics", await page.Locator("#adresse").InputValueAsync(), StringComparison.Ordinal);
        await phone.Check("mon-agenda-telephone");
        await phone.Open(Home + "/annuaire");
        await phone.Check("annuaire-telephone");

        await using var desk = await chromium.AtDesk(app);
        await Enter(desk, "Sophie Hannequin");
        await desk.Guide("mon-espace");
        await desk.Open(Home + "/mon-espace/annuaire");
        await desk.Guide("annuaire-choix");
        await desk.Open(Home + "/annuaire");
        await desk.Page.GetByLabel("Chercher").FillAsync("hannequin soph");
        await Assertions.Expect(desk.Page.Locator("#liste tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(desk.Page.Locator("#liste tbody tr")).ToContainTextAsync("sophie.hannequin@exemple.mssante.fr");
        await desk.Open(Home + "/annuaire");
        await desk.Guide("annuaire");
    }

    [Fact]
    public async Task The_coordination_invites_and_the_sign_in_pages_need_no_password()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        await desk.Open("/connexion/lien");
        await desk.Check("lien-de-connexion");
        await page.GetByLabel("Adresse électronique").FillAsync("personne@exemple.example");
        await Press(page, "Recevoir un lien");
        await desk.Check("lien-demande");
        await desk.Open("/connexion/entrer?jeton=perime");
        await desk.Check("lien-perime");

        await Enter(desk, "Claire Maurin");
        await desk.Open(Home + "/adherents");
        await page.Locator("#liste tbody .pick input").First.CheckAsync();
        await page.GetByText("Autres actions").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Inviter dans l’espace…" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Inviter");
        await desk.Guide("inviter-adherents");
        await desk.Open(Home + "/adherents/documents");
        await desk.Check("documents-adherents");
    }

    private static async Task Enter(Screen screen, string name)
    {
        await screen.Open("/connexion");
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Entrer comme " + name }).ClickAsync();
        await screen.Page.WaitForURLAsync(url => !url.Contains("/connexion", StringComparison.Ordinal));
    }

    private static async Task Press(IPage page, string button)
    {
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
    }
}
