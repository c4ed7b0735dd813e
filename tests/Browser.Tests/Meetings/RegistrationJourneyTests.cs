using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Meetings;

/// <summary>Registration with a waiting list: two people on their phones, one seat, the mail between them; and what follows a meeting.</summary>
public sealed class RegistrationJourneyTests(Chromium chromium)
{
    private const string Home = "/c/deux-vallees";
    private const string First = "odette.marquise@exemple.example";
    private const string Second = "remi.fauquet@exemple.example";

    [Fact]
    public async Task One_seat_two_people_and_the_mail_between_them()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        await desk.SignIn();
        desk.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await LookAtTheDemonstration(desk);
        var form = await OpenForOne(desk);

        await using var one = await chromium.OnPhone(app);
        await one.Open(form);
        await one.Guide("inscription-formulaire-telephone");
        await one.Press("M’inscrire");
        await one.Says("Indiquez votre adresse électronique");
        await one.Check("inscription-erreurs-telephone");
        await Ask(one, "Marquise", "Odette", First, "M’inscrire");
        await one.Check("inscription-envoyee-telephone");
        await one.Open(Letters.LinkIn(await Letters.Wait(app, First, "Pour la prendre, confirmez")));
        await one.Press("Confirmer mon inscription");
        await one.Says("Vous êtes inscrit");
        await one.Guide("inscription-confirmee-telephone");

        await using var two = await chromium.OnPhone(app);
        await two.Open(form);
        await two.Says("Complet");
        await Ask(two, "Fauquet", "Rémi", Second, "M’inscrire en liste d’attente");
        await two.Open(Letters.LinkIn(await Letters.Wait(app, Second, "liste d’attente, confirmez")));
        await two.Press("Confirmer mon inscription");
        await two.Says("en position 1");
        await two.Check("inscription-attente-telephone");

        await one.Press("Annuler mon inscription");
        await one.Says("est annulée");
        await two.Open(Letters.LinkIn(await Letters.Wait(app, Second, "Une place vient de se")));
        await two.Check("inscription-place-telephone");
        await two.Press("Prendre cette place");
        await two.Says("Vous êtes inscrit");
        await desk.Page.ReloadAsync();
        await desk.Says("Fauquet Rémi");
        await desk.Check("inscriptions-une-place");
    }

    [Fact]
    public async Task After_the_meeting_messages_certificates_and_opinions()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        await desk.SignIn();
        var page = desk.Page;
        desk.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await desk.Open(Home + "/reunions?type=formation&etat=tenues&periode=");
        await page.GetByRole(AriaRole.Link, new() { Name = "Soirée de formation" }).First.ClickAsync();
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Suites" }).First.ClickAsync();
        await desk.Guide("suites");
        var follow = new Uri(page.Url).AbsolutePath;
        await desk.Follow("Résultats");
        await desk.Guide("satisfaction-resultats");
        var form = new Uri(await page.Locator(".copy .cut").InnerTextAsync()).AbsolutePath;
        await desk.Open(follow + "/ecrire?groupe=absents");
        await desk.Check("suites-ecrire");
        await desk.Open(follow + "/ecrire?groupe=presents&quoi=attestations");
        await desk.Guide("suites-attestations");
        await page.Locator("main form button.main").ClickAsync();
        await desk.Says("Attestations de présence : ");

        await using var phone = await chromium.OnPhone(app);
        await phone.Open(form);
        await phone.Guide("satisfaction-telephone");
        foreach (var mark in await phone.Page.GetByLabel("4", new() { Exact = true }).AllAsync())
        {
            await mark.CheckAsync();
        }
        await phone.Press("Envoyer ma réponse");
        await phone.Says("Merci, votre réponse");
        await phone.Check("satisfaction-merci-telephone");
    }

    private static async Task LookAtTheDemonstration(Screen desk)
    {
        await desk.Open(Home + "/reunions?q=chutes&periode=");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "prévenir les chutes" }).First.ClickAsync();
        await desk.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Inscriptions" }).First.ClickAsync();
        await desk.Says("en attente");
        await desk.Guide("inscriptions-liste");
        await desk.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Réponses" }).ClickAsync();
        await desk.Guide("inscriptions-reponses");
        await desk.Page.GoBackAsync();
        await desk.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Questions" }).ClickAsync();
        await desk.Guide("inscriptions-questions");
        await desk.Page.GoBackAsync();
        await desk.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Inscrire quelqu’un" }).ClickAsync();
        await desk.Check("inscriptions-ajouter");
    }

    /// <summary>A meeting of one seat, and the path of its public form.</summary>
    private static async Task<string> OpenForOne(Screen desk)
    {
        var page = desk.Page;
        await desk.Open(Home + "/reunions/saisie");
        await page.GetByLabel("Titre").FillAsync("Atelier simulation");
        await page.Locator("#Input_Kind").SelectOptionAsync("formation");
        await page.Locator("#Input_Mission").SelectOptionAsync("gouvernance");
        await page.Locator("#Input_Day").FillAsync(await page.EvaluateAsync<string>("new Date(Date.now() + 30 * 86400000).toISOString().slice(0, 10)"));
        await page.Locator("#Input_StartsAt").FillAsync("19:30");
        await page.Locator("#Input_EndsAt").FillAsync("21:30");
        await page.Locator("main form button.main").First.ClickAsync();
        await page.WaitForURLAsync("**/inviter");
        await desk.Open(new Uri(page.Url).AbsolutePath.Replace("/inviter", "/inscriptions", StringComparison.Ordinal));
        await page.GetByLabel("Nombre de places").FillAsync("1");
        await desk.Guide("inscriptions-reglages");
        await desk.Press("Ouvrir les inscriptions");
        return new Uri(await page.Locator(".copy .cut").InnerTextAsync()).AbsolutePath;
    }

    private static async Task Ask(Screen phone, string lastName, string firstName, string email, string button)
    {
        var page = phone.Page;
        await page.GetByLabel("Nom", new() { Exact = true }).FillAsync(lastName);
        await page.GetByLabel("Prénom").FillAsync(firstName);
        await page.GetByLabel("Profession").SelectOptionAsync("60");
        await page.GetByLabel("Adresse électronique").FillAsync(email);
        await phone.Press(button);
        await phone.Says("Un message vient de partir");
    }
}
