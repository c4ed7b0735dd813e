using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Tasks;
using Tisserand.Domain.Access;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Tasks;

/// <summary>The tasks of a month by their last day, to look at and to print.</summary>
[Requires(Area.Tasks, Level.See)]
public sealed class CalendarModel(TisserandDb db, Clock clock) : TaskPage(db, clock)
{
    private const int Most = 500;

    public DateOnly Month { get; private set; }

    public string Title => Month.ToString("MMMM yyyy", French.Culture);

    /// <summary>Weeks from Monday, whole: days of the months beside stand at both ends.</summary>
    public IReadOnlyList<IReadOnlyList<DateOnly>> Weeks { get; private set; } = [];

    public ILookup<DateOnly, ToDoRow> Tasks { get; private set; } = null!;

    /// <param name="mois">« 2026-11 »; the present month otherwise.</param>
    public async Task OnGet(string? mois, [FromQuery] TaskFilter filter)
    {
        Filter = filter;
        Month = DateOnly.TryParseExact(mois + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && asked.Year is >= 2000 and <= 2099
            ? asked : new(Today.Year, Today.Month, 1);
        var first = Month.AddDays(-(((int)Month.DayOfWeek + 6) % 7));
        var last = Month.AddMonths(1).AddDays(-1);
        Weeks = [.. Enumerable.Range(0, (last.DayNumber - first.DayNumber) / 7 + 1).Select(w => (IReadOnlyList<DateOnly>)[.. Enumerable.Range(0, 7).Select(d => first.AddDays((7 * w) + d))])];
        var end = Weeks[^1][^1];
        await ReadOwners();
        var rows = await filter.ApplyOwner(Db, Db.Set<ToDo>().AsNoTracking(), Account).Where(t => t.DueOn >= first && t.DueOn <= end && t.State != ToDoState.Dropped)
            .Rows(Db).ByDay().Take(Most).ToListAsync(Stop);
        Tasks = rows.ToLookup(r => r.DueOn!.Value);
    }

    public string Other(int months) => Month.AddMonths(months).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
