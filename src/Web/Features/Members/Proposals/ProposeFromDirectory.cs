using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Data.Reference;
using Tisserand.Data.Territories;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members.Proposals;

/// <summary>
/// Compares the entries of the current CPTS with what the loads of the public directory changed since the last time, and proposes
/// the changes. By batches, each one transaction with the progress it makes: stopped, it goes on where it was; done again, it
/// proposes nothing twice.
/// </summary>
public sealed class ProposeFromDirectory(TisserandDb db, DirectoryQueries directory, MovementQueries movements, TerritoryQueries territories, Clock clock)
{
    public const string By = "Annuaire public";

    private const int BatchSize = 200;

    /// <summary>Does nothing when the latest load was compared already, or there is none.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        if (await directory.Current(cancellationToken) is not { } load)
        {
            return;
        }
        var communes = Geography.Current.DirectoryCodes((await territories.On(clock.Today, cancellationToken)).CommuneCodes).ToHashSet(StringComparer.Ordinal);
        while (!await db.Serially(() => Step(load, communes, cancellationToken), cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
        db.ChangeTracker.Clear();
    }

    /// <summary>One batch; true when nothing is left.</summary>
    private async Task<bool> Step(Generation load, HashSet<string> communes, CancellationToken cancellationToken)
    {
        var review = await db.Set<DirectoryReview>().SingleOrDefaultAsync(cancellationToken);
        if (review is null || (review.Generation < load.Id && review.Settled < load.Id))
        {
            var count = await Compared().CountAsync(cancellationToken);
            if (review is null)
            {
                db.Add(review = DirectoryReview.First(load.Id, count, clock.UtcNow));
            }
            else
            {
                review.Begin(load.Id, count, clock.UtcNow);
            }
        }
        if (review.EndedAt is not null)
        {
            return true;
        }
        var cursor = review.Cursor;
        var batch = await db.WholeMembers().Where(m => Compared().Any(c => c.Id == m.Id) && m.Id.CompareTo(cursor) > 0)
            .OrderBy(m => m.Id).Take(BatchSize).ToListAsync(cancellationToken);
        if (batch.Count == 0)
        {
            review.End(await Renumbered(review, load, communes, cancellationToken), clock.UtcNow);
            return true;
        }
        var moved = (await movements.OfPeople(batch.ConvertAll(m => "8" + m.Rpps), review.Settled, review.Generation, cancellationToken)).ToLookup(m => m.Rpps);
        var concerned = batch.FindAll(m => moved.Contains(m.Rpps));
        var known = await Known(concerned, cancellationToken);
        var proposed = 0;
        foreach (var member in concerned)
        {
            var (first, last) = (moved[member.Rpps].First(), moved[member.Rpps].Last());
            var (before, after) = (Read(first.Before), Read(last.After));
            if (after is not null)
            {
                // Back in the directory: the news of its absence is no more.
                known.Where(p => p.MemberId == member.Id && p is { Field: ProposedField.GoneFromDirectory, State: ProposalState.Waiting }).ToList().ForEach(p => p.SetAside(member, clock.UtcNow, By));
            }
            proposed += DirectoryProposals.For(member, before, after, Day(load), communes).Count(p => Propose(member, p, known));
        }
        review.Advance(batch[^1].Id, batch.Count, proposed);
        return false;
    }

    /// <summary>Who seems to have left an ADELI number for an RPPS number gets that number proposed, when one entry without a number bears the name.</summary>
    private async Task<int> Renumbered(DirectoryReview review, Generation load, HashSet<string> communes, CancellationToken cancellationToken)
    {
        var (after, upTo) = (review.Settled, load.Id);
        var people = new List<TerritoryMovement>();
        foreach (var compared in (await movements.Loads(cancellationToken)).Where(l => l.Generation.Id > after && l.Generation.Id <= upTo))
        {
            people.AddRange(await movements.Of(communes, compared.Generation.Id).Where(m => m.Kind == TerritoryMovementKind.Renumbered && m.Rpps != null).ToListAsync(cancellationToken));
        }
        var names = people.Select(p => p.Folded).Distinct(StringComparer.Ordinal).ToList();
        var bearers = names.Count == 0 ? [] : await db.WholeMembers().Where(m => m.Rpps == null && EF.Parameter(names).Contains(m.FoldedName)).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        var known = await Known(bearers, cancellationToken);
        return people.Count(person => bearers.FindAll(m => m.FoldedName == person.Folded && person.Person.Professions.Contains(m.Profession)) is [var member]
            && Propose(member, new(ProposedField.Rpps, person.Rpps!), known));
    }

    /// <summary>False when it is proposed already, was set aside, or says what the entry says.</summary>
    private bool Propose(Member member, DirectoryProposal proposal, List<ProposedChange> known)
    {
        var same = known.FindAll(p => p.MemberId == member.Id && p.Field == proposal.Field);
        var made = ProposedChange.Of(member, proposal.Field, proposal.After, ProposalSource.Directory, clock.UtcNow, By);
        if (made.Value is not { } change || same.Exists(p => p.State != ProposalState.Accepted && p.After == change.After))
        {
            return false;
        }
        if (same.Find(p => p.State == ProposalState.Waiting) is { } waiting)
        {
            waiting.ReplaceBy(change);
            return true;
        }
        db.Add(change);
        known.Add(change);
        return true;
    }

    /// <summary>Entries with a number, of members and of those who are not yet or never were; who left is left.</summary>
    private IQueryable<Member> Compared()
    {
        var today = clock.Today;
        return db.Set<Member>().Where(m => m.Rpps != null && (m.MemberUntil == null || m.MemberUntil >= today));
    }

    private async Task<List<ProposedChange>> Known(List<Member> members, CancellationToken cancellationToken)
    {
        var ids = members.ConvertAll(m => m.Id);
        return ids.Count == 0 ? [] : await db.Set<ProposedChange>().Where(p => EF.Parameter(ids).Contains(p.MemberId) && p.Source == ProposalSource.Directory).OrderBy(p => p.ProposedAt).ToListAsync(cancellationToken);
    }

    /// <summary>The names as an entry writes them.</summary>
    private static DirectoryState? Read(string? written) => DirectoryState.Read(written) is { } state
        ? state with { LastName = MemberOfDirectory.Name(state.LastName), FirstName = MemberOfDirectory.Name(state.FirstName) }
        : null;

    private static string Day(Generation load) => French.Day(load.ExtractedOn ?? DateOnly.FromDateTime(load.LoadedAt));
}
