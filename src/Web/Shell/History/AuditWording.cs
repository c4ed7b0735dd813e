using System.Globalization;
using System.Text.Json;
using Tisserand.Data.Audit;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Shell.History;

/// <summary>One property that changed, in French.</summary>
public sealed record ChangeLine(string Label, string Before, string After)
{
    public override string ToString() => Label + French.Nbsp + ": " + (Before.Length == 0 ? After : Before + " → " + (After.Length == 0 ? "(vide)" : After));
}

/// <summary>Reads lines of the audit trail aloud in French, with the words that the modules give; what has none keeps its name.</summary>
public sealed class AuditWording(AppOptions app)
{
    private readonly Dictionary<string, RecordWords> _records = app.Modules.SelectMany(m => m.Records).ToDictionary(r => r.Entity, StringComparer.Ordinal);

    /// <summary>Kinds of records that have French words, in order.</summary>
    public IEnumerable<RecordWords> Known => _records.Values.OrderBy(r => r.Label, StringComparer.Create(French.Culture, ignoreCase: true));

    public string Entity(string entity) => _records.TryGetValue(entity, out var words) ? words.Label : entity;

    public static string Act(AuditAct act) => act switch
    {
        AuditAct.Created => "Création",
        AuditAct.Changed => "Modification",
        AuditAct.Deleted => "Suppression",
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };

    /// <summary>Property by property, before and after. <paramref name="names"/> gives the names behind account identifiers.</summary>
    public IReadOnlyList<ChangeLine> Lines(AuditEntry entry, IReadOnlyDictionary<Guid, string>? names = null)
    {
        _records.TryGetValue(entry.Entity, out var words);
        using var changes = JsonDocument.Parse(entry.Changes);
        return [.. changes.RootElement.EnumerateObject()
            .Select(change => new ChangeLine(
                words?.Fields.FirstOrDefault(f => f.Property == change.Name).Label ?? change.Name,
                Shown(words, change.Name, change.Value[0], names),
                Shown(words, change.Name, change.Value[1], names)))
            .Where(line => line.Label != RecordWords.Untold && line.Before != line.After)];
    }

    private static string Shown(RecordWords? words, string property, JsonElement value, IReadOnlyDictionary<Guid, string>? names) => value.ValueKind switch
    {
        JsonValueKind.True => "oui",
        JsonValueKind.False => "non",
        JsonValueKind.Number when property.EndsWith(".Cents", StringComparison.Ordinal) => French.Euros(new Money(value.GetInt64())),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.String => Text(words, property, value.GetString()!, names),
        _ => "",
    };

    private static string Text(RecordWords? words, string property, string text, IReadOnlyDictionary<Guid, string>? names) =>
        words?.Value?.Invoke(property, text) is { } word ? word
        : names is not null && Guid.TryParse(text, out var id) && names.TryGetValue(id, out var name) ? name
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? French.Day(day)
        : text;
}
