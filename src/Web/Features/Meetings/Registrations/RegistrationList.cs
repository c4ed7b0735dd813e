using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Meetings.Registrations;

/// <summary>One registration, as the list shows it.</summary>
public sealed class RegistrationRow
{
    public Guid Id { get; init; }

    public string LastName { get; init; } = "";

    public string FirstName { get; init; } = "";

    public string FullName => FirstName + " " + LastName;

    public string FoldedName { get; init; } = "";

    public string Profession { get; init; } = "";

    public string Structure { get; init; } = "";

    public string Email { get; init; } = "";

    public string Phone { get; init; } = "";

    public RegistrationState State { get; init; }

    public DateTime AskedAt { get; init; }

    public DateTime? HeldUntil { get; init; }

    public DateTime? WaitingSince { get; init; }

    public Guid? MemberId { get; init; }
}

/// <summary>The registrations of a meeting: one definition for the screen, CSV and XLSX.</summary>
internal static class RegistrationList
{
    public static IQueryable<RegistrationRow> RegistrationsOf(this TisserandDb db, Guid form) => db.Set<Registration>().Where(r => r.FormId == form).Select(r => new RegistrationRow
    {
        Id = r.Id,
        LastName = r.LastName,
        FirstName = r.FirstName,
        FoldedName = r.FoldedName,
        Profession = r.Profession,
        Structure = r.Structure,
        Email = r.Email,
        Phone = r.Phone,
        State = r.State,
        AskedAt = r.AskedAt,
        HeldUntil = r.HeldUntil,
        WaitingSince = r.WaitingSince,
        MemberId = r.MemberId,
    });

    /// <param name="link">Address of an entry; null when whoever looks may not see the entries.</param>
    /// <param name="positions">Places of those who wait, from 1.</param>
    public static Table<RegistrationRow> Table(string meeting, Func<Guid, string?> link, Clock clock, IReadOnlyDictionary<Guid, int> positions) => new("inscriptions", "Inscriptions\u00A0: " + meeting,
    [
        new Column<RegistrationRow>("nom", "Nom", r => r.LastName + " " + r.FirstName) { Html = r => Name(r, r.MemberId is { } id ? link(id) : null) }.SortedBy(r => r.FoldedName),
        new Column<RegistrationRow>("profession", "Profession", r => Member.ProfessionLabel(r.Profession)).SortedBy(r => r.Profession),
        new("structure", "Structure", r => r.Structure) { ExportOnly = true },
        new("courriel", "Adresse électronique", r => r.Email) { ScreenHeading = "Contact", Html = r => Two(r.Email, French.Phone(r.Phone)) },
        new("telephone", "Téléphone", r => French.Phone(r.Phone)) { ExportOnly = true },
        new Column<RegistrationRow>("etat", "État", r => State(r, clock, positions)) { Html = r => Tag(State(r, clock, positions), Tone(r.State)) }.SortedBy(r => r.WaitingSince),
        new Column<RegistrationRow>("demande", "Demandée le", r => French.Moment(clock.Local(r.AskedAt))).SortedBy(r => r.AskedAt),
    ]);

    public static string Tone(RegistrationState state) => state switch
    {
        RegistrationState.Confirmed => "ok",
        RegistrationState.Waiting => "due",
        RegistrationState.Offered or RegistrationState.Unconfirmed => "wait",
        _ => "",
    };

    private static string State(RegistrationRow row, Clock clock, IReadOnlyDictionary<Guid, int> positions) => row.State switch
    {
        RegistrationState.Waiting => $"en attente, rang {French.Number(positions.GetValueOrDefault(row.Id))}",
        RegistrationState.Offered => $"place proposée jusqu’au {French.Moment(clock.Local(row.HeldUntil!.Value))}",
        var state => state.Label(),
    };

    private static IHtmlContent Name(RegistrationRow row, string? address)
    {
        var html = new HtmlContentBuilder();
        var name = row.LastName + " " + row.FirstName;
        if (address is null)
        {
            html.Append(name);
        }
        else
        {
            var link = new TagBuilder("a");
            link.Attributes["href"] = address;
            link.InnerHtml.Append(name);
            html.AppendHtml(link);
        }
        return row.Structure.Length == 0 ? html : html.AppendHtml("<br><small class=\"muted\">").Append(row.Structure).AppendHtml("</small>");
    }

    private static HtmlContentBuilder Two(string first, string second)
    {
        var html = new HtmlContentBuilder();
        html.Append(first);
        return second.Length == 0 ? html : (HtmlContentBuilder)html.AppendHtml("<br><small class=\"muted\">").Append(second).AppendHtml("</small>");
    }

    private static IHtmlContent Tag(string word, string tone) => new HtmlContentBuilder().AppendHtml($"<span class=\"tag {tone}\">").Append(word).AppendHtml("</span>");
}
