using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Documents;
using Tisserand.Data.Indicators;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Web.Features.Funding;

namespace Tisserand.Web.Demonstration;

/// <summary>The life of the contract since it was signed: two avenants, one with its document, one that awaits it.</summary>
internal sealed class DemonstrationContract(IServiceProvider services, DemonstrationCalendar calendar)
{
    private readonly TisserandDb _db = services.GetRequiredService<TisserandDb>();

    public async Task Live(CancellationToken cancellationToken)
    {
        await Amend(cancellationToken);
        _db.ChangeTracker.Clear();
    }

    private async Task Amend(CancellationToken cancellationToken)
    {
        var record = services.GetRequiredService<RecordAvenant>();
        var quality = (await record.Record(
            null, new(1, calendar.SignedOn.AddMonths(13).AddDays(11), calendar.SignedOn.AddMonths(14), "Mission qualité et pertinence, demandée par les groupes d’analyse de pratiques", null, MissionCode.Quality, null),
            calendar.Today, cancellationToken)).Required!;
        await using var scan = new MemoryStream(DemonstrationLife.Scan);
        _ = (await services.GetRequiredService<FileStore>().Save(scan, "avenant-1-signe.png", nameof(Avenant), quality.Id, cancellationToken)).Required;
        await _db.SaveChangesAsync(cancellationToken);

        var targets = (await record.Record(
            null, new(2, calendar.SignedOn.AddMonths(24).AddDays(-9), calendar.SignedOn.AddMonths(24), "Objectif revu au premier dialogue de gestion, à partir de l’année 3", null, null, null),
            calendar.Today, cancellationToken)).Required!;
        var indicator = (await _db.WholeIndicators().AsNoTracking().OrderBy(i => i.FoldedLabel).ToListAsync(cancellationToken)).Find(i => i.Targets.Any(t => t.ContractYear == 3));
        if (indicator is not null)
        {
            Must(await record.Aim(targets.Id, indicator.Id, 3, indicator.Targets.Single(t => t.ContractYear == 3).Target + 2, calendar.Today, cancellationToken));
        }
    }

    private static void Must(List<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new InvalidOperationException("The contract of the demonstration was refused: " + string.Join(' ', refusals.Select(r => r.Message)));
        }
    }
}
