using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Access;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Sharing;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Sharing;

/// <summary>The documents of every mission: those put for it, and those of its meetings and fiches action, each in its latest version.</summary>
[Requires(Area.Meetings, Level.See)]
public sealed class LibraryModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    private static readonly string[] Subjects = [MissionShelf.SubjectName, nameof(FicheAction), nameof(Domain.Meetings.Meeting), MeetingQueries.SignedSheet];

    /// <summary>Code of a mission, or « association »; all when empty.</summary>
    [FromQuery(Name = "mission")]
    public string? Mission { get; set; }

    public ListPage<DocumentRow> List { get; private set; } = null!;

    public static IReadOnlyList<SelectListItem> Missions { get; } =
        [new("Toutes missions", ""), .. MissionCodes.All.Select(m => new SelectListItem(m.ShortLabel(), m.Code())), new("Vie de l’association", MissionShelf.Code(null))];

    public bool IsAssociation => Mission == MissionShelf.Code(null);

    public MissionCode? Chosen => MissionCodes.Find(Mission);

    /// <summary>Where to put a document: only once a mission is chosen.</summary>
    public string? Deposit => (IsAssociation || Chosen is not null) && here.Allows(Area.Missions, Level.Act, Chosen) ? here.Link("documents/joindre/mission/" + MissionShelf.IdOf(Chosen)) : null;

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        var (association, mission, shelf, now) = (IsAssociation, Chosen, MissionShelf.IdOf(Chosen), clock.UtcNow);
        var rows = from f in db.Set<StoredFile>()
                   where f.ReplacedAt == null && Subjects.Contains(f.Subject)
                   join m in db.Set<Meeting>() on f.SubjectId equals m.Id into meetings
                   from meeting in meetings.DefaultIfEmpty()
                   join a in db.Set<FicheAction>() on f.SubjectId equals a.Id into fiches
                   from fiche in fiches.DefaultIfEmpty()
                   where (!association && mission == null)
                       || (f.Subject == MissionShelf.SubjectName ? f.SubjectId == shelf : meeting != null ? meeting.Mission == mission : fiche != null && fiche.Mission == mission)
                   select new DocumentRow
                   {
                       Id = f.Id,
                       Name = f.Name,
                       Size = f.Size,
                       AddedAt = f.AddedAt,
                       Subject = f.Subject,
                       SubjectId = f.SubjectId,
                       Meeting = meeting == null ? null : meeting.Title,
                       MeetingMission = meeting == null ? null : meeting.Mission,
                       Fiche = fiche == null ? null : fiche.Title,
                       FicheMission = fiche == null ? null : fiche.Mission,
                       Links = db.Set<ShareLink>().Count(l => l.CptsId == f.CptsId && l.SeriesId == (f.SeriesId ?? f.Id) && l.RevokedAt == null && l.ExpiresAt > now),
                   };
        foreach (var word in (list.Search ?? "").ToLower(French.Culture).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
#pragma warning disable CA1304, CA1311, CA1862 // Written in SQL.
            rows = rows.Where(r => r.Name.ToLower().Contains(word));
#pragma warning restore CA1304, CA1311, CA1862
        }
        var table = Table();
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<DocumentRow>.Read(table, rows, list, HttpContext.RequestAborted);
        return Page();
    }

    private Table<DocumentRow> Table() => new("documents", "Documents",
    [
        new("ajoute", "Ajouté le", r => DateOnly.FromDateTime(clock.Local(r.AddedAt)))
        {
            Html = r => FrenchHtml.ShortDay(DateOnly.FromDateTime(clock.Local(r.AddedAt))),
            Order = (rows, down) => down ? rows.OrderBy(r => r.AddedAt).ThenBy(r => r.Id) : rows.OrderByDescending(r => r.AddedAt).ThenByDescending(r => r.Id),
        },
        new("nom", "Document", r => r.Name)
        {
            Html = r => CellHtml.Link(here.Link("documents/" + r.Id), r.Name),
            Order = (rows, down) => down ? rows.OrderByDescending(r => r.Name).ThenBy(r => r.Id) : rows.OrderBy(r => r.Name).ThenBy(r => r.Id),
        },
        new("de", "Rattaché à", r => r.Meeting ?? r.Fiche ?? "La mission"),
        new("mission", "Mission", r => r.Mission?.ShortLabel() ?? "Vie de l’association"),
        new("taille", "Taille", r => French.FileSize(r.Size)) { Numeric = true },
        new("liens", "Liens ouverts", r => r.Links)
        {
            Numeric = true,
            Html = r => here.Allows(r.Subject == MissionShelf.SubjectName || r.Fiche is not null ? Area.Missions : Area.Meetings, Level.Act, r.Mission)
                ? CellHtml.Link(here.Link($"documents/{r.Id}/partage"), r.Links == 0 ? "Partager" : French.Count(r.Links, "lien", "liens"), aloud: (r.Links == 0 ? "Partager " : French.Count(r.Links, "lien", "liens") + "\u00A0: ") + r.Name)
                : new Microsoft.AspNetCore.Html.HtmlContentBuilder().Append(French.Number(r.Links)),
        },
    ]);
}

/// <summary>One line of the list.</summary>
public sealed class DocumentRow
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public long Size { get; init; }

    public DateTime AddedAt { get; init; }

    public string Subject { get; init; } = "";

    public Guid SubjectId { get; init; }

    public string? Meeting { get; init; }

    public MissionCode? MeetingMission { get; init; }

    public string? Fiche { get; init; }

    public MissionCode? FicheMission { get; init; }

    /// <summary>That still open.</summary>
    public int Links { get; init; }

    public MissionCode? Mission => Subject == MissionShelf.SubjectName ? MissionShelf.MissionOf(SubjectId) : MeetingMission ?? FicheMission;
}
