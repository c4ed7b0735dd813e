using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Lists;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members;

/// <summary>One line of the list.</summary>
public sealed class MemberRow
{
    public Guid Id { get; init; }

    public MemberKind Kind { get; init; }

    public string LastName { get; init; } = "";

    public string FirstName { get; init; } = "";

    public string FoldedName { get; init; } = "";

    public string Profession { get; init; } = "";

    public string? Rpps { get; init; }

    public string? Finess { get; init; }

    public string? Siret { get; init; }

    public bool IsLiberal { get; init; }

    public bool IsSalaried { get; init; }

    public string Email { get; init; } = "";

    public string Phone { get; init; } = "";

    public string MainCommune { get; init; } = "";

    public string FoldedCommune { get; init; } = "";

    public int SiteCount { get; init; }

    public DateOnly? MemberSince { get; init; }

    public DateOnly? MemberUntil { get; init; }

    public Guid? CollegeId { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <summary>The list of members: one definition for the page, CSV and XLSX.</summary>
internal static class MemberList
{
    public static IQueryable<MemberRow> Rows(this IQueryable<Member> members, TisserandDb db) => members.Select(m => new MemberRow
    {
        Id = m.Id,
        Kind = m.Kind,
        Finess = m.Finess,
        Siret = m.Siret,
        LastName = m.LastName,
        FirstName = m.FirstName,
        FoldedName = m.FoldedName,
        Profession = m.Profession,
        Rpps = m.Rpps,
        IsLiberal = m.IsLiberal,
        IsSalaried = m.IsSalaried,
        Email = m.Email,
        Phone = m.Phone,
        MainCommune = m.MainCommune,
        FoldedCommune = m.FoldedCommune,
        SiteCount = m.SiteCount,
        MemberSince = m.MemberSince,
        MemberUntil = m.MemberUntil,
        CollegeId = m.CollegeId,
        Tags = (from put in db.Set<TagOfMember>() join tag in db.Set<Tag>() on put.TagId equals tag.Id where put.CptsId == m.CptsId && put.MemberId == m.Id orderby tag.FoldedName select tag.Name).ToList(),
    });

    /// <param name="link">Address of a card: link(id).</param>
    /// <param name="colleges">Without any, the list does not speak of them.</param>
    public static Table<MemberRow> Table(Func<Guid, string> link, IReadOnlyList<College> colleges, DateOnly today) => new("adherents", "Adhérents",
    [
        new("nom", "Nom", r => r.LastName)
        {
            Html = r => Named(r, link(r.Id)),
            Order = (rows, down) => down ? rows.OrderByDescending(r => r.FoldedName).ThenByDescending(r => r.Id) : rows.OrderBy(r => r.FoldedName).ThenBy(r => r.Id),
        },
        new("prenom", "Prénom", r => r.FirstName) { ExportOnly = true },
        new("nature", "Nature", r => r.Kind.Label()) { ExportOnly = true },
        new("profession", "Profession", r => Member.QualityOf(r.Kind, r.Profession))
        {
            Html = r => Lines(Member.QualityOf(r.Kind, r.Profession), MemberText.Practice(r.IsLiberal, r.IsSalaried)),
            Order = (rows, down) => down
                ? rows.OrderByDescending(r => r.Profession).ThenByDescending(r => r.FoldedName)
                : rows.OrderBy(r => r.Profession).ThenBy(r => r.FoldedName),
        },
        new("exercice", "Exercice", r => MemberText.Practice(r.IsLiberal, r.IsSalaried)) { ExportOnly = true },
        new("rpps", "Numéro RPPS", r => r.Rpps) { ExportOnly = true },
        new("finess", "Numéro FINESS", r => r.Finess) { ExportOnly = true },
        new("siret", "Numéro SIRET", r => r.Siret) { ExportOnly = true },
        new("commune", "Commune", r => MemberText.CommuneName(r.MainCommune))
        {
            Html = r => Lines(MemberText.CommuneName(r.MainCommune), r.SiteCount > 1 ? $"et {French.Count(r.SiteCount - 1, "autre lieu", "autres lieux")}" : ""),
            Order = (rows, down) => down
                ? rows.OrderByDescending(r => r.FoldedCommune).ThenByDescending(r => r.FoldedName)
                : rows.OrderBy(r => r.FoldedCommune).ThenBy(r => r.FoldedName),
        },
        new("code-commune", "Code commune", r => r.MainCommune) { ExportOnly = true },
        new("lieux", "Nombre de lieux", r => r.SiteCount) { ExportOnly = true },
        .. College(colleges),
        new("etiquettes", "Étiquettes", r => string.Join(", ", r.Tags)) { ExportOnly = true },
        new("telephone", "Téléphone", r => French.Phone(r.Phone)) { ScreenHeading = "Contact", Html = Contact },
        new("courriel", "Adresse électronique", r => r.Email) { ExportOnly = true },
        new("adhesion", "Adhésion", r => MemberText.State(r.MemberSince, r.MemberUntil, today).Label)
        {
            Html = r => Tag(r, today),
            Order = (rows, down) => down
                ? rows.OrderByDescending(r => r.MemberSince).ThenByDescending(r => r.FoldedName)
                : rows.OrderBy(r => r.MemberSince).ThenBy(r => r.FoldedName),
        },
        new("depuis", "Adhérent depuis le", r => r.MemberSince) { ExportOnly = true },
        new("jusqu-au", "Jusqu’au", r => r.MemberUntil) { ExportOnly = true },
    ]);

    private static IEnumerable<Column<MemberRow>> College(IReadOnlyList<College> colleges) => colleges.Count == 0
        ? []
        : [new("college", "Collège", r => colleges.FirstOrDefault(c => c.Id == r.CollegeId)?.Name)];

    private static TagBuilder Tag(MemberRow row, DateOnly today)
    {
        var (label, tone) = MemberText.ShortState(row.MemberSince, row.MemberUntil, today);
        return CellHtml.Tag(label, tone);
    }

    private static IHtmlContent Named(MemberRow row, string address)
    {
        var name = CellHtml.Link(address, (row.LastName + " " + row.FirstName).TrimEnd());
        if (row.Tags.Count == 0)
        {
            return name;
        }
        var html = new HtmlContentBuilder().AppendHtml(name).AppendHtml("<div class=\"tags\">");
        foreach (var label in row.Tags)
        {
            var tag = new TagBuilder("span");
            tag.AddCssClass("tag");
            tag.InnerHtml.Append(label);
            html.AppendHtml(tag);
        }
        return html.AppendHtml("</div>");
    }

    private static HtmlContentBuilder Contact(MemberRow row)
    {
        var html = Lines(French.Phone(row.Phone), "");
        return row.Email.Length == 0 ? html : (HtmlContentBuilder)(row.Phone.Length == 0 ? html : html.AppendHtml("<br>")).AppendHtml(CellHtml.Link("mailto:" + row.Email, row.Email));
    }

    private static HtmlContentBuilder Lines(string first, string second)
    {
        var html = new HtmlContentBuilder();
        html.Append(first);
        return second.Length == 0 ? html : (HtmlContentBuilder)html.AppendHtml("<br><small class=\"muted\">").Append(second).AppendHtml("</small>");
    }
}
