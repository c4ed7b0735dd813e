using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Funding;

/// <summary>A simulation computed, and the communes that its population came from, if any.</summary>
public sealed record Simulation(FundingPlan Plan, CountedPopulation? Communes);

/// <summary>
/// The form of the simulator as its address holds it (/simulateur?population=62000&amp;signature=…): what was typed, kept as
/// typed, and the plan or the refusals that follow, each by the field of the page.
/// </summary>
public sealed class SimulatorForm
{
    /// <summary>Years offered for the attainments: those of a contract.</summary>
    public const int YearsShown = ContractDeadlines.ContractLength;

    private static readonly char[] Separators = [' ', '\u00A0', ',', ';', '\n', '\r', '\t'];

    private readonly Dictionary<string, StringValues> _typed;
    private readonly List<Refusal> _refusals = [];

    private SimulatorForm(IEnumerable<KeyValuePair<string, StringValues>> typed) =>
        _typed = new(typed.Where(t => !StringValues.IsNullOrEmpty(t.Value)), StringComparer.Ordinal);

    /// <summary>True when the address holds a simulation rather than nothing.</summary>
    public bool IsFilled => _typed.ContainsKey("signature");

    public static SimulatorForm Of(IQueryCollection query) => new(query.Where(p => p.Key is not ("format" or "calculs" or "cherche")));

    /// <summary>What a first visit shows: an ordinary CPTS of size 2 that signs at the start of next year.</summary>
    public static SimulatorForm Example(DateOnly today)
    {
        var signedOn = new DateOnly(today.Year + 1, 1, 1);
        return Of(new FundingTerms
        {
            SignedOn = signedOn,
            Population = 62_000,
            Missions =
            [
                new(MissionCode.CareAccess, signedOn.AddMonths(4)) { Attainment = new Dictionary<int, decimal> { [1] = 80 } },
                new(MissionCode.Pathways, signedOn.AddMonths(8)),
                new(MissionCode.Prevention, signedOn.AddMonths(9)),
                new(MissionCode.HealthCrisis, signedOn.AddMonths(6)),
            ],
        });
    }

    /// <summary>A form filled with these terms: a contract, opened in the simulator to try a change.</summary>
    public static SimulatorForm Of(FundingTerms terms)
    {
        var typed = new Dictionary<string, StringValues>(StringComparer.Ordinal)
        {
            ["population"] = Text(terms.Population),
            ["signature"] = Text(terms.SignedOn),
            ["annees"] = Text(terms.Years),
            ["bareme"] = terms.BaremeId ?? "",
            ["mission"] = terms.Missions.Select(m => m.Code.Code()).ToArray(),
        };
        if (terms.Members.Count > 0)
        {
            typed["adherents"] = Text(terms.Members[^1].Members);
        }
        foreach (var mission in terms.Missions)
        {
            typed["debut-" + mission.Code.Code()] = Text(mission.StartsOn);
            foreach (var (year, percent) in mission.Attainment)
            {
                typed[$"atteinte-{mission.Code.Code()}-{year}"] = percent.ToString(French.Culture);
            }
            if (mission.CrisisYears.Count > 0)
            {
                typed["crise"] = mission.CrisisYears.Select(y => Text(y)).ToArray();
            }
        }
        return new(typed);
    }

    public string this[string name] => _typed.GetValueOrDefault(name).ToString();

    public bool Has(string name, string value) => _typed.GetValueOrDefault(name).Contains(value);

    /// <summary>The address of this simulation, with these parameters replaced; null removes one.</summary>
    public string Address(params (string Name, string? Value)[] changes)
    {
        var query = new QueryBuilder(_typed.Where(t => changes.All(c => c.Name != t.Key)));
        foreach (var (name, value) in changes.Where(c => !string.IsNullOrEmpty(c.Value)))
        {
            query.Add(name, value!);
        }
        return "/simulateur" + query.ToQueryString();
    }

