using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Meetings;

/// <summary>Filters of the list of meetings, kept in the address; the same for the page, its files and the API.</summary>
public sealed class MeetingFilter
{
    public const string Upcoming = "a-venir";
    public const string Past = "passees";
    public const string ContractYear = "annee-";

    /// <summary>Code of a mission, or « gouvernance ».</summary>
    [FromQuery(Name = "mission")]
    public string? Mission { get; set; }

    [FromQuery(Name = "type")]
    public string? Kind { get; set; }

    /// <summary>a-saisir, sans-feuille, prevues, tenues, annulees; otherwise all.</summary>
    [FromQuery(Name = "etat")]
    public string? State { get; set; }

    /// <summary>a-venir, passees, annee-2 (of the contract), 2026.</summary>
    [FromQuery(Name = "periode")]
    public string? Period { get; set; }

    /// <param name="years">Years of the contract in force; null without a contract.</param>
    public IQueryable<Meeting> Apply(TisserandDb db, string? search, ContractYears? years, DateOnly today)
    {
        IQueryable<Meeting> meetings = db.Set<Meeting>();
        if (Mission == MeetingText.Governance)
        {
            meetings = meetings.Where(m => m.Mission == null);
        }
        else if (MissionCodes.Find(Mission) is { } mission)
        {
            meetings = meetings.Where(m => m.Mission == mission);
        }
        if (MeetingKinds.Find(Kind) is { } kind)
        {
            meetings = meetings.Where(m => m.Kind == kind);
        }
        meetings = State switch
        {
            "a-saisir" => meetings.Where(m => m.State == MeetingState.Planned && m.Day < today),
            "sans-feuille" => meetings.Where(m => m.State == MeetingState.Held
                && !db.Set<StoredFile>().Any(f => f.Subject == MeetingQueries.SignedSheet && f.SubjectId == m.Id)),
            "prevues" => meetings.Where(m => m.State == MeetingState.Planned),
            "tenues" => meetings.Where(m => m.State == MeetingState.Held),
            "annulees" => meetings.Where(m => m.State == MeetingState.Cancelled),
            _ => meetings,
        };
        meetings = Period switch
        {
            Upcoming => meetings.Where(m => m.Day >= today),
            Past => meetings.Where(m => m.Day < today),
            _ when Days(years) is { } days => meetings.Where(m => m.Day >= days.Start && m.Day <= days.End),
            _ => meetings,
        };
        // Each word anywhere in the title: meetings are counted in hundreds.
        return FoldedText.Of(search).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(meetings, (found, word) => found.Where(m => m.FoldedTitle.Contains(word)));
    }

    public static IReadOnlyList<SelectListItem> States { get; } =
    [
        new("Tous états", ""), new("Émargement à saisir", "a-saisir"), new("Sans feuille signée", "sans-feuille"),
        new("Prévues", "prevues"), new("Tenues", "tenues"), new("Annulées", "annulees"),
    ];

    /// <summary>To come, past, the years of the contract, then the last civil years.</summary>
    public static IReadOnlyList<SelectListItem> Periods(ContractYears? years, DateOnly today)
    {
        var current = years is null || years.SignedOn > today ? 0 : years.YearOf(today);
        return
        [
            new("Toutes dates", ""), new("À venir", Upcoming), new("Passées", Past),
            .. Enumerable.Range(1, current).Reverse().Select(y => new SelectListItem($"Année {y} du contrat", ContractYear + y.ToString(CultureInfo.InvariantCulture))),
            .. Enumerable.Range(0, 4).Select(back => (today.Year - back).ToString(CultureInfo.InvariantCulture)).Select(y => new SelectListItem("Année civile " + y, y)),
        ];
    }

    /// <summary>Both days included; none for any other text.</summary>
    private DateRange? Days(ContractYears? years)
    {
        if (Period?.StartsWith(ContractYear, StringComparison.Ordinal) == true)
        {
            return years is not null && int.TryParse(Period[ContractYear.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var rank) && rank is >= 1 and <= 100
                ? years.Period(rank) : null;
        }
        return int.TryParse(Period, NumberStyles.None, CultureInfo.InvariantCulture, out var civil) && civil is >= 2000 and <= 2099
            ? new(new(civil, 1, 1), new(civil, 12, 31)) : null;
    }
}

/// <summary>One line of the list.</summary>
public sealed class MeetingRow
{
    public Guid Id { get; init; }

    public string Title { get; init; } = "";

    public string FoldedTitle { get; init; } = "";

    public MeetingKind Kind { get; init; }

    public MissionCode? Mission { get; init; }

    public Guid? FicheActionId { get; init; }

    public DateOnly Day { get; init; }

    public TimeOnly StartsAt { get; init; }

    public TimeOnly EndsAt { get; init; }

    public string Place { get; init; } = "";

    public string Link { get; init; } = "";

    public MeetingState State { get; init; }

    /// <summary>Rhythm of its series; null outside of one.</summary>
    public string? Series { get; init; }

    /// <summary>On the list, whatever became of them.</summary>
    public int Invited { get; init; }

    public int Present { get; init; }

