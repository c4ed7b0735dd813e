using System.Text;
using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Admissions;

/// <summary>Somebody joins by the public form, on a phone; the bureau asks, then accepts; the year is paid, receipted and certified.</summary>
public sealed class JoiningJourneyTests(Chromium chromium)
{
    private const string Home = "/c/deux-vallees";
    private const string Email = "louise.hautecoeur@exemple.example";

    [Fact]
    public async Task From_the_public_form_to_the_certificate()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        await desk.SignIn();
        await OpenTheForm(desk);
        await using var phone = await chromium.OnPhone(app);
        await Apply(phone, app);

        await using var bureau = await chromium.AtDesk(app);
        await bureau.SignIn("president");
        await AskForMore(bureau);
        await phone.Open(Letters.LinkIn(await Letters.Wait(app, Email, "Dans quel cabinet exercez-vous")));
        await phone.Check("adhesion-complement-telephone");
        await phone.Page.GetByLabel("Votre réponse").FillAsync("Au cabinet de la place de Lumbres.");
        await phone.Press("Envoyer ma réponse");
        await phone.Says("transmise au bureau");
        await Accept(bureau);
        await Letters.Wait(app, Email, "a accepté votre demande");

        await CallAndPay(desk);
        await Certify(desk);
    }

    private static async Task OpenTheForm(Screen desk)
    {
        await desk.Open(Home + "/parametres/adhesion");
        await desk.Page.Locator("#statuts summary").ClickAsync();
        await desk.Page.Locator("#statuts").GetByLabel("Texte").FillAsync("Statuts adoptés par l’assemblée générale constitutive.");
        await desk.Page.Locator("#statuts").GetByRole(AriaRole.Button, new() { Name = "Publier" }).ClickAsync();
        await desk.Page.GetByLabel("Ouvrir l’adhésion en ligne").CheckAsync();
        await desk.Page.GetByLabel("Mot d’accueil").FillAsync("Bienvenue dans la CPTS : trois minutes suffisent.");
        await desk.Press("Enregistrer");
        await desk.Guide("adhesion-reglages");
    }

    private static async Task Apply(Screen phone, AppProcess app)
    {
        var page = phone.Page;
        await phone.Open(Home + "/adherer");
        await phone.Check("adhesion-formulaire-telephone");
        await page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Hautecœur-d’Avesnes");
        await phone.Press("Envoyer ma demande");
        await phone.Says("Dites à quel titre vous adhérez");
        await phone.Check("adhesion-erreurs-telephone");
        // Nothing typed is lost.
        await Assertions.Expect(page.GetByLabel("Nom", new() { Exact = true })).ToHaveValueAsync("Hautecœur-d’Avesnes");
        await page.GetByLabel("À quel titre").SelectOptionAsync(new SelectOptionValue { Label = "Professionnel libéral" });
        await page.GetByLabel("Prénom").FillAsync("Louise");
        await page.GetByLabel("Profession").SelectOptionAsync("60");
        await page.GetByLabel("Adresse électronique").FillAsync(Email);
        await page.GetByLabel("Téléphone").FillAsync("06.39.98.00.01");
        await page.GetByLabel("Commune").FillAsync("62534");
        await page.GetByLabel("J’ai lu ces textes").CheckAsync();
        await phone.Press("Envoyer ma demande");
        await phone.Says("Un message vient de partir");
        await phone.Check("adhesion-envoyee-telephone");

        await phone.Open(Letters.LinkIn(await Letters.Wait(app, Email, "confirmez-la ici")));
        await phone.Check("adhesion-confirmer-telephone");
        await phone.Press("Confirmer ma demande");
        await phone.Says("transmise au bureau");
    }

    private static async Task AskForMore(Screen bureau)
    {
        await bureau.Open(Home);
        await bureau.Says("à décider");
        await bureau.Open(Home + "/adherents/demandes");
        await bureau.Guide("adhesion-demandes");
        await bureau.Page.GetByRole(AriaRole.Link, new() { Name = "Hautecœur-d’Avesnes" }).First.ClickAsync();
        await bureau.Page.GetByText("Demander un complément").ClickAsync();
        await bureau.Page.GetByLabel("Votre question").FillAsync("Dans quel cabinet exercez-vous ?");
        await bureau.Press("Envoyer la question");
        await bureau.Says("La question est partie");
    }

    private static async Task Accept(Screen bureau)
    {
        await bureau.Open(Home + "/adherents/demandes");
        await bureau.Page.GetByRole(AriaRole.Link, new() { Name = "Hautecœur-d’Avesnes" }).First.ClickAsync();
        await bureau.Says("Au cabinet de la place de Lumbres.");
        await bureau.Guide("adhesion-demande");
        await bureau.Press("Accepter");
        await bureau.Says("Louise Hautecœur-d’Avesnes est adhérent depuis le");
        await bureau.Check("adhesion-acceptee");
    }

    private static async Task CallAndPay(Screen desk)
    {
        var page = desk.Page;
        await desk.Open(Home + "/adherents?q=avesnes");
        await page.Locator("main tbody").GetByRole(AriaRole.Link).First.ClickAsync();
        await desk.Page.Locator("#cotisations").GetByRole(AriaRole.Link, new() { Name = "Appeler la cotisation" }).ClickAsync();
        await desk.Says("35,00 €");
        await desk.Press("Appeler 1 cotisation");
        await desk.Open(Home + "/finances/cotisations?q=avesnes");
        await desk.Page.Locator("main tbody").GetByRole(AriaRole.Link).First.ClickAsync();
        await desk.Follow("Marquer payée…");
        await page.GetByLabel("Moyen de paiement").SelectOptionAsync(new SelectOptionValue { Label = "Chèque" });
        await page.GetByLabel("Référence").FillAsync("0000123");
        await desk.Check("cotisation-payer");
        await desk.Press("Marquer 1 cotisation payée");
        await desk.Open(Home + "/finances/cotisations?q=avesnes");
        await desk.Page.Locator("main tbody").GetByRole(AriaRole.Link).First.ClickAsync();
        await desk.Guide("cotisation");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Reçu " }).ClickAsync();
        await desk.Says("Hautecœur-d’Avesnes");
        await desk.Check("cotisation-recu");
        await IsPdf(desk);
    }

    private static async Task Certify(Screen desk)
    {
        await desk.Open(Home + "/adherents?q=avesnes");
        await desk.Page.Locator("main tbody").GetByRole(AriaRole.Link).First.ClickAsync();
        await desk.Page.Locator("#cotisations").GetByRole(AriaRole.Link, new() { Name = "Attestation d’adhésion" }).ClickAsync();
        await desk.Says("adhésion en cours");
        await desk.Guide("attestation-adhesion");
        await IsPdf(desk);
    }

    /// <summary>The button « PDF » of a paper leads to one.</summary>
    private static async Task IsPdf(Screen desk)
    {
        var address = await desk.Page.GetByRole(AriaRole.Link, new() { Name = "PDF" }).First.GetAttributeAsync("href");
        var answer = await desk.Page.APIRequest.GetAsync(new Uri(new Uri(desk.Page.Url), address!).ToString());
        Assert.Equal("%PDF", Encoding.ASCII.GetString((await answer.BodyAsync())[..4]));
    }
}
