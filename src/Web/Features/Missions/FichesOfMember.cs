using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.People;
using Tisserand.Web.Shell.Trace;

namespace Tisserand.Web.Features.Missions;

/// <summary>On a member's card: the fiches action of which the person is référent; entered there, and nowhere else.</summary>
internal sealed class FichesOfMember(TisserandDb db) : ITraceOfMember
{
    public int Order => 5;

    public string Name => "fiches";

    public async Task<TracePart?> Of(Guid member, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Missions, Level.See))
        {
            return null;
        }
        var fiches = await db.Set<FicheAction>().AsNoTracking().Where(f => f.ReferentId == member).OrderBy(f => f.State).ThenBy(f => f.FoldedTitle)
            .Select(f => new { f.Id, f.Title, f.Mission, f.State }).ToListAsync(cancellationToken);
        return fiches.Count == 0 ? null : new("Référent de fiches action", "",
            [.. fiches.Select(f => new TraceLink(f.Title, $"{f.Mission.ShortLabel()}, {f.State.Label()}", here.Link("missions/fiches/" + f.Id)))]);
    }
}

/// <summary>In the list of members: the référents of fiches action that go on.</summary>
internal sealed class ReferentFacet(TisserandDb db) : IMemberFacet
{
    public int Order => 40;

    public string Name => "referent";

    public string Label => "Fiches action";

    public IReadOnlyList<SelectListItem> Options { get; } = [new("Tous", ""), new("Référents", "oui")];

    public bool IsFor(CptsOfRequest here) => here.Allows(Area.Missions, Level.See);

    public IQueryable<Member> Apply(IQueryable<Member> members, string choice, DateOnly today)
    {
        var referents = db.Set<FicheAction>().Where(f => f.ReferentId != null && (f.State == FicheActionState.Draft || f.State == FicheActionState.Running)).Select(f => f.ReferentId);
        return choice == "oui" ? members.Where(m => referents.Contains(m.Id)) : members.Where(m => false);
    }
}
