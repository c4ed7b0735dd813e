using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Members.Imports;

/// <summary>One line of an import, as the list shows it.</summary>
public sealed record ImportLineRow
{
    public Guid Id { get; init; }

    public int Number { get; init; }

    public string Person { get; init; } = "";

    public string Cells { get; init; } = "[]";

    public ImportLineFate Fate { get; init; }

    public string Problems { get; init; } = "[]";

    public string Note { get; init; } = "";

    public Guid? TwinId { get; init; }

    public int? TwinLine { get; init; }

    public string? TwinFirstName { get; init; }

    public string? TwinLastName { get; init; }

    public Resemblance? Resemblance { get; init; }

    public DoubleChoice? Choice { get; init; }

    public Guid? MemberId { get; init; }

    public bool HasTwin => TwinId is not null || TwinLine is not null;

    /// <summary>Null without an entry, or when it is gone.</summary>
    public string? Twin => TwinLastName is null ? null : Member.NameOf(TwinFirstName ?? "", TwinLastName);
}

/// <summary>The lines of an import: one definition for the page, and for the report as CSV and XLSX, which gives the cells of the file back.</summary>
internal static class ImportLineList
{
    public static IQueryable<ImportLineRow> Rows(this IQueryable<MemberImportLine> lines, TisserandDb db) =>
        from line in lines
        join member in db.Set<Member>() on line.TwinId equals (Guid?)member.Id into twins
        from twin in twins.DefaultIfEmpty()
        select new ImportLineRow
        {
            Id = line.Id,
            Number = line.Number,
            Person = line.Person,
            Cells = line.Cells,
            Fate = line.Fate,
            Problems = line.Problems,
            Note = line.Note,
            TwinId = line.TwinId,
            TwinLine = line.TwinLine,
            TwinFirstName = twin.FirstName,
            TwinLastName = twin.LastName,
            Resemblance = line.Resemblance,
            Choice = line.Choice,
            MemberId = line.MemberId,
        };

    /// <param name="link">Address of a card: link(id).</param>
    /// <param name="choosing">Id of the form that takes the choices; null once there is nothing to choose.</param>
    public static Table<ImportLineRow> Table(MemberImport import, Func<Guid, string> link, string? choosing) => new("import-adherents", "Lignes de l’import",
    [
        new Column<ImportLineRow>("ligne", "Ligne", r => r.Number) { Numeric = true }.SortedBy(r => r.Number),
        new("personne", "Personne", r => r.Person)
        {
            Html = r => r.MemberId is { } id ? CellHtml.Link(link(id), r.Person) : new HtmlContentBuilder().Append(r.Person),
            Order = (rows, down) => down ? rows.OrderByDescending(r => r.Person).ThenByDescending(r => r.Number) : rows.OrderBy(r => r.Person).ThenBy(r => r.Number),
        },
        new Column<ImportLineRow>("sort", "Sort", r => ImportText.Fate(r, import.Doubles).Label) { Html = r => Fate(r, import, choosing) },
        new("raison", "Précisions", r => string.Join(" ", Known(r).Concat(ImportText.Reasons(r)))) { Html = r => Reasons(r, link) },
        .. MemberImportSteps.HeadingsOf(import).Select((heading, i) => new Column<ImportLineRow>("cellule-" + i, heading, r => Cell(r, i)) { ExportOnly = true }),
    ]);

    private static string Cell(ImportLineRow row, int column) =>
        System.Text.Json.JsonSerializer.Deserialize<List<string>>(row.Cells)! is var cells && column < cells.Count ? cells[column] : "";

    private static IEnumerable<string> Known(ImportLineRow row)
    {
        if (row.Twin is { } twin && row.Resemblance is { } resemblance && row.Fate is ImportLineFate.Ready)
        {
            yield return $"Ressemble à {twin} ({resemblance.Label()}).";
        }
    }

    private static HtmlContentBuilder Fate(ImportLineRow row, MemberImport import, string? choosing)
    {
        var html = new HtmlContentBuilder();
        if (choosing is null || !row.HasTwin || row.Fate != ImportLineFate.Ready)
        {
            var (label, tone) = ImportText.Fate(row, import.Doubles);
            var tag = new TagBuilder("span");
            tag.AddCssClass("tag " + tone);
            tag.InnerHtml.Append(label);
            return (HtmlContentBuilder)html.AppendHtml(tag);
        }
        var select = new TagBuilder("select");
        select.MergeAttributes(new Dictionary<string, string?>
        {
            ["class"] = "form-select",
            ["name"] = $"Choices[{row.Id}]",
            ["form"] = choosing,
            ["aria-label"] = "Que faire de " + row.Person,
        });
        foreach (var choice in Enum.GetValues<DoubleChoice>().Where(c => c != DoubleChoice.Create || row.Resemblance != Resemblance.Rpps).Select(c => (DoubleChoice?)c).Prepend(null))
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = choice?.ToString() ?? "";
            if (choice == row.Choice)
            {
                option.Attributes["selected"] = "selected";
            }
            option.InnerHtml.Append(choice is { } said ? ImportText.Choice(said) : "Comme pour toutes");
            select.InnerHtml.AppendHtml(option);
        }
        return (HtmlContentBuilder)html.AppendHtml(select);
    }

    private static HtmlContentBuilder Reasons(ImportLineRow row, Func<Guid, string> link)
    {
        var html = new HtmlContentBuilder();
        if (row is { Fate: ImportLineFate.Ready, TwinId: { } twin, Twin: { } name, Resemblance: { } resemblance })
        {
            html.AppendHtml("<div>Ressemble à ").AppendHtml(CellHtml.Link(link(twin), name)).Append($" ({resemblance.Label()}).").AppendHtml("</div>");
        }
        foreach (var reason in ImportText.Reasons(row))
        {
            html.AppendHtml("<div>").Append(reason).AppendHtml("</div>");
        }
        return html;
    }
}
