using System.Text;
using System.Text.Json.Nodes;
using Tisserand.Domain.Funding.Simulation;
using Tisserand.Domain.Reference;
using Xunit;

namespace Tisserand.Domain.Tests.Funding.Simulation;

/// <summary>Everything that can be wrong with the input: where it is said, and that it is said in a French sentence.</summary>
public sealed class SimulationErrorsTests
{
    private static SimulationAnswer Run(byte[] json) => SimulationText.Run(json, codes => Geography.Current.PopulationOf(codes));

    private static List<(string Field, string Code)> Errors(byte[] json)
    {
        var answer = Run(json);
        Assert.Equal(SimulationResult.BadInput, answer.Result);
        var errors = JsonNode.Parse(answer.Json)!["errors"]!.AsArray();
        Assert.All(errors, e => Assert.Matches("^[A-ZÀ-Ý«].*\\.$", e!["message"]!.ToString()));
        Assert.All(errors, e => Assert.DoesNotContain('\u202F', e!["message"]!.ToString()));
        return [.. errors.Select(e => (e!["field"]!.ToString(), e["code"]!.ToString()))];
    }

    /// <summary>Changes to a sound input, each with the one error it must bring.</summary>
    [Theory]
    [InlineData("population", "null", "population", "wrong-type")]
    [InlineData("population", "\"62000\"", "population", "wrong-type")]
    [InlineData("population", "0", "population", "out-of-range")]
    [InlineData("population", "-1", "population", "out-of-range")]
    [InlineData("population", "62000.5", "population", "not-a-whole-number")]
    [InlineData("population", "70000001", "population", "out-of-range")]
    [InlineData("population", "1e400", "population", "out-of-range")]
    [InlineData("population", "99999999999999999999999999999999", "population", "out-of-range")]
    [InlineData("communes", "[\"80021\"]", "population", "population-and-communes")]
    [InlineData("signedOn", "20230301", "signedOn", "wrong-type")]
    [InlineData("signedOn", "\"01/03/2023\"", "signedOn", "invalid-date")]
    [InlineData("signedOn", "\"2023-02-29\"", "signedOn", "invalid-date")]
    [InlineData("signedOn", "\"2023-3-1\"", "signedOn", "invalid-date")]
    [InlineData("signedOn", "\"2023-03-01T00:00:00\"", "signedOn", "invalid-date")]
    [InlineData("signedOn", "\" 2023-03-01\"", "signedOn", "invalid-date")]
    [InlineData("signedOn", "\"\"", "signedOn", "invalid-date")]
    [InlineData("years", "0", "years", "out-of-range")]
    [InlineData("years", "11", "years", "out-of-range")]
    [InlineData("years", "2.5", "years", "not-a-whole-number")]
    [InlineData("years", "\"5\"", "years", "wrong-type")]
    [InlineData("members", "-1", "members", "out-of-range")]
    [InlineData("members", "true", "members", "wrong-type")]
    [InlineData("members", "1e9", "members", "out-of-range")]
    [InlineData("bareme", "\"aci-cpts-avenant-3\"", "bareme", "unknown-bareme")]
    [InlineData("bareme", "\"\"", "bareme", "unknown-bareme")]
    [InlineData("bareme", "2", "bareme", "wrong-type")]
    [InlineData("missions", "{}", "missions", "wrong-type")]
    [InlineData("missions", "[1]", "missions[0]", "wrong-type")]
    [InlineData("missions", "[null]", "missions[0]", "wrong-type")]
    [InlineData("inhabitants", "1", "inhabitants", "unknown-property")]
    [InlineData("Population", "1", "Population", "unknown-property")]
    public void A_wrong_property_is_refused_where_it_stands(string name, string value, string field, string code)
    {
        var input = new JsonObject { ["population"] = 62000, ["signedOn"] = "2023-03-01", ["missions"] = new JsonArray() };
        input.Remove(name);
        var text = input.ToJsonString();
        Assert.Equal([(field, code)], Errors(Encoding.UTF8.GetBytes($"{text[..^1]},\"{name}\":{value}}}")));
    }

