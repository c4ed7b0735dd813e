using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tisserand.Web.Features.Funding;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Security;

public sealed class ApiDocumentTests
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    [Fact]
    public async Task The_document_tells_every_endpoint_of_the_api_and_nothing_else_and_who_needs_a_key()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite, seed: false);

        var answer = await app.Anonymous().Get("/api/v1/openapi.json");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var paths = JsonNode.Parse(answer.Bytes)!["paths"]!.AsObject();
        Assert.Equal(["/api/v1/c/{code}/adherents", "/api/v1/c/{code}/reunions", "/api/v1/simulations"], paths.Select(p => p.Key).Order(StringComparer.Ordinal));
        foreach (var list in new[] { "adherents", "reunions" })
        {
            var ofCpts = paths["/api/v1/c/{code}/" + list]!["get"]!;
            Assert.NotEmpty(ofCpts["security"]!.AsArray());
            Assert.Equal(["200", "400", "401", "403", "404"], ofCpts["responses"]!.AsObject().Select(r => r.Key).Order(StringComparer.Ordinal));
        }
        var simulations = paths["/api/v1/simulations"]!["post"]!;
        Assert.Null(simulations["security"]);
        Assert.NotNull(simulations["requestBody"]);
    }

    [Fact]
    public async Task The_shapes_of_the_document_are_those_that_the_simulator_speaks()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite, seed: false);
        var asked = JsonSerializer.Serialize(
            new SimulationAsked(new(2023, 3, 1),
            [
                new("acces-soins", new(2023, 7, 1), Attainment: new Dictionary<string, decimal>(StringComparer.Ordinal) { ["1"] = 80 }),
                new("crise-sanitaire", new(2023, 9, 1), CrisisInYears: [2]),
            ], Population: 62_000, Years: 3, Members: 80, Bareme: "aci-cpts-avenant-2"),
            Strict);

        var answer = await app.Anonymous().Raw(HttpMethod.Post, "/api/v1/simulations", new StringContent(asked, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var read = JsonSerializer.Deserialize<SimulationAnswer>(answer.Bytes, Strict)!;
        Assert.Equal((2, 3), (read.Size, read.Totals.Count));
        Assert.Equal(read.Totals.Sum(t => t.Amount), read.Payments.Sum(p => p.Working[^1].Amount));
    }

    [Fact]
    public async Task The_pages_of_the_api_open_without_an_account_under_the_same_policy()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite, seed: false);

        Assert.Equal("api/index.html", (await app.Anonymous().Raw(HttpMethod.Get, "/api")).Response.Headers.Location!.ToString());
        var page = await app.Anonymous().Get("/api/index.html");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("default-src 'self'", string.Join(' ', page.Response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("<style", page.Html, StringComparison.Ordinal);
        Assert.All(page.Page.QuerySelectorAll("script"), script => Assert.False(string.IsNullOrEmpty(script.GetAttribute("src"))));
    }
}
