using Microsoft.AspNetCore.Html;
using Tisserand.Data.Reference;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Layout;
using Tisserand.Web.Shell.Lists;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members.Directories;

/// <summary>One establishment of the territory, with the secure-messaging addresses of the structure itself.</summary>
public sealed record EstablishmentRow(Establishment Establishment, IReadOnlyList<string> Mailboxes)
{
    public string Finess => Establishment.Finess;

    public string Name => Establishment.Name;

    public string Commune => Establishment.Commune is { } code ? MemberText.CommuneName(code) : Establishment.City ?? "";
}

/// <summary>The list of the establishments of the territory: one definition for the page, CSV and XLSX.</summary>
internal static class EstablishmentList
{
    public static Table<EstablishmentRow> Table { get; } = new("etablissements-du-territoire", "Établissements du territoire",
    [
        new("nom", "Établissement", r => r.Name)
        {
            Html = r => Two(r.Name, r.Establishment.Street),
            // The database sorts its pages itself, by name.
            Order = (rows, down) => down ? rows.OrderByDescending(r => r.Name) : rows.OrderBy(r => r.Name),
        },
        new("categorie", "Catégorie", r => r.Establishment.CategoryLabel),
        new("famille", "Famille", r => r.Establishment.Family.Label()) { ExportOnly = true },
        new("commune", "Commune", r => r.Commune),
        new("telephone", "Téléphone", r => French.Phone(r.Establishment.Phone ?? "")),
        new("mssante", "Messagerie sécurisée (MSSanté)", r => string.Join(", ", r.Mailboxes)) { ScreenHeading = "MSSanté", Html = r => r.Mailboxes.Count == 0 ? HtmlString.Empty : CopyTagHelper.Html(r.Mailboxes[0]) },
        new("finess", "Numéro FINESS", r => r.Finess),
        new("adresse", "Adresse", r => r.Establishment.Street) { ExportOnly = true },
        new("code-postal", "Code postal", r => r.Establishment.PostalCode) { ExportOnly = true },
        new("siret", "SIRET", r => r.Establishment.Siret) { ExportOnly = true },
        new("finess-juridique", "FINESS de l’entité juridique", r => r.Establishment.LegalFiness) { ExportOnly = true },
        new("latitude", "Latitude", r => Degrees(r.Establishment.Latitude)) { ExportOnly = true },
        new("longitude", "Longitude", r => Degrees(r.Establishment.Longitude)) { ExportOnly = true },
    ]);

    private static decimal? Degrees(double? degrees) => degrees is { } d ? Math.Round((decimal)d, 6) : null;

    private static HtmlContentBuilder Two(string first, string? second)
    {
        var html = new HtmlContentBuilder();
        html.Append(first);
        return string.IsNullOrEmpty(second) ? html : (HtmlContentBuilder)html.AppendHtml("<br><small class=\"muted\">").Append(second).AppendHtml("</small>");
    }
}
