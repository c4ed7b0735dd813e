using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Meetings;

namespace Tisserand.Web.Features.Meetings.Series;

/// <summary>On the page of a meeting: its series.</summary>
internal sealed class SeriesOfMeeting(TisserandDb db) : IOriginOfMeeting
{
    public async Task<MeetingOrigin?> Of(Guid meeting, CptsOfRequest here, CancellationToken cancellationToken) =>
        await (from mine in db.Set<SeriesMeeting>().Where(s => s.MeetingId == meeting)
               join series in db.Set<MeetingSeries>() on mine.SeriesId equals series.Id
               select new { series.Label, Count = db.Set<SeriesMeeting>().Count(s => s.SeriesId == series.Id), Rank = db.Set<SeriesMeeting>().Count(s => s.SeriesId == series.Id && s.Day <= mine.Day) })
            .SingleOrDefaultAsync(cancellationToken) is { } found
            ? new("Série", $"{found.Label} ({found.Rank} sur {found.Count})", here.Link($"reunions/{meeting}/serie")) : null;
}
