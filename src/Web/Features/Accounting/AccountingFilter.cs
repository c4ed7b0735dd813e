using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Accounting;

namespace Tisserand.Web.Features.Accounting;

/// <summary>What the pages of the accounts show, kept in the address: the same on the entries and on each state.</summary>
public sealed class AccountingFilter
{
    /// <summary>Identifier of a fiscal year; the present one otherwise.</summary>
    [FromQuery(Name = "exercice")]
    public Guid? Year { get; set; }

    /// <summary>Code of a mission, or « fonctionnement »; all otherwise.</summary>
    [FromQuery(Name = "mission")]
    public string? Mission { get; set; }

    /// <summary>« validees »: without the drafts; « brouillons »: the drafts alone (list of entries).</summary>
    [FromQuery(Name = "etat")]
    public string? State { get; set; }

    /// <summary>Code of a journal.</summary>
    [FromQuery(Name = "journal")]
    public string? Journal { get; set; }

    /// <summary>Beginning of an account number.</summary>
    [FromQuery(Name = "compte")]
    public string? Account { get; set; }

    public bool IsSet => !string.IsNullOrEmpty(Mission + State + Journal + Account);

    public static IReadOnlyList<SelectListItem> Missions { get; } = [new("Toutes", ""), .. AxisWords.Missions.Select(m => new SelectListItem(m.Label, m.Code))];

    public static IReadOnlyList<SelectListItem> Journals { get; } = [new("Tous", ""), .. Chart.Journals.Select(j => new SelectListItem(Chart.LabelOf(j), Chart.CodeOf(j)))];

    public static IReadOnlyList<SelectListItem> States { get; } = [new("Toutes", ""), new("Brouillons", "brouillons"), new("Validées", "validees")];

    public static IReadOnlyList<SelectListItem> Drafts { get; } = [new("Avec les brouillons", ""), new("Validées seulement", "validees")];

    /// <summary>The year asked for, or that of the day, or the last; null when none was opened.</summary>
    public FiscalYear? Chosen(IReadOnlyList<FiscalYear> years, DateOnly today) =>
        years.FirstOrDefault(y => y.Id == Year) ?? years.FirstOrDefault(y => y.Period.Contains(today)) ?? (years.Count > 0 ? years[^1] : null);

    public static IEnumerable<SelectListItem> Years(IEnumerable<FiscalYear> years, FiscalYear? chosen) =>
        years.Reverse().Select(y => new SelectListItem(y.Label + (y.IsClosed ? " (clos)" : ""), y.Id.ToString(), y == chosen));

    public StateScope Scope(FiscalYear year)
    {
        ArgumentNullException.ThrowIfNull(year);
        return new(year.Id, string.IsNullOrEmpty(Mission) || Mission == AxisWords.RunningCode ? null : Mission, Mission == AxisWords.RunningCode, State == "validees");
    }

    /// <summary>« Parcours pluriprofessionnels »; null for all.</summary>
    public string? MissionLabel => string.IsNullOrEmpty(Mission) ? null : Mission == AxisWords.RunningCode ? AxisWords.Running : AxisWords.Mission(Mission);

    public IQueryable<EntryRow> Apply(TisserandDb db, FiscalYear year, string? search)
    {
        ArgumentNullException.ThrowIfNull(db);
        var entries = db.EntryRows().Where(e => e.FiscalYearId == year.Id);
        entries = State switch { "brouillons" => entries.Where(e => e.Number == null), "validees" => entries.Where(e => e.Number != null), _ => entries };
        if (Chart.Journals.Where(j => Chart.CodeOf(j) == Journal).Cast<JournalKind?>().FirstOrDefault() is { } journal)
        {
            entries = entries.Where(e => e.Journal == journal);
        }
        if (!string.IsNullOrEmpty(Mission))
        {
            var lines = db.LinesOf(Scope(year) with { ValidatedOnly = false });
            entries = entries.Where(e => lines.Any(l => l.EntryId == e.Id));
        }
        if (TypedText.Line(Account) is { Length: > 0 } account)
        {
            entries = entries.Where(e => db.Set<EntryLine>().Any(l => l.EntryId == e.Id && l.Account.StartsWith(account)));
        }
        return FoldedText.Of(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(entries, (found, word) => found.Where(e => e.FoldedLabel.Contains(word)));
    }
}
