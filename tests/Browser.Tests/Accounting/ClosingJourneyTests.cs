using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Accounting;

/// <summary>A closed year is opened again for a forgotten invoice, ended, closed; its result is allocated and the books handed over; then each page on a phone.</summary>
public sealed class ClosingJourneyTests(Chromium chromium)
{
    private const string Home = "/c/deux-vallees/comptes";

    [Fact]
    public async Task A_year_is_opened_again_ended_closed_and_its_result_allocated()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await desk.SignIn("tresoriere");
        var last = await page.EvaluateAsync<int>("new Date().getFullYear()") - 1;
        await desk.Open(Home + "/exercices");
        await desk.Guide("exercices");
        await desk.Follow(last.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var closed = new Uri(page.Url).AbsolutePath;
        await page.GetByLabel("Pourquoi ?").FillAsync("Facture de décembre oubliée");
        await desk.Press("Rouvrir");
        await desk.Says("L’exercice est rouvert");

        // The forgotten invoice, by hand: shown as a draft, which the closing waits for.
        await desk.Open(Home + "/ecritures/saisie");
        await page.GetByLabel("Date", new() { Exact = true }).FillAsync($"{last}-12-20");
        await page.GetByLabel("Libellé").FillAsync("Facture d’impression de décembre");
        await page.GetByLabel("Compte, ligne 1").FillAsync("6236");
        await page.GetByLabel("Débit, ligne 1").FillAsync("120");
        await page.GetByLabel("Compte, ligne 2").FillAsync("401");
        await page.GetByLabel("Crédit, ligne 2").FillAsync("120");
        await desk.Press("Enregistrer le brouillon");
        await desk.Says("brouillon");
        await desk.Open(closed);
        await desk.Says("1\u00A0brouillon à valider d’abord");
        await desk.Press("Clôturer");
        await desk.Says("Il reste un brouillon");

        // Volunteers, seen before they are written.
        await desk.Open(closed + "/contributions-en-nature");
        await page.GetByLabel("Heures données").FillAsync("12");
        await page.GetByLabel("Valeur d’une heure, en euros").FillAsync("16,50");
        await page.GetByLabel("D’où vient cette valeur").FillAsync("SMIC horaire chargé");
        await page.GetByLabel("En vigueur depuis le").FillAsync($"{last}-01-01");
        await desk.Press("Voir l’écriture");
        await desk.Says("198,00");
        await desk.Guide("benevolat");
        await desk.Press("Écrire en brouillon");
        await desk.Says("875");
        await desk.Open(closed + "/fonds-dedies");
        await page.GetByLabel("Montant, en euros").FillAsync("250");
        await page.GetByLabel("Réservé à quoi").FillAsync("Dépistage en entreprise");
        await desk.Press("Voir l’écriture");
        await desk.Says("Report en fonds dédiés");
        await desk.Guide("fonds-dedies");

        // Validated, months and year closed.
        await page.GotoAsync($"{Home}/ecritures?exercice={closed.Split('/')[^1]}&etat=brouillons");
        await page.GetByLabel("Tous les brouillons de l’exercice").CheckAsync();
        await desk.Guide("ecritures");
        await desk.Press("Valider");
        await desk.Says("2\u00A0écritures validées");
        await desk.Open(closed);
        await page.GetByLabel("Jusqu’à la fin de").SelectOptionAsync($"{last}-12-31");
        await desk.Press("Clore");
        await desk.Says("Les mois sont clos");
        await desk.Guide("exercice");
        await desk.Press("Clôturer");
        await desk.Says("L’exercice est clos");

        // The next year opens with 120 euros less than the assembly had allocated.
        await desk.Open(Home + "/exercices");
        await desk.Follow((last + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await desk.Says("Déficit de l’exercice précédent à affecter");
        await desk.Follow("L’affecter après l’assemblée");
        await page.GetByLabel("Date de l’assemblée").FillAsync(await page.EvaluateAsync<string>("new Date().toISOString().slice(0, 10)"));
        await page.GetByLabel("Décision").FillAsync("AG extraordinaire, résolution 2");
        await desk.Press("Voir l’écriture");
        await desk.Says("129");
        await desk.Guide("affectation");
        var allocation = new Uri(page.Url).AbsolutePath;
        await desk.Press("Écrire en brouillon");
        await desk.Says("Décision de l’assemblée générale");
        await desk.Press("Valider");
        await desk.Says("validée");

        await desk.Open(Home + "/etats/fichiers");
        await desk.Guide("fichiers-comptables");
        var file = await page.RunAndWaitForDownloadAsync(() => desk.Follow("Télécharger le FEC"));
        Assert.Equal($"912345675FEC{last + 1}1231.txt", file.SuggestedFilename);
        await desk.Open(Home + "/plan");
        await page.GetByLabel("Numéro").FillAsync("5171");
        await page.GetByLabel("Libellé").FillAsync("Livret A");
        await desk.Press("Ajouter");
        await desk.Says("5171");

        await using var phone = await chromium.OnPhone(app);
        await phone.SignIn("tresoriere");
        foreach (var (path, name) in new[]
        {
            (Home + "/ecritures", "ecritures"), (Home + "/exercices", "exercices"), (closed, "exercice"), (closed + "/fonds-dedies", "fonds-dedies"), (closed + "/produits-avance", "produits-avance"),
            (closed + "/contributions-en-nature", "benevolat"), (allocation, "affectation"), (closed + "/reprise", "reprise"), (Home + "/etats/fichiers", "fichiers-comptables"), (Home + "/etats", "balance"),
            (Home + "/etats/grand-livre", "grand-livre"), (Home + "/etats/resultat", "resultat"), (Home + "/etats/bilan", "bilan"), (Home + "/plan", "plan-comptable"), (Home + "/lettrage", "lettrage"),
        })
        {
            await phone.Open(path);
            await phone.Check(name + "-telephone");
        }
    }
}
