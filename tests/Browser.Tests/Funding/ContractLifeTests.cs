using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Funding;

/// <summary>The life of a contract: an avenant changes the plan, a late payment is seen and comes, a scenario is compared, the dialogue is prepared; then each page on a phone.</summary>
public sealed class ContractLifeTests(Chromium chromium)
{
    private const string Home = "/c/deux-vallees/";

    [Fact]
    public async Task A_contract_is_amended_followed_imagined_and_discussed()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        await desk.SignIn();

        // An avenant that loses a size from the next contract year on.
        await desk.Open(Home + "contrat/avenants");
        await desk.Check("avenants");
        await desk.Follow("Saisir un avenant");
        var today = DateOnly.Parse(await page.EvaluateAsync<string>("new Date().toISOString().slice(0, 10)"), System.Globalization.CultureInfo.InvariantCulture);
        var effect = new DateOnly(today.Year, today.Month, 1).AddMonths(11);
        await page.GetByLabel("Signé le").FillAsync(Iso(today));
        await page.GetByLabel("Prend effet le").FillAsync(Iso(effect));
        await page.GetByLabel("Ce qu’il change, en quelques mots").FillAsync("Sortie de douze communes");
        await page.GetByLabel("Population du contrat").SelectOptionAsync("saisie");
        await page.GetByLabel("Habitants, si l’avenant les écrit").FillAsync("78 500");
        await page.GetByLabel("D’où vient-elle").FillAsync("Avenant, article 1");
        await desk.Check("avenant-saisie");
        await desk.Press("Enregistrer");
        await desk.Says("taille 2");
        await desk.Says("− 15 000,00 €");
        await desk.Guide("avenant");
        var avenant = new Uri(page.Url).AbsolutePath;

        // A payment that did not come is seen, then recorded.
        await desk.Open(Home + "finances/calendrier?annee=toutes&suivi=retard");
        await desk.Says("1\u00A0versement en retard");
        await page.Locator("table.payments a.money").First.ClickAsync();
        await desk.Check("versement-en-retard");
        await desk.Follow("Enregistrer sa réception");
        await desk.Press("Enregistrer");
        await desk.Open(Home + "finances/calendrier?annee=2");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("en retard");
        await desk.Open(Home + "finances/notifie?annee=1");
        await desk.Guide("calcule-notifie-recu");

        // A scenario beside today's contract.
        await desk.Open(Home + "finances/scenarios");
        await desk.Guide("scenarios");
        await desk.Follow("Perte de la taille 3");
        await desk.Says("À côté du contrat d’aujourd’hui");
        await desk.Check("scenario");
        var scenario = new Uri(page.Url).AbsolutePath;

        await desk.Open(Home + "contrat/dialogue/preparation?annee=2");
        await desk.Guide("dialogue-preparation");
        await desk.Open(Home + "contrat/dialogue");
        await desk.Check("dialogues");
        await desk.Open(Home + "contrat/renouvellement");
        await desk.Press("Créer les tâches cochées");
        await desk.Says("6 tâches créées");
        await desk.Guide("renouvellement");
        await desk.Open(Home + "indicateurs");
        await desk.Check("indicateurs-enjeu");

        await using var phone = await chromium.OnPhone(app);
        await phone.SignIn();
        foreach (var (path, name) in new[]
        {
            (Home + "contrat", "contrat"), (Home + "contrat/avenants", "avenants"), (avenant, "avenant"), (Home + "contrat/avenants/saisie", "avenant-saisie"),
            (Home + "finances/calendrier?annee=2", "calendrier-suivi"), (Home + "finances/notifie?annee=1", "notifie"), (Home + "finances/notifie/saisie", "notification-saisie"),
            (Home + "finances/scenarios", "scenarios"), (scenario, "scenario"), (Home + "finances/scenarios/saisie", "scenario-saisie"),
            (Home + "contrat/dialogue", "dialogues"), (Home + "contrat/dialogue/preparation?annee=2", "dialogue-preparation"), (Home + "contrat/dialogue/saisie", "dialogue-saisie"),
            (Home + "contrat/renouvellement", "renouvellement"), (Home + "indicateurs", "indicateurs-enjeu"), (Home + "missions", "missions-enjeu"),
        })
        {
            await phone.Open(path);
            await phone.Check(name + "-telephone");
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
