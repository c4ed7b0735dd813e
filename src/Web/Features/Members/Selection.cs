using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Members;

/// <summary>A selection as a page shows it before an act: how many, and the first names.</summary>
public sealed record Selection(int Total, IReadOnlyList<Member> First)
{
    public static readonly Selection Nobody = new(0, []);

    private const int Shown = 20;

    /// <summary>In two queries.</summary>
    public static async Task<Selection> Of(IQueryable<Member> members, CancellationToken cancellationToken) =>
        new(await members.CountAsync(cancellationToken), await members.AsNoTracking().OrderBy(m => m.FoldedName).ThenBy(m => m.Id).Take(Shown).ToListAsync(cancellationToken));

    /// <summary>Where to go once it is done: the card of the only one, or the list.</summary>
    public string Next => Total == 1 ? "adherents/" + First[0].Id : "adherents";
}
