using System.Net;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Funding;

public sealed class SimulatorPageTests
{
    private const string Worked = "/simulateur?population=62000&signature=2023-03-01&mission=acces-soins&debut-acces-soins=2023-07-01&atteinte-acces-soins-1=80";

    [Fact]
    public async Task A_first_visit_needs_no_account_and_shows_an_example_already_computed()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);

        var page = await app.Anonymous().Get("/simulateur");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("exemple", page.One(".notice"), StringComparison.Ordinal);
        Assert.NotEmpty(page.All(".payments tbody tr.why-row"));
        Assert.NotNull(page.Page.QuerySelector("svg.payments-chart title"));
        Assert.Contains(page.All(".tag"), t => t.Contains("au plus", StringComparison.Ordinal));
        Assert.Empty(page.Page.QuerySelectorAll("[style],[onclick],script:not([src])"));
    }

    [Fact]
    public async Task The_worked_example_is_paid_to_the_cent_and_each_amount_opens_its_working()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);

        var page = await app.Anonymous().Get(Worked);

        var first = page.Page.QuerySelectorAll("table.payments > tbody").Single(b => b.QuerySelector("time")!.GetAttribute("datetime") == "2023-07-01");
        var amount = first.QuerySelector("a.money")!;
        Assert.StartsWith("35\u00A0000,00\u00A0€", amount.TextContent, StringComparison.Ordinal);
        var working = page.Page.QuerySelector(amount.GetAttribute("href")!)!;
        Assert.Contains("Pourquoi 35\u00A0000,00\u00A0€", working.TextContent, StringComparison.Ordinal);
        Assert.Contains("244/366", working.TextContent, StringComparison.Ordinal);
        Assert.Contains("16 000,00 €", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_refusal_stands_by_its_field_and_keeps_what_was_typed()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);

        var page = await app.Anonymous().Get(
            "/simulateur?population=beaucoup&signature=2023-03-01&annees=12&mission=acces-soins&debut-acces-soins=2022-01-01&mission=parcours&atteinte-acces-soins-1=cent");

        Assert.Contains("nombre entier", page.One("#population_erreur"), StringComparison.Ordinal);
        Assert.Contains("Parcours", page.One("#debut-parcours_erreur"), StringComparison.Ordinal);
        Assert.Contains("cent", page.One("#atteinte-acces-soins-1_erreur"), StringComparison.Ordinal);
        Assert.Equal("beaucoup", page.Page.QuerySelector("#population")!.GetAttribute("value"));
        Assert.Empty(page.All(".payments"));

        var domain = await app.Anonymous().Get("/simulateur?population=62000&signature=2023-03-01&annees=12&mission=acces-soins&debut-acces-soins=2022-01-01&atteinte-acces-soins-2=120");
        Assert.Contains("entre 1 et 10", domain.One("#annees_erreur"), StringComparison.Ordinal);
        Assert.Contains("avant la signature", domain.One("#debut-acces-soins_erreur"), StringComparison.Ordinal);
        Assert.Contains("entre 0 et 100", domain.One("#atteinte-acces-soins-2_erreur"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Communes_are_searched_counted_and_sized()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var browser = app.Anonymous();

        var found = await browser.Get("/simulateur?signature=2023-03-01&cherche=St-Omer");
        var link = found.Page.QuerySelectorAll(".found a").First(a => a.TextContent.Contains("(62765)", StringComparison.Ordinal)).GetAttribute("href")!;
        var page = await browser.Get(link);

        Assert.Equal("62765", page.One("#communes"));
        Assert.Contains("1 commune", page.One("#territoire details summary").Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("taille 1", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_files_hold_exactly_the_payments_shown()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var browser = app.Anonymous();
        var page = await browser.Get(Worked);

        var csv = await browser.Get(Worked + "&format=csv");
        var xlsx = await browser.Get(Worked + "&format=xlsx");

        var lines = csv.Html.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("\uFEFFÉchéance;Mission;Volet;Versement;Année du contrat;Montant calculé;", lines[0], StringComparison.Ordinal);
        Assert.Equal(page.All(".payments a.money").Select(a => a.Split(',')[0].Replace("\u00A0", "", StringComparison.Ordinal)), lines.Skip(1).Select(l => l.Split(';')[5].Split(',')[0]));
        Assert.Equal("PK", System.Text.Encoding.ASCII.GetString(xlsx.Bytes[..2]));
    }

    [Fact]
    public async Task The_page_of_barèmes_holds_every_figure_with_its_source_and_says_what_is_unknown()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);

        var page = await app.Anonymous().Get("/baremes");

        foreach (var line in BaremeCatalogue.All.SelectMany(b => b.Lines))
        {
            Assert.Contains(page.Page.QuerySelectorAll("table.sources tbody tr"), row =>
                row.TextContent.Contains(line.Source, StringComparison.Ordinal)
                && row.TextContent.Contains(Confidences.Label(line.Confidence), StringComparison.Ordinal)
                && line.Values.OfType<decimal>().All(v => row.TextContent.Contains(FrenchNumber.Whole((long)v), StringComparison.Ordinal)));
        }
        Assert.Equal(8, page.All("#aci-cpts-2019 td.late").Count(t => t == "inconnu"));
        Assert.Contains("155 000", page.Text, StringComparison.Ordinal);
    }
}
