using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Polls;

/// <summary>From the dates proposed to the meeting and its calendar file, at a desk and on a phone; then a series.</summary>
public sealed class PollTests(Chromium chromium)
{
    private const string Home = "/c/deux-vallees/reunions";

    [Fact]
    public async Task A_poll_becomes_a_meeting()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await desk.SignIn();
        await desk.Open(Home + "/sondages");
        await desk.Check("sondages");
        await desk.Open(Home + "/sondages/saisie");
        await page.GetByLabel("Titre de la réunion").FillAsync("Groupe nutrition");
        await page.GetByLabel("Type", new() { Exact = true }).SelectOptionAsync("groupe-de-travail");
        await page.GetByLabel("Mission", new() { Exact = true }).SelectOptionAsync("gouvernance");
        foreach (var rank in new[] { -1, -2 })
        {
            await page.Locator(".poll-days label").Nth((await page.Locator(".poll-days label").CountAsync()) + rank).ClickAsync();
        }
        await page.GetByLabel("Heure de début").FillAsync("20:00");
        await page.Locator("#dates").ScrollIntoViewIfNeededAsync();
        await desk.Guide("sondage-saisie");
        await desk.Press("Enregistrer et choisir les personnes");
        await page.WaitForURLAsync("**/personnes");
        await desk.Check("sondage-personnes");
        await page.GetByLabel("Partenaires sans fiche").FillAsync("Laure Desquiens laure@exemple.example");
        await desk.Press("Sonder ces adresses");
        await page.Locator("form.notice button").ClickAsync();
        await desk.Says("1 message part.");
        var poll = new Uri(page.Url).AbsolutePath;
        await page.Locator(".poll-acts summary").ClickAsync();
        var answer = (await page.Locator(".poll-acts a").GetAttributeAsync("href"))!;

        await using (var phone = await chromium.OnPhone(app))
        {
            await phone.Open(answer);
            await phone.Page.GetByText("oui", new() { Exact = true }).First.ClickAsync();
            await phone.Guide("sondage-reponse");
            await phone.Press("Envoyer ma réponse");
            await phone.Says("Merci, votre réponse est enregistrée.");
            await phone.Check("sondage-repondu");
            await phone.SignIn();
            foreach (var path in new[] { poll, Home + "/sondages", Home + "/sondages/saisie" })
            {
                await phone.Open(path);
                await phone.Check("telephone" + path.Replace('/', '-'));
            }
        }
        await desk.Open(Home + "/sondages");
        await desk.Follow("Protocole de suivi des plaies : relecture");
        await desk.Says("meilleure date");
        await desk.Guide("sondage-reponses");
        await desk.Open(poll);
        await page.Locator(".poll-dates .best button").ClickAsync();
        await desk.Says("La date est retenue");
        await desk.Check("sondage-retenu");
        await desk.Follow("Ouvrir la réunion");
        await desk.Says("1 oui, 0 si nécessaire, 0 non");

        await desk.Follow("Répéter");
        await page.WaitForURLAsync("**/repeter");
        await desk.Press("Voir les dates");
        await desk.Says("5 réunions à ajouter");
        await desk.Guide("serie-dates");
        await desk.Press("Créer 5 réunions");
        await desk.Says("5 réunions ajoutées à la série.");
        await desk.Check("serie");
    }
}
