using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Data.Documents;
using Tisserand.Data.Privacy;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Shell.Privacy;

/// <summary>
/// Everything held on a person, as one zip: a paper to read (donnees.pdf), the same for machines (donnees.json), and the files
/// joined. Each export is noted, as is the reading of bank details that it is.
/// </summary>
public sealed class ExportPerson(TisserandDb db, ReadPersonalData data, FindPerson find, ForgetRecords records, FileStore store, PersonPaper paper, Author author, Clock clock)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };

    /// <summary>The zip and its name; null when there is no such person here.</summary>
    public async Task<(string Name, byte[] Content)?> Export(PersonKind kind, Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        if (await find.Find(kind, id, cancellationToken) is not { } person)
        {
            return null;
        }
        var held = await data.Of(person, cancellationToken);
        var rows = held.SelectMany(h => h.Rows).ToList();
        var trail = await Trail([.. rows.Select(records.Key)], cancellationToken);
        var files = await records.FilesOf(rows, cancellationToken);
        var told = held.Select(h => (h.Record, Rows: (IReadOnlyList<JsonObject>)[.. h.Rows.Select(r => Values(r, h.Record))])).ToList();
        var labels = await Labels(rows, cancellationToken);

        var zip = new MemoryStream();
        await using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var joined = new List<string>();
            foreach (var file in files)
            {
                var name = taken.Add(file.Name) ? file.Name : $"{file.Id:N}-{file.Name}";
                joined.Add(name);
                await using var content = await store.Open(file, cancellationToken);
                await using var entry = await archive.CreateEntry("fichiers/" + name).OpenAsync(cancellationToken);
                await content.CopyToAsync(entry, cancellationToken);
            }
            await Write(archive, "donnees.json", Encoding.UTF8.GetBytes(Document(person, told, trail, joined).ToJsonString(Json)), cancellationToken);
            await Write(archive, "donnees.pdf", PaperFiles.ToPdf(paper.Write(person, told, labels, trail, joined)), cancellationToken);
        }
        db.ChangeTracker.Clear();
        db.Add(PersonExport.Of(person.MemberId, person.Name, clock.UtcNow, author.Name));
        if (person.MemberId is { } member && rows.OfType<BankDetails>().Any())
        {
            db.Add(BankDetailsReading.Of(member, clock.UtcNow, author.Name, BankReadingReason.Exported));
        }
        await db.SaveChangesAsync(cancellationToken);
        return ($"donnees-{FoldedText.Of(person.Name).Replace(' ', '-')}-{clock.Today:yyyy-MM-dd}.zip", zip.ToArray());
    }

    private static async Task Write(ZipArchive archive, string name, byte[] content, CancellationToken cancellationToken)
    {
        await using var entry = await archive.CreateEntry(name).OpenAsync(cancellationToken);
        await entry.WriteAsync(content, cancellationToken);
    }

    private JsonObject Document(Person person, IReadOnlyList<(PersonalRecord Record, IReadOnlyList<JsonObject> Rows)> told, IReadOnlyList<AuditEntry> trail, IReadOnlyList<string> files) => new()
    {
        ["person"] = person.Name,
        ["exportedAt"] = clock.UtcNow.ToString("O"),
        ["records"] = new JsonArray([.. told.Select(t => (JsonNode)new JsonObject
        {
            ["kind"] = t.Record.Entity.Name.Split('`')[0],
            ["label"] = t.Record.Label,
            ["rows"] = new JsonArray([.. t.Rows.Select(r => r.DeepClone())]),
        })]),
        ["history"] = new JsonArray([.. trail.Select(e => (JsonNode)new JsonObject
        {
            ["at"] = e.At.ToString("O"),
            ["record"] = e.Entity,
            ["id"] = e.EntityId,
            ["act"] = e.Act.ToString(),
            ["changes"] = JsonNode.Parse(e.Changes),
        })]),
        ["files"] = new JsonArray([.. files.Select(f => (JsonNode)("fichiers/" + f))]),
    };

    /// <summary>The values of a row by property, secrets apart; « Amount.Cents » for the parts of one.</summary>
    private JsonObject Values(object row, PersonalRecord record)
    {
        var entry = db.Entry(row);
        var values = new JsonObject();
        foreach (var property in entry.Properties.Where(p => p.Metadata.Name != nameof(ICptsOwned.CptsId) && !record.Untold.Contains(p.Metadata.Name)))
        {
            values[property.Metadata.Name] = Value(property.CurrentValue);
        }
        foreach (var part in entry.ComplexProperties.SelectMany(c => c.Properties.Select(p => (c.Metadata.Name, Property: p))))
        {
            values[part.Name + "." + part.Property.Metadata.Name] = Value(part.Property.CurrentValue);
        }
        return values;
    }

    private static JsonNode? Value(object? value) => value switch
    {
        null => null,
        bool flag => flag,
        int number => number,
        long number => number,
        decimal number => number,
        string text => text,
        DateOnly day => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        byte[] => null,
        IFormattable other => other.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private async Task<IReadOnlyList<AuditEntry>> Trail(IReadOnlyCollection<TrailKey> keys, CancellationToken cancellationToken)
    {
        var lines = new List<AuditEntry>();
        foreach (var kind in keys.GroupBy(k => k.Entity, k => k.Id))
        {
            foreach (var some in kind.Chunk(500))
            {
                lines.AddRange(await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Entity == kind.Key && EF.Parameter(some).Contains(e.EntityId)).ToListAsync(cancellationToken));
            }
        }
        return [.. lines.OrderBy(l => l.At).ThenBy(l => l.Id)];
    }

    /// <summary>What the rows point to, by its title: the meeting of a presence, the contract of a mission.</summary>
    private async Task<IReadOnlyDictionary<Guid, string>> Labels(IReadOnlyList<object> rows, CancellationToken cancellationToken)
    {
        var labels = new Dictionary<Guid, string>();
        var pointed = rows.SelectMany(r => db.Entry(r).Metadata.GetForeignKeys().Where(k => k.PrincipalEntityType.ClrType != typeof(Member) && k.Properties.Count == 1)
            .Select(k => (k.PrincipalEntityType.ClrType, Id: db.Entry(r).Property(k.Properties[0].Name).CurrentValue as Guid?))).Where(p => p.Id is not null);
        foreach (var kind in pointed.GroupBy(p => p.ClrType, p => p.Id!.Value))
        {
            foreach (var row in await db.RowsOf(kind.Key, [.. kind.Distinct()], cancellationToken))
            {
                var entry = db.Entry(row);
                object? Read(string property) => entry.Metadata.FindProperty(property) is null ? null : entry.Property(property).CurrentValue;
                if ((Read("Title") ?? Read("Label") ?? Read("Name") ?? Read("Vote")) is string { Length: > 0 } label && Read("Id") is Guid id)
                {
                    labels[id] = Read("Day") is DateOnly day ? $"{label}, {FrenchDate.Long(day)}" : label;
                }
            }
        }
        return labels;
    }
}
