using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data.Reference;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Layout;
using Tisserand.Web.Shell.Lists;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members;

/// <summary>One professional of the territory, and the member that this person is.</summary>
public sealed record ProfessionalRow(
    string NationalId, string LastName, string FirstName, string Profession, string Speciality, string Practice, IReadOnlyList<string> Communes,
    string Place, string? Rpps, string Phone, string Email, IReadOnlyList<string> Mailboxes, Guid? Member)
{
    public static ProfessionalRow Of(Professional professional, IEnumerable<Mailbox> mailboxes, Guid? member, DirectoryLabels labels)
    {
        var modes = professional.Activities.Select(a => a.Mode).ToHashSet();
        var places = professional.Activities.Select(a => a.Place).OfType<Place>().ToList();
        return new(
            professional.NationalId, MemberOfDirectory.Name(professional.LastName), MemberOfDirectory.Name(professional.FirstName),
            labels.Profession(professional.Activities.Select(a => a.Profession).FirstOrDefault(p => p is not null) ?? professional.Profession),
            labels.Speciality(professional.Speciality),
            Modes(modes, labels),
            [.. places.Select(p => p.Commune).OfType<string>().Distinct(StringComparer.Ordinal).Select(MemberText.CommuneName)],
            places.Select(p => p.Sign ?? p.Name).FirstOrDefault(n => !string.IsNullOrEmpty(n)) ?? "",
            professional.Rpps,
            places.Select(p => p.Phone ?? p.PhoneGiven).FirstOrDefault(t => !string.IsNullOrEmpty(t)) ?? "",
            places.Select(p => p.Email).FirstOrDefault(e => !string.IsNullOrEmpty(e)) ?? "",
            [.. mailboxes.Select(m => m.Address).Distinct(StringComparer.Ordinal)],
            member);
    }

    /// <summary>« Libéral et salarié », and the modes that are neither, by their label.</summary>
    private static string Modes(HashSet<string?> modes, DirectoryLabels labels)
    {
        var others = modes.OfType<string>().Where(m => m is not (Nomenclature.Liberal or Nomenclature.Salaried)).Select(labels.Mode).Order(StringComparer.Ordinal);
        return string.Join(", ", new[] { MemberText.Practice(modes.Contains(Nomenclature.Liberal), modes.Contains(Nomenclature.Salaried)) }.Where(t => t.Length > 0).Concat(others));
    }
}

/// <summary>The list of the professionals of the territory: one definition for the page, CSV and XLSX.</summary>
internal static class ProfessionalList
{
    public static Table<ProfessionalRow> Table(Func<Guid, string> link) => new("professionnels-du-territoire", "Professionnels du territoire",
    [
        new("nom", "Nom", r => r.LastName)
        {
            Html = r => Two(r.LastName + " " + r.FirstName, r.Place),
            // The directory sorts its pages itself, by name.
            Order = (rows, down) => down ? rows.OrderByDescending(r => r.LastName) : rows.OrderBy(r => r.LastName),
        },
        new("prenom", "Prénom", r => r.FirstName) { ExportOnly = true },
        new("profession", "Profession", r => r.Profession) { Html = r => Two(r.Profession, r.Speciality) },
        new("specialite", "Spécialité", r => r.Speciality) { ExportOnly = true },
        new("exercice", "Exercice", r => r.Practice),
        new("communes", "Communes", r => string.Join(", ", r.Communes)),
        new("lieu", "Lieu d’exercice", r => r.Place) { ExportOnly = true },
        new("rpps", "Numéro RPPS", r => r.Rpps) { ExportOnly = true },
        new("telephone", "Téléphone", r => French.Phone(r.Phone)) { ExportOnly = true },
        new("courriel", "Adresse électronique", r => r.Email) { ExportOnly = true },
        new("mssante", "Messagerie sécurisée (MSSanté)", r => string.Join(", ", r.Mailboxes)) { ScreenHeading = "MSSanté", Html = r => Copies(r.Mailboxes) },
        new("adherent", "Adhérent", r => r.Member is not null) { Html = r => r.Member is { } id ? MemberLink(link(id)) : HtmlString.Empty },
    ]);

    private static HtmlContentBuilder Two(string first, string second)
    {
        var html = new HtmlContentBuilder();
        html.Append(first);
        return second.Length == 0 ? html : (HtmlContentBuilder)html.AppendHtml("<br><small class=\"muted\">").Append(second).AppendHtml("</small>");
    }

    /// <summary>The first one: personal before that of the practice.</summary>
    private static IHtmlContent Copies(IReadOnlyList<string> mailboxes) => mailboxes.Count == 0 ? HtmlString.Empty : CopyTagHelper.Html(mailboxes[0]);

    private static TagBuilder MemberLink(string address)
    {
        var link = new TagBuilder("a");
        link.AddCssClass("tag ok");
        link.Attributes["href"] = address;
        link.InnerHtml.Append("Adhérent");
        return link;
    }
}
