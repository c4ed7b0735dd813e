using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Tisserand.Data.Installation.Backups;

/// <summary>What a column holds, whichever the database; it fixes how a value is written in a backup.</summary>
internal enum ColumnKind
{
    Text,
    Integer,
    Real,
    Decimal,
    Boolean,
    Guid,
    Moment,
    OffsetMoment,
    Day,
    Time,
    Bytes,

    /// <summary>A JSON document, written in one form whichever way the database keeps it.</summary>
    Json,
}

internal static class ColumnKinds
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static ColumnKind Of(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => ColumnKind.Text,
        var t when t == typeof(long) || t == typeof(int) || t == typeof(short) || t == typeof(byte) => ColumnKind.Integer,
        var t when t == typeof(double) || t == typeof(float) => ColumnKind.Real,
        var t when t == typeof(decimal) => ColumnKind.Decimal,
        var t when t == typeof(bool) => ColumnKind.Boolean,
        var t when t == typeof(Guid) => ColumnKind.Guid,
        var t when t == typeof(DateTime) => ColumnKind.Moment,
        var t when t == typeof(DateTimeOffset) => ColumnKind.OffsetMoment,
        var t when t == typeof(DateOnly) => ColumnKind.Day,
        var t when t == typeof(TimeOnly) => ColumnKind.Time,
        var t when t == typeof(byte[]) => ColumnKind.Bytes,
        var t => throw new NotSupportedException($"A backup does not know how to write a {t}."),
    };

    public static void Write(this ColumnKind kind, Utf8JsonWriter json, DbDataReader row, int column)
    {
        if (row.IsDBNull(column))
        {
            json.WriteNullValue();
            return;
        }
        switch (kind)
        {
            case ColumnKind.Text:
                json.WriteStringValue(row.GetString(column));
                break;
            case ColumnKind.Integer:
                json.WriteNumberValue(row.GetInt64(column));
                break;
            case ColumnKind.Real:
                json.WriteNumberValue(row.GetDouble(column));
                break;
            case ColumnKind.Decimal:
                json.WriteStringValue(row.GetDecimal(column).ToString(Plain));
                break;
            case ColumnKind.Boolean:
                json.WriteBooleanValue(row.GetBoolean(column));
                break;
            case ColumnKind.Guid:
                json.WriteStringValue(row.GetGuid(column));
                break;
            case ColumnKind.Moment:
                json.WriteStringValue(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));
                break;
            case ColumnKind.OffsetMoment:
                json.WriteStringValue(row.GetFieldValue<DateTimeOffset>(column));
                break;
            case ColumnKind.Day:
                json.WriteStringValue(row.GetFieldValue<DateOnly>(column).ToString("O", Plain));
                break;
            case ColumnKind.Time:
                json.WriteStringValue(row.GetFieldValue<TimeOnly>(column).ToString("O", Plain));
                break;
            case ColumnKind.Bytes:
                json.WriteBase64StringValue(row.GetFieldValue<byte[]>(column));
                break;
            case ColumnKind.Json:
                using (var document = JsonDocument.Parse(row.GetString(column)))
                {
                    WriteOrdered(json, document.RootElement);
                }
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind));
        }
    }

    /// <summary>Properties by name: PostgreSQL keeps them in an order of its own.</summary>
    private static void WriteOrdered(Utf8JsonWriter json, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    json.WritePropertyName(property.Name);
                    WriteOrdered(json, property.Value);
                }
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    WriteOrdered(json, item);
                }
                json.WriteEndArray();
                break;
            default:
                element.WriteTo(json);
                break;
        }
    }

    /// <summary>The value as both providers take it; a JSON or format exception when it is not of this kind.</summary>
    public static object Read(this ColumnKind kind, JsonElement value) => value.ValueKind == JsonValueKind.Null ? DBNull.Value : kind switch
    {
        ColumnKind.Text => value.GetString()!,
        ColumnKind.Integer => value.GetInt64(),
        ColumnKind.Real => value.GetDouble(),
        ColumnKind.Decimal => decimal.Parse(value.GetString()!, Plain),
        ColumnKind.Boolean => value.GetBoolean(),
        ColumnKind.Guid => value.GetGuid(),
        ColumnKind.Moment => DateTime.SpecifyKind(value.GetDateTime(), DateTimeKind.Utc),
        ColumnKind.OffsetMoment => value.GetDateTimeOffset(),
        ColumnKind.Day => DateOnly.ParseExact(value.GetString()!, "O", Plain),
        ColumnKind.Time => TimeOnly.ParseExact(value.GetString()!, "O", Plain),
        ColumnKind.Bytes => value.GetBytesFromBase64(),
        ColumnKind.Json => value.GetRawText(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The value in the text form of PostgreSQL's COPY; null for a null.</summary>
    public static string? CopyText(object value) => value switch
    {
        DBNull => null,
        string text => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal),
        bool flag => flag ? "t" : "f",
        // PostgreSQL keeps microseconds: cut, not rounded, so that a moment never moves into the future.
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss.ffffff'+00'", Plain),
        DateTimeOffset moment => moment.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.ffffff'+00'", Plain),
        DateOnly day => day.ToString("O", Plain),
        TimeOnly time => time.ToString("HH:mm:ss.ffffff", Plain),
        double number => number.ToString("R", Plain),
        byte[] bytes => "\\\\x" + Convert.ToHexStringLower(bytes),
        IFormattable other => other.ToString(null, Plain),
        _ => throw new NotSupportedException(value.GetType().Name),
    };
}
