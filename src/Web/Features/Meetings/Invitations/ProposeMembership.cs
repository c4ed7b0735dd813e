using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Mail;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Meetings.Invitations;

/// <summary>Sends the address of the public joining form to people who came or said to be interested: each applies by oneself.</summary>
public sealed class ProposeMembership(TisserandDb db, IJoiningForm form, Outbox outbox, CptsOfRequest here, Clock clock)
{
    /// <summary>Refuses when the form is closed. Answers how many messages left: members, and who has no address, are passed over.</summary>
    /// <param name="address">« https://cpts.example ».</param>
    public async Task<Outcome<int>> Propose(Guid meeting, IReadOnlyCollection<Guid> invitations, string address, CancellationToken cancellationToken)
    {
        if (await form.Path(cancellationToken) is not { } path)
        {
            return new Refusal("form-closed", "Le formulaire d’adhésion en ligne est fermé\u00A0: ouvrez-le dans Paramètres, ou créez seulement les contacts.");
        }
        var rows = await db.InvitationsOf(meeting, invitations, cancellationToken);
        var entries = rows.Select(r => r.MemberId).OfType<Guid>().ToList();
        var people = await db.Set<Member>().AsNoTracking().Include("_memberships").Where(m => EF.Parameter(entries).Contains(m.Id)).ToListAsync(cancellationToken);
        var sent = 0;
        foreach (var row in rows)
        {
            var person = people.Find(p => p.Id == row.MemberId);
            var email = row.Email.Length > 0 ? row.Email : person?.Email ?? "";
            if (email.Length == 0 || person?.State(clock.Today) is MembershipState.Current or MembershipState.Upcoming)
            {
                continue;
            }
            outbox.Post(email, $"Rejoindre {here.Required.Name}", $"""
                Bonjour {(row.Civility + " " + row.FullName).Trim()},

                Merci de votre intérêt. Pour adhérer, remplissez le formulaire de la CPTS, en deux minutes :

                {address}{path}

                Le bureau vous répondra.

                {here.Required.Name}
                """);
            sent++;
        }
        await db.SaveChangesAsync(cancellationToken);
        return sent;
    }
}