    public int Minutes { get; init; }
}

/// <summary>The list of meetings: one definition for the page, CSV and XLSX.</summary>
internal static class MeetingList
{
    /// <summary>Who was invited and came is counted by the database, within the same query.</summary>
    public static IQueryable<MeetingRow> Rows(this IQueryable<Meeting> meetings, TisserandDb db) => meetings.Select(m => new MeetingRow
    {
        Id = m.Id,
        Title = m.Title,
        FoldedTitle = m.FoldedTitle,
        Kind = m.Kind,
        Mission = m.Mission,
        FicheActionId = m.FicheActionId,
        Day = m.Day,
        StartsAt = m.StartsAt,
        EndsAt = m.EndsAt,
        Place = m.Place,
        Link = m.Link,
        State = m.State,
        Series = (from s in db.Set<SeriesMeeting>() join series in db.Set<MeetingSeries>() on s.SeriesId equals series.Id where s.CptsId == m.CptsId && s.MeetingId == m.Id select series.Label).FirstOrDefault(),
        Invited = m.Attendances.Count,
        Present = m.Attendances.Count(a => a.State == AttendanceState.Present),
        Minutes = m.Attendances.Sum(a => a.Minutes),
    });

    /// <summary>Those to come, the nearest first, then those past, the latest first.</summary>
    public static IOrderedQueryable<MeetingRow> AroundToday(this IQueryable<MeetingRow> rows, DateOnly today) => rows
        .OrderBy(r => r.Day < today ? 1 : 0).ThenBy(r => r.Day < today ? null : (DateOnly?)r.Day)
        .ThenByDescending(r => r.Day).ThenBy(r => r.StartsAt).ThenBy(r => r.Id);

    /// <param name="link">Address of a meeting: link(id).</param>
    public static Table<MeetingRow> Table(Func<Guid, string> link, DateOnly today) => new("reunions", "Réunions",
    [
        new("jour", "Jour", r => r.Day)
        {
            Html = r => new HtmlContentBuilder().AppendHtml("<span class=\"nowrap\">").AppendHtml(Lines(FrenchHtml.ShortDay(r.Day), MeetingText.Hours(r.StartsAt, r.EndsAt))).AppendHtml("</span>"),
            Order = (rows, down) => down
                ? rows.OrderByDescending(r => r.Day).ThenByDescending(r => r.StartsAt).ThenByDescending(r => r.Id)
                : rows.AroundToday(today),
        },
        new("debut", "Début", r => French.Hour(r.StartsAt)) { ExportOnly = true },
        new("fin", "Fin prévue", r => French.Hour(r.EndsAt)) { ExportOnly = true },
        new("titre", "Réunion", r => r.Title)
        {
            Html = r => Lines(CellHtml.Link(link(r.Id), r.Title), string.Join(" · ", new[] { r.Place.Length > 0 ? r.Place : r.Link.Length > 0 ? "en visioconférence" : "", r.Series ?? "" }.Where(t => t.Length > 0))),
            Order = (rows, down) => down
                ? rows.OrderByDescending(r => r.FoldedTitle).ThenByDescending(r => r.Day)
                : rows.OrderBy(r => r.FoldedTitle).ThenBy(r => r.Day).ThenBy(r => r.Id),
        },
        new("type", "Type", r => r.Kind.Label()) { Html = r => Lines(new HtmlString(System.Net.WebUtility.HtmlEncode(r.Kind.Label())), MeetingText.Mission(r.Mission)), ScreenHeading = "Type et mission" },
        new("mission", "Mission", r => MeetingText.Mission(r.Mission)) { ExportOnly = true },
        new("lieu", "Lieu", r => r.Place) { ExportOnly = true },
        new("serie", "Série", r => r.Series) { ExportOnly = true },
        new("etat", "État", r => r.State.Label()) { Html = r => Tag(MeetingText.State(r.State, r.Day, today)) },
        new("invites", "Invités", r => r.Invited)
        {
            Numeric = true,
            Order = (rows, down) => down ? rows.OrderByDescending(r => r.Invited).ThenByDescending(r => r.Day) : rows.OrderBy(r => r.Invited).ThenBy(r => r.Day),
        },
        new("presents", "Présents", r => r.State == MeetingState.Held ? r.Present : null)
        {
            Numeric = true,
            Order = (rows, down) => down ? rows.OrderByDescending(r => r.Present).ThenByDescending(r => r.Day) : rows.OrderBy(r => r.Present).ThenBy(r => r.Day),
        },
        new("heures", "Heures de présence", r => r.State == MeetingState.Held ? Math.Round(r.Minutes / 60m, 2) : null)
        {
            ScreenHeading = "Heures",
            Numeric = true,
            Html = r => new HtmlString(r.State == MeetingState.Held ? French.Minutes(r.Minutes) : ""),
        },
    ]);

    private static TagBuilder Tag((string Label, string Tone) state) => CellHtml.Tag(state.Label, state.Tone);

    private static HtmlContentBuilder Lines(IHtmlContent first, string second)
    {
        var html = new HtmlContentBuilder();
        html.AppendHtml(first);
        return second.Length == 0 ? html : (HtmlContentBuilder)html.AppendHtml("<br><small class=\"muted\">").Append(second).AppendHtml("</small>");
    }
}
