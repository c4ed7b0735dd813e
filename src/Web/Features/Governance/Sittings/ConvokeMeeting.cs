using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Governance;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Access;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Features.Governance.Papers;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Mail;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Governance.Sittings;

/// <summary>What to send, and to whom.</summary>
/// <param name="NewOnly">Only those whom no convocation named yet.</param>
/// <param name="WithoutVote">Those of the assembly who do not vote too.</param>
/// <param name="LateConfirmed">The warning of the delay was read.</param>
public sealed record ConvocationOrder(string? Subject, string? Text, IReadOnlyCollection<Guid> Documents, bool NewOnly, bool WithoutVote, bool LateConfirmed);

/// <summary>
/// Convokes: computes whom, checks the delay, posts a message to each with the convocation in PDF and a personal link, keeps the
/// proof, and puts everybody on the list of the meeting: all or nothing.
/// </summary>
public sealed class ConvokeMeeting(TisserandDb db, Outbox outbox, VotingCards cards, SiteAddress site)
{
    /// <returns>Null when the CPTS has no such séance.</returns>
    public Task<Outcome<Convocation>?> Send(Cpts cpts, Guid meeting, ConvocationOrder order, string by, DateOnly today, DateTime now, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        if (await db.ReadMeeting(meeting, cancellationToken) is not { Kind: MeetingKind.GeneralAssembly or MeetingKind.Board or MeetingKind.Bureau } found)
        {
            return null;
        }
        var rules = await db.ReadRuleBook(today, cancellationToken);
        var sitting = await db.ReadSitting(meeting, cancellationToken);
        if (Refusals(found, NoticeDelay.Of(found, sitting.IsSecond, rules, today), order, today) is { Count: > 0 } refusals)
        {
            return refusals;
        }
        var people = await Whom(found, rules, order, cancellationToken);
        var agenda = (await db.ReadAgenda(meeting, cancellationToken)).ConvertAll(p => p.Title);
        var documents = await db.Set<StoredFile>().Where(f => f.Subject == nameof(Meeting) && f.SubjectId == meeting && EF.Parameter(order.Documents).Contains(f.Id))
            .OrderBy(f => f.AddedAt).Select(f => new { f.Id, f.Name, f.Size }).ToListAsync(cancellationToken);
        // Beyond what mail takes, they are read on the personal page alone.
        var joined = LeaveWithMessage(documents.ConvertAll(d => d.Size)) ? documents.ConvertAll(d => d.Id) : [];
        var paper = ConvocationPaper.Of(cpts.Name, found, agenda, order.Text ?? "", documents.Select(d => d.Name), today);
        var pdf = PaperFiles.ToPdf(paper);
        var codes = await cards.Give(meeting, people.ConvertAll(p => p.MemberId), cancellationToken);
        var posted = people.ConvertAll(p => (p.MemberId, p.Email, p.Email.Length == 0 ? (Guid?)null
            : outbox.Post(p.Email, TypedText.Line(order.Subject), Body(cpts, p, order.Text, codes[p.MemberId]), (paper.FileName + ".pdf", pdf), joined.Count == 0 ? null : joined).Id));
        var sent = Convocation.Send(found, agenda, order.Subject, order.Text, documents.Select(d => (d.Id, d.Name)), posted, by, now);
        if (!sent.Succeeded)
        {
            db.ChangeTracker.Clear();
            return sent;
        }
        db.Add(sent.Value);
        found.Invite(people.Select(p => p.MemberId));
        return (Outcome<Convocation>?)sent;
    }, cancellationToken);

    /// <summary>Whether documents of these sizes, in bytes, are joined to the messages.</summary>
    public static bool LeaveWithMessage(IReadOnlyCollection<long> sizes) => sizes.Count <= Outbox.MostFiles && sizes.Sum() <= Outbox.MostStored;

    /// <summary>Those whom the order names, by name; the page shows them before anything is sent.</summary>
    public async Task<List<Voter>> Whom(Meeting meeting, RuleBook rules, ConvocationOrder order, CancellationToken cancellationToken)
    {
        var voters = (await db.ReadVoters(meeting, rules, cancellationToken)).Where(v => order.WithoutVote || v.IsEntitled);
        if (order.NewOnly)
        {
            var known = await db.Set<ConvokedPerson>().Where(p => db.Set<Convocation>().Any(c => c.Id == p.ConvocationId && c.MeetingId == meeting.Id)).Select(p => p.MemberId).ToListAsync(cancellationToken);
            voters = voters.Where(v => !known.Contains(v.MemberId));
        }
        return [.. voters];
    }

    private static List<Refusal> Refusals(Meeting meeting, NoticeDelay delay, ConvocationOrder order, DateOnly today) =>
        meeting.State == MeetingState.Cancelled ? [new("meeting-cancelled", "Cette réunion est annulée.")]
        : meeting.Day < today ? [new("meeting-past", "Cette réunion est passée\u00A0: on ne convoque plus.")]
        : !delay.IsLate ? []
        : delay.Refuses ? [new("notice-late", "Vos textes refusent une convocation tardive. " + delay.Working)]
        : !order.LateConfirmed ? [new("notice-late", "Le délai de convocation n’est pas tenu. " + delay.Working, nameof(ConvocationOrder.LateConfirmed))]
        : [];

    private string Body(Cpts cpts, Voter person, string? text, string code) => $"""
            Bonjour {person.FullName},

            {TypedText.Lines(text)}

            Votre page personnelle (documents, pouvoir si vous êtes empêché, vote en séance) :
            {site.Root}/c/{cpts.Code}/voter?carte={code}

            Ce lien est personnel : ne le transmettez pas.
            """.ReplaceLineEndings("\n");
}
