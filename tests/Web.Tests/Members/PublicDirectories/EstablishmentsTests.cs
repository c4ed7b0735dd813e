using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Access;
using Tisserand.Web.Features.Reference.Imports;
using Tisserand.Web.Tests.Reference;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members.PublicDirectories;

public sealed class EstablishmentsTests
{
    private const string Establishments = "/c/deux-vallees/adherents/etablissements";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Establishments_of_the_territory_are_listed_by_family_searched_and_exported(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Contains("import-finess FICHIER", (await browser.Get(Establishments)).Text, StringComparison.Ordinal);

        await app.Within(null, async s =>
        {
            Assert.True((await s.GetRequiredService<ImportEstablishments>().Run(new MemoryStream(FinessExtraction.Csv(
                FinessExtraction.Line("620000018", "PHARMACIE DES TILLEULS"),
                FinessExtraction.Line("620000026", "=CMD()", "500"),
                FinessExtraction.Line("590000042", "PHARMACIE DE LILLE", departement: "59", commune: "350", city: "59000 LILLE"))), FinessExtraction.CsvName)).Succeeded);
            Assert.True((await s.GetRequiredService<ImportMailboxes>().Run(new MemoryStream(MailboxExtraction.File(
                MailboxExtraction.Organisation("pharmacie@exemple.mssante.fr", "620000018"))), MailboxExtraction.Name)).Succeeded);
        });
        Assert.Contains("Le territoire est vide", (await browser.Get(Establishments)).Text, StringComparison.Ordinal);
        await app.AddTerritory(MemberScene.Lumbres, MemberScene.SaintOmer);

        var page = await browser.Get(Establishments);
        Assert.Equal(2, page.Page.QuerySelectorAll("#liste tbody tr").Length);
        Assert.Contains("22 novembre 2026", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Pharmacies", "EHPAD et résidences"], page.All(".coverage tbody th"));
        Assert.Equal("pharmacie@exemple.mssante.fr", page.Page.QuerySelector("#liste [data-copies]")!.GetAttribute("data-copies"));
        Assert.Single((await browser.Get(Establishments + "?famille=3")).Page.QuerySelectorAll("#liste tbody tr"));
        Assert.Single((await browser.Get(Establishments + "?q=tilleul")).Page.QuerySelectorAll("#liste tbody tr"));
        Assert.Contains("Aucun établissement", (await browser.Get(Establishments + "?commune=" + MemberScene.Lille)).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await browser.Get(Establishments + "?famille=77&page=9")).Page.QuerySelectorAll("#liste tbody tr").Length);
        // One click: the form of the structure comes filled, and is saved as it is; the list then leads to its entry.
        var form = await browser.Get((await browser.Get(Establishments + "?q=tilleul")).Page.QuerySelector("#liste tbody .acts a:not(.quiet)")!.GetAttribute("href")!);
        Assert.Equal("620000018", form.Page.QuerySelector("[name='Input.Finess']")!.GetAttribute("value"));
        await browser.Submit([], "main form.card");
        Assert.Equal("Sa fiche", (await browser.Get(Establishments + "?q=tilleul")).One("#liste a.tag"));
        // What a spreadsheet would run is disarmed.
        Assert.Contains("'=CMD()", (await browser.Get(Establishments + "?format=csv")).Html, StringComparison.Ordinal);
        Assert.NotEmpty((await browser.Get(Establishments + "?format=xlsx")).Bytes);
    }
}
