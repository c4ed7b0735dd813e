using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace Tisserand.Domain.Tests.Funding.Simulation;

/// <summary>
/// The rules of the calendar a second time, written apart from src/Domain and unlike it: the table of sheet 16 typed in
/// thousands of euros, days walked one by one, whole numbers over a common denominator, no type of the application. It reads
/// the same JSON and gives "dueOn mission part kind year cents" lines. Used only to be compared.
/// </summary>
internal static class IndependentCalendar
{
    /// <summary>Guide pratique CPTS, sheet 16, as printed, in thousands of euros: size 1 to 4.</summary>
    private const string Sheet16 = """
        fonctionnement  annuel     50    60    75    90
        acces-soins     fixe       55    70    90   110
        acces-soins     variable   25    30    35    45
        parcours        fixe       25    35    45    50
        parcours        variable   25    35    45    50
        prevention      fixe       10    15    17.5  20
        prevention      variable   10    15    17.5  20
        qualite         fixe        7.5  10    15    20
        qualite         variable    7.5  10    15    20
        accompagnement  fixe        5     7.5  10    15
        accompagnement  variable    5     7.5  10    15
        crise-sanitaire redaction  25    35    45    50
        crise-sanitaire maj        12.5  17.5  22.5  25
        crise-sanitaire variable   37.5  52.5  67.5  75
        """;

    private static readonly string[][] Rows = [.. Sheet16.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    public sealed record Answer(int Size, SortedSet<string> Payments, BigInteger[] Totals);

    public static Answer Of(JsonNode input)
    {
        var inhabitants = input["population"]!.GetValue<int>();
        var column = (inhabitants >= 40_000 ? 1 : 0) + (inhabitants >= 80_000 ? 1 : 0) + (inhabitants > 175_000 ? 1 : 0);
        var signed = Date(input["signedOn"]!);
        var years = input["years"]?.GetValue<int>() ?? 5;
        var tenths = column == 3 && (input["members"]?.GetValue<int>() ?? 0) > 99 ? 11 : 10;
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        var totals = new BigInteger[years + 1];

        void Add(DateOnly day, string mission, string part, string kind, int year, BigInteger cents)
        {
            if (cents > 0)
            {
                lines.Add($"{day:yyyy-MM-dd} {mission} {part} {kind} {year} {cents}");
                totals[year] += cents;
            }
        }

        // Birthdays of the contract, found by looking for the day rather than by adding years.
        var birthdays = Enumerable.Range(0, years + 1).Select(n => Birthday(signed, n)).ToArray();

        var running = Cents("fonctionnement", "annuel", column);
        for (var y = 1; y <= years; y++)
        {
            var threeQuarters = Nearest(running * 3, 4);
            Add(birthdays[y - 1], "fonctionnement", "fonctionnement", y == 1 ? "initial" : "avance", y, y == 1 ? running : threeQuarters);
            Add(birthdays[y], "fonctionnement", "fonctionnement", "solde", y, y == 1 ? 0 : running - threeQuarters);
        }

        foreach (var mission in input["missions"]!.AsArray())
        {
            var code = mission!["code"]!.GetValue<string>();
            var start = Date(mission["startsOn"]!);
            var crises = mission["crisisInYears"]?.AsArray().Select(n => n!.GetValue<int>()).ToHashSet() ?? [];
            for (var y = 1; y <= years; y++)
            {
                // Days of this contract year on which the mission is running.
                int all = 0, served = 0;
                for (var day = birthdays[y - 1]; day < birthdays[y]; day = day.AddDays(1))
                {
                    all++;
                    served += day >= start ? 1 : 0;
                }
                if (served == 0)
                {
                    continue;
                }
                var opening = start > birthdays[y - 1] ? start : birthdays[y - 1];
                var started = start >= birthdays[y - 1];
                var isCrisis = code == "crise-sanitaire";

                var yearly = Cents(code, isCrisis ? started ? "redaction" : "maj" : "fixe", column) * tenths;
                var advance = Nearest(yearly * served * 3, 10 * all * 4);
                Add(opening, code, "fixe", "avance", y, advance);
                Add(birthdays[y], code, "fixe", "solde", y, Nearest(yearly * served, 10 * all) - advance);

                if (isCrisis && !crises.Contains(y))
                {
                    continue;
                }
                var (top, bottom) = Percent(mission["attainment"]?[y.ToString(CultureInfo.InvariantCulture)]);
                var (counted, outOf) = isCrisis ? (1, 1) : (served, all);
                Add(birthdays[y], code, "variable", "variable", y,
                    Nearest(Cents(code, "variable", column) * tenths * counted * top, new BigInteger(10) * outOf * 100 * bottom));
            }
        }
        return new(column + 1, lines, totals[1..]);
    }

    private static BigInteger Cents(string item, string part, int column)
    {
        var row = Rows.Single(c => c[0] == item && c[1] == part);
        return (BigInteger)(decimal.Parse(row[2 + column], CultureInfo.InvariantCulture) * 100_000m);
    }

    private static DateOnly Date(JsonNode node)
    {
        var parts = node.GetValue<string>().Split('-').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        return new(parts[0], parts[1], parts[2]);
    }

    private static DateOnly Birthday(DateOnly signed, int age) =>
        signed is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(signed.Year + age)
            ? new(signed.Year + age, 2, 28)
            : new(signed.Year + age, signed.Month, signed.Day);

    /// <summary>A percentage as it was typed, over a power of ten: "33.33" gives 3333 over 100.</summary>
    private static (BigInteger Top, BigInteger Bottom) Percent(JsonNode? node)
    {
        if (node is null)
        {
            return (100, 1);
        }
        var digits = node.ToJsonString().Split('.');
        var decimals = digits.Length > 1 ? digits[1] : "";
        return (BigInteger.Parse(digits[0] + decimals, CultureInfo.InvariantCulture), BigInteger.Pow(10, decimals.Length));
    }

    /// <summary>Positive numbers only: a half goes up.</summary>
    private static BigInteger Nearest(BigInteger top, BigInteger bottom) => ((2 * top) + bottom) / (2 * bottom);
}
