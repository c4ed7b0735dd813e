using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Purchases;

/// <summary>An invoice is recorded with its file and split, approved by another, and its envelopes move; then each page on a phone.</summary>
public sealed class InvoiceJourneyTests(Chromium chromium)
{
    private const string Home = "/c/deux-vallees/comptes";

    [Fact]
    public async Task An_invoice_is_split_and_its_envelopes_move()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        await desk.SignIn();
        await desk.Open(Home + "/enveloppes");
        var before = await Committed(page);
        await desk.Open(Home + "/depenses");
        await desk.Guide("depenses");
        await desk.Follow("Enregistrer une dépense");
        await page.GetByLabel("Fichier de la facture").SetInputFilesAsync(new FilePayload { Name = "facture.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 facture"u8.ToArray() });
        await page.GetByLabel("Fournisseur", new() { Exact = true }).FillAsync("Salle du Moulin");
        await page.GetByLabel("Ce qui est payé").FillAsync("Location de salle, trois soirées");
        await page.GetByLabel("Date de la facture").FillAsync(await page.EvaluateAsync<string>("new Date().toISOString().slice(0, 10)"));
        await page.GetByLabel("Montant TTC, en euros").FillAsync("100");
        await page.GetByLabel("Nature").SelectOptionAsync("locaux");
        await page.GetByText("Répartir sur plusieurs missions").ClickAsync();
        await page.GetByLabel("Répartir par").SelectOptionAsync("True");
        foreach (var (row, mission) in new[] { "fonctionnement", "parcours", "prevention" }.Select((m, i) => (i, m)))
        {
            await page.Locator($"[name='Input.Parts[{row}].For']").SelectOptionAsync(mission);
            await page.Locator($"[name='Input.Parts[{row}].Share']").FillAsync("1");
        }
        await desk.Guide("depense-saisie");
        await desk.Press("Enregistrer");
        await desk.Says("33,34");
        await desk.Says("facture.pdf");
        var card = new Uri(page.Url).AbsolutePath;

        await using var bureau = await chromium.AtDesk(app);
        await bureau.SignIn("president");
        await bureau.Open(card);
        await bureau.Press("Approuver");
        await bureau.Says("1\u00A0dépense approuvée");
        await bureau.Guide("depense");
        await bureau.Open(Home + "/enveloppes");
        await bureau.Guide("enveloppes");
        Assert.Equal(before + 100m, await Committed(bureau.Page));
        await bureau.Open(Home + "/budget");
        await bureau.Guide("budget");
        await bureau.Open(Home + "/financeurs");
        await bureau.Guide("financeurs");

        await using var phone = await chromium.OnPhone(app);
        await phone.SignIn("tresoriere");
        foreach (var (path, name) in new[]
        {
            (Home + "/depenses", "depenses"), (Home + "/depenses/saisie", "depense-saisie"), (card, "depense"), (Home + "/recettes", "recettes"), (Home + "/recettes/saisie", "recette-saisie"),
            (Home + "/enveloppes", "enveloppes"), (Home + "/enveloppes/reporter?annee=2&mission=parcours", "report"), (Home + "/budget", "budget"), (Home + "/financeurs", "financeurs"), (Home + "/financeurs/saisie", "financeurs-saisie"),
        })
        {
            await phone.Open(path);
            await phone.Check(name + "-telephone");
        }
    }

    /// <summary>Euros committed by all the envelopes of the year shown.</summary>
    private static async Task<decimal> Committed(IPage page)
    {
        var text = await page.Locator("#enveloppes tfoot td").Nth(4).InnerTextAsync();
        return decimal.Parse(string.Concat(text.Where(c => char.IsAsciiDigit(c) || c == ',')).Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture);
    }
}
