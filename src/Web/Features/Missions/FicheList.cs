using System.Linq.Expressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Missions;

/// <summary>Filters of the list of fiches action, kept in the address.</summary>
public sealed class FicheFilter
{
    /// <summary>Code of a mission.</summary>
    [FromQuery(Name = "mission")]
    public string? Mission { get; set; }

    /// <summary>en-projet, en-cours, terminee, abandonnee.</summary>
    [FromQuery(Name = "etat")]
    public string? State { get; set; }

    public IQueryable<FicheAction> Apply(IQueryable<FicheAction> fiches, string? search)
    {
        if (MissionCodes.Find(Mission) is { } mission)
        {
            fiches = fiches.Where(f => f.Mission == mission);
        }
        if (FicheText.FindState(State) is { } state)
        {
            fiches = fiches.Where(f => f.State == state);
        }
        // Each word anywhere in the title: fiches are counted in dozens.
        return FoldedText.Of(search).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(fiches, (found, word) => found.Where(f => f.FoldedTitle.Contains(word)));
    }
}

/// <summary>One line of the list.</summary>
public sealed class FicheRow
{
    public Guid Id { get; init; }

    public MissionCode Mission { get; init; }

    public string Title { get; init; } = "";

    public string FoldedTitle { get; init; } = "";

    public FicheActionState State { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public DateOnly? ActedOn { get; init; }

    public string? ReferentName { get; init; }

    public string? ReferentFolded { get; init; }
}

/// <summary>The list of fiches action: one definition for the page, CSV and XLSX.</summary>
internal static class FicheList
{
    private static readonly Expression<Func<FicheRow, int>> Rank = r =>
        r.Mission == MissionCode.CareAccess ? 0 : r.Mission == MissionCode.Pathways ? 1 : r.Mission == MissionCode.Prevention ? 2
        : r.Mission == MissionCode.HealthCrisis ? 3 : r.Mission == MissionCode.Quality ? 4 : 5;

    public static IQueryable<FicheRow> Rows(this IQueryable<FicheAction> fiches, TisserandDb db) =>
        from f in fiches
        join m in db.Set<Member>() on f.ReferentId equals m.Id into referents
        from referent in referents.DefaultIfEmpty()
        select new FicheRow
        {
            Id = f.Id,
            Mission = f.Mission,
            Title = f.Title,
            FoldedTitle = f.FoldedTitle,
            State = f.State,
            StartsOn = f.StartsOn,
            EndsOn = f.EndsOn,
            ActedOn = f.ActedOn,
            ReferentName = referent == null ? null : referent.FirstName == "" ? referent.LastName : referent.FirstName + " " + referent.LastName,
            ReferentFolded = referent == null ? null : referent.FoldedName,
        };

    /// <summary>In the order of the guide, then by title.</summary>
    public static IOrderedQueryable<FicheRow> ByMission(this IQueryable<FicheRow> rows) => rows.OrderBy(Rank).ThenBy(r => r.FoldedTitle).ThenBy(r => r.Id);

    /// <param name="link">Address of a fiche: link(id).</param>
    public static Table<FicheRow> Table(Func<Guid, string> link) => new("fiches-action", "Fiches action",
    [
        new("mission", "Mission", r => r.Mission.ShortLabel())
        {
            Order = (rows, down) => down ? rows.OrderByDescending(Rank).ThenByDescending(r => r.FoldedTitle) : rows.ByMission(),
        },
        new("titre", "Fiche action", r => r.Title)
        {
            Html = r => CellHtml.Link(link(r.Id), r.Title),
            Order = (rows, down) => down ? rows.OrderByDescending(r => r.FoldedTitle).ThenByDescending(r => r.Id) : rows.OrderBy(r => r.FoldedTitle).ThenBy(r => r.Id),
        },
        new("etat", "État", r => r.State.Label()) { Html = r => FicheText.Tag(r.State) },
        new("referent", "Référent", r => r.ReferentName)
        {
            Order = (rows, down) => down
                ? rows.OrderByDescending(r => r.ReferentFolded).ThenByDescending(r => r.FoldedTitle)
                : rows.OrderBy(r => r.ReferentFolded).ThenBy(r => r.FoldedTitle),
        },
        new Column<FicheRow>("debut", "Début", r => r.StartsOn) { ExportOnly = true },
        new Column<FicheRow>("fin", "Fin", r => r.EndsOn) { ExportOnly = true },
        new("actee", "Actée le", r => r.ActedOn)
        {
            Order = (rows, down) => down
                ? rows.OrderByDescending(r => r.ActedOn).ThenByDescending(r => r.FoldedTitle)
                : rows.OrderBy(r => r.ActedOn).ThenBy(r => r.FoldedTitle),
        },
    ]);
}

/// <summary>How fiches action are said on screen and in addresses.</summary>
internal static class FicheText
{
    private static readonly (FicheActionState State, string Code, string Tone)[] States =
    [
        (FicheActionState.Draft, "en-projet", "wait"), (FicheActionState.Running, "en-cours", "ok"),
        (FicheActionState.Done, "terminee", ""), (FicheActionState.Abandoned, "abandonnee", ""),
    ];

    public static IReadOnlyList<SelectListItem> StateFilter { get; } =
        [new("Tous états", ""), .. States.Select(s => new SelectListItem(Capital(s.State.Label()), s.Code))];

    public static IReadOnlyList<SelectListItem> StateOptions { get; } = [.. States.Select(s => new SelectListItem(Capital(s.State.Label()), s.State.ToString()))];

    public static IReadOnlyList<SelectListItem> Missions { get; } = [.. MissionCodes.All.Select(m => new SelectListItem(m.Label(), m.Code()))];

    public static IReadOnlyList<SelectListItem> ShortMissions { get; } =
        [new("Toutes missions", ""), .. MissionCodes.All.Select(m => new SelectListItem(m.ShortLabel(), m.Code()))];

    public static FicheActionState? FindState(string? code) => Array.Find(States, s => s.Code == code) is { Code: not null } found ? found.State : null;

    public static string Tone(FicheActionState state) => Array.Find(States, s => s.State == state).Tone;

    public static TagBuilder Tag(FicheActionState state) => CellHtml.Tag(state.Label(), Tone(state));

    private static string Capital(string text) => char.ToUpper(text[0], Shell.Formats.French.Culture) + text[1..];
}
