using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Admissions;
using Tisserand.Domain.Access;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Admissions;

/// <summary>What anybody may do from the public form: apply, confirm by the link of a message, answer what the bureau asks.</summary>
public sealed class ApplyForMembership(TisserandDb db, ApplicationLetters letters, Clock clock)
{
    /// <summary>The versions in force of the texts to accept; 0 for the standard data notice.</summary>
    public async Task<IReadOnlyDictionary<JoiningTextKind, int>> Versions(CancellationToken cancellationToken)
    {
        var versions = (await db.TextsInForce(cancellationToken)).ToDictionary(t => t.Key, t => t.Value.Version);
        versions.TryAdd(JoiningTextKind.DataNotice, 0);
        return versions;
    }

    /// <summary>Keeps the application and posts the link of confirmation. Nothing that exists is read or changed.</summary>
    /// <param name="shown">Versions that the form showed; refused when one changed since.</param>
    public async Task<Outcome<MembershipApplication>> Send(
        Cpts cpts, ApplicationDetails details, IReadOnlyDictionary<JoiningTextKind, int> shown, bool accepted, CancellationToken cancellationToken)
    {
        var versions = await Versions(cancellationToken);
        if (accepted && (shown.Count != versions.Count || versions.Any(v => shown.GetValueOrDefault(v.Key, -1) != v.Value)))
        {
            return new Refusal("texts-changed", "Un de ces textes vient de changer : relisez-le, puis acceptez-le de nouveau.", "Accepted");
        }
        var sent = MembershipApplication.Send(details, versions, accepted, clock.UtcNow, out var secret);
        if (sent.Value is { } application)
        {
            db.Add(application);
            letters.Confirm(application, cpts, secret);
            await db.SaveChangesAsync(cancellationToken);
        }
        return sent;
    }

    /// <summary>Whether there is an application of this identifier, and the application when the link is the right one.</summary>
    public async Task<(bool IsKnown, MembershipApplication? Opened)> Find(Guid id, string? secret, CancellationToken cancellationToken)
    {
        var found = await db.Set<MembershipApplication>().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        return (found is not null, found?.Knows(secret) == true ? found : null);
    }

    public Task<List<Refusal>> Confirm(MembershipApplication application, CancellationToken cancellationToken) =>
        Save(application.Confirm(clock.UtcNow), cancellationToken);

    public Task<List<Refusal>> Answer(MembershipApplication application, string? answer, CancellationToken cancellationToken) =>
        Save(application.Complete(answer), cancellationToken);

    private async Task<List<Refusal>> Save(List<Refusal> refusals, CancellationToken cancellationToken)
    {
        if (refusals.Count == 0)
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        return refusals;
    }
}
