using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Features.Meetings.Papers;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Mail;

namespace Tisserand.Web.Features.Meetings.Invitations;

/// <summary>
/// Sends the invitation by mail to each invited professional whose address is known and who has not had it yet. A message and its
/// day are kept together, some at a time: whoever presses twice, each leaves once.
/// </summary>
public sealed class SendInvitations(TisserandDb db, Outbox outbox, ObjectionLinks links, CptsOfRequest here)
{
    private const int BatchSize = 100;

    /// <summary>Refuses a meeting that is over or cancelled. Answers how many left.</summary>
    /// <param name="address">« https://cpts.example » : where the application is called, for the links.</param>
    public async Task<Outcome<int>> Send(Guid meeting, string address, DateOnly today, CancellationToken cancellationToken)
    {
        if (await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == meeting, cancellationToken) is not { } found)
        {
            return new Refusal("meeting-unknown", "Cette réunion n’existe plus.");
        }
        if (found.State != MeetingState.Planned || found.Day < today)
        {
            return new Refusal("meeting-over", "Cette réunion est passée ou annulée\u00A0: son invitation ne part plus.");
        }
        links.Prepare();
        var (sent, some) = (0, 0);
        do
        {
            some = await db.Serially(() => SendSome(found, address, today, cancellationToken), cancellationToken);
            sent += some;
        }
        while (some == BatchSize);
        db.ChangeTracker.Clear();
        return sent;
    }

    private async Task<int> SendSome(Meeting meeting, string address, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = await db.Set<ProfessionalInvitation>()
            .Where(i => i.MeetingId == meeting.Id && i.Email != "" && i.MailedOn == null).OrderBy(i => i.Id).Take(BatchSize).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            outbox.Post(row.Email, InvitationLetter.Subject(here.Required.Name, meeting), InvitationLetter.Mail(here.Required.Name, meeting, row, links.Of(row.Id, address)));
            row.Mailed(today);
        }
        return rows.Count;
    }
}

/// <summary>The link by which whoever was invited asks not to be contacted any more: it names the invitation, sealed.</summary>
public sealed class ObjectionLinks(IDataProtectionProvider protection, CptsOfRequest here)
{
    private readonly IDataProtector _seal = protection.CreateProtector("Tisserand.Opposition");

    public string Of(Guid invitation, string address) => $"{address}{here.Link("opposition")}?jeton={_seal.Protect(invitation.ToString("N"))}";

    /// <summary>Before a transaction: the first seal of an installation makes its key, which is kept in the base and would wait for it.</summary>
    public void Prepare() => _seal.Protect("");

    /// <summary>Null for anything that this installation did not seal.</summary>
    public Guid? Read(string? token)
    {
        try
        {
            return string.IsNullOrEmpty(token) ? null : Guid.TryParseExact(_seal.Unprotect(token), "N", out var id) ? id : null;
        }
        catch (Exception problem) when (problem is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null;
        }
    }
}
