using System.Globalization;
using Microsoft.AspNetCore.Html;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Members.Covering;

/// <summary>One line of the coverage: a profession or a commune.</summary>
/// <param name="SortKey">Order of the lists of a CPTS for professions, of the alphabet for communes.</param>
/// <param name="Deeper">Address of the same figures in detail; empty when the detail is the list of the missing.</param>
/// <param name="Missing">Address of the professionals who are not members.</param>
public sealed record CoverageRow(string Label, string SortKey, Coverage Of, string Deeper, string Missing);

/// <summary>The tables of coverage: one definition for the page, CSV and XLSX.</summary>
internal static class CoverageTables
{
    public static Table<CoverageRow> Table(string name, string title, string heading) => new(name, title,
    [
        new Column<CoverageRow>("nom", heading, r => r.Label) { Html = Name }.SortedBy(r => r.SortKey),
        new Column<CoverageRow>("adherents", "Adhérents", r => r.Of.All.Members) { Numeric = true }.SortedBy(r => r.Of.All.Members),
        new Column<CoverageRow>("professionnels", "Professionnels", r => r.Of.All.Professionals) { Numeric = true }.SortedBy(r => r.Of.All.Professionals),
        new Column<CoverageRow>("part", "Part", r => Percent(r.Of.All)) { Numeric = true, Html = r => Bar(r.Of.All) }.SortedBy(r => r.Of.All.Ratio ?? -1),
        new("adherents-liberaux", "Adhérents libéraux", r => r.Of.Liberal.Members) { ExportOnly = true },
        new("professionnels-liberaux", "Professionnels libéraux", r => r.Of.Liberal.Professionals) { ExportOnly = true },
        new Column<CoverageRow>("part-liberaux", "Part des libéraux", r => Percent(r.Of.Liberal)) { ScreenHeading = "Libéraux", Numeric = true, Html = r => Two(r.Of.Liberal) }.SortedBy(r => r.Of.Liberal.Ratio ?? -1),
        new("adherents-salaries", "Adhérents salariés", r => r.Of.Salaried.Members) { ExportOnly = true },
        new("professionnels-salaries", "Professionnels salariés", r => r.Of.Salaried.Professionals) { ExportOnly = true },
        new Column<CoverageRow>("part-salaries", "Part des salariés", r => Percent(r.Of.Salaried)) { ScreenHeading = "Salariés", Numeric = true, Html = r => Two(r.Of.Salaried) }.SortedBy(r => r.Of.Salaried.Ratio ?? -1),
    ]);

    public static Table<CoverageOnDay> OverTime { get; } = new("evolution-de-la-couverture", "Évolution de la couverture",
    [
        new Column<CoverageOnDay>("jour", "Relevé du", p => p.Day).SortedBy(p => p.Day),
        new("annuaire", "Annuaire du", p => p.ExtractedOn),
        new("adherents", "Adhérents", p => p.All.Members) { Numeric = true },
        new("professionnels", "Professionnels", p => p.All.Professionals) { Numeric = true },
        new("part", "Part", p => Percent(p.All)) { Numeric = true },
        new("adherents-liberaux", "Adhérents libéraux", p => p.Liberal.Members) { ExportOnly = true },
        new("professionnels-liberaux", "Professionnels libéraux", p => p.Liberal.Professionals) { ExportOnly = true },
        new("part-liberaux", "Part des libéraux", p => Percent(p.Liberal)) { ScreenHeading = "Libéraux", Numeric = true, Html = p => Two(p.Liberal) },
        new("adherents-salaries", "Adhérents salariés", p => p.Salaried.Members) { ExportOnly = true },
        new("professionnels-salaries", "Professionnels salariés", p => p.Salaried.Professionals) { ExportOnly = true },
        new("part-salaries", "Part des salariés", p => Percent(p.Salaried)) { ScreenHeading = "Salariés", Numeric = true, Html = p => Two(p.Salaried) },
    ]);

    /// <summary>« 25 % », « hors annuaire » for members whom the directory does not know there, nothing for nobody.</summary>
    public static string Percent(CoverageShare share) =>
        share.Ratio is { } ratio ? French.Percent(ratio, 0) : share.Members > 0 ? "hors annuaire" : "";

    private static HtmlContentBuilder Name(CoverageRow row)
    {
        var html = new HtmlContentBuilder();
        html.AppendHtml(CellHtml.Link(row.Deeper.Length > 0 ? row.Deeper : row.Missing, row.Label));
        return row.Deeper.Length == 0 ? html : (HtmlContentBuilder)html.AppendHtml("<br>").AppendHtml(CellHtml.Link(row.Missing, "qui manque", "small", $"Qui manque, {row.Label}"));
    }

    private static IHtmlContent Bar(CoverageShare share)
    {
        if (share.Ratio is not { } ratio)
        {
            return new HtmlContentBuilder().Append(Percent(share));
        }
        var length = Math.Min(100, ratio * 100).ToString("0.#", CultureInfo.InvariantCulture);
        return new HtmlContentBuilder().Append(Percent(share))
            .AppendHtml($"<svg class=\"bar\" viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"bar-all\" width=\"100\" height=\"6\" rx=\"2\" /><rect class=\"bar-part\" width=\"{length}\" height=\"6\" rx=\"2\" /></svg>");
    }

    private static IHtmlContent Two(CoverageShare share) => share is { Members: 0, Professionals: 0 }
        ? new HtmlString("<span class=\"muted\">–</span>")
        : new HtmlContentBuilder().Append($"{French.Number(share.Members)} / {French.Number(share.Professionals)} ").AppendHtml("<small class=\"muted\">").Append(Percent(share)).AppendHtml("</small>");
}
