using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Trace;

namespace Tisserand.Web.Features.Members.Messages;

/// <summary>On a member's card: the last messages received from the list.</summary>
internal sealed class MessagesOfMember(TisserandDb db, Clock clock) : ITraceOfMember
{
    private const int Shown = 5;

    public int Order => 60;

    public string Name => "messages";

    public async Task<TracePart?> Of(Guid member, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Members, Level.See))
        {
            return null;
        }
        var messages = await (
            from r in db.Set<MessageRecipient>()
            where r.MemberId == member
            join m in db.Set<MemberMessage>() on r.MessageId equals m.Id
            orderby m.SentAt descending
            select new { m.Id, m.Subject, m.SentAt }).Take(Shown).ToListAsync(cancellationToken);
        return messages.Count == 0 ? null : new("Derniers messages", "",
            [.. messages.Select(m => new TraceLink(m.Subject, French.Moment(clock.Local(m.SentAt)), here.Link("adherents/messages/" + m.Id)))]);
    }
}
