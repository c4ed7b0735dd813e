using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Papers;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Shell.Papers;

/// <summary>A page that shows a paper and gives its files, over HTTP.</summary>
public sealed class PaperPreviewTests
{
    [Fact]
    public async Task The_preview_says_the_paper_and_leads_to_its_files()
    {
        await using var app = await Start();
        var browser = await app.SignedIn(Role.Coordinator);
        var page = await browser.Get("/c/deux-vallees/essai/report?mois=3");
        Assert.Equal("Rapport annuel d’activité", page.One("article.paper h2"));
        Assert.Equal(4, page.All("article.paper h3").Count);
        Assert.Equal(["187 adhérents", "l’ouverture du créneau du samedi"], page.All("article.paper p strong, article.paper p em"));
        Assert.Equal(["Population", "Taille", "Communes", "Présidence", "Signature de l’ACI"], page.All("article.paper dl:first-of-type dt").Take(5));
        Assert.Equal(["Ensemble", "124", "404", "31 %"], page.Page.QuerySelectorAll("article.paper tfoot")[0].QuerySelectorAll("td").Select(c => c.TextContent));
        Assert.All(page.Page.QuerySelectorAll("article.paper th"), h => Assert.Equal("col", h.GetAttribute("scope")));
        Assert.Equal(
            ["/c/deux-vallees/essai/report?mois=3&format=docx", "/c/deux-vallees/essai/report?mois=3&format=pdf"],
            page.Page.QuerySelectorAll(".paper-acts a").Select(a => a.GetAttribute("href")));
        Assert.True(page.Page.QuerySelector(".paper-acts button")!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task All_that_the_paper_says_stands_in_it_in_order_and_encoded()
    {
        await using var app = await Start();
        var page = await (await app.SignedIn(Role.Coordinator)).Get("/c/deux-vallees/essai/awkward");
        Assert.Contains("<h2>Noms &lt;ğ&gt; &amp; Łódź", page.Html, StringComparison.Ordinal);
        var text = page.Page.QuerySelector("article.paper")!.TextContent;
        var from = 0;
        foreach (var said in SpokenText.Of(SamplePapers.Awkward()))
        {
            from = text.IndexOf(said, from, StringComparison.Ordinal);
            Assert.True(from >= 0, $"« {said} » is missing, or out of order.");
            from += said.Length;
        }
    }

    [Theory]
    [InlineData("pdf", "application/pdf", "inline")]
    [InlineData("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "attachment")]
    public async Task A_file_bears_its_type_and_a_plain_French_name(string format, string type, string disposition)
    {
        await using var app = await Start();
        var answer = await (await app.SignedIn(Role.Coordinator)).Raw(HttpMethod.Get, $"/c/deux-vallees/essai/sheet?format={format}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var headers = answer.Response.Content.Headers;
        var name = $"feuille-d-emargement-2026-03-12.{format}";
        Assert.Equal((type, disposition), (headers.ContentType!.MediaType, headers.ContentDisposition!.DispositionType));
        Assert.Equal((name, name), (headers.ContentDisposition.FileName, headers.ContentDisposition.FileNameStar));
        Assert.Equal("nosniff", answer.Response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(format == "pdf" ? "%PDF"u8.ToArray() : "PK\u0003\u0004"u8.ToArray(), answer.Bytes[..4]);
    }

    [Fact]
    public void Another_format_is_no_file() => Assert.Null(PaperFiles.Of(SamplePapers.SignInSheet(), "exe"));

    private static Task<TestApp> Start() => TestApp.Start(DatabaseKind.Sqlite, options: o => o with { Modules = [.. o.Modules, new PaperPage()] });

    private sealed class PaperPage : IModule
    {
        public void MapApi(IEndpointRouteBuilder routes) => routes.MapGet("/c/{code}/essai/{name}", async (HttpContext context, IModelMetadataProvider metadata, string name, string? format) =>
        {
            var paper = SamplePapers.Named(name);
            var result = PaperFiles.Of(paper, format) ?? new PartialViewResult
            {
                ViewName = "_Paper",
                ViewData = new ViewDataDictionary(metadata, new ModelStateDictionary()) { Model = paper },
            };
            await result.ExecuteResultAsync(new ActionContext(context, context.GetRouteData(), new ActionDescriptor()));
        }).WithMetadata(new RequiresAttribute(Area.Territory));
    }
}
