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
        var waiting = (await db.WaitingPresences().AsNoTracking().Where(r => r.MemberId == member).ToListAsync(cancellationToken)).ConvertAll(r => r.Price(grid));
        var lines = await db.IndemnityLines().AsNoTracking().Where(r => r.MemberId == member).ToListAsync(cancellationToken);
        var all = waiting.Concat(lines).OrderByDescending(r => r.Day).ThenBy(r => r.Title, StringComparer.Ordinal).ToList();
        var ofYear = lines.FindAll(r => r.Day.Year == today.Year && r.Line!.State != IndemnityState.Dismissed);
        var total = Sum(ofYear.Select(r => r.Line!.Amount));
        var year = today.Year.ToString(French.Culture);
        var ceiling = AnnualCeiling.Of(today).Value?.Value;
        return new("indemnites", "Mes heures et indemnités", "wallet", "Aucune présence indemnisée pour l’instant.", [.. all.Select(Line)])
        {
            Figures = all.Count == 0 ? [] :
            [
                new("Proposé, à approuver", French.Euros(Sum(waiting.Select(r => r.Proposal.Amount)))),
                new("Approuvé, à payer", French.Euros(Sum(lines.Where(r => r.Line!.State == IndemnityState.Approved).Select(r => r.Line!.Amount)))),
                new($"Payé en {year}", French.Euros(Sum(lines.Where(r => r.Line!.PaidOn?.Year == today.Year).Select(r => r.Line!.Amount)))),
                new($"Réunions de {year}", French.Euros(total), ceiling is { } most ? $"{French.Percent((double)total.Cents / most.Cents)} du plafond légal de {French.Euros(most)}" : ""),
            ],
        };
    }

    private static SpaceLine Line(IndemnityRow row)
    {
        var detail = $"{French.LongDay(row.Day)}, {French.Minutes(row.Line?.Minutes ?? row.Minutes)}";
        return row.Line is { } line
            ? new(row.Title, line.State switch
            {
                IndemnityState.Paid => $"{detail}, payée le {French.LongDay(line.PaidOn!.Value)}",
                IndemnityState.Dismissed => $"{detail}. {line.Reason}",
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
