using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Polls;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Polls;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Polls;

/// <summary>What somebody answers.</summary>
/// <param name="Offered">Dates that the page showed.</param>
public sealed record PollAnswers(IReadOnlyCollection<Guid> Offered, IReadOnlyDictionary<Guid, PollVoice> Voices, string? Comment);

/// <summary>Keeps the answers of the person whom a link names, or of a guest who answers for the first time.</summary>
public sealed class AnswerPoll(TisserandDb db, Clock clock)
{
    /// <summary>Refuses what the person's line refuses: a poll that is closed by now, nothing chosen, a comment that names a patient.</summary>
    /// <returns>Null when the link names nobody any more.</returns>
    public Task<List<Refusal>?> Answer(PollToken token, PollAnswers answers, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        if (await Find(token, cancellationToken) is not { } person || await db.ReadPoll(person.PollId, cancellationToken) is not { } poll)
        {
            return null;
        }
        if (token.Person is null && !poll.IsOpenToAll && person.AnsweredAt is null)
        {
            return [new Refusal("poll-not-open", "Ce lien commun n’est plus ouvert.")];
        }
        var refusals = person.Answer(poll, answers.Offered, answers.Voices, answers.Comment, clock.Today, clock.UtcNow);
        if (refusals.Count > 0)
        {
            db.ChangeTracker.Clear();
        }
        return (List<Refusal>?)refusals;
    }, cancellationToken);

    /// <summary>The line of who has the link; one that is not there yet is made, and kept by the caller's save alone.</summary>
    public async Task<PollPerson?> Find(PollToken token, CancellationToken cancellationToken)
    {
        var people = db.Set<PollPerson>().Include(p => p.Answers).AsSingleQuery();
        if (token.Person is { } id)
        {
            return await people.SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
        }
        var poll = token.Poll!.Value;
        if (!await db.Set<DatePoll>().AnyAsync(p => p.Id == poll, cancellationToken))
        {
            return null;
        }
        var members = await db.Set<Member>().Where(m => m.Kind == MemberKind.Person).WithAddress(m => m.Email, [token.Email]).Select(m => m.Id).Take(2).ToListAsync(cancellationToken);
        var member = members is [var only] ? only : (Guid?)null;
        if (await people.FirstOrDefaultAsync(p => p.PollId == poll && ((member != null && p.MemberId == member) || p.Email == token.Email), cancellationToken) is { } known)
        {
            return known;
        }
        var person = member is null ? PollPerson.Guest(poll, token.Name, token.Email).Value : PollPerson.Of(poll, member.Value);
        if (person is not null)
        {
            // The address is theirs: the link came by it.
            person.Invited(clock.UtcNow);
            db.Add(person);
        }
        return person;
    }
}
