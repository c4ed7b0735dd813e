using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Lifecycle;

/// <summary>« Cette semaine » : what is late, due, or waited for, from all areas, each line one click from its act.</summary>
[OfCpts]
public sealed class WeekModel(IEnumerable<IWeekSource> sources, CptsOfRequest here, Clock clock) : PageModel
{
    /// <summary>Days ahead that count as soon: long enough to prepare a session of the bureau.</summary>
    private const int SoonDays = 30;

    public IReadOnlyList<WeekItem> Late { get; private set; } = [];

    public IReadOnlyList<WeekItem> ThisWeek { get; private set; } = [];

    public IReadOnlyList<WeekItem> Soon { get; private set; } = [];

    public IReadOnlyList<WeekItem> Awaited { get; private set; } = [];

    public IReadOnlyList<WeekFigure> Figures { get; private set; } = [];

    /// <summary>Empty once all are done.</summary>
    public IReadOnlyList<FirstStep> Steps { get; private set; } = [];

    /// <summary>« 3 points en retard, 5 à faire, 4 attendus des autres ».</summary>
    public string Summary => string.Join(", ", new[]
    {
        Late.Count > 0 ? Late.Count + (Late.Count == 1 ? " point en retard" : " points en retard") : null,
        ThisWeek.Count > 0 ? ThisWeek.Count + " à faire" : null,
        Awaited.Count > 0 ? Awaited.Count + (Awaited.Count == 1 ? " attendu des autres" : " attendus des autres") : null,
    }.OfType<string>().DefaultIfEmpty("rien ne presse"));

    public async Task<IActionResult> OnGet()
    {
        // Whoever is a member and nothing else has nothing to do for the others: their own space is their home.
        if (here.IsOnlyMember)
        {
            return Redirect(here.Link("mon-espace"));
        }
        var today = clock.Today;
        var parts = new List<WeekPart>();
        foreach (var source in sources)
        {
            parts.Add(await source.Read(here, today, HttpContext.RequestAborted));
        }
        var items = parts.SelectMany(p => p.Items).OrderBy(i => i.DueOn).ToList();
        // At the week-end, the week that counts is the next one.
        var sunday = today.AddDays(today.DayOfWeek == DayOfWeek.Saturday ? 8 : 7 - (int)today.DayOfWeek);
        Awaited = [.. items.Where(i => i.IsAwaited && i.DueOn <= today.AddDays(SoonDays))];
        Late = [.. items.Where(i => !i.IsAwaited && i.DueOn < today)];
        ThisWeek = [.. items.Where(i => !i.IsAwaited && i.DueOn >= today && i.DueOn <= sunday)];
        Soon = [.. items.Where(i => !i.IsAwaited && i.DueOn > sunday && (i.IsAnnounced || i.DueOn <= today.AddDays(SoonDays)))];
        Figures = [.. parts.SelectMany(p => p.Figures).OrderBy(f => f.Order)];
        var steps = parts.SelectMany(p => p.Steps).OrderBy(s => s.Order).ToList();
        Steps = steps.TrueForAll(s => s.IsDone) ? [] : steps;
        return Page();
    }
}