    [Theory]
    [InlineData("population", "population")]
    [InlineData("signedOn", "signedOn")]
    [InlineData("missions", "missions")]
    public void A_missing_property_is_asked_for(string name, string field)
    {
        var input = new JsonObject { ["population"] = 62000, ["signedOn"] = "2023-03-01", ["missions"] = new JsonArray() };
        input.Remove(name);
        Assert.Equal([(field, "missing")], Errors(Encoding.UTF8.GetBytes(input.ToJsonString())));
    }

    [Theory]
    [InlineData("""{"startsOn":"2023-03-01"}""", "missions[0].code", "missing")]
    [InlineData("""{"code":"parcours"}""", "missions[0].startsOn", "missing")]
    [InlineData("""{"code":"Parcours","startsOn":"2023-03-01"}""", "missions[0].code", "unknown-mission")]
    [InlineData("""{"code":"fonctionnement","startsOn":"2023-03-01"}""", "missions[0].code", "unknown-mission")]
    [InlineData("""{"code":3,"startsOn":"2023-03-01"}""", "missions[0].code", "wrong-type")]
    [InlineData("""{"code":"parcours","startsOn":"2023-02-28"}""", "missions[0].startsOn", "start-before-signature")]
    [InlineData("""{"code":"parcours","startsOn":"demain"}""", "missions[0].startsOn", "invalid-date")]
    [InlineData("""{"code":"parcours","startsOn":"2023-03-01","label":"x"}""", "missions[0].label", "unknown-property")]
    [InlineData("""{"code":"parcours","code":"qualite","startsOn":"2023-03-01"}""", "missions[0].code", "duplicate-property")]
    [InlineData("""{"code":"parcours","startsOn":"2023-03-01"},{"code":"parcours","startsOn":"2023-04-01"}""", "missions[1].code", "duplicate-mission")]
    [InlineData("""{"code":"parcours","startsOn":"2023-03-01","attainment":[80]}""", "missions[0].attainment", "wrong-type")]
    [InlineData("""{"code":"parcours","startsOn":"2023-03-01","attainment":80}""", "missions[0].attainment", "wrong-type")]
    [InlineData("""{"code":"parcours","startsOn":"2023-03-01","attainment":{"0":80}}""", "missions[0].attainment.0", "year-out-of-range")]
    [InlineData("""{"code":"parcours","startsOn":"2023-03-01","attainment":{"6":80}}""", "missions[0].attainment.6", "year-out-of-range")]
    [InlineData("""{"code":"parcours","startsOn":"2023-03-01","attainment":{"01":80}}""", "missions[0].attainment.01", "year-out-of-range")]
    [InlineData("""{"code":"parcours","startsOn":"2023-03-01","attainment":{"2023":80}}""", "missions[0].attainment.2023", "year-out-of-range")]
    [InlineData("""{"code":"parcours","startsOn":"2023-03-01","attainment":{"99999999999":80}}""", "missions[0].attainment.99999999999", "year-out-of-range")]
    [InlineData("""{"code":"parcours","startsOn":"2023-03-01","attainment":{"1":80,"1":90}}""", "missions[0].attainment.1", "duplicate-property")]
    [InlineData("""{"code":"parcours","startsOn":"2023-03-01","attainment":{"1":100.001}}""", "missions[0].attainment.1", "percent-out-of-range")]
    [InlineData("""{"code":"parcours","startsOn":"2023-03-01","attainment":{"1":-0.5}}""", "missions[0].attainment.1", "percent-out-of-range")]
    [InlineData("""{"code":"parcours","startsOn":"2023-03-01","attainment":{"1":1e99}}""", "missions[0].attainment.1", "percent-out-of-range")]
    [InlineData("""{"code":"parcours","startsOn":"2023-03-01","attainment":{"1":"80"}}""", "missions[0].attainment.1", "wrong-type")]
    [InlineData("""{"code":"parcours","startsOn":"2023-03-01","attainment":{"1":null}}""", "missions[0].attainment.1", "wrong-type")]
    [InlineData("""{"code":"parcours","startsOn":"2023-03-01","crisisInYears":[1]}""", "missions[0].crisisInYears", "not-the-crisis-mission")]
    [InlineData("""{"code":"crise-sanitaire","startsOn":"2023-03-01","crisisInYears":2}""", "missions[0].crisisInYears", "wrong-type")]
    [InlineData("""{"code":"crise-sanitaire","startsOn":"2023-03-01","crisisInYears":["2"]}""", "missions[0].crisisInYears[0]", "wrong-type")]
    [InlineData("""{"code":"crise-sanitaire","startsOn":"2023-03-01","crisisInYears":[1,6]}""", "missions[0].crisisInYears[1]", "year-out-of-range")]
    [InlineData("""{"code":"crise-sanitaire","startsOn":"2023-03-01","crisisInYears":[0]}""", "missions[0].crisisInYears[0]", "out-of-range")]
    [InlineData("""{"code":"crise-sanitaire","startsOn":"2023-03-01","crisisInYears":[2,2]}""", "missions[0].crisisInYears[1]", "duplicate-year")]
    public void A_wrong_mission_is_refused_where_it_stands(string missions, string field, string code) => Assert.Equal(
        [(field, code)],
        Errors(Encoding.UTF8.GetBytes($$"""{"population":62000,"signedOn":"2023-03-01","missions":[{{missions}}]}""")));

