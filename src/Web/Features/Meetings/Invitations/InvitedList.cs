using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.Lists;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Meetings.Invitations;

/// <summary>One invited professional, with the presence of the sheet for who has an entry.</summary>
public sealed record InvitedRow
{
    public Guid Id { get; init; }

    public string Civility { get; init; } = "";

    public string LastName { get; init; } = "";

    public string FirstName { get; init; } = "";

    public string FoldedName { get; init; } = "";

    public string Profession { get; init; } = "";

    public string Commune { get; init; } = "";

    public string Place { get; init; } = "";

    public string Address { get; init; } = "";

    public string PostalCode { get; init; } = "";

    public string City { get; init; } = "";

    public string Email { get; init; } = "";

    public Guid? MemberId { get; init; }

    public DateOnly? MailedOn { get; init; }

    public DateOnly? PostedOn { get; init; }

    public bool IsReturned { get; init; }

    public bool IsPresent { get; init; }

    public bool IsInterested { get; init; }

    public bool IsForgotten { get; init; }

    public string FullName => IsForgotten ? "Nom effacé" : (LastName + " " + FirstName).Trim();

    /// <summary>Lines of a letter, the name first; at most seven.</summary>
    public IReadOnlyList<string> PostalLines =>
    [
        .. new[] { $"{Civility} {FirstName} {LastName}".Trim(), Place }.Concat(Address.Split('\n')).Append($"{PostalCode} {City}".Trim())
            .Where(l => l.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase),
    ];
}

/// <summary>The list of the invited professionals: one definition for the page, CSV and XLSX (the mail merge).</summary>
internal static class InvitedList
{
    public static IReadOnlyList<SelectListItem> States { get; } =
    [
        new("Tous", ""), new("Sans fiche à la CPTS", "autres"), new("Connus de la CPTS", "connus"), new("Présents", "presents"), new("Intéressés", "interesses"),
        new("Présents ou intéressés, sans fiche", "a-accueillir"), new("Sans adresse électronique", "sans-courriel"), new("Revenus", "revenus"),
    ];

    public static IQueryable<InvitedRow> Rows(TisserandDb db, Guid meeting, string? search, string? profession, string? state)
    {
        var rows = from i in db.Set<ProfessionalInvitation>()
                   where i.MeetingId == meeting
                   select new InvitedRow
                   {
                       Id = i.Id,
                       Civility = i.Civility,
                       LastName = i.LastName,
                       FirstName = i.FirstName,
                       FoldedName = i.FoldedName,
                       Profession = i.Profession,
                       Commune = i.Commune,
                       Place = i.Place,
                       Address = i.Address,
                       PostalCode = i.PostalCode,
                       City = i.City,
                       Email = i.Email,
                       MemberId = i.MemberId,
                       MailedOn = i.MailedOn,
                       PostedOn = i.PostedOn,
                       IsReturned = i.IsReturned,
                       IsPresent = i.State == AttendanceState.Present
                           || (i.MemberId != null && db.Set<Attendance>().Any(a => a.MeetingId == meeting && a.MemberId == i.MemberId && a.State == AttendanceState.Present)),
                       IsInterested = i.IsInterested,
                       IsForgotten = i.IsForgotten,
                   };
        foreach (var word in FoldedText.Of(search).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            rows = rows.Where(r => r.FoldedName.Contains(word));
        }
        rows = string.IsNullOrEmpty(profession) ? rows : rows.Where(r => r.Profession == profession);
        return state switch
        {
            "autres" => rows.Where(r => r.MemberId == null),
            "connus" => rows.Where(r => r.MemberId != null),
            "presents" => rows.Where(r => r.IsPresent),
            "interesses" => rows.Where(r => r.IsInterested),
            "a-accueillir" => rows.Where(r => r.MemberId == null && (r.IsPresent || r.IsInterested)),
            "sans-courriel" => rows.Where(r => r.Email == "" && !r.IsForgotten),
            "revenus" => rows.Where(r => r.IsReturned),
            _ => rows,
        };
    }

    public static Table<InvitedRow> Table(Func<Guid, string> link) => new("professionnels-invites", "Professionnels invités",
    [
        new("civilite", "Civilité", r => r.Civility) { ExportOnly = true },
        new("nom", "Nom", r => r.LastName)
        {
            Html = r => Two(r.FullName, r.Place),
            Order = (rows, down) => down ? rows.OrderByDescending(r => r.FoldedName).ThenByDescending(r => r.Id) : rows.OrderBy(r => r.FoldedName).ThenBy(r => r.Id),
        },
        new("prenom", "Prénom", r => r.FirstName) { ExportOnly = true },
        new Column<InvitedRow>("profession", "Profession", r => Member.ProfessionLabel(r.Profession)).SortedBy(r => r.Profession),
        new("lieu", "Lieu d’exercice", r => r.Place) { ExportOnly = true },
        new("adresse", "Adresse", r => r.Address.Replace('\n', ' ')) { ExportOnly = true },
        new("code-postal", "Code postal", r => r.PostalCode) { ExportOnly = true },
        new("ville", "Ville", r => r.City) { ExportOnly = true },
        new("commune", "Commune", r => MemberText.CommuneName(r.Commune)),
        new("courriel", "Adresse électronique", r => r.Email) { ExportOnly = true },
        new("message", "Message parti le", r => r.MailedOn) { ExportOnly = true },
        new("lettre", "Lettre postée le", r => r.PostedOn) { ExportOnly = true },
        new("revenu", "Revenu", r => r.IsReturned) { ExportOnly = true },
        new("invitation", "Invitation", Sent),
        new("present", "Présent", r => r.IsPresent) { Html = r => Tag(r.IsPresent, "Présent", "ok") },
        new("interesse", "Intéressé", r => r.IsInterested) { Html = r => Tag(r.IsInterested, "Intéressé", "wait") },
        new("fiche", "Connu de la CPTS", r => r.MemberId is not null) { ScreenHeading = "Fiche", Html = r => r.MemberId is { } id ? MemberLink(link(id)) : HtmlString.Empty },
    ]);

    private static string Sent(InvitedRow row) =>
        row.IsReturned ? "revenue"
        : row.MailedOn is { } mailed ? $"message du {Shell.Formats.French.Day(mailed)}"
        : row.PostedOn is { } posted ? $"lettre du {Shell.Formats.French.Day(posted)}"
        : row.IsForgotten ? "" : row.Email.Length > 0 ? "message à envoyer" : "lettre à poster";

    private static HtmlContentBuilder Two(string first, string second)
    {
        var html = new HtmlContentBuilder();
        html.Append(first);
        return second.Length == 0 ? html : (HtmlContentBuilder)html.AppendHtml("<br><small class=\"muted\">").Append(second).AppendHtml("</small>");
    }

    private static IHtmlContent Tag(bool isOn, string word, string tone) =>
        isOn ? new HtmlContentBuilder().AppendHtml($"<span class=\"tag {tone}\">").Append(word).AppendHtml("</span>") : HtmlString.Empty;

    private static TagBuilder MemberLink(string address) => CellHtml.Link(address, "Fiche");
}
