using System.Text;
using System.Text.Json.Nodes;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding.Simulation;
using Tisserand.Domain.Reference;
using Xunit;

namespace Tisserand.Domain.Tests.Funding.Simulation;

public sealed class SimulationTextTests
{
    private const string Example = """
        {"population":62000,"signedOn":"2023-03-01","years":5,"members":80,
         "missions":[{"code":"acces-soins","startsOn":"2023-07-01","attainment":{"1":80,"2":100}},
                     {"code":"crise-sanitaire","startsOn":"2023-09-01","crisisInYears":[2]}]}
        """;

    private static SimulationAnswer Run(string json) => SimulationText.Run(Encoding.UTF8.GetBytes(json), Territory);

    /// <summary>80001 has 1 000 inhabitants, 80002 has 60 000, and so on; anything else is unknown.</summary>
    private static Outcome<CountedPopulation> Territory(IReadOnlyList<string> codes)
    {
        var populations = new Dictionary<string, int>(StringComparer.Ordinal) { ["80001"] = 1_000, ["80002"] = 60_000, ["55039"] = 0 };
        var unknown = codes.Select((code, i) => (code, i)).Where(c => !populations.ContainsKey(c.code))
            .Select(c => new Refusal("unknown-commune", "Commune inconnue.", $"communes[{c.i}]")).ToList();
        return unknown.Count > 0 ? unknown : new CountedPopulation(codes.Sum(c => (long)populations[c]), 2023, []);
    }

    [Fact]
    public void The_answer_has_the_published_shape_to_the_letter()
    {
        var json = Run("""{"population":62000,"signedOn":"2023-03-01","years":1,"missions":[{"code":"prevention","startsOn":"2023-07-01","attainment":{"1":0}}]}""").Json;

        Assert.StartsWith(
            """{"size":2,"population":62000,"populationVintage":null,"bareme":"aci-cpts-avenant-2","ceilings":[{"contractYear":1,"mission":"fonctionnement","part":"fonctionnement","amount":60000.00},{"contractYear":1,"mission":"prevention","part":"fixe","amount":15000.00},{"contractYear":1,"mission":"prevention","part":"variable","amount":15000.00}],"payments":[{"dueOn":"2023-03-01","mission":"fonctionnement","part":"fonctionnement","kind":"initial","contractYear":1,"amount":60000.00,"working":[{"label":"Montant annuel, fonctionnement, taille 2","base":null,"rate":"","amount":60000.00,"source":""",
            json, StringComparison.Ordinal);
        Assert.Contains(
            """{"dueOn":"2023-07-01","mission":"prevention","part":"fixe","kind":"avance","contractYear":1,"amount":7500.00,"working":[""",
            json, StringComparison.Ordinal);
        Assert.Contains("""
            "base":15000.00,"rate":"244/366","amount":10000.00,"source":"
            """.Trim(), json, StringComparison.Ordinal);
        Assert.Contains("\"confidence\":\"guide_only\"", json, StringComparison.Ordinal);
        Assert.EndsWith("""],"totals":[{"contractYear":1,"amount":70000.00}]}""", json, StringComparison.Ordinal);
    }

    [Fact]
    public void The_issue_example_is_computed()
    {
        var answer = Run(Example);

        Assert.Equal((SimulationResult.Done, 0, 200), (answer.Result, answer.ExitCode, answer.HttpStatus));
        var plan = JsonNode.Parse(answer.Json)!;
        Assert.Equal(5, plan["totals"]!.AsArray().Count);
        var crisis = plan["payments"]!.AsArray().Where(p => p!["mission"]!.ToString() == "crise-sanitaire").ToList();
        var variable = Assert.Single(crisis, p => p!["kind"]!.ToString() == "variable")!;
        Assert.Equal(("2025-03-01", "52500.00"), (variable["dueOn"]!.ToString(), variable["amount"]!.ToJsonString()));
    }

    [Fact]
    public void An_array_is_answered_in_its_order()
    {
        var plans = JsonNode.Parse(Run($"[{Example},{Example.Replace("62000", "30000", StringComparison.Ordinal)}]").Json)!.AsArray();
        Assert.Equal([2, 1], plans.Select(p => p!["size"]!.GetValue<int>()));
        Assert.Equal("[]", Run("[]").Json);
    }

    [Fact]
    public void Communes_give_the_population_and_its_vintage()
    {
        var plan = JsonNode.Parse(Run("""{"communes":["80001","80002"],"signedOn":"2023-03-01","missions":[]}""").Json)!;
        Assert.Equal((61_000, 2023, 2), (plan["population"]!.GetValue<int>(), plan["populationVintage"]!.GetValue<int>(), plan["size"]!.GetValue<int>()));
    }

    [Fact]
    public void An_unknown_amount_is_refused_and_not_called_bad()
    {
        var answer = Run("""[{"population":62000,"signedOn":"2020-03-01","missions":[]},{"population":62000,"signedOn":"2020-03-01","missions":[{"code":"acces-soins","startsOn":"2020-03-01"}]}]""");

        Assert.Equal((SimulationResult.Refused, 1, 422), (answer.Result, answer.ExitCode, answer.HttpStatus));
        var error = Assert.Single(JsonNode.Parse(answer.Json)!["errors"]!.AsArray())!;
        Assert.Equal(("[1].missions[0].code", "unknown-amount"), (error["field"]!.ToString(), error["code"]!.ToString()));
    }

    [Fact]
    public void A_signature_before_the_first_bareme_is_refused() =>
        Assert.Equal(SimulationResult.Refused, Run("""{"population":62000,"signedOn":"2018-03-01","missions":[]}""").Result);

    [Fact]
    public void Bad_input_goes_before_refusals_and_fails_the_whole_array()
    {
        var refused = """{"population":62000,"signedOn":"2018-03-01","missions":[]}""";
        var answer = Run($$"""[{{Example}},{{refused}},{{Example}},{"population":1,"signedOn":"2023-03-01","missions":[{"code":"soins","startsOn":"2023-03-01"}]}]""");

        Assert.Equal((SimulationResult.BadInput, 2, 400), (answer.Result, answer.ExitCode, answer.HttpStatus));
        var error = Assert.Single(JsonNode.Parse(answer.Json)!["errors"]!.AsArray())!;
        Assert.Equal(("[3].missions[0].code", "unknown-mission"), (error["field"]!.ToString(), error["code"]!.ToString()));
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.Equal(SimulationResult.Done, Run("\uFEFF" + Example).Result);

    [Theory]
    [InlineData("62000.0")]
    [InlineData("6.2e4")]
    public void A_whole_number_may_be_written_otherwise(string population) =>
        Assert.Equal(SimulationResult.Done, Run(Example.Replace("62000", population, StringComparison.Ordinal)).Result);
}
