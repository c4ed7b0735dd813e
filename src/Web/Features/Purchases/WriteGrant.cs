using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Purchases;

namespace Tisserand.Web.Features.Purchases;

/// <summary>Notes a call for projects or a grant, or what became of it. Won without a funder of its own, it becomes one.</summary>
public sealed class WriteGrant(TisserandDb db)
{
    /// <summary>Refuses what the grant refuses, a grant or a funder that is not there, and a funder that another grant has: its money would be counted twice.</summary>
    /// <param name="id">The grant to change; null for a new one.</param>
    public Task<Outcome<Grant>> Write(Guid? id, GrantDetails details, CancellationToken cancellationToken) => db.Serially(async Task<Outcome<Grant>> () =>
    {
        var grant = id is null ? null : await db.Set<Grant>().SingleOrDefaultAsync(g => g.Id == id, cancellationToken);
        if (id is not null && grant is null)
        {
            return new Refusal("gone", "Cette subvention n’existe plus.");
        }
        var isWon = details.Stage is GrantStage.Won or GrantStage.Closed;
        var title = TypedText.Line(details.Title);
        Funder? made = null;
        if (isWon && details.FunderId is null && title.Length > 0)
        {
            var known = await db.Set<Funder>().SingleOrDefaultAsync(f => f.Name == title, cancellationToken);
            made = known is null ? Funder.Add(title, FunderKind.PublicCall, hasAgreement: false).Value : null;
            details = details with { FunderId = known?.Id ?? (made is null ? null : db.Add(made).Entity.Id) };
        }
        else if (details.FunderId is { } funder && !await db.Set<Funder>().AnyAsync(f => f.Id == funder, cancellationToken))
        {
            return new Refusal("funder-unknown", "Ce financeur n’existe plus.", nameof(Grant.FunderId));
        }
        if (details.FunderId is { } its && await db.Set<Grant>().AnyAsync(g => g.FunderId == its && g.Id != (id ?? Guid.Empty), cancellationToken))
        {
            return Undone([new("funder-taken", "Une autre subvention a déjà ce financeur\u00A0: ses recettes et ses dépenses seraient comptées deux fois.", nameof(Grant.FunderId))]);
        }
        if (grant is null)
        {
            var written = Grant.Write(details);
            if (!written.Succeeded)
            {
                return Undone([.. written.Refusals]);
            }
            db.Add(written.Value);
            return written;
        }
        var refusals = grant.Change(details);
        return refusals.Count > 0 ? Undone(refusals) : grant;

        Outcome<Grant> Undone(List<Refusal> why)
        {
            db.ChangeTracker.Clear();
            return why;
        }
    }, cancellationToken);
}
