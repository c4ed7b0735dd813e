using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Purchases;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Purchases;

/// <summary>On « Cette semaine » : expenses to approve, to pay, and those that come back this month; calls for projects and reports of grants.</summary>
internal sealed class PurchasesWeek(TisserandDb db) : IWeekSource
{
    /// <summary>A call is announced this many days before its deadline, a report this many.</summary>
    private const int GrantDays = 30, ReportDays = 45;

    public async Task<WeekPart> Read(CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        var items = new List<WeekItem>();
        var (approves, pays) = (here.Allows(Area.PurchaseApproval, Level.Act), here.Allows(Area.Payments, Level.Act));
        if (approves || pays)
        {
            var sums = await db.Set<Invoice>().Where(i => i.State == InvoiceState.ToApprove || i.State == InvoiceState.Approved)
                .GroupBy(i => i.State).Select(g => new { State = g.Key, Count = g.Count(), Cents = g.Sum(i => i.Amount.Cents), Due = g.Min(i => i.DueOn) }).ToListAsync(cancellationToken);
            if (approves && sums.Find(s => s.State == InvoiceState.ToApprove) is { } waiting)
            {
                items.Add(new(French.Count(waiting.Count, "dépense à approuver", "dépenses à approuver"), French.Euros(new Money(waiting.Cents)), today, "Approuver", here.Link("comptes/depenses?etat=a-approuver")));
            }
            if (pays && sums.Find(s => s.State == InvoiceState.Approved) is { } due)
            {
                items.Add(new(French.Count(due.Count, "dépense à payer", "dépenses à payer"), French.Euros(new Money(due.Cents)), due.Due ?? today, "Payer", here.Link("comptes/depenses?etat=a-payer"), IsAnnounced: true));
            }
        }
        if (here.Allows(Area.Purchases, Level.Act))
        {
            var (soon, reportSoon) = (today.AddDays(GrantDays), today.AddDays(ReportDays));
            var grants = await db.Set<Grant>().AsNoTracking()
                .Where(g => (g.Stage == GrantStage.Watched && g.DeadlineOn <= soon) || (g.Stage == GrantStage.Won && g.ReportedOn == null && g.ReportOn <= reportSoon))
                .OrderBy(g => g.DeadlineOn).ToListAsync(cancellationToken);
            items.AddRange(grants.Select(g => new WeekItem($"{g.Title}\u00A0: {g.Next!.Value.What}", g.Giver, g.Next.Value.On, "Ouvrir", here.Link("comptes/subventions/saisie/" + g.Id), IsAnnounced: true)));
            var awaited = await db.AwaitedExpenses(today, cancellationToken);
            if (awaited.Count > 0)
            {
                items.Add(new(French.Count(awaited.Count, "dépense du mois à enregistrer", "dépenses du mois à enregistrer"), string.Join(", ", awaited.Select(a => a.Model.Supplier).Distinct().Take(3)), today, "Enregistrer", here.Link("comptes/depenses")));
            }
        }
        return new(items, [], []);
    }
}
