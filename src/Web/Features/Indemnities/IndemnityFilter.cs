using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Indemnities;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>What the lists of indemnities show, kept in the address; the acts on « tout le filtre » read it too.</summary>
public sealed class IndemnityFilter
{
    public const string Governance = "gouvernance";

    public const string Declared = "declarations";

    /// <summary>Code of a mission, or <see cref="Governance"/>.</summary>
    [FromQuery(Name = "mission")]
    public string? Mission { get; set; }

    /// <summary>First day of the meetings.</summary>
    [FromQuery(Name = "du")]
    public DateOnly? From { get; set; }

    /// <summary>Last day, included.</summary>
    [FromQuery(Name = "au")]
    public DateOnly? To { get; set; }

    [FromQuery(Name = "personne")]
    public Guid? Person { get; set; }

    [FromQuery(Name = "reunion")]
    public Guid? Meeting { get; set; }

    /// <summary>Words of a name, or a part of the title of a meeting.</summary>
    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>Of what waits: « declarations » for declared work, presences otherwise.</summary>
    [FromQuery(Name = "source")]
    public string? Source { get; set; }

    public bool IsDeclared => Source == Declared;

    /// <summary>Of decided lines: a-payer, payees, ecartees, ecarts, employeurs, toutes.</summary>
    [FromQuery(Name = "etat")]
    public string? State { get; set; }

    public bool IsSet => !string.IsNullOrEmpty(Mission + Search) || From is not null || To is not null || Person is not null || Meeting is not null;

    public static IReadOnlyList<SelectListItem> Missions { get; } =
        [new("Toutes", ""), new("Gouvernance", Governance), .. MissionCodes.All.Select(m => new SelectListItem(m.ShortLabel(), m.Code()))];

    /// <param name="only">Missions to keep to; null for everything.</param>
    public IQueryable<IndemnityRow> Waiting(TisserandDb db, IReadOnlyList<MissionCode>? only)
    {
        var rows = Alike(db, (IsDeclared ? db.WaitingWorks() : db.WaitingPresences()).Of(only));
        return (Mission switch
        {
            Governance => rows.Where(r => r.Mission == null),
            _ when MissionCodes.Find(Mission) is { } mission => rows.Where(r => r.Mission == mission),
            _ => rows,
        }).Where(r => (From == null || r.Day >= From) && (To == null || r.Day <= To));
    }

    /// <summary>Decided lines: mission and day are those that were approved.</summary>
    public IQueryable<IndemnityRow> Lines(TisserandDb db)
    {
        var rows = Alike(db, db.IndemnityLines());
        rows = State switch
        {
            "payees" => rows.Where(r => r.Line!.State == IndemnityState.Paid),
            "ecartees" => rows.Where(r => r.Line!.State == IndemnityState.Dismissed),
            "ecarts" => rows.ThatDiffer(),
            "employeurs" => rows.Where(r => r.Line!.State == IndemnityState.Employer),
            "toutes" => rows,
            _ => rows.Where(r => r.Line!.State == IndemnityState.Approved),
        };
        return (Mission switch
        {
            Governance => rows.Where(r => r.Line!.Mission == null),
            _ when MissionCodes.Find(Mission) is { } mission => rows.Where(r => r.Line!.Mission == mission),
            _ => rows,
        }).Where(r => (From == null || r.Line!.Day >= From) && (To == null || r.Line!.Day <= To));
    }

    /// <summary>Of those presences and declarations, the ones that whoever asks may decide on.</summary>
    public static async Task<HashSet<Guid>> Mine(TisserandDb db, CptsOfRequest here, IReadOnlyCollection<Guid> sources, CancellationToken cancellationToken) =>
        here.Where(Area.HoursValidation, Level.Act) is not { } own ? [.. sources]
        : [.. (await db.Waiting(sources, cancellationToken)).Where(r => r.Mission is { } mission && own.Contains(mission)).Select(r => r.Id)];

    private IQueryable<IndemnityRow> Alike(TisserandDb db, IQueryable<IndemnityRow> rows)
    {
        if (Person is { } person)
        {
            rows = rows.Where(r => r.MemberId == person);
        }
        if (Meeting is { } meeting)
        {
            rows = rows.Where(r => r.MeetingId == meeting);
        }
        var folded = FoldedText.Of(Search);
        if (folded.Length == 0)
        {
            return rows;
        }
        var people = db.Set<Member>().Found(db, Search).Select(m => m.Id);
        return rows.Where(r => people.Contains(r.MemberId) || r.FoldedTitle.Contains(folded));
    }
}

/// <summary>Rows of some missions.</summary>
internal static class RowsOfMissions
{
    /// <param name="only">Null for everything.</param>
    public static IQueryable<IndemnityRow> Of(this IQueryable<IndemnityRow> rows, IReadOnlyList<MissionCode>? only) =>
        only is null ? rows : rows.Where(r => r.Mission != null && EF.Parameter(only).Contains(r.Mission.Value));
}
