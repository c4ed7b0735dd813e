using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;

namespace Tisserand.Web.Features.Governance;

/// <summary>Keeps a version of the statutes or of the règlement intérieur, with the figures that it states.</summary>
public sealed class AdoptText(TisserandDb db)
{
    /// <param name="text">The version corrected; null for a new one.</param>
    /// <returns>Null when the CPTS has no such version.</returns>
    public Task<Outcome<FoundingText>?> Adopt(Guid? text, FoundingTextDetails details, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        if (text is null)
        {
            var adopted = FoundingText.Adopt(details);
            if (adopted.Succeeded)
            {
                db.Add(adopted.Value);
            }
            return adopted;
        }
        if (await db.Set<FoundingText>().Include(t => t.Rules).AsSingleQuery().SingleOrDefaultAsync(t => t.Id == text, cancellationToken) is not { } known)
        {
            return null;
        }
        var refusals = known.Change(details);
        return refusals.Count > 0 ? refusals : (Outcome<FoundingText>?)known;
    }, cancellationToken);
}