    [Theory]
    [InlineData("[]", "communes")]
    [InlineData("\"80021\"", "communes")]
    [InlineData("[80021]", "communes[0]")]
    [InlineData("[\"80021\",\"80021\"]", "communes[1]")]
    [InlineData("[\"80021\",\"99999\"]", "communes[1]")]
    [InlineData("[\"75056\",\"75101\"]", "communes[1]")]
    [InlineData("[\"Amiens\"]", "communes[0]")]
    [InlineData("[null]", "communes[0]")]
    public void Communes_are_refused_line_by_line(string communes, string field) => Assert.Equal(
        field, Assert.Single(Errors(Encoding.UTF8.GetBytes($$"""{"communes":{{communes}},"signedOn":"2023-03-01","missions":[]}"""))).Field);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("{\"population\":62000,}")]
    [InlineData("{'population':1}")]
    [InlineData("[1,2")]
    [InlineData("{} {}")]
    [InlineData("{\"population\":062000}")]
    [InlineData("{\"population\":NaN}")]
    [InlineData("{\"signedOn\":\"\\ud800\"}")]
    [InlineData("{\"\\udc00\":1}")]
    public void Text_that_is_not_json_is_refused_as_a_whole(string text) =>
        Assert.Equal([("", "malformed-json")], Errors(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("null", "")]
    [InlineData("12", "")]
    [InlineData("\"simulation\"", "")]
    [InlineData("[1]", "[0]")]
    [InlineData("[[]]", "[0]")]
    public void What_is_not_an_object_is_refused(string text, string field) =>
        Assert.Equal([(field, "wrong-type")], Errors(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Bytes_that_are_no_text_and_endless_nesting_are_refused()
    {
        Assert.Equal([("", "malformed-json")], Errors([0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x7D]));
        Assert.Equal([("", "malformed-json")], Errors(Encoding.UTF8.GetBytes(new string('[', 100_000))));
    }

    [Fact]
    public void Every_error_of_every_element_is_reported()
    {
        var errors = Errors(Encoding.UTF8.GetBytes("""[{"population":-1,"years":0,"missions":[{"code":"x","startsOn":"y"}]},{"signedOn":"2023-03-01","missions":[]}]"""));
        Assert.Equal(
            ["[0].missions[0].code", "[0].missions[0].startsOn", "[0].population", "[0].signedOn", "[0].years", "[1].population"],
            errors.Select(e => e.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_cut_of_a_sound_text_throws()
    {
        var sound = Encoding.UTF8.GetBytes("""[{"communes":["80021"],"signedOn":"2023-03-01","bareme":"aci-cpts-2019","missions":[{"code":"crise-sanitaire","startsOn":"2023-09-01","attainment":{"1":33.3},"crisisInYears":[2]}]}]""");
        for (var length = 0; length < sound.Length; length++)
        {
            Assert.Equal(SimulationResult.BadInput, Run(sound[..length]).Result);
        }
        for (var i = 0; i < sound.Length; i++)
        {
            foreach (var b in "\"{}[]:,0-9.e\\x\0é"u8)
            {
                var changed = sound.ToArray();
                changed[i] = b;
                Assert.NotEmpty(Run(changed).Json);
            }
        }
    }
}
