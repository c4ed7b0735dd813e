using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding.Simulation;
using Xunit;

namespace Tisserand.Domain.Tests.Funding.Simulation;

/// <summary>A thousand random simulations through the JSON door, against <see cref="IndependentCalendar"/>, to the cent.</summary>
public sealed class RandomSimulationsTests
{
    private const int Count = 1000;
    private const int Seed = 20260801;

    private static readonly string[] Codes = ["acces-soins", "parcours", "prevention", "crise-sanitaire", "qualite", "accompagnement"];

    [Fact]
    public void A_thousand_random_simulations_agree_to_the_cent()
    {
        var random = new Random(Seed);
        var inputs = new JsonArray([.. Enumerable.Range(0, Count).Select(i => RandomInput(random, i))]);

        var answer = SimulationText.Run(Encoding.UTF8.GetBytes(inputs.ToJsonString()), _ => new Refusal("unused", "Inutile."));

        Assert.True(answer.Result == SimulationResult.Done, answer.Json[..Math.Min(answer.Json.Length, 2000)]);
        var plans = JsonNode.Parse(answer.Json)!.AsArray();
        Assert.Equal(Count, plans.Count);
        var seen = new Seen();
        for (var i = 0; i < Count; i++)
        {
            var expected = IndependentCalendar.Of(inputs[i]!);
            var plan = plans[i]!;
            Assert.Equal(expected.Size, plan["size"]!.GetValue<int>());
            var payments = plan["payments"]!.AsArray().Select(p => Line(p!)).ToList();
            if (expected.Payments.Count != payments.Count || !expected.Payments.SetEquals(payments))
            {
                Assert.Fail(
                    $"{inputs[i]!.ToJsonString()}\nonly expected: {string.Join("; ", expected.Payments.Except(payments))}\nonly found: {string.Join("; ", payments.Except(expected.Payments))}");
            }
            Assert.Equal(expected.Totals, plan["totals"]!.AsArray().Select(t => Cents(t!["amount"]!)));
            seen.Note(inputs[i]!, payments);
        }
        seen.AssertVaried();
    }

    private static string Line(JsonNode p) =>
        $"{p["dueOn"]} {p["mission"]} {p["part"]} {p["kind"]} {p["contractYear"]} {Cents(p["amount"]!)}";

    /// <summary>An amount is written with two decimals: without its point it is a number of cents.</summary>
    private static BigInteger Cents(JsonNode amount)
    {
        var text = amount.ToJsonString();
        Assert.Equal('.', text[^3]);
        return BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }

    private static JsonObject RandomInput(Random random, int i)
    {
        var signedOn = i % 10 == 0 ? new DateOnly(2024 + (4 * random.Next(3)), 2, 29) : new DateOnly(2022, 4, 1).AddDays(random.Next(4000));
        var years = random.Next(1, 11);
        var input = new JsonObject
        {
            ["population"] = random.Next(4) switch
            {
                0 => new[] { 39_999, 40_000, 79_999, 80_000, 174_999, 175_000, 175_001 }[random.Next(7)],
                1 => random.Next(175_001, 400_000),
                _ => random.Next(1, 200_000),
            },
            ["signedOn"] = Iso(signedOn),
            ["members"] = random.Next(3) == 0 ? random.Next(98, 102) : random.Next(0, 400),
        };
        if (i % 7 != 0)
        {
            input["years"] = years;
        }
        else
        {
            years = 5;
        }
        var missions = new JsonArray();
        foreach (var code in Codes.OrderBy(_ => random.Next()).Take(random.Next(Codes.Length + 1)))
        {
            var mission = new JsonObject
            {
                ["code"] = code,
                ["startsOn"] = Iso(random.Next(5) switch
                {
                    0 => signedOn.AddYears(random.Next(years + 1)),
                    1 => signedOn.AddYears(random.Next(1, years + 1)).AddDays(-1),
                    _ => signedOn.AddDays(random.Next((years + 1) * 366)),
                }),
            };
            if (random.Next(3) > 0)
            {
                var attainment = new JsonObject();
                foreach (var year in Enumerable.Range(1, years).Where(_ => random.Next(3) > 0))
                {
                    attainment[year.ToString(CultureInfo.InvariantCulture)] = random.Next(4) switch
                    {
                        0 => random.Next(101),
                        1 => random.Next(1001) / 10m,
                        2 => random.Next(100_000_001) / 1_000_000m,
                        _ => random.Next(2) * 100,
                    };
                }
                mission["attainment"] = attainment;
            }
            if (code == "crise-sanitaire" && random.Next(3) > 0)
            {
                mission["crisisInYears"] = new JsonArray([.. Enumerable.Range(1, years).Where(_ => random.Next(2) == 0).Select(y => (JsonNode)y)]);
            }
            missions.Add(mission);
        }
        input["missions"] = missions;
        return input;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The random inputs must meet every rule, or their agreement proves little.</summary>
    private sealed class Seen
    {
        private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);
        private int _leap;
        private int _increased;
        private int _odd;
        private int _lateStarts;

        public void Note(JsonNode input, List<string> payments)
        {
            _kinds.UnionWith(payments.Select(p => string.Join(' ', p.Split(' ')[1..4])));
            _leap += input["signedOn"]!.GetValue<string>().EndsWith("-02-29", StringComparison.Ordinal) ? 1 : 0;
            _increased += input["population"]!.GetValue<int>() > 175_000 && input["members"]!.GetValue<int>() >= 100 ? 1 : 0;
            _odd += payments.Count(p => !p.EndsWith("00", StringComparison.Ordinal));
            _lateStarts += input["missions"]!.AsArray().Count(m => !payments.Any(p => p.Contains(m!["code"]!.GetValue<string>(), StringComparison.Ordinal)));
        }

        public void AssertVaried()
        {
            Assert.Equal(3 + (6 * 3), _kinds.Count);
            Assert.InRange(_leap, 50, Count);
            Assert.InRange(_increased, 100, Count);
            Assert.InRange(_odd, 1000, int.MaxValue);
            Assert.InRange(_lateStarts, 50, int.MaxValue);
        }
    }
}
