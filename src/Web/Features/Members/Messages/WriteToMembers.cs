using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Mail;

namespace Tisserand.Web.Features.Members.Messages;

/// <summary>How far a message would go.</summary>
/// <param name="Recipients">Members with an address; that of its principal representative for a structure without one.</param>
/// <param name="Mails">Distinct addresses: two members of one address receive one mail.</param>
public sealed record MessageReach(int Recipients, int Mails, int WithoutAddress);

/// <summary>
/// Writes to members: one mail each, never an address in sight of another, and a record of what was sent to whom. It goes by
/// batches under a key given with the form: pressed twice, or taken up after a failure, nobody receives it twice.
/// </summary>
public sealed class WriteToMembers(TisserandDb db, Outbox outbox, Author author, CptsOfRequest here, Clock clock)
{
    private const int BatchSize = 500;

    public async Task<MessageReach> Reach(IQueryable<Member> members, CancellationToken cancellationToken)
    {
        var targets = await Targets(members, cancellationToken);
        var addresses = targets.ConvertAll(t => t.Address).FindAll(a => a.Length > 0);
        return new(addresses.Count, addresses.Distinct(StringComparer.OrdinalIgnoreCase).Count(), targets.Count - addresses.Count);
    }

    /// <summary>Refuses what <see cref="MemberMessage.Write"/> refuses, and a selection without any address.</summary>
    /// <param name="audience">Whom it is for, in words.</param>
    public async Task<Outcome<MemberMessage>> Send(Guid key, IQueryable<Member> members, string? subject, string? text, string audience, CancellationToken cancellationToken)
    {
        var targets = await Targets(members, cancellationToken);
        var written = MemberMessage.Write(key, subject, text, audience, author.Name, clock.UtcNow);
        if (written.Value is not { } message)
        {
            return written;
        }
        var reachable = targets.FindAll(t => t.Address.Length > 0);
        if (reachable.Count == 0)
        {
            return new Refusal("no-address", "Personne dans la sélection n’a d’adresse électronique.");
        }
        var begun = await db.Serially(async () =>
        {
            var known = await db.Set<MemberMessage>().SingleOrDefaultAsync(m => m.Id == key, cancellationToken);
            if (known is null)
            {
                db.Add(message);
            }
            return known ?? message;
        }, cancellationToken);
        foreach (var batch in begun.RecipientCount > 0 ? [] : reachable.Chunk(BatchSize))
        {
            await db.Serially(() => Post(begun, batch, cancellationToken), cancellationToken);
        }
        return await db.Serially<Outcome<MemberMessage>>(async () =>
        {
            var sent = await db.Set<MemberMessage>().SingleAsync(m => m.Id == key, cancellationToken);
            if (sent.RecipientCount == 0)
            {
                sent.Count(reachable.Count, targets.Count - reachable.Count);
            }
            return sent;
        }, cancellationToken);
    }

    private async Task<bool> Post(MemberMessage message, (Guid Id, string Address)[] batch, CancellationToken cancellationToken)
    {
        // By address over the whole message: that of a batch before is known too.
        var sent = await db.Set<MessageRecipient>().AsNoTracking().Where(r => r.MessageId == message.Id).Select(r => new { r.MemberId, r.To, r.MailId }).ToListAsync(cancellationToken);
        var members = sent.Select(r => r.MemberId).ToHashSet();
        var mails = sent.GroupBy(r => r.To, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().MailId, StringComparer.OrdinalIgnoreCase);
        foreach (var (id, address) in batch.Where(t => !members.Contains(t.Id)))
        {
            if (!mails.TryGetValue(address, out var mail))
            {
                mails[address] = mail = outbox.Post(address, message.Subject, message.Text + "\n\n" + here.Required.Name).Id;
            }
            db.Add(MessageRecipient.Of(message.Id, id, address, mail));
        }
        return true;
    }

    /// <summary>Each of the members and its address; empty without any.</summary>
    private async Task<List<(Guid Id, string Address)>> Targets(IQueryable<Member> members, CancellationToken cancellationToken)
    {
        var read = await members.OrderBy(m => m.Id).Select(m => new
        {
            m.Id,
            m.Email,
            Representative = (from l in db.Set<StructureLink>()
                              join p in db.Set<Member>() on l.PersonId equals p.Id
                              where l.CptsId == m.CptsId && l.StructureId == m.Id && l.IsPrincipal
                              select p.Email).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        return read.ConvertAll(t => (t.Id, t.Email.Length > 0 ? t.Email : t.Representative ?? ""));
    }
}
