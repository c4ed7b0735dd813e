using System.Net;
using System.Text;
using System.Text.Json;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Funding;

public sealed class SimulationApiTests
{
    private const string Example = """
        {"population":62000,"signedOn":"2023-03-01","years":5,"members":80,"missions":[
        {"code":"acces-soins","startsOn":"2023-07-01","attainment":{"1":80,"2":100}},
        {"code":"crise-sanitaire","startsOn":"2023-09-01","crisisInYears":[2]}]}
        """;

    [Fact]
    public async Task The_example_of_the_contract_is_answered_to_the_cent()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);

        var answer = await Post(app, Example);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/json", answer.Response.Content.Headers.ContentType!.MediaType);
        using var json = JsonDocument.Parse(answer.Bytes);
        var root = json.RootElement;
        Assert.Equal(2, root.GetProperty("size").GetInt32());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("populationVintage").ValueKind);
        Assert.Equal("aci-cpts-avenant-2", root.GetProperty("bareme").GetString());
        Assert.Equal("70000.00", Find(root.GetProperty("ceilings"), ("contractYear", "1"), ("mission", "acces-soins"), ("part", "fixe")).GetProperty("amount").GetRawText());
        // domain-rules §4: the worked example.
        foreach (var (due, kind, amount) in new[]
        {
            ("2023-07-01", "avance", "35000.00"), ("2024-03-01", "solde", "11666.67"), ("2024-03-01", "variable", "16000.00"), ("2024-03-01", "avance", "52500.00"),
        })
        {
            Assert.Equal(amount, Find(root.GetProperty("payments"), ("dueOn", due), ("mission", "acces-soins"), ("kind", kind)).GetProperty("amount").GetRawText());
        }
        var advance = Find(root.GetProperty("payments"), ("dueOn", "2023-07-01"), ("mission", "acces-soins"), ("kind", "avance"));
        Assert.Equal(["dueOn", "mission", "part", "kind", "contractYear", "amount", "working"], advance.EnumerateObject().Select(p => p.Name));
        var proration = Find(advance.GetProperty("working"), ("rate", "244/366"));
        Assert.Equal("46666.67", proration.GetProperty("amount").GetRawText());
        Assert.Equal(["label", "base", "rate", "amount", "source", "confidence"], proration.EnumerateObject().Select(p => p.Name));
        Assert.Equal(5, root.GetProperty("totals").GetArrayLength());
    }

    [Fact]
    public async Task An_array_is_answered_in_its_order_and_one_bad_element_fails_it_whole()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var good = """{"population":20000,"signedOn":"2023-03-01","missions":[]}""";

        var both = await Post(app, $"[{Example},{good}]");
        using var list = JsonDocument.Parse(both.Bytes);
        Assert.Equal([2, 1], list.RootElement.EnumerateArray().Select(e => e.GetProperty("size").GetInt32()));

        var bad = await Post(app, $$"""[{{good}},{{good}},{{good}},{"population":20000,"signedOn":"2023-03-01","missions":[{"code":"voirie","startsOn":"2023-07-01"}]}]""");
        Assert.Equal(HttpStatusCode.BadRequest, bad.Status);
        using var errors = JsonDocument.Parse(bad.Bytes);
        var error = Assert.Single(errors.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal("[3].missions[0].code", error.GetProperty("field").GetString());
        Assert.Contains("voirie", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"population":62000,"signedOn":"2020-03-01","missions":[{"code":"acces-soins","startsOn":"2020-07-01"}]}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"population":62000,""", HttpStatusCode.BadRequest)]
    [InlineData("""{"population":62000,"communes":["62534"],"signedOn":"2023-03-01","missions":[]}""", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task An_unknown_amount_is_refused_and_bad_input_is_bad_input(string json, HttpStatusCode expected)
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);

        var answer = await Post(app, json);

        Assert.Equal(expected, answer.Status);
        using var errors = JsonDocument.Parse(answer.Bytes);
        Assert.NotEmpty(errors.RootElement.GetProperty("errors").EnumerateArray());
    }

    [Fact]
    public async Task More_than_a_megabyte_is_not_read()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);

        var answer = await Post(app, new string(' ', (1 << 20) + 1) + Example);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Contains("http-413", answer.Html, StringComparison.Ordinal);
    }

    private static Task<Answer> Post(TestApp app, string json) =>
        app.Anonymous().Raw(HttpMethod.Post, "/api/v1/simulations", new StringContent(json, Encoding.UTF8, "application/json"));

    private static JsonElement Find(JsonElement array, params (string Name, string Value)[] wanted) =>
        array.EnumerateArray().Single(e => wanted.All(w => e.GetProperty(w.Name).ToString() == w.Value));
}
