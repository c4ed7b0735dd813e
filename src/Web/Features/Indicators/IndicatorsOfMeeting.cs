using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Indicators;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Trace;

namespace Tisserand.Web.Features.Indicators;

/// <summary>The indicators that count a meeting, for the pages that lead to their proofs.</summary>
internal sealed class IndicatorsOfMeeting(TisserandDb db, IContractInForce contracts) : ITraceOfMeeting
{
    public int Order => 20;

    public string Name => "indicateurs";

    public async Task<TracePart?> Of(Guid meeting, CptsOfRequest here, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Missions, Level.See))
        {
            return null;
        }
        var day = await db.Set<Meeting>().Where(m => m.Id == meeting && m.State == MeetingState.Held).Select(m => (DateOnly?)m.Day).SingleOrDefaultAsync(cancellationToken);
        var contract = day is { } held ? await contracts.On(held, cancellationToken) : null;
        if (day is null || contract is null || day < contract.SignedOn)
        {
            return new("Indicateurs qui comptent cette réunion", "Aucun indicateur ne la compte.", []);
        }
        var year = new ContractYears(contract.SignedOn).YearOf(day.Value);
        var facts = new YearFacts([.. (await db.HeldMeetings(new DateRange(day.Value, day.Value), cancellationToken)).Where(m => m.Id == meeting)], [], []);
        var indicators = await db.IndicatorsOf(contract.Id, cancellationToken);
        return new("Indicateurs qui comptent cette réunion", "Aucun indicateur ne la compte.",
        [
            .. indicators.Where(i => facts.Count(i) is { Meetings.Count: > 0 })
                .Select(i => new TraceLink(i.Label, $"{i.Count.Label()}, année {year}", here.Link($"indicateurs/{i.Id}?annee={year}#preuves"))),
        ]);
    }
}
