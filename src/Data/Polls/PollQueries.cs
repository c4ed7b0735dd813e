using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Members;
using Tisserand.Domain.Polls;

namespace Tisserand.Data.Polls;

/// <summary>What the pages ask of the polls of the current CPTS.</summary>
public static class PollQueries
{
    /// <summary>A poll with its dates, to be changed; null when there is none in this CPTS.</summary>
    public static Task<DatePoll?> ReadPoll(this TisserandDb db, Guid id, CancellationToken cancellationToken) =>
        db.Polls().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);

    /// <summary>Polls with their dates.</summary>
    public static IQueryable<DatePoll> Polls(this TisserandDb db) => db.Set<DatePoll>().Include("_dates").AsSingleQuery();

    /// <summary>Who is asked, with what they answered, by name; two queries.</summary>
    public static async Task<List<PersonOfPoll>> PeopleOfPoll(this TisserandDb db, Guid poll, CancellationToken cancellationToken)
    {
        var people = await (from p in db.Set<PollPerson>()
                            join m in db.Set<Member>() on p.MemberId equals m.Id into members
                            from m in members.DefaultIfEmpty()
                            where p.PollId == poll
                            select new PersonOfPoll
                            {
                                Id = p.Id,
                                MemberId = p.MemberId,
                                Name = m == null ? p.Name : m.FirstName + " " + m.LastName,
                                Sort = m == null ? "" : m.FoldedName,
                                Email = m == null ? p.Email ?? "" : m.Email,
                                IsRequired = p.IsRequired,
                                InvitedAt = p.InvitedAt,
                                RemindedAt = p.RemindedAt,
                                AnsweredAt = p.AnsweredAt,
                                Comment = p.Comment,
                            }).ToListAsync(cancellationToken);
        var answers = await (from a in db.Set<PollAnswer>() join p in db.Set<PollPerson>() on a.PersonId equals p.Id where p.PollId == poll select new { a.PersonId, a.DateId, a.Voice })
            .ToListAsync(cancellationToken);
        var voices = answers.ToLookup(a => a.PersonId);
        foreach (var person in people)
        {
            person.Voices = voices[person.Id].ToDictionary(a => a.DateId, a => a.Voice);
        }
        return [.. people.OrderBy(p => p.Sort.Length == 0).ThenBy(p => p.Sort, StringComparer.Ordinal).ThenBy(p => p.Name, StringComparer.Ordinal)];
    }
}

/// <summary>Somebody asked by a poll, under the name and address of today.</summary>
public sealed class PersonOfPoll
{
    public Guid Id { get; init; }

    public Guid? MemberId { get; init; }

    public string Name { get; init; } = "";

    /// <summary>Folded name of a member; empty for who is none.</summary>
    public string Sort { get; init; } = "";

    /// <summary>Empty without one.</summary>
    public string Email { get; init; } = "";

    public bool IsRequired { get; init; }

    public DateTime? InvitedAt { get; init; }

    public DateTime? RemindedAt { get; init; }

    public DateTime? AnsweredAt { get; init; }

    public string Comment { get; init; } = "";

    public IReadOnlyDictionary<Guid, PollVoice> Voices { get; set; } = new Dictionary<Guid, PollVoice>();

    public PollReply Reply => new(Name, IsRequired, AnsweredAt is not null, Voices);
}
