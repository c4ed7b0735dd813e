using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Indemnities;

/// <summary>Hours declared on a phone, validated by another; then the pages of employers, statements and grants, at both widths.</summary>
public sealed class DeclaredHoursTests(Chromium chromium)
{
    private const string Home = "/c/deux-vallees";

    [Fact]
    public async Task From_a_phone_to_the_validation()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var member = await chromium.OnPhone(app);
        await member.SignIn("adherente");
        await member.Open(Home + "/mon-espace/heures");
        await member.Page.GetByLabel("De quoi s’agit-il ?").SelectOptionAsync("travail-de-mission");
        await member.Page.GetByLabel("Pour", new() { Exact = true }).SelectOptionAsync("mission:parcours");
        await member.Page.GetByLabel("Durée, ou kilomètres").FillAsync("1 h 20");
        await member.Page.GetByLabel("Ce qui a été fait").FillAsync("Fiche de liaison, deuxième version");
        await member.Check("heures-telephone");
        await member.Press("Déclarer");
        await member.Says("C’est déclaré");
        await member.Says("Fiche de liaison, deuxième version");

        await using var president = await chromium.AtDesk(app);
        await president.SignIn("president");
        await president.Open(Home + "/finances/indemnites?source=declarations");
        await president.Guide("indemnites-declarations");
        await president.Page.GetByLabel("Choisir Sophie Hannequin", new() { Exact = false }).First.CheckAsync();
        await president.Press("Approuver la sélection");
        await president.Says("1 ligne approuvée");

        foreach (var (path, name) in new[]
        {
            ("finances/indemnites/employeurs", "employeurs"), ("finances/indemnites/employeurs/accord", "employeur-accord"), ("finances/indemnites/releves", "releves"),
            ("finances/indemnites/declarer", "declarer"), ("finances/indemnites/personnes", "personnes"), ("finances/taux", "taux"), ("finances/taux/forfait", "forfait"),
            ("comptes/subventions", "subventions"), ("comptes/subventions/saisie", "subvention"),
        })
        {
            await president.Open($"{Home}/{path}");
            await president.Check(name);
        }
        await using var phone = await chromium.OnPhone(app);
        await phone.SignIn("president");
        foreach (var path in new[] { "finances/indemnites?source=declarations", "finances/indemnites/employeurs", "finances/indemnites/releves", "comptes/subventions" })
        {
            await phone.Open($"{Home}/{path}");
            await phone.Check(path.Split('/', '?')[^1].Replace("source=", "", StringComparison.Ordinal) + "-telephone");
        }
        foreach (var path in new[] { "mon-espace/ailleurs", "mon-espace/indemnites" })
        {
            await member.Open($"{Home}/{path}");
            await member.Check(path.Split('/')[^1] + "-telephone");
        }
    }
}
