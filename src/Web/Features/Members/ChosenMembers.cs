using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Territories;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members;

/// <inheritdoc cref="IChosenMembers"/>
internal sealed class ChosenMembers(TisserandDb db, TerritoryQueries territories, Clock clock) : IChosenMembers
{
    public async Task<IQueryable<Member>> Of(IQueryCollection query, CancellationToken cancellationToken)
    {
        var filter = MemberFilter.Read(query);
        if (!filter.All)
        {
            return db.Set<Member>().Where(m => EF.Parameter(filter.Ids).Contains(m.Id));
        }
        var territory = filter.Commune == MemberFilter.OutsideTerritory ? (await territories.On(clock.Today, cancellationToken)).CommuneCodes : [];
        return filter.Apply(db, query["q"], territory, clock.Today);
    }
}
