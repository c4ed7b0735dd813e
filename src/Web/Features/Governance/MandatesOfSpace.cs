using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Governance;
using Tisserand.Domain.Governance;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Governance;

/// <summary>In « Mon espace »: the mandates that the person holds, for those who hold any.</summary>
internal sealed class MandatesOfSpace(TisserandDb db) : ISpaceSection
{
    public int Order => 45;

    public async Task<SpaceSection?> Of(Guid member, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        var held = await db.MandateRows().Where(m => m.Line.MemberId == member && m.Line.StartsOn <= today && (m.Line.EndsOn == null || m.Line.EndsOn >= today)).AsNoTracking().ToListAsync(cancellationToken);
        return held.Count == 0 ? null : new("mandats", "Mes mandats", "gavel", "", [.. held.Select(m => new SpaceLine($"{m.Line.Seat.Label()}, {m.Body}",
            $"Depuis le {French.Day(m.Line.StartsOn)}" + (m.Line.EndsOn is { } last ? $", jusqu’au {French.Day(last)} inclus" : "")))])
        {
            IsAside = true,
        };
    }
}
