using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Features.Accounting;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Demonstration;

/// <summary>The trésorière keeps the books that the others fill: balances taken over from another program, entries validated, months closed.</summary>
internal sealed class DemonstrationLedger(IServiceProvider services, DateOnly today)
{
    /// <summary>What the accountant's program was left with, in cents: debit less credit.</summary>
    private static readonly TakenAccount[] Left =
    [
        new("106800", "Réserves pour projet", new(-12_000_00), "1068"), new("110000", "Report à nouveau", new(-9_640_20), "110"), new("120000", "Résultat", new(-6_310_80), "120"),
        new("194000", "Fonds dédiés", new(-2_400_00), "194"), new("218300", "Matériel informatique", new(3_180_00), "2183"), new("281830", "Amortissements", new(-1_060_00), "28183"),
        new("401000", "Fournisseurs", new(-1_284_00), "401"), new("512000", "Banque", new(29_515_00), "512"),
    ];

    public async Task Live(CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<TisserandDb>();
        var cpts = await db.Set<Cpts>().SingleAsync(c => c.Id == services.GetRequiredService<Data.Tenancy.CurrentCpts>().Id, cancellationToken);
        if (cpts.Identify("912345675") is [var refusal, ..])
        {
            throw new InvalidOperationException(refusal.Message);
        }
        await db.SaveChangesAsync(cancellationToken);
        var year = await db.Set<FiscalYear>().AsNoTracking().OrderBy(y => y.Start).FirstAsync(cancellationToken);
        _ = (await services.GetRequiredService<TakeOverFec>().Take(year.Id, Left, cancellationToken))!.Required;
        // Two months stay open: the present one and the one before.
        var closed = new DateOnly(today.Year, today.Month, 1).AddMonths(-1).AddDays(-1);
        if (closed < year.Start)
        {
            return;
        }
        var drafts = await db.Set<Entry>().Where(e => e.FiscalYearId == year.Id && e.On <= closed).Select(e => e.Id).ToListAsync(cancellationToken);
        await services.GetRequiredService<ValidateEntries>().Validate(drafts, today, cancellationToken);
        if (await services.GetRequiredService<CloseFiscalYear>().CloseMonths(year.Id, closed, cancellationToken) is [var left, ..])
        {
            throw new InvalidOperationException(left.Message);
        }
    }
}
