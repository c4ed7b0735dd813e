using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Governance;

/// <summary>An assembly held on the day of the demonstration: door, proxy, quorum on the screen, secret vote on a phone, minutes.</summary>
public sealed class AssemblyTests(Chromium chromium)
{
    private const string Home = "/c/deux-vallees";

    [Fact]
    public async Task An_assembly_goes_from_its_door_to_its_minutes()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await SignIn(desk, "coordinatrice");
        await desk.Open(Home + "/vie-associative");
        await desk.Guide("instances");
        foreach (var path in new[] { "seances", "decisions", "statuts", "statuts/saisie", "declarations", "interets", "instances/saisie" })
        {
            await desk.Open(Home + "/vie-associative/" + path);
            await desk.Check("vie-associative-" + path.Replace('/', '-'));
        }

        // An assembly of today.
        await desk.Open(Home + "/reunions/saisie?mission=gouvernance");
        await page.GetByLabel("Titre", new() { Exact = true }).FillAsync("Assemblée générale d’essai");
        await page.GetByLabel("Type", new() { Exact = true }).SelectOptionAsync("ag");
        var today = await page.EvaluateAsync<string>("new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' })");
        await page.GetByLabel("Jour", new() { Exact = true }).FillAsync(today);
        await page.GetByLabel("De", new() { Exact = true }).FillAsync("19:00");
        await page.GetByLabel("À", new() { Exact = true }).FillAsync("21:00");
        await Press(page, "Enregistrer");
        // A new meeting leads to its invitations.
        await page.WaitForURLAsync("**/inviter");
        await desk.Open(new Uri(page.Url).AbsolutePath.Replace("/inviter", "", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Link, new() { Name = "Séance : convocation, votes, PV" }).ClickAsync();
        await page.WaitForURLAsync("**/vie-associative/seances/**");
        var sitting = new Uri(page.Url).AbsolutePath;
        await page.GetByLabel("Ajouter un point").FillAsync("Rapport moral et d’activité");
        await Press(page, "Ajouter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ajouter une résolution" }).ClickAsync();
        await page.GetByLabel("Résolution", new() { Exact = true }).FillAsync("L’assemblée approuve le rapport moral.");
        await page.GetByLabel("Nature").SelectOptionAsync("Ordinary");
        await page.GetByLabel("Vote secret").CheckAsync();
        await desk.Check("resolution-saisie");
        await Press(page, "Enregistrer");
        await desk.Guide("seance");
        await desk.Open(sitting + "/convocation");
        await desk.Check("convocation");

        // Everybody comes; one of them gets a card.
        await desk.Open(sitting + "/accueil");
        await desk.Check("accueil-seance");
        await EverybodyComes(desk, sitting);
        await desk.Open(sitting + "/accueil");
        await page.GetByRole(AriaRole.Button, new() { Name = "Donner une carte de vote à" }).First.ClickAsync();
        var code = await page.Locator(".notice .key").InnerTextAsync();
        await desk.Open(sitting + "/ecran");
        await Assertions.Expect(page.Locator("#ecran")).ToContainTextAsync("Quorum atteint");
        await desk.Guide("ecran-de-la-salle");

        await desk.Open(sitting);
        await page.GetByRole(AriaRole.Link, new() { Name = "L’assemblée approuve le rapport moral." }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir le scrutin" }).ClickAsync();
        await Assertions.Expect(page.Locator("#ouvert")).ToContainTextAsync("Voix exprimées");
        await desk.Check("scrutin-ouvert");
        await using (var phone = await chromium.OnPhone(app))
        {
            await phone.Open(Home + "/voter?carte=" + code);
            await phone.Page.GetByText("pour", new() { Exact = true }).First.ClickAsync();
            await phone.Guide("vote-telephone");
            await Press(phone.Page, "Voter");
            await Assertions.Expect(phone.Page.Locator(".notice.ok")).ToContainTextAsync("Notez vos reçus");
            await phone.Check("vote-recu");
            await SignIn(phone, "coordinatrice");
            foreach (var part in new[] { "", "/accueil", "/ecran", "/pv", "/convocation" })
            {
                await phone.Open(sitting + part);
                await phone.Check("seance-telephone" + part.Replace('/', '-'));
            }
            await phone.Open(Home + "/vie-associative");
            await phone.Check("instances-telephone");
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Clore le scrutin" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Pour 1, contre 0");
        await desk.Check("scrutin-clos");

        await desk.Open(sitting + "/pv");
        await page.GetByLabel("1. Rapport moral et d’activité").FillAsync("La présidence présente l’année écoulée.");
        await Press(page, "Enregistrer les textes");
        await Assertions.Expect(page.Locator(".paper")).ToContainTextAsync("La présidence présente l’année écoulée.");
        await desk.Guide("proces-verbal");
        await using var president = await chromium.AtDesk(app);
        president.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await SignIn(president, "president");
        await president.Open(sitting + "/pv");
        await Press(president.Page, "Approuver");
        await Assertions.Expect(president.Page.Locator("main")).ToContainTextAsync("Approuvé le");
    }

    private static async Task EverybodyComes(Screen desk, string sitting)
    {
        await desk.Open(sitting.Replace("vie-associative/seances", "reunions", StringComparison.Ordinal) + "/inviter");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "personnes trouvées" }).ClickAsync();
        await desk.Page.WaitForURLAsync("**/reunions/**");
        await desk.Open(sitting.Replace("vie-associative/seances", "reunions", StringComparison.Ordinal) + "/emargement");
        await Press(desk.Page, "Tout le monde présent");
        await Press(desk.Page, "Enregistrer l’émargement");
    }

    private static async Task SignIn(Screen screen, string account)
    {
        await screen.Open("/connexion");
        await screen.Page.GetByLabel("Adresse électronique").FillAsync(account + "@demo.tisserand.example");
        await screen.Page.Locator("#Input_Password").FillAsync("tisserand demonstration");
        await screen.Page.Locator("main form button.main").First.ClickAsync();
        await screen.Page.WaitForURLAsync(url => !url.Contains("/connexion", StringComparison.Ordinal));
    }

    private static async Task Press(IPage page, string button)
    {
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
    }
}
