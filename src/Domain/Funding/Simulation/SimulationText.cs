using System.Text.Json;
using System.Text.Unicode;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;

namespace Tisserand.Domain.Funding.Simulation;

/// <summary>Issue d'une simulation.</summary>
public enum SimulationResult
{
    /// <summary>Computed: exit 0, HTTP 200.</summary>
    Done,

    /// <summary>An amount is unknown: exit 1, HTTP 422.</summary>
    Refused,

    /// <summary>The input is not as it should be: exit 2, HTTP 400.</summary>
    BadInput,
}

/// <summary>Réponse du simulateur : the JSON to hand back, plan or errors, in the shape of docs/rules/simulateur.md.</summary>
public sealed record SimulationAnswer(SimulationResult Result, string Json)
{
    /// <summary>For the command line: 0 done, 1 refused, 2 bad input.</summary>
    public int ExitCode => (int)Result;

    public int HttpStatus => Result switch
    {
        SimulationResult.Done => 200,
        SimulationResult.Refused => 422,
        SimulationResult.BadInput => 400,
        _ => throw new InvalidOperationException(),
    };
}

/// <summary>Population d'une liste de communes, as the geography counts it; its refusals name "communes" or "communes[2]".</summary>
public delegate Outcome<CountedPopulation> PopulationOfCommunes(IReadOnlyList<string> codes);

/// <summary>
/// Simulateur, en JSON : one simulation or an array of them, text in, text out; the same for the API and the command line.
/// Never throws on what it is given.
/// </summary>
public static class SimulationText
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>One bad element fails the whole array; a refused one too, once every element is well formed.</summary>
    public static SimulationAnswer Run(ReadOnlyMemory<byte> utf8Json, PopulationOfCommunes populationOf)
    {
        var json = WithoutMark(utf8Json);
        if (FaultOf(json.Span) is { } fault)
        {
            return Errors(SimulationResult.BadInput, [fault]);
        }
        using var document = JsonDocument.Parse(json, Options);
        var root = document.RootElement;
        if (root.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            return Errors(
                SimulationResult.BadInput,
                [new("wrong-type", "Donnez une simulation (un objet JSON) ou une liste de simulations (un tableau d’objets).")]);
        }
        var isArray = root.ValueKind == JsonValueKind.Array;
        var elements = isArray ? root.EnumerateArray().ToList() : [root];
        var requests = elements
            .Select((element, i) => (Path: isArray ? $"[{i}]" : "", Request: SimulationReader.Read(element, populationOf)))
            .ToList();

        var faults = Refusals(requests.Select(r => (r.Path, r.Request.Refusals)));
        if (faults.Count > 0)
        {
            return Errors(SimulationResult.BadInput, faults);
        }
        var plans = requests.ConvertAll(r => (r.Path, r.Request.Required.Vintage, Plan: PaymentCalendar.Compute(r.Request.Required.Terms)));
        var refusals = Refusals(plans.Select(p => (p.Path, p.Plan.Refusals)));
        return refusals.Count > 0
            ? Errors(SimulationResult.Refused, refusals)
            : new(SimulationResult.Done, SimulationWriter.Plans([.. plans.Select(p => (p.Plan.Required, p.Vintage))], isArray));
    }

    private static List<Refusal> Refusals(IEnumerable<(string Path, IReadOnlyList<Refusal> Refusals)> elements) =>
        [.. elements.SelectMany(e => e.Refusals.Select(r => e.Path.Length == 0 ? r : r.At(e.Path)))];

    private static SimulationAnswer Errors(SimulationResult result, IReadOnlyList<Refusal> refusals) =>
        new(result, SimulationWriter.Errors(refusals));

    /// <summary>Windows editors write a byte order mark.</summary>
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> json) =>
        json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;

    /// <summary>
    /// Reads the text through once, so that nothing after can fail: JSON grammar, UTF-8, and escapes that are no character
    /// ("\ud800"), which the library only meets when a string is asked for.
    /// </summary>
    private static Refusal? FaultOf(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            return new("malformed-json", "Le texte n’est pas en UTF-8.");
        }
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    reader.GetString();
                }
            }
            return null;
        }
        catch (JsonException fault)
        {
            return new(
                "malformed-json",
                $"Le texte n’est pas du JSON valide (ligne {fault.LineNumber + 1}, caractère {fault.BytePositionInLine + 1}).");
        }
        catch (InvalidOperationException)
        {
            return new("malformed-json", $"Le texte contient, vers le caractère {reader.TokenStartIndex + 1}, une séquence qui n’est pas un caractère.");
        }
    }
}
