using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Governance;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Trace;

namespace Tisserand.Web.Features.Budget;

/// <summary>The budgets that an assembly voted, for its page; nothing on other meetings.</summary>
internal sealed class BudgetsOfMeeting(TisserandDb db) : ITraceOfMeeting
{
    public int Order => 5;

    public string Name => "budgets";

    public async Task<TracePart?> Of(Guid meeting, CptsOfRequest here, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Accounts, Level.See))
        {
            return null;
        }
        var voted = await (
            from b in db.Set<BudgetPlan>().AsNoTracking().Include(b => b.Lines)
            join r in db.Set<Resolution>() on b.ResolutionId equals r.Id
            where r.MeetingId == meeting
            orderby b.Year, b.Version
            select b).ToListAsync(cancellationToken);
        return voted.Count == 0 ? null : new("Cette assemblée a voté", "", voted.ConvertAll(b => new TraceLink(
            $"Le budget {b.Year}, version {b.Version}", French.Euros(b.Total), here.Link($"comptes/budget?annee={b.Year}&version={b.Version}"))));
    }
}
