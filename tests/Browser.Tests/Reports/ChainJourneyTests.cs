using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Reports;

/// <summary>
/// The chain, as a coordinator plays it on the demonstration: fiche action, meeting, attendance, approval, indicator, variable
/// part, report; then one attendance is corrected, and the figures follow.
/// </summary>
public sealed partial class ChainJourneyTests(Chromium chromium)
{
    private const string Home = "/c/deux-vallees";
    private const string Fiche = "Parcours insuffisance cardiaque";

    [Fact]
    public async Task From_a_fiche_action_to_the_annual_report()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        await desk.SignIn();
        await desk.Open(Home);
        await desk.Guide("cette-semaine");

        // Yesterday, in the current contract year of the demonstration (signed on the first of a month, 25 months ago).
        var yesterday = DateOnly.FromDateTime(DateTime.Parse(await page.EvaluateAsync<string>("new Date(Date.now() - 86400000).toISOString().slice(0, 10)"), CultureInfo.InvariantCulture));
        await WriteTheFiche(desk);
        var meeting = await HoldTheMeeting(desk, yesterday);
        var indicator = await DefineTheIndicator(desk);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("4 heures");
        await Assertions.Expect(page.Locator("#preuves")).ToContainTextAsync("Groupe insuffisance cardiaque");
        await desk.Guide("indicateur");

