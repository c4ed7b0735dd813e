using Microsoft.AspNetCore.Html;
using Tisserand.Data.Reference;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Layout;
using Tisserand.Web.Shell.Lists;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members.PublicDirectories;

/// <summary>One establishment of the territory, with the secure-messaging addresses of the structure itself, and its entry in this CPTS.</summary>
public sealed record EstablishmentRow(Establishment Establishment, IReadOnlyList<string> Mailboxes, Guid? Member)
{
    public string Finess => Establishment.Finess;

    public string Name => Establishment.Name;

    public string Commune => Establishment.Commune is { } code ? MemberText.CommuneName(code) : Establishment.City ?? "";
}

/// <summary>The list of the establishments of the territory: one definition for the page, CSV and XLSX.</summary>
internal static class EstablishmentList
{
    /// <param name="link">Address of a page of the CPTS.</param>
    public static Table<EstablishmentRow> Table(Func<string, string> link, bool mayAct) => new("etablissements-du-territoire", "Établissements du territoire",
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
        new("adherent", "Adhérent ou contact", r => r.Member is not null) { Html = r => Entry(r, link, mayAct) },
        new("adresse", "Adresse", r => r.Establishment.Street) { ExportOnly = true },
        new("code-postal", "Code postal", r => r.Establishment.PostalCode) { ExportOnly = true },
        new("siret", "SIRET", r => r.Establishment.Siret) { ExportOnly = true },
        new("finess-juridique", "FINESS de l’entité juridique", r => r.Establishment.LegalFiness) { ExportOnly = true },
        new("latitude", "Latitude", r => Degrees(r.Establishment.Latitude)) { ExportOnly = true },
        new("longitude", "Longitude", r => Degrees(r.Establishment.Longitude)) { ExportOnly = true },
    ]);

    /// <summary>Its entry, or the two acts that make one.</summary>
    private static HtmlContentBuilder Entry(EstablishmentRow row, Func<string, string> link, bool mayAct)
    {
        var html = new HtmlContentBuilder();
        if (row.Member is { } member)
        {
            html.AppendHtml("<a class=\"tag ok\" href=\"").Append(link("adherents/" + member)).AppendHtml("\">Sa fiche</a>");
        }
        else if (mayAct)
        {
            var form = link("adherents/nouveau") + "?finess=" + row.Finess;
            html.AppendHtml("<span class=\"acts\"><a class=\"btn\" href=\"").Append(form).AppendHtml("\" aria-label=\"Faire adhérer ").Append(row.Name)
                .AppendHtml("\">Faire adhérer</a> <a class=\"btn quiet\" href=\"").Append(form + "&contact=true").AppendHtml("\" aria-label=\"Garder comme contact ").Append(row.Name)
                .AppendHtml("\">Contact</a></span>");
        }
        return html;
    }

    private static decimal? Degrees(double? degrees) => degrees is { } d ? Math.Round((decimal)d, 6) : null;

    private static HtmlContentBuilder Two(string first, string? second)
    {
        var html = new HtmlContentBuilder();
        html.Append(first);
        return string.IsNullOrEmpty(second) ? html : (HtmlContentBuilder)html.AppendHtml("<br><small class=\"muted\">").Append(second).AppendHtml("</small>");
    }
}
