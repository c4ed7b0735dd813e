using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>On « Cette semaine » : presences to approve, lines to pay, lines whose attendance was changed since.</summary>
internal sealed class IndemnitiesWeek(TisserandDb db) : IWeekSource
{
    public async Task<WeekPart> Read(CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        var items = new List<WeekItem>();
        if (here.AllowsSomewhere(Area.HoursValidation, Level.Act))
        {
            var totals = await db.TotalsOfPresences(db.WaitingPresences().Of(here.Where(Area.HoursValidation, Level.Act)), await db.ReadRateGrid(cancellationToken), cancellationToken);
            if (totals.Ready > 0)
            {
                items.Add(new(French.Count(totals.Ready, "présence à indemniser", "présences à indemniser"),
                    French.Euros(totals.Amount) + (totals.Count > totals.Ready ? $", et {French.Count(totals.Count - totals.Ready, "présence à vérifier", "présences à vérifier")}" : ""),
                    today, "Approuver", here.Link("finances/indemnites")));
            }
            var declared = await db.WaitingWorks().Of(here.Where(Area.HoursValidation, Level.Act)).CountAsync(cancellationToken);
            if (declared > 0)
            {
                items.Add(new(French.Count(declared, "déclaration à valider", "déclarations à valider"), "Heures, déplacements et forfaits déclarés par les adhérents",
                    today, "Valider", here.Link("finances/indemnites?source=declarations")));
            }
            var changed = !here.Allows(Area.HoursValidation, Level.Act) ? 0 : await new IndemnityFilter { State = "ecarts" }.Lines(db).CountAsync(cancellationToken);
            if (changed > 0)
            {
                items.Add(new(French.Count(changed, "indemnité ne correspond plus à sa réunion", "indemnités ne correspondent plus à leur réunion"),
                    "La réunion ou son émargement a changé après l’approbation", today, "Reprendre", here.Link("finances/indemnites/lignes?etat=ecarts")));
            }
        }
        if (here.Allows(Area.Payments, Level.Act))
        {
            var due = await db.DueIndemnities(cancellationToken);
            if (due.Count > 0)
            {
                items.Add(new(French.Count(due.Count, "ligne d’indemnité à payer", "lignes d’indemnités à payer"), French.Euros(due.Amount), today, "Payer",
                    here.Link("finances/indemnites/lignes")));
            }
        }
        return new(items, [], []);
    }
}