        await ApproveOneLine(desk);
        await desk.Open(Home + "/finances/calendrier");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("d’après les indicateurs");
        await desk.Check("calendrier-estime");
        await desk.Open(Home + "/rapport?annee=3");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Fiche);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("4\u00A0heures");
        await desk.Guide("rapport-annuel");

        // One of the two left after an hour: 2 h + 1 h.
        await desk.Open(meeting + "/emargement");
        await page.Locator(".presence").Nth(0).GetByLabel("ou durée").FillAsync("1 h");
        await desk.Press("Enregistrer l’émargement");
        await desk.Open(indicator);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("3 heures");
        await desk.Open(Home + "/rapport?annee=3");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("3\u00A0heures");

        await using var phone = await chromium.OnPhone(app);
        await phone.SignIn();
        foreach (var (path, name) in new[] { ("", "semaine"), ("/reunions", "reunions"), ("/indicateurs", "indicateurs"), ("/finances/indemnites", "indemnites"), ("/rapport", "rapport") })
        {
            await phone.Open(Home + path);
            await phone.Check(name + "-telephone");
        }
        await phone.Open(meeting + "/emargement");
        await phone.Check("emargement-telephone");
    }

    /// <summary>From one paid euro to the signed sheet, the mission and the indicator in two clicks, and back.</summary>
    [Fact]
    public async Task From_a_paid_euro_to_its_proofs_and_back()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;
        await desk.SignIn("tresoriere");
        await desk.Open(Home + "/finances/indemnites/lignes?etat=payees&q=&mission=parcours");
        await page.GetByRole(AriaRole.Link, new() { Name = "Détail", Exact = true }).First.ClickAsync();
        await page.WaitForURLAsync(Line());
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Calcul");
        await desk.Guide("indemnite");
        Assert.NotEqual(0, await page.Locator("main a[href*='/documents/']").CountAsync());
        await page.Locator("a[href*='/indicateurs/']").First.ClickAsync();
        await Assertions.Expect(page.Locator("#preuves")).ToBeVisibleAsync();
        await page.Locator("#preuves a[href*='/reunions/']").First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Indemnités de cette réunion");
        await desk.Check("reunion-et-ses-indemnites");
        await page.Locator("a[href*='/finances/indemnites/']").First.ClickAsync();
        await page.WaitForURLAsync(Line());
    }

    private static async Task WriteTheFiche(Screen desk)
    {
        var page = desk.Page;
        await desk.Open(Home + "/missions/fiches/saisie");
        await page.GetByLabel("Mission", new() { Exact = true }).SelectOptionAsync("parcours");
        await page.GetByLabel("Titre").FillAsync(Fiche);
        await page.GetByLabel("Objectifs généraux").FillAsync("Éviter les réhospitalisations dans le mois qui suit la sortie.");
        await page.GetByLabel("État").SelectOptionAsync(new SelectOptionValue { Label = "En cours" });
        await desk.Check("fiche-action-saisie");
        await desk.Press("Enregistrer");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(Fiche);
        await desk.Guide("fiche-action");
    }

    /// <summary>Two people present for two hours; answers the address of the meeting.</summary>
    private static async Task<string> HoldTheMeeting(Screen desk, DateOnly day)
    {
        var page = desk.Page;
        await desk.Open(Home + "/reunions/saisie");
        await page.GetByLabel("Titre").FillAsync("Groupe insuffisance cardiaque");
        await page.GetByLabel("Type").SelectOptionAsync(new SelectOptionValue { Label = "Groupe de travail" });
        await page.GetByLabel("Fiche action").SelectOptionAsync(new SelectOptionValue { Label = await page.Locator("option", new() { HasText = Fiche }).First.TextContentAsync() });
        await page.GetByLabel("Jour", new() { Exact = true }).FillAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.GetByLabel("De", new() { Exact = true }).FillAsync("20:00");
        await page.GetByLabel("À", new() { Exact = true }).FillAsync("22:00");
        await desk.Check("reunion-saisie");
        await desk.Press("Enregistrer");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Inviter");
        var meeting = MeetingAddress().Match(page.Url).Value;
        await desk.Open(meeting + "/inviter?profession=60");
        await page.Locator("main tbody input[type=checkbox]").Nth(2).CheckAsync();
        await page.Locator("main tbody input[type=checkbox]").Nth(3).CheckAsync();
        await desk.Press("Inviter les personnes cochées");
        await desk.Open(meeting + "/emargement");
        await desk.Press("Tout le monde présent");
        await desk.Guide("emargement");
        await desk.Press("Enregistrer l’émargement");
        await desk.Open(meeting);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("2 présents sur 2");
        await desk.Guide("reunion");
        return meeting;
    }

    private static async Task<string> DefineTheIndicator(Screen desk)
    {
        var page = desk.Page;
        await desk.Open(Home + "/indicateurs/saisie");
        await page.GetByLabel("Indicateur", new() { Exact = true }).FillAsync("Heures du groupe insuffisance cardiaque");
        await page.Locator("#Input_Missions_1__IsChosen").CheckAsync();
        await page.GetByLabel("Décompte").SelectOptionAsync(new SelectOptionValue { Label = "heures de présence" });
        await page.Locator("#Input_FicheActionId").SelectOptionAsync(new SelectOptionValue { Label = Fiche + " (Parcours pluriprofessionnels)" });
        await page.GetByLabel("Unité").FillAsync("heures");
        await page.Locator("#Input_Targets_2_").FillAsync("20");
        await desk.Check("indicateur-saisie");
        await desk.Press("Enregistrer");
        await page.WaitForURLAsync(IndicatorAddress());
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task ApproveOneLine(Screen desk)
    {
        var page = desk.Page;
        await desk.Open(Home + "/finances/indemnites?q=");
        await desk.Guide("indemnites-a-approuver");
        await page.Locator("main tbody input[type=checkbox]:not([disabled])").First.CheckAsync();
        await desk.Press("Approuver la sélection");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1 ligne approuvée");
    }

    [GeneratedRegex("/c/deux-vallees/reunions/[0-9a-f-]{36}", RegexOptions.None, 1000)]
    private static partial Regex MeetingAddress();

    [GeneratedRegex("/indicateurs/[0-9a-f-]{36}", RegexOptions.None, 1000)]
    private static partial Regex IndicatorAddress();

    [GeneratedRegex("/finances/indemnites/[0-9a-f-]{36}", RegexOptions.None, 1000)]
    private static partial Regex Line();
}
