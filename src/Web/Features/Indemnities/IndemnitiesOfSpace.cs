using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>In « Mon espace »: hours and indemnities of the person, proposed, approved, paid, under the legal ceiling of the year.</summary>
internal sealed class IndemnitiesOfSpace(TisserandDb db) : ISpaceSection
{
    public int Order => 20;

    public async Task<SpaceSection?> Of(Guid member, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        var grid = await db.ReadRateGrid(cancellationToken);
        List<IndemnityRow> waiting =
        [
            .. await db.WaitingPresences().AsNoTracking().Where(r => r.MemberId == member).ToListAsync(cancellationToken),
            .. await db.WaitingWorks().AsNoTracking().Where(r => r.MemberId == member).ToListAsync(cancellationToken),
        ];
        waiting.ForEach(r => r.Price(grid));
        var lines = await db.IndemnityLines().AsNoTracking().Where(r => r.MemberId == member).ToListAsync(cancellationToken);
        var all = waiting.Concat(lines).OrderByDescending(r => r.Day).ThenBy(r => r.Title, StringComparer.Ordinal).ToList();
        var total = (await db.YearsToDate([member], cancellationToken)).GetValueOrDefault((member, today.Year));
        var year = today.Year.ToString(French.Culture);
        var ceiling = AnnualCeiling.Of(today).Value?.Value;
        return new("indemnites", "Mes heures et indemnités", "wallet", "Aucune présence indemnisée pour l’instant.", [.. all.Select(r => Line(r))])
        {
            Acts =
            [
                new("Déclarer des heures", here.Link("mon-espace/heures"), "plus"),
                .. lines.Exists(r => r.Line!.State == IndemnityState.Paid) ? [new SpaceAct("Relevé annuel", here.Link("mon-espace/indemnites"), "file-text")] : Array.Empty<SpaceAct>(),
                new("Reçu d’une autre CPTS", here.Link("mon-espace/ailleurs"), "coins"),
            ],
            Figures = all.Count == 0 ? [] :
            [
                new("Proposé, à approuver", French.Euros(Sum(waiting.Select(r => r.Proposal.Amount)))),
                new("Approuvé, à payer", French.Euros(Sum(lines.Where(r => r.Line!.State == IndemnityState.Approved).Select(r => r.Line!.Amount)))),
                new($"Payé en {year}", French.Euros(Sum(lines.Where(r => r.Line!.PaidOn?.Year == today.Year).Select(r => r.Line!.Amount)))),
                new($"Total de {year}", French.Euros(total), ceiling is { } most ? $"{French.Percent((double)total.Cents / most.Cents)} du plafond légal de {French.Euros(most)}" : ""),
            ],
        };
    }

    private static SpaceLine Line(IndemnityRow row)
    {
        var detail = $"{French.LongDay(row.Day)}, {row.Line?.Quantity ?? row.Work.Activity.Quantity(row.Units)}";
        return row.Line is { } line
            ? new(row.Title, line.State switch
            {
                IndemnityState.Paid => $"{detail}, payée le {French.LongDay(line.PaidOn!.Value)}",
                IndemnityState.Dismissed => $"{detail}. {line.Reason}",
                IndemnityState.Employer => $"{detail}, réglée avec votre employeur",
                _ => detail,
            })
            {
                Tag = (line.State.Label(), line.State switch { IndemnityState.Paid => "ok", IndemnityState.Approved => "wait", _ => "" }),
                Working = line.State == IndemnityState.Dismissed ? null : line.Working,
            }
            : new(row.Title, row.Proposal.Obstacle is { } obstacle ? $"{detail}. {obstacle.Message}" : detail)
            {
                Tag = row.Proposal.Obstacle is null ? ("proposée", "due") : ("non indemnisée", ""),
                Working = row.Proposal.Obstacle is null ? row.Proposal.Working : null,
            };
    }

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (a, b) => a + b);
}
