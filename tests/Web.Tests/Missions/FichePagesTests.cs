using System.Net;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Features.Meetings;
using Tisserand.Web.Tests.Meetings;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Missions;

public sealed class FichePagesTests
{
    private const string Fiches = "/c/deux-vallees/missions/fiches";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_fiche_is_written_with_its_referent_then_corrected(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Caron", "Luc", "10"), MemberScene.Details("Caron", "Zoé"), MemberScene.Details("Blanc", "Anne"));
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Contains("Écrire la première fiche action", (await browser.Get(Fiches)).Text, StringComparison.Ordinal);
        await browser.Get(Fiches + "/saisie?mission=parcours");

        // Without JavaScript: a button shows who is found, and the form is as it was.
        var found = await browser.Submit(new() { ["Input.Title"] = "Plaies chroniques", ["Input.Objectives"] = "Repérer", ["Input.ReferentSearch"] = "caron" }, "main form", "button[formaction*=Find]");
        Assert.Equal(["Luc Caron Médecin · Lumbres", "Zoé Caron Infirmier · Lumbres"], found.All("#trouves .person label").Select(t => string.Join(' ', t.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        var unsure = await browser.Submit([]);
        Assert.Contains("Choisissez le référent parmi les personnes trouvées", unsure.Text, StringComparison.Ordinal);
        var saved = await browser.Submit(new() { ["Input.ReferentId"] = ids[1].ToString(), ["Input.ActedOn"] = "2026-10-01" });

        Assert.StartsWith(Fiches + "/", saved.Path, StringComparison.Ordinal);
        Assert.Contains("Référent Zoé Caron", saved.Text, StringComparison.Ordinal);
        Assert.Contains("Objectifs généraux Repérer Actions à mener Pas encore renseigné.", saved.Text, StringComparison.Ordinal);
        Assert.Contains("le 1er octobre 2026", saved.Text, StringComparison.Ordinal);
        var id = saved.Path.Split('/')[^1];

        // A name that one person answers is enough.
        var form = await browser.Get($"{Fiches}/saisie/{id}");
        Assert.Equal(ids[1].ToString(), form.Page.QuerySelector("[name='Input.ReferentId'][checked]")!.GetAttribute("value"));
        saved = await browser.Submit(new() { ["Input.ReferentId"] = "", ["Input.ReferentSearch"] = "blanc", ["Input.State"] = "Running" });
        Assert.Contains("Anne Blanc", saved.Text, StringComparison.Ordinal);
        Assert.Contains("en cours", saved.Text, StringComparison.Ordinal);
        var missions = await browser.Get("/c/deux-vallees/missions");
        Assert.Equal(["Parcours pluriprofessionnels"], missions.All("h3"));
        Assert.Contains("Plaies chroniquesRéférent : Anne Blanc", missions.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refusals_stand_by_their_fields_and_a_patient_asks_for_a_second_look(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.President);
        await browser.Get(Fiches + "/saisie");

        var refused = await browser.Submit(new() { ["Input.StartsOn"] = "2026-03-01", ["Input.EndsOn"] = "2026-02-01", ["Input.Actions"] = "Former" });
        Assert.Equal(["Choisissez la mission.", "Donnez un titre à la fiche action (200 caractères au plus).", "L’action ne peut pas finir avant d’avoir commencé."], refused.All(".field .error"));
        Assert.Contains("Former", refused.All("textarea"));
        refused = await browser.Submit(new() { ["Input.Mission"] = "qualite", ["Input.Title"] = "Titre", ["Input.EndsOn"] = "", ["Input.ReferentId"] = Guid.NewGuid().ToString() });
        Assert.Contains("n’est pas connue de la CPTS", refused.Text, StringComparison.Ordinal);
        var asked = await browser.Submit(new() { ["Input.ReferentId"] = "", ["Input.Actions"] = "Revoir le patient M. Dupont" });
        Assert.Contains("À vérifier avant d’enregistrer", asked.Text, StringComparison.Ordinal);
        Assert.StartsWith(Fiches + "/", (await browser.Submit(new() { ["Input.Confirmed"] = "true" })).Path, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_list_is_filtered_sorted_and_filed(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Blanc", "Anne"));
        await app.Write("Bilan de prévention", MissionCode.Prevention, ids[0]);
        await app.Write("Médecin traitant", MissionCode.CareAccess, state: FicheActionState.Draft);
        await app.Write("Plaies chroniques", state: FicheActionState.Done);
        await app.Write("Chez le voisin", cpts: app.AutreRive);
        var browser = await app.SignedIn(Role.Reader);
        async Task Expect(string query, params string[] titles)
        {
            Assert.Equal(titles, (await browser.Get($"{Fiches}?{query}")).All("#liste tbody td:nth-child(2)"));
            var file = (await browser.Raw(HttpMethod.Get, $"{Fiches}?{query}&format=csv")).Html;
            Assert.Equal(titles, file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(';')[1]));
        }

        // In the order of the guide.
        await Expect("", "Médecin traitant", "Plaies chroniques", "Bilan de prévention");
        await Expect("mission=prevention", "Bilan de prévention");
        await Expect("etat=en-projet", "Médecin traitant");
        await Expect("q=medecin", "Médecin traitant");
        await Expect("tri=titre&sens=desc", "Plaies chroniques", "Médecin traitant", "Bilan de prévention");
        Assert.Equal("PK", System.Text.Encoding.ASCII.GetString((await browser.Raw(HttpMethod.Get, Fiches + "?format=xlsx")).Bytes, 0, 2));
        Assert.Empty((await browser.Get(Fiches)).All(".top .btn"));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Raw(HttpMethod.Get, Fiches + "/saisie")).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Its_page_shows_what_was_done_for_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Blanc", "Anne"), MemberScene.Details("Caron", "Luc"));
        var fiche = await app.Write("Plaies chroniques");
        var held = await app.Plan(MeetingScene.Details("Première", fiche: fiche), ids);
        await app.Hold(held, new Presence(ids[0], AttendanceState.Present), new Presence(ids[1], AttendanceState.Present, Minutes: 45));
        await app.Plan(MeetingScene.Details("Deuxième", "2026-12-10", fiche: fiche), ids);
        await app.Plan(MeetingScene.Details("Autre"));
        var browser = await app.SignedIn(Role.Coordinator);

        var page = await browser.Get($"{Fiches}/{fiche.Id}");

        Assert.Contains("1 tenue, 2 présences, 2 h 45 en tout", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Deuxième", "Première"], page.All("table tbody td:nth-child(2)"));
        var foreign = await app.Write("Chez le voisin", cpts: app.AutreRive);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Raw(HttpMethod.Get, $"{Fiches}/{foreign.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Raw(HttpMethod.Get, $"{Fiches}/saisie/{foreign.Id}")).Status);
    }
}
