using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Funding.Simulation;

/// <summary>The simulator's answers as JSON: dates in ISO, amounts as numbers with two decimals, accents as they are.</summary>
internal static class SimulationWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Plans(IReadOnlyList<(FundingPlan Plan, int? Vintage)> plans, bool asArray) => Write(json =>
    {
        if (asArray)
        {
            json.WriteStartArray();
        }
        foreach (var (plan, vintage) in plans)
        {
            Plan(json, plan, vintage);
        }
        if (asArray)
        {
            json.WriteEndArray();
        }
    });

    public static string Errors(IReadOnlyList<Refusal> refusals) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("errors");
        foreach (var refusal in refusals)
        {
            json.WriteStartObject();
            json.WriteString("field", refusal.Field);
            json.WriteString("code", refusal.Code);
            json.WriteString("message", refusal.Message);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Plan(Utf8JsonWriter json, FundingPlan plan, int? vintage)
    {
        json.WriteStartObject();
        json.WriteNumber("size", plan.Size.Size.Number);
        json.WriteNumber("population", plan.Terms.Population);
        if (vintage is { } year)
        {
            json.WriteNumber("populationVintage", year);
        }
        else
        {
            json.WriteNull("populationVintage");
        }
        json.WriteString("bareme", plan.Bareme.Id);

        json.WriteStartArray("ceilings");
        foreach (var ceiling in plan.Ceilings)
        {
            json.WriteStartObject();
            json.WriteNumber("contractYear", ceiling.ContractYear);
            json.WriteString("mission", FundingCodes.Code(ceiling.Mission));
            json.WriteString("part", ceiling.Part.Code());
            Amount(json, "amount", ceiling.Amount);
            json.WriteEndObject();
        }
        json.WriteEndArray();

        json.WriteStartArray("payments");
        foreach (var payment in plan.Payments)
        {
            Payment(json, payment);
        }
        json.WriteEndArray();

        json.WriteStartArray("totals");
        foreach (var total in plan.Totals)
        {
            json.WriteStartObject();
            json.WriteNumber("contractYear", total.ContractYear);
            Amount(json, "amount", total.Amount);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Payment(Utf8JsonWriter json, Payment payment)
    {
        json.WriteStartObject();
        json.WriteString("dueOn", payment.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("mission", FundingCodes.Code(payment.Mission));
        json.WriteString("part", payment.Part.Code());
        json.WriteString("kind", payment.Kind.Code());
        json.WriteNumber("contractYear", payment.ContractYear);
        Amount(json, "amount", payment.Amount);
        json.WriteStartArray("working");
        foreach (var line in payment.Working.Lines)
        {
            json.WriteStartObject();
            json.WriteString("label", line.Label);
            Amount(json, "base", line.Base);
            json.WriteString("rate", line.Rate);
            Amount(json, "amount", line.Amount);
            json.WriteString("source", line.Source);
            json.WriteString("confidence", JsonNamingPolicy.SnakeCaseLower.ConvertName(line.Confidence.ToString()));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Amount(Utf8JsonWriter json, string name, Money? amount)
    {
        json.WritePropertyName(name);
        if (amount is { } money)
        {
            json.WriteRawValue(money.Euros.ToString("0.00", CultureInfo.InvariantCulture), skipInputValidation: true);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