    /// <summary>Codes typed or pasted, in any of the usual layouts.</summary>
    public IReadOnlyList<string> Communes => this["communes"].Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The plan; every refusal names the control of the page that it is about.</summary>
    public Outcome<Simulation> Compute()
    {
        _refusals.Clear();
        var signedOn = Day("signature", "Indiquez la date de signature du contrat, par exemple 01/03/2027.");
        var (population, communes) = Territory();
        var missions = MissionCodes.All.Where(m => Has("mission", m.Code())).Select(m => Mission(m, signedOn)).ToList();
        var terms = new FundingTerms
        {
            SignedOn = signedOn ?? default,
            Population = population ?? 1,
            Years = Whole("annees", ContractDeadlines.ContractLength, "Le nombre d’années est un nombre entier de 1 à 10."),
            BaremeId = this["bareme"] is { Length: > 0 } bareme ? bareme : null,
            Members = [new(1, Whole("adherents", 0, "Le nombre d’adhérents est un nombre entier."))],
            Missions = missions,
        };
        if (_refusals.Count > 0)
        {
            return _refusals;
        }
        var plan = PaymentCalendar.Compute(terms);
        return plan.Succeeded ? new Simulation(plan.Value, communes) : plan.Refusals.Select(r => r with { Field = Control(r.Field, missions) }).ToList();
    }

    private (int? Population, CountedPopulation? Communes) Territory()
    {
        if (Communes.Count == 0 == (this["population"].Length == 0))
        {
            Refuse("population", "population-or-communes", "Donnez soit la population, soit la liste des communes\u00A0: l’une des deux.");
            return default;
        }
        if (Communes.Count == 0)
        {
            return (Whole("population", 1, "La population est un nombre entier d’habitants."), null);
        }
        var counted = Geography.Current.PopulationOf(Communes);
        _refusals.AddRange(counted.Refusals.Select(r => r with { Field = "communes" }));
        return counted.Succeeded ? ((int)counted.Value.Population, counted.Value) : default;
    }

    private MissionTerms Mission(MissionCode mission, DateOnly? signedOn)
    {
        var code = mission.Code();
        var attainment = new Dictionary<int, decimal>();
        for (var year = 1; year <= FundingTerms.MostYears; year++)
        {
            var name = $"atteinte-{code}-{year}";
            if (this[name].Trim(' ', '%', '\u00A0') is not { Length: > 0 } typed)
            {
                continue;
            }
            if (decimal.TryParse(typed.Replace('.', ','), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, French.Culture, out var percent))
            {
                attainment[year] = percent;
            }
            else
            {
                Refuse(name, "not-a-percentage", $"«\u00A0{typed}\u00A0» n’est pas un taux d’atteinte\u00A0: écrivez un nombre de 0 à 100, ou laissez vide.");
            }
        }
        var startsOn = Day("debut-" + code, $"Indiquez la date de démarrage de la mission «\u00A0{mission.ShortLabel()}\u00A0», ou décochez-la.");
        return new(mission, startsOn ?? signedOn ?? default)
        {
            Attainment = attainment,
            CrisisYears = mission == MissionCode.HealthCrisis
                ? [.. _typed.GetValueOrDefault("crise").Select(y => int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0)]
                : [],
        };
    }

    private DateOnly? Day(string name, string message)
    {
        var day = French.ParseDay(this[name]);
        if (day is null)
        {
            Refuse(name, "day-needed", message);
        }
        return day;
    }

    private int Whole(string name, int otherwise, string message)
    {
        var typed = string.Concat(this[name].Where(c => !char.IsWhiteSpace(c)));
        if (typed.Length == 0)
        {
            return otherwise;
        }
        if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            Refuse(name, "not-a-whole-number", message);
        }
        return number;
    }

    private void Refuse(string control, string code, string message) => _refusals.Add(new(code, message, control));

    /// <summary>From a field of the terms ("missions[1].attainment.2") to the control of the page ("atteinte-parcours-2").</summary>
    private static string Control(string field, List<MissionTerms> missions)
    {
        if (field.StartsWith("missions[", StringComparison.Ordinal))
        {
            var close = field.IndexOf(']', StringComparison.Ordinal);
            var mission = missions[int.Parse(field.AsSpan(9, close - 9), NumberStyles.None, CultureInfo.InvariantCulture)].Code.Code();
            var rest = field[Math.Min(close + 2, field.Length)..];
            return rest.StartsWith("attainment.", StringComparison.Ordinal) ? $"atteinte-{mission}-{rest["attainment.".Length..]}"
                : rest.StartsWith("crisisInYears", StringComparison.Ordinal) ? "crise"
                : "debut-" + mission;
        }
        return field switch
        {
            "signedOn" => "signature",
            "years" => "annees",
            "" => "bareme",
            _ => field.StartsWith("members", StringComparison.Ordinal) ? "adherents" : field,
        };
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
