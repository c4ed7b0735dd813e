using System.Globalization;
using System.Text.Json;
using Tisserand.Data.Reference;

namespace Tisserand.Web.Features.Reference.Imports;

/// <summary>
/// The « structures » flow of FINESS: one object, « generatedAt », then « pmej », an array of legal entities that each hold
/// their establishments (« ege »). Read entity by entity, never whole. Keys are compared without case, since the files differ
/// from their schema; closed establishments are passed over.
/// </summary>
internal sealed class FinessJson(Func<Stream> text, EstablishmentMaker maker) : IFileReader<Establishment>
{
    private const string LocationUse = "03";

    public DateOnly? ExtractedOn { get; private set; }

    public IEnumerable<FileRecord<Establishment>> Records()
    {
        var items = new JsonItems(text(), "pmej", "generatedAt");
        var rank = 0L;
        foreach (var entity in items.Read())
        {
            using (entity)
            {
                foreach (var record in Establishments(entity.RootElement))
                {
                    if (record.Refusal is not null || record.Kept is not null)
                    {
                        yield return record with { Line = ++rank };
                    }
                }
            }
        }
        if (!items.WasMet)
        {
            throw new UnreadableFileException("Ce fichier JSON n’a pas de liste « pmej »\u00A0: le flux « structures » de FINESS est attendu.");
        }
        if (items.Text is { Length: >= 10 } generated && DateOnly.TryParseExact(generated[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            ExtractedOn = day;
        }
    }

    private IEnumerable<FileRecord<Establishment>> Establishments(JsonElement entity)
    {
        var legal = Text(Named(entity, "informationsGeneralesPMEJ"), "numFinessPm");
        foreach (var site in Items(Named(entity, "ege")))
        {
            if (Text(site, "etatObjet").Equals("I", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            var facts = Named(site, "informationsGeneralesEGE") is { ValueKind: JsonValueKind.Object } inner ? inner : site;
            if (Text(facts, "dateFermeture").Length > 0)
            {
                continue;
            }
            var addresses = Items(Named(site, "adresse")).ToList();
            var address = addresses.Find(a => Text(a, "usageAdresse") == LocationUse) is { ValueKind: JsonValueKind.Object } used ? used : addresses.FirstOrDefault();
            var point = Named(address, "coordonneesGeographique");
            var (made, refusal) = maker.Make(new()
            {
                Finess = Text(facts, "numFinessEge"),
                LegalFiness = legal,
                Name = Text(facts, "nomEgeLong") is { Length: > 0 } name ? name : Text(facts, "nomEgeCourt"),
                Category = Text(site, "categorieEntiteGeographiqueExercice"),
                Street = Text(address, "ligneQuatre") is { Length: > 0 } line ? line
                    : string.Join(' ', new[] { Text(address, "numeroVoie"), Text(address, "typeVoie"), Text(address, "libelleVoie") }.Where(p => p.Length > 0)),
                Commune = Text(address, "cogCommune"),
                PostalCode = Text(address, "codePostal"),
                City = Text(address, "ligneAcheminement"),
                Phone = Text(Named(Items(Named(site, "contact")).FirstOrDefault(), "telecom"), "telephone"),
                Siret = Text(facts, "siret"),
                Point = EstablishmentMaker.Point(Text(point, "directionLatitude"), Text(point, "directionLongitude"))
                    ?? EstablishmentMaker.Point(Text(point, "coordonneeX"), Text(point, "coordonneeY")),
            });
            yield return new(0, made, refusal);
        }
    }

    private static JsonElement Named(JsonElement of, string name)
    {
        if (of.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in of.EnumerateObject())
            {
                if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return property.Value;
                }
            }
        }
        return default;
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement array) => array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : default;

    /// <summary>Blanks folded to one, NUL dropped; empty for what is no text.</summary>
    private static string Text(JsonElement of, string name)
    {
        var value = Named(of, name);
        try
        {
            var text = value.ValueKind switch { JsonValueKind.String => value.GetString()!, JsonValueKind.Number => value.GetRawText(), _ => "" };
            return string.Join(' ', text.Replace("\0", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
        catch (InvalidOperationException)
        {
            // Bytes or escapes that are no character.
            return "";
        }
    }
}
