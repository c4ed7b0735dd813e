using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Meetings.FollowUps;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Mail;

namespace Tisserand.Web.Features.Meetings.FollowUps;

/// <summary>
/// Sends something about a meeting to one group: a message, the certificate of each, or the address of the satisfaction form. One mail
/// each, never an address in sight of another; what was sent, when and to how many is kept. Pressed twice, it leaves once.
/// </summary>
public sealed class SendAfterMeeting(TisserandDb db, Outbox outbox, AttendanceCertificates certificates, CptsOfRequest here, Clock clock)
{
    /// <summary>Refuses what <see cref="MeetingMailing.Send"/> refuses, and certificates for who was not there.</summary>
    /// <param name="key">Given with the form.</param>
    /// <param name="link">Added at the end of the text; empty without one.</param>
    public Task<Outcome<MeetingMailing>> Send(
        Guid key, Guid meeting, MailingKind kind, MeetingGroup group, string? subject, string? text, string link, CancellationToken cancellationToken) => db.Serially<Outcome<MeetingMailing>>(async () =>
    {
        if (await db.Set<MeetingMailing>().SingleOrDefaultAsync(m => m.Id == key, cancellationToken) is { } already)
        {
            return already;
        }
        var found = await db.Set<Meeting>().AsNoTracking().SingleAsync(m => m.Id == meeting, cancellationToken);
        var people = await db.Audience(meeting, group, cancellationToken);
        var reachable = people.FindAll(p => p.Email.Length > 0);
        var sent = MeetingMailing.Send(key, meeting, kind, group, subject, text, reachable.Count, people.Count - reachable.Count, clock.UtcNow);
        if (kind == MailingKind.Certificates && group != MeetingGroup.Present)
        {
            return new Refusal("present-only", "Une attestation de présence va à qui était présent.");
        }
        if (sent.Value is not { } mailing)
        {
            return sent;
        }
        db.Add(mailing);
        var body = mailing.Text + (link.Length > 0 ? "\n\n" + link : "") + "\n\n" + here.Required.Name;
        if (kind == MailingKind.Certificates)
        {
            foreach (var presence in (await certificates.Read(found, null, cancellationToken)).Where(p => p.Email.Length > 0))
            {
                outbox.Post(presence.Email, mailing.Subject, $"Bonjour {presence.Name},\n\n{body}", ("attestation-de-presence.pdf", certificates.Pdf(found, presence)));
            }
            return mailing;
        }
        // Two persons of one address receive one mail.
        foreach (var address in reachable.Select(p => p.Email).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            outbox.Post(address, mailing.Subject, body);
        }
        return mailing;
    }, cancellationToken);
}
