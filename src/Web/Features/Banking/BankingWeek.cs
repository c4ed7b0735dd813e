using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Banking;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Banking;

/// <summary>On « Cette semaine » : batches that wait for their file to be sent, or for the bank.</summary>
internal sealed class BankingWeek(TisserandDb db) : IWeekSource
{
    public async Task<WeekPart> Read(CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Payments, Level.Act))
        {
            return WeekPart.Nothing;
        }
        var open = await db.BatchRows().AsNoTracking().Where(r => r.Batch.State == BatchState.Prepared || r.Batch.State == BatchState.Sent)
            .OrderBy(r => r.Batch.RequestedOn).ThenBy(r => r.Batch.Number).Take(5).ToListAsync(cancellationToken);
        return new([.. open.Select(r => r.Batch.State == BatchState.Prepared
            ? new WeekItem("Fichier de virements à envoyer à la banque", $"{r.Batch.Reference}, {French.Count(r.Transfers, "virement", "virements")}, {French.Euros(r.Total)}",
                r.Batch.RequestedOn, "Envoyer", here.Link($"comptes/virements/{r.Batch.Id}"))
            : new WeekItem("Virements attendus sur le relevé", $"{r.Batch.Reference}, {French.Euros(r.Total)}", r.Batch.RequestedOn, "Suivre", here.Link($"comptes/virements/{r.Batch.Id}"), IsAwaited: true))], [], []);
    }
}
