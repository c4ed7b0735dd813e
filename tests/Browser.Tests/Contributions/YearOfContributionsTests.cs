using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Contributions;

/// <summary>The year of who keeps the contributions: everybody is called, the late are reminded, HelloAsso pays; then each page on a phone.</summary>
public sealed class YearOfContributionsTests(Chromium chromium)
{
    private const string Home = "/c/deux-vallees";
    private const string List = Home + "/finances/cotisations";

    [Fact]
    public async Task Everybody_is_renewed_reminded_and_paid_by_HelloAsso()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        await desk.SignIn();
        await desk.Open(List);
        await desk.Guide("cotisations");

        var year = int.Parse(await page.Locator("#annee").InputValueAsync(), CultureInfo.InvariantCulture);
        await page.GetByLabel("Toute la liste").CheckAsync();
        await desk.Press("Renouveler…");
        await desk.Says("Catégorie");
        await desk.Guide("cotisations-appel");
        await page.Locator("main form button.main").ClickAsync();
        await desk.Says($"Cotisations {year + 1}");
        // Once more: nobody is called twice.
        await desk.Open($"{List}/appel?annee={year + 1}");
        await desk.Says("déjà appelées");

        await desk.Open($"{List}?annee={year}&etat=en-retard");
        await page.Locator("main tbody input[type=checkbox]").First.CheckAsync();
        await desk.Press("Relancer…");
        await desk.Says("Le message part à 1 personne");
        await desk.Guide("cotisations-relance");
        await desk.Press("Envoyer 1 relance");
        await desk.Check("cotisations-relancees");

        // One who pays the whole, one who paid another amount, one whom nobody knows.
        await desk.Open($"{List}?annee={year + 1}");
        var names = await page.Locator("main tbody tr", new() { HasText = "35,00" }).Locator("td:nth-child(2) a").AllInnerTextsAsync();
        await SendExport(desk, year, names[0], names[1]);
        await desk.Says("À choisir");
        await desk.Guide("cotisations-helloasso");
        var preview = page.Locator("main");
        await Assertions.Expect(preview).ToContainTextAsync("12,00\u00A0€ reçus");
        await Assertions.Expect(preview).ToContainTextAsync("Personne de ce nom");
        await page.GetByLabel("Accepter ce montant").CheckAsync();
        await desk.Press($"Importer pour {year + 1}");
        await desk.Says("2 paiements importés");
        await SendExport(desk, year, names[0], names[1]);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Déjà importée");

        await using var phone = await chromium.OnPhone(app);
        await phone.SignIn();
        foreach (var (path, name) in new[] { ("", "cotisations"), ("/appel", "cotisations-appel"), ("/import", "cotisations-import"), ("/bilan", "cotisations-bilan"), ("/tarifs", "cotisations-tarifs"), ("/reglages", "cotisations-reglages") })
        {
            await phone.Open(List + path);
            await phone.Check(name + "-telephone");
        }
        await SendExport(phone, year, names[0], names[2]);
        await phone.Says("À choisir");
        await phone.Check("cotisations-helloasso-telephone");
        await phone.Open($"{List}?annee={year}&etat=en-retard");
        await phone.Page.Locator("main tbody input[type=checkbox]").First.CheckAsync();
        await phone.Press("Relancer…");
        await phone.Check("cotisations-relance-telephone");
    }

    /// <summary>« LAST First » as the list shows them; paid for the year that was renewed.</summary>
    private static async Task SendExport(Screen screen, int year, string paid, string less)
    {
        var day = await screen.Page.EvaluateAsync<string>("new Date().toLocaleDateString('fr-FR')");
        string Row(int order, string name, string amount)
        {
            var words = name.Split(' ');
            return $"{order};{day} 10:00;Validé;{words[0]};{words[^1]};{words[0]};{words[^1]};;{amount}\r\n";
        }
        var file = "Référence commande;Date de la commande;Statut de la commande;Nom adhérent;Prénom adhérent;Nom payeur;Prénom payeur;Email payeur;Montant tarif\r\n"
            + Row(9001, paid, "35,00") + Row(9002, less, "12,00") + Row(9003, "Personne Inconnue", "35,00");
        await screen.Open(List + "/import");
        await screen.Page.GetByLabel("Export des adhésions").SetInputFilesAsync(new FilePayload { Name = "export.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(file) });
        await screen.Page.GetByLabel("Pour l’année").SelectOptionAsync((year + 1).ToString(CultureInfo.InvariantCulture));
        await screen.Press("Voir ce qui sera importé");
    }
}
