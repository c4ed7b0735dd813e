using System.Globalization;
using System.Text.Json.Nodes;
using Tisserand.Data.Audit;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.History;

namespace Tisserand.Web.Shell.Privacy;

/// <summary>The export of a person to be read: every record in the French words of the audit trail.</summary>
public sealed class PersonPaper(AuditWording wording, CptsOfRequest here, Clock clock)
{
    /// <summary>More columns than this do not fit a page: each row is then told by itself.</summary>
    private const int Columns = 6;

    public Paper Write(
        Person person, IReadOnlyList<(PersonalRecord Record, IReadOnlyList<JsonObject> Rows)> held, IReadOnlyDictionary<Guid, string> labels, IReadOnlyList<AuditEntry> trail,
        IReadOnlyList<string> files)
    {
        var paper = new PaperBuilder("Données personnelles", here.Required.Name) { Subtitle = person.Name, Date = clock.Today };
        paper.Paragraph($"Ce document dit tout ce que la CPTS conserve dans Tisserand sur {person.Name} (RGPD, article 15). Les mêmes données, lisibles par un programme, sont dans donnees.json.");
        paper.Paragraph("Vous pouvez demander à corriger ces données, à les effacer, à vous opposer à leur usage ou à le limiter, en écrivant à la CPTS, et saisir la CNIL (www.cnil.fr).");
        foreach (var (record, rows) in held)
        {
            Tell(paper, record, [.. rows.Select(r => Lines(record.Entity, r, person, labels))]);
        }
        if (held.SelectMany(h => h.Rows).Select(r => r["Rpps"]?.GetValue<string>()).FirstOrDefault(r => r is not null) is { } rpps)
        {
            paper.Heading("Données publiques consultées", 2).Paragraph(
                $"Sous le numéro RPPS {rpps}, Tisserand affiche aussi ce que publie l’Annuaire santé (extraction en libre accès de l’Agence du numérique en santé). Ces données publiques ne sont pas celles de la CPTS\u00A0: elles se corrigent auprès de l’ordre professionnel ou de l’Agence régionale de santé.");
        }
        if (files.Count > 0)
        {
            paper.Heading("Fichiers joints", 2).Bullets(files.Select(f => "fichiers/" + f));
        }
        if (trail.Count > 0)
        {
            paper.Heading("Journal des modifications", 2).Table([new("Date", 2), new("Objet", 2), new("Modification", 6)],
                trail.Select(e => (IReadOnlyList<string>)[French.Moment(clock.Local(e.At)), wording.Entity(e.Entity), AuditWording.Act(e.Act) + "\u00A0: " + string.Join("\u00A0; ", Told(wording.Lines(e, labels)))]));
        }
        paper.Note("Les sauvegardes de l’installation contiennent une copie de ces données, et les textes libres (comptes rendus, fiches action) peuvent nommer une personne sans qu’un programme le sache.");
        return paper.Build();
    }

    private static void Tell(PaperBuilder paper, PersonalRecord record, IReadOnlyList<IReadOnlyList<(string Label, string Value)>> rows)
    {
        paper.Heading(record.Label, 2);
        var columns = rows.SelectMany(r => r.Select(l => l.Label)).Distinct(StringComparer.Ordinal).ToList();
        if (rows.Count > 1 && columns.Count is > 0 and <= Columns)
        {
            paper.Table([.. columns.Select(c => new PaperColumn(c, 1))], rows.Select(r => (IReadOnlyList<string>)[.. columns.Select(c => r.FirstOrDefault(l => l.Label == c).Value ?? "")]));
            return;
        }
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows.Count > 1)
            {
                paper.Heading((i + 1).ToString(CultureInfo.InvariantCulture), 3);
            }
            paper.Facts(rows[i].Select(l => (l.Label, (string?)l.Value)));
        }
    }

    /// <summary>A row in French: as the audit trail would tell its creation, identifiers that name nothing left out.</summary>
    private List<(string Label, string Value)> Lines(Type entity, JsonObject row, Person person, IReadOnlyDictionary<Guid, string> labels)
    {
        var changes = new JsonObject(row.Where(p => p.Key != "Id" && p.Value?.ToString() != person.Id.ToString()).Select(p => KeyValuePair.Create(p.Key, (JsonNode?)new JsonArray(null, p.Value?.DeepClone()))));
        return [.. wording.Lines(new AuditEntry { Entity = entity.Name, Changes = changes.ToJsonString() }, labels)
            .Where(l => l.After.Length > 0 && !Guid.TryParse(l.After, out _))
            .Select(l => (l.Label, Moment(l.After)))];
    }

    private static IEnumerable<string> Told(IEnumerable<ChangeLine> lines) => lines.Where(l => !Guid.TryParse(l.After, out _)).Select(l => l.ToString());

    private string Moment(string text) =>
        text.Length > 18 && DateTime.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) ? French.Moment(clock.Local(moment)) : text;
}
