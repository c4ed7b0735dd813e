using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Admissions;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Admissions;

/// <summary>The bureau accepts, refuses, or asks for more; the letter leaves with the decision. Of two who decide at the same second, one does.</summary>
public sealed class DecideApplication(TisserandDb db, ApplicationLetters letters)
{
    /// <summary>Makes a member of a new entry, or of one that exists, which keeps all that it says.</summary>
    /// <param name="known">The entry recognised; null for a new one.</param>
    /// <param name="isNobodyKnown">Said by the bureau before the entries that resemble; without, one that resembles is refused.</param>
    public Task<Outcome<Member>> Accept(Cpts cpts, Guid application, Guid? known, bool isNobodyKnown, DateOnly? firstDay, string by, DateOnly today, CancellationToken cancellationToken) =>
        db.Serially(async Task<Outcome<Member>> () =>
        {
            if (await Find(application, cancellationToken) is not { } found)
            {
                return Gone;
            }
            if (firstDay is not { } first)
            {
                return new Refusal("first-day-required", "Indiquez le premier jour de l’adhésion.", "FirstDay");
            }
            if (found.IsOpen && known is null && !isNobodyKnown && (await db.MatchesOf(found, cancellationToken)).Count > 0)
            {
                return new Refusal("known-required", "Dites s’il s’agit d’une de ces fiches, ou d’une autre personne.", "Known");
            }
            var read = known is null ? await New(found, cancellationToken) : await Known(known.Value, cancellationToken);
            if (read.Value is not { } member)
            {
                return read.Refusals.ToList();
            }
            if (!found.IsOpen)
            {
                return found.Accept(member.Id, by, today);
            }
            if (member.Start(first) is { Count: > 0 } refusals)
            {
                return refusals.ConvertAll(r => r with { Field = "FirstDay" });
            }
            if (known is null)
            {
                db.Add(member);
            }
            found.Accept(member.Id, by, today);
            if (known is null && found.Category != MemberCategories.Of(member.Profession, member.IsLiberal, member.IsSalaried))
            {
                db.Add(CategoryOfMember.Give(member.Id, found.Category));
            }
            letters.Accepted(found, cpts, first);
            return member;
        }, cancellationToken);

    public Task<List<Refusal>> AskMore(Cpts cpts, Guid application, string? question, string by, DateOnly today, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        if (await Find(application, cancellationToken) is not { } found)
        {
            return [Gone];
        }
        var asked = found.AskMore(question, by, today);
        if (asked.Value is { } secret)
        {
            letters.More(found, cpts, secret);
        }
        return asked.Refusals.ToList();
    }, cancellationToken);

    public Task<List<Refusal>> Refuse(Cpts cpts, Guid application, string? reason, string by, DateOnly today, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        if (await Find(application, cancellationToken) is not { } found)
        {
            return [Gone];
        }
        var refusals = found.Refuse(reason, by, today);
        if (refusals.Count == 0)
        {
            letters.Refused(found, cpts);
        }
        return refusals;
    }, cancellationToken);

    private static Refusal Gone => new("application-unknown", "Cette demande n’existe plus.");

    private Task<MembershipApplication?> Find(Guid id, CancellationToken cancellationToken) =>
        db.Set<MembershipApplication>().SingleOrDefaultAsync(a => a.Id == id && a.State != ApplicationState.Unconfirmed, cancellationToken);

    private async Task<Outcome<Member>> New(MembershipApplication application, CancellationToken cancellationToken) =>
        application.Rpps is { } rpps && await db.Set<Member>().AnyAsync(m => m.Rpps == rpps, cancellationToken)
            ? new Refusal("rpps-known", "Une fiche porte déjà ce numéro RPPS : reconnaissez-la plutôt que d’en créer une autre.", "Known")
            : Member.Create(application.Entry());

    private async Task<Outcome<Member>> Known(Guid id, CancellationToken cancellationToken) =>
        await db.WholeMembers().SingleOrDefaultAsync(m => m.Id == id, cancellationToken) is { } member
            ? member
            : new Refusal("member-unknown", "Cette fiche n’existe plus.", "Known");
}
