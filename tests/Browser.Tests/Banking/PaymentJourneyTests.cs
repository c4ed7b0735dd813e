using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Banking;

/// <summary>The month is paid: presences approved, a batch, its file, the statement, what each line pays; then each page on a phone.</summary>
public sealed partial class PaymentJourneyTests(Chromium chromium)
{
    private const string Home = "/c/deux-vallees";

    [Fact]
    public async Task From_a_signed_presence_to_the_reconciled_statement()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var president = await chromium.AtDesk(app);
        await president.SignIn("president");
        await president.Open(Home + "/finances/indemnites?q=");
        await president.Page.Locator("main tbody input[type=checkbox]:not([disabled])").First.CheckAsync();
        await president.Press("Approuver la sélection");
        await president.Says("1 ligne approuvée");

        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        await desk.SignIn("tresoriere");
        await desk.Open(Home + "/comptes/virements");
        await desk.Check("virements");
        await desk.Follow("Préparer un virement");
        await page.GetByLabel("Compte à débiter").SelectOptionAsync(new SelectOptionValue { Label = await page.GetByLabel("Compte à débiter").Locator("option", new() { HasText = "Compte courant" }).InnerTextAsync() });
        await desk.Check("virement-nouveau");
        await desk.Press("Préparer la remise");
        await desk.Says("Envoyer à la banque");
        await desk.Guide("virement-remise");
        var batch = new Uri(page.Url).AbsolutePath;
        var (reference, total) = await ReadFile(page);
        await desk.Press("Marquer envoyée");
        await desk.Says("En attente du relevé");

        await desk.Open(Home + "/comptes/banque");
        await desk.Check("banque");
        await page.GetByRole(AriaRole.Link, new() { Name = "Relevé de Compte courant", Exact = true }).ClickAsync();
        await desk.Says("À rapprocher");
        await desk.Guide("banque-releve");
        var statement = new Uri(page.Url).AbsolutePath;
        await desk.Open(statement + "/importer");
        var today = await page.EvaluateAsync<string>("new Date().toISOString().slice(0, 10)");
        await page.GetByLabel("Relevé téléchargé de la banque").SetInputFilesAsync(new FilePayload
        {
            Name = "releve.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes($"Date;Libellé;Montant\n{today};VIR SEPA EMIS {reference};-{total.ToString("0.00", CultureInfo.InvariantCulture)}\n{today};PRLV SEPA PARKING DU CENTRE;-12,40\n"),
        });
        await desk.Press("Voir ce qui sera importé");
        await desk.Check("banque-import");
        await desk.Press("Importer 2 lignes");
        await desk.Says($"la référence {reference} est dans le libellé");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = SureLines() }).ClickAsync();
        await desk.Says("Les lignes sûres sont rapprochées");
        await desk.Open(batch);
        await desk.Says("payée");

        await desk.Open(statement);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = SayIt() }).First.ClickAsync();
        await page.GetByLabel("C’est", new() { Exact = true }).SelectOptionAsync("deplacements");
        await desk.Guide("banque-ligne");
        var line = new Uri(page.Url).AbsolutePath;
        await desk.Press("Enregistrer");
        await desk.Says("La ligne est dans les comptes");
        await desk.Open(Home + "/comptes/banque/rapprochement");
        await desk.Guide("banque-etat");
        await desk.Says("s’accordent");

        await Columns(desk, statement);

        await using var phone = await chromium.OnPhone(app);
        await phone.SignIn("tresoriere");
        await ShowColumns(phone, statement);
        await phone.Check("banque-colonnes-telephone");
        foreach (var (path, name) in new[]
        {
            (Home + "/comptes/virements", "virements"), (batch, "virement-remise"), (Home + "/comptes/banque", "banque"), (statement, "banque-releve"), (line, "banque-ligne"),
            (statement + "/importer", "banque-import"), (Home + "/comptes/banque/regles", "banque-regles"), (Home + "/comptes/banque/rapprochement", "banque-etat"),
        })
        {
            await phone.Open(path);
            await phone.Check(name + "-telephone");
        }
    }

    /// <summary>A table that nobody knows: its columns are corrected, remembered, and forgotten.</summary>
    private static async Task Columns(Screen desk, string statement)
    {
        await ShowColumns(desk, statement);
        await desk.Says("1 ligne ne se lit pas");
        await desk.Page.GetByLabel("Reste").SelectOptionAsync("Balance");
        await desk.Press("Relire les lignes");
        await desk.Says("Le solde de fin tombe juste");
        await desk.Guide("banque-colonnes");
        await desk.Page.GetByLabel("Importer sans cette ligne").CheckAsync();
        await desk.Press("Importer 3 lignes");
        await desk.Says("sera lu sans rien demander");
        // A gift that nobody awaited becomes an income in one go.
        await desk.Page.GetByRole(AriaRole.Link, new() { NameRegex = Gift() }).ClickAsync();
        await desk.Follow("Enregistrer comme recette");
        await desk.Guide("banque-recette");
        await desk.Press("Enregistrer");
        await desk.Says("La ligne du relevé est rapprochée");
    }

    private static async Task ShowColumns(Screen who, string statement)
    {
        await who.Open(statement + "/importer");
        var day = await who.Page.EvaluateAsync<string>("new Date().toLocaleDateString('fr-FR')");
        await who.Page.GetByLabel("Relevé téléchargé de la banque").SetInputFilesAsync(new FilePayload
        {
            Name = "mouvements.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes($"Compte;Courant\n\nJour;Nature;Tiers;Retrait;Versement;Reste\n{day};CARTE;PAPETERIE DU CENTRE;42,60;;7 957,40\n{day};VIR RECU;DON ANONYME;;150,00;8 107,40\n{day};PRLV;EAU DU NORD;61,15;;8 046,25\nTotal au {day};;;103,75;150,00;\n"),
        });
        await who.Press("Voir ce qui sera importé");
        await who.Says("Que dit chaque colonne");
    }

    /// <summary>What the bank reads: the total is the one on the screen.</summary>
    private static async Task<(string Reference, decimal Total)> ReadFile(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { NameRegex = FileLink() }).ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        var header = (await XDocument.LoadAsync(stream, LoadOptions.None, CancellationToken.None)).Descendants().Single(e => e.Name.LocalName == "GrpHdr");
        string Value(string name) => header.Elements().Single(e => e.Name.LocalName == name).Value;
        var total = decimal.Parse(Value("CtrlSum"), CultureInfo.InvariantCulture);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(total.ToString("N2", CultureInfo.GetCultureInfo("fr-FR"))[^6..]);
        return (Value("MsgId"), total);
    }

    [GeneratedRegex("^Fichier de virements", RegexOptions.None, 1000)]
    private static partial Regex FileLink();

    [GeneratedRegex("^Dire ce que c’est.*150,00", RegexOptions.None, 1000)]
    private static partial Regex Gift();

    [GeneratedRegex("^Dire ce que c’est", RegexOptions.None, 1000)]
    private static partial Regex SayIt();

    [GeneratedRegex("^Accepter les .* lignes sûres$", RegexOptions.None, 1000)]
    private static partial Regex SureLines();
}
