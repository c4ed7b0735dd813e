using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Tasks;

/// <summary>A task from the meeting where it is decided to « C’est fait » in the space of whoever does it.</summary>
public sealed class TaskJourneyTests(Chromium chromium)
{
    private const string Home = "/c/deux-vallees";

    [Fact]
    public async Task A_task_goes_from_the_meeting_over_the_board_to_done_in_the_space_of_its_owner()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await desk.SignIn();

        // In one line from a meeting to come.
        await desk.Open(Home + "/reunions?etat=a-venir");
        await page.Locator("#liste tbody a").First.ClickAsync();
        await page.WaitForURLAsync("**/reunions/*-*");
        var meeting = new Uri(page.Url).AbsolutePath;
        await page.GetByLabel("Tâche à ajouter").FillAsync("Apporter le vidéoprojecteur");
        await page.GetByLabel("Responsable").SelectOptionAsync(new SelectOptionValue { Label = "Claire Maurin" });
        await desk.Press("Ajouter");
        await Assertions.Expect(page.Locator("#taches")).ToContainTextAsync("Apporter le vidéoprojecteur");
        await desk.Check("reunion-taches");
        await desk.Open(meeting + "/rappels");
        await desk.Guide("rappels");
        await desk.Open(Home + "/reunions/rappels");
        await desk.Check("rappels-cpts");
        await desk.Open(Home + "/reunions/agendas");
        await desk.Check("agendas");

        // The board, by the keyboard alone.
        await desk.Open(Home + "/taches/tableau");
        await desk.Guide("taches-tableau");
        var card = page.Locator(".board-card", new() { HasText = "Apporter le vidéoprojecteur" });
        await card.GetByRole(AriaRole.Button, new() { Name = "En cours" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-drop=en-cours]")).ToContainTextAsync("Apporter le vidéoprojecteur");
        // And by dragging, once the new page lies still.
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await desk.Open(Home + "/taches/tableau");
        await card.DragToAsync(page.Locator("[data-drop=faite]"));
        await Assertions.Expect(page.Locator("[data-drop=faite]")).ToContainTextAsync("Apporter le vidéoprojecteur");
        foreach (var path in new[] { "taches", "taches/calendrier", "taches/saisie", "taches/reglages" })
        {
            await desk.Open(Home + "/" + path);
            await desk.Check(path.Replace('/', '-'));
        }

        // A document of a mission, and a link for a partner.
        await desk.Open(Home + "/documents?mission=parcours");
        await desk.Guide("documents");
        await page.GetByRole(AriaRole.Link, new() { Name = "Partager" }).First.ClickAsync();
        await page.GetByLabel("Pour qui").FillAsync("Mairie de Lumbres");
        await desk.Press("Créer le lien");
        await desk.Says("Copiez-le maintenant");
        await desk.Guide("partage");
        var shared = new Uri((await page.Locator("#nouveau-lien [data-copies]").GetAttributeAsync("data-copies"))!).AbsolutePath;

        await using var phone = await chromium.OnPhone(app);
        await phone.Open(shared);
        await phone.Check("telephone-document-partage");
        await phone.SignIn("adherente");
        await phone.Open(Home + "/mon-espace");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Dire ce qui est fait" }).ClickAsync();
        await phone.Says("Préparer les cas commentés");
        await phone.Guide("mes-taches");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "C’est fait : Préparer les cas commentés" }).ClickAsync();
        await phone.Says("Aucune tâche ne vous attend.");
        await phone.Open(Home);
        await phone.Page.Context.ClearCookiesAsync();
        await phone.SignIn();
        foreach (var path in new[] { "taches", "taches/tableau", "taches/calendrier", "taches/saisie", "reunions/agendas", "reunions/rappels" })
        {
            await phone.Open(Home + "/" + path);
            await phone.Check("telephone-" + path.Replace('/', '-'));
        }
    }
}
