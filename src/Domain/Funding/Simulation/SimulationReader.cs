using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Territories;

namespace Tisserand.Domain.Funding.Simulation;

/// <summary>Simulation demandée : its terms, and the vintage of the population when it came from communes.</summary>
internal sealed record SimulationRequest(FundingTerms Terms, int? Vintage);

/// <summary>
/// From one JSON element to the terms of a plan, or every reason why not. Shapes first; then what the terms themselves
/// refuse (<see cref="FundingTerms.Check"/>), whose field names are those of the JSON.
/// </summary>
internal sealed partial class SimulationReader
{
    private const int MostMembers = 1_000_000;
    private const int MostCommunes = 5_000;

    private readonly List<Refusal> _refusals = [];

    public static Outcome<SimulationRequest> Read(JsonElement element, PopulationOfCommunes populationOf) =>
        new SimulationReader().ReadRequest(element, populationOf);

    private Outcome<SimulationRequest> ReadRequest(JsonElement element, PopulationOfCommunes populationOf)
    {
        var fields = new JsonFields(
            element, "", _refusals, "population", "communes", "signedOn", "years", "members", "bareme", "missions");
        if (!fields.IsObject)
        {
            return _refusals;
        }
        var signedOn = fields.Day("signedOn", "la date de signature du contrat");
        var years = fields.Whole("years", 1, FundingTerms.MostYears) ?? ContractDeadlines.ContractLength;
        var members = fields.Whole("members", 0, MostMembers) ?? 0;
        var bareme = fields.Text("bareme");
        var missions = ReadMissions(fields);
        var territory = ReadTerritory(fields, populationOf);
        if (_refusals.Count > 0)
        {
            return _refusals;
        }
        var terms = new FundingTerms
        {
            SignedOn = signedOn!.Value,
            Population = territory!.Value.Population,
            Years = years,
            BaremeId = bareme,
            Members = [new(1, members)],
            Missions = missions,
        };
        _refusals.AddRange(terms.Check());
        return _refusals.Count > 0 ? _refusals : new SimulationRequest(terms, territory.Value.Vintage);
    }

    private (int Population, int? Vintage)? ReadTerritory(JsonFields fields, PopulationOfCommunes populationOf)
    {
        if (fields.Has("population") == fields.Has("communes"))
        {
            _refusals.Add(new(
                fields.Has("population") ? "population-and-communes" : "missing",
                "Donnez soit la population du territoire («\u00A0population\u00A0»), soit la liste de ses communes («\u00A0communes\u00A0»), l’une des deux seulement.",
                "population"));
            return null;
        }
        if (fields.Has("population"))
        {
            return fields.Whole("population", 1, CptsSize.LargestPopulation) is { } population ? (population, null) : null;
        }
        if (ReadCommunes(fields) is not { } codes)
        {
            return null;
        }
        var found = populationOf(codes);
        _refusals.AddRange(found.Refusals);
        if (!found.Succeeded)
        {
            return null;
        }
        if (found.Value.Population is < 1 or > CptsSize.LargestPopulation)
        {
            _refusals.Add(new("population-out-of-range", "Ces communes n’ont ensemble aucun habitant recensé.", "communes"));
            return null;
        }
        return ((int)found.Value.Population, found.Value.Vintage);
    }

    /// <summary>The codes as typed; null when one is not a text. Which commune each is, the geography says.</summary>
    private static List<string>? ReadCommunes(JsonFields fields)
    {
        if (fields.Items("communes") is not { } items)
        {
            return null;
        }
        if (items.Count > MostCommunes)
        {
            fields.Refuse("communes", "too-many", $"Une simulation compte au plus {FrenchNumber.Whole(MostCommunes)}\u00A0communes.");
            return null;
        }
        var codes = new List<string>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].ValueKind == JsonValueKind.String)
            {
                codes.Add(items[i].GetString()!);
            }
            else
            {
                fields.RefuseType($"communes[{i}]", "un code de commune entre guillemets", items[i]);
            }
        }
        return codes.Count == items.Count ? codes : null;
    }

    private List<MissionTerms> ReadMissions(JsonFields fields)
    {
        var missions = new List<MissionTerms>();
        foreach (var (item, i) in (fields.Items("missions", required: true) ?? []).Select((item, i) => (item, i)))
        {
            var mission = new JsonFields(item, $"missions[{i}]", _refusals, "code", "startsOn", "attainment", "crisisInYears");
            if (mission.IsObject && ReadMission(mission) is { } read)
            {
                missions.Add(read);
            }
        }
        return missions;
    }

    private static MissionTerms? ReadMission(JsonFields fields)
    {
        var text = fields.Text("code", "le code de la mission");
        var code = MissionCodes.Find(text);
        if (text is not null && code is null)
        {
            fields.Refuse(
                "code", "unknown-mission",
                $"La mission «\u00A0{JsonFields.Short(text)}\u00A0» est inconnue. Codes connus\u00A0: {string.Join(", ", MissionCodes.All.Select(m => m.Code()))}.");
        }
        var startsOn = fields.Day("startsOn", "la date de démarrage de la mission");
        var attainment = ReadAttainment(fields);
        var crisisYears = (fields.Items("crisisInYears") ?? [])
            .Select((item, i) => fields.Whole(item, $"crisisInYears[{i}]", 1, FundingTerms.MostYears))
            .OfType<int>()
            .ToList();
        return code is null || startsOn is null
            ? null
            : new(code.Value, startsOn.Value) { Attainment = attainment, CrisisYears = crisisYears };
    }

    private static Dictionary<int, decimal> ReadAttainment(JsonFields fields)
    {
        var attainment = new Dictionary<int, decimal>();
        foreach (var (name, value) in fields.Properties("attainment"))
        {
            var field = $"attainment.{name}";
            if (!ContractYear().IsMatch(name) || !int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            {
                fields.Refuse(field, "year-out-of-range", $"«\u00A0{JsonFields.Short(name)}\u00A0» n’est pas une année du contrat\u00A0: 1 pour la première, 2 pour la deuxième, et ainsi de suite.");
            }
            else if (value.ValueKind != JsonValueKind.Number)
            {
                fields.RefuseType(field, "un nombre de 0 à 100", value);
            }
            else if (!value.TryGetDecimal(out var percent) || percent is < 0 or > 100)
            {
                fields.Refuse(field, "percent-out-of-range", "Le taux d’atteinte doit être compris entre 0 et 100.");
            }
            else
            {
                attainment[year] = percent;
            }
        }
        return attainment;
    }

    [GeneratedRegex("^[1-9][0-9]{0,3}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ContractYear();
}
