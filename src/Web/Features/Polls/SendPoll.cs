using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Polls;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Polls;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Mail;

namespace Tisserand.Web.Features.Polls;

/// <summary>
/// Sends the personal page of a poll: to those who have not had it, or again to those who are silent. A message and its moment are kept
/// together: whoever presses twice, each leaves once.
/// </summary>
public sealed class SendPoll(TisserandDb db, Outbox outbox, PollLinks links, CptsOfRequest here, Clock clock)
{
    /// <summary>Answers how many left; refuses a poll that takes no answers.</summary>
    /// <param name="root">« https://cpts.example »: where the application is called, for the links.</param>
    public Task<Outcome<int>?> Invite(Guid poll, string root, CancellationToken cancellationToken) => Send(poll,
        p => p.InvitedAt == null,
        (found, person, name) =>
        {
            person.Invited(clock.UtcNow);
            return (PollLetters.Subject(found), PollLetters.Invitation(here.Required.Name, found, name, links.OfPerson(person.Id, root)));
        }, cancellationToken);

    /// <summary>Only those who are silent, once a day at most; answers how many left.</summary>
    /// <returns>Null when this CPTS has no such poll.</returns>
    public Task<Outcome<int>?> Remind(Guid poll, string root, CancellationToken cancellationToken)
    {
        var today = clock.Utc(clock.Today);
        return Send(poll,
            p => p.AnsweredAt == null && p.InvitedAt != null && (p.RemindedAt == null || p.RemindedAt < today),
            (found, person, name) =>
            {
                person.Reminded(clock.UtcNow);
                return (PollLetters.ReminderSubject(found), PollLetters.Reminder(here.Required.Name, found, name, links.OfPerson(person.Id, root)));
            }, cancellationToken);
    }

    private Task<Outcome<int>?> Send(
        Guid poll, System.Linq.Expressions.Expression<Func<PollPerson, bool>> whom, Func<DatePoll, PollPerson, string, (string Subject, string Body)> letter, CancellationToken cancellationToken)
    {
        links.Prepare();
        return db.Serially(async () =>
        {
            if (await db.ReadPoll(poll, cancellationToken) is not { } found)
            {
                return null;
            }
            if (found.WhyClosed(clock.Today) is { } closed)
            {
                return closed;
            }
            var people = await (from p in db.Set<PollPerson>().Where(whom)
                                join m in db.Set<Member>() on p.MemberId equals m.Id into members
                                from m in members.DefaultIfEmpty()
                                where p.PollId == poll
                                select new { Person = p, Name = m == null ? p.Name : m.FirstName + " " + m.LastName, Email = m == null ? p.Email : m.Email }).ToListAsync(cancellationToken);
            var reachable = people.FindAll(p => !string.IsNullOrEmpty(p.Email));
            foreach (var person in reachable)
            {
                var (subject, body) = letter(found, person.Person, person.Name);
                outbox.Post(person.Email!, subject, body);
            }
            return (Outcome<int>?)reachable.Count;
        }, cancellationToken);
    }
}
