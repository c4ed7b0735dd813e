using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Lists;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members;

/// <summary>Filters of the list of members, kept in the address; the same for the page, its files and the API.</summary>
public sealed class MemberFilter
{
    public const string OutsideTerritory = "hors";
    public const string WithoutCollege = "aucun";
    public const string AnyStructure = "structure";

    [FromQuery(Name = "profession")]
    public string? Profession { get; set; }

    /// <summary>INSEE code of one of the places of practice, or <see cref="OutsideTerritory"/>.</summary>
    [FromQuery(Name = "commune")]
    public string? Commune { get; set; }

    /// <summary>a-venir, anciens, jamais, tous; otherwise those who are members today.</summary>
    [FromQuery(Name = "etat")]
    public string? State { get; set; }

    /// <summary>liberal, salarie (both ways counts in each), mixte, non-precise.</summary>
    [FromQuery(Name = "exercice")]
    public string? Practice { get; set; }

    /// <summary>Identifier of a college, or <see cref="WithoutCollege"/>.</summary>
    [FromQuery(Name = "college")]
    public string? College { get; set; }

    /// <summary>« personne », « structure » (any), or the code of a kind of structure.</summary>
    [FromQuery(Name = "genre")]
    public string? Kind { get; set; }

    /// <summary>A selection made by hand: then nothing else filters.</summary>
    [FromQuery(Name = "ids")]
    public Guid[] Ids { get; set; } = [];

    /// <summary>Everybody that the filters find, whatever lines were ticked.</summary>
    [FromQuery(Name = "tout")]
    public bool All { get; set; }

    /// <summary>The filters of an address.</summary>
    public static MemberFilter Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Profession = query["profession"],
            Commune = query["commune"],
            State = query["etat"],
            Practice = query["exercice"],
            College = query["college"],
            Kind = query["genre"],
            Ids = [.. query["ids"].Select(i => Guid.TryParse(i, out var id) ? id : default).Where(i => i != default)],
            All = query["tout"] == "true",
        };
    }

    public IQueryable<Member> Apply(TisserandDb db, string? search, IReadOnlyList<string> territory, DateOnly today)
    {
        var members = db.Set<Member>().AsNoTracking();
        if (Ids.Length > 0 && !All)
        {
            return members.Where(m => EF.Parameter(Ids).Contains(m.Id));
        }
        members = State switch
        {
            "tous" => members,
            "a-venir" => members.In(db, MembershipState.Upcoming, today),
            "anciens" => members.In(db, MembershipState.Former, today),
            "jamais" => members.In(db, MembershipState.Never, today),
            _ => members.In(db, MembershipState.Current, today),
        };
        members = Practice switch
        {
            "liberal" => members.Where(m => m.IsLiberal),
            "salarie" => members.Where(m => m.IsSalaried),
            "mixte" => members.Where(m => m.IsLiberal && m.IsSalaried),
            "non-precise" => members.Where(m => !m.IsLiberal && !m.IsSalaried),
            _ => members,
        };
        if (!string.IsNullOrEmpty(Profession))
        {
            members = members.Where(m => m.Profession == Profession);
        }
        if (Commune == OutsideTerritory)
        {
            var inside = db.Set<PracticeSite>().Where(s => EF.Parameter(territory).Contains(s.Commune)).Select(s => s.MemberId);
            members = members.Where(m => !inside.Contains(m.Id));
        }
        else if (!string.IsNullOrEmpty(Commune))
        {
            var there = db.Set<PracticeSite>().Where(s => s.Commune == Commune).Select(s => s.MemberId);
            members = members.Where(m => there.Contains(m.Id));
        }
        if (!string.IsNullOrEmpty(Kind))
        {
            var kind = MemberKinds.Find(Kind);
            members = Kind == AnyStructure ? members.Where(m => m.Kind != MemberKind.Person) : members.Where(m => m.Kind == kind);
        }
        if (!string.IsNullOrEmpty(College))
        {
            var college = Guid.TryParse(College, out var id) ? id : (Guid?)null;
            members = college is null && College != WithoutCollege ? members.Where(m => false) : members.Where(m => m.CollegeId == college);
        }
        return members.Found(db, search);
    }
}

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
}

/// <summary>The list of members: one definition for the page, CSV and XLSX.</summary>
internal static class MemberList
{
    public static IQueryable<MemberRow> Rows(this IQueryable<Member> members) => members.Select(m => new MemberRow
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
    });

    /// <param name="link">Address of a card: link(id).</param>
    /// <param name="colleges">Without any, the list does not speak of them.</param>
    public static Table<MemberRow> Table(Func<Guid, string> link, IReadOnlyList<College> colleges, DateOnly today) => new("adherents", "Adhérents",
    [
        new("nom", "Nom", r => r.LastName)
        {
            Html = r => Link(link(r.Id), (r.LastName + " " + r.FirstName).TrimEnd()),
            Order = (rows, down) => down ? rows.OrderByDescending(r => r.FoldedName).ThenByDescending(r => r.Id) : rows.OrderBy(r => r.FoldedName).ThenBy(r => r.Id),
        },
        new("prenom", "Prénom", r => r.FirstName) { ExportOnly = true },
        new("nature", "Nature", r => r.Kind.Label()) { ExportOnly = true },
        new("profession", "Profession", r => Member.QualityOf(r.Kind, r.Profession))
        {
            Order = (rows, down) => down
                ? rows.OrderByDescending(r => r.Profession).ThenByDescending(r => r.FoldedName)
                : rows.OrderBy(r => r.Profession).ThenBy(r => r.FoldedName),
        },
        new("exercice", "Exercice", r => MemberText.Practice(r.IsLiberal, r.IsSalaried)) { Html = r => Lines(MemberText.Practice(r.IsLiberal, r.IsSalaried), "") },
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
        var tag = new TagBuilder("span");
        tag.AddCssClass("tag " + tone);
        tag.InnerHtml.Append(label);
        return tag;
    }

    private static HtmlContentBuilder Contact(MemberRow row)
    {
        var html = Lines(French.Phone(row.Phone), "");
        return row.Email.Length == 0 ? html : (HtmlContentBuilder)(row.Phone.Length == 0 ? html : html.AppendHtml("<br>")).AppendHtml(Link("mailto:" + row.Email, row.Email));
    }

    private static TagBuilder Link(string address, string text)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = address;
        link.InnerHtml.Append(text);
        return link;
    }

    private static HtmlContentBuilder Lines(string first, string second)
    {
        var html = new HtmlContentBuilder();
        html.Append(first);
        return second.Length == 0 ? html : (HtmlContentBuilder)html.AppendHtml("<br><small class=\"muted\">").Append(second).AppendHtml("</small>");
    }
}
