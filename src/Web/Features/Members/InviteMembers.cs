using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members;

/// <summary>Who of a selection can be invited to their space, who has it already, and why the others cannot.</summary>
public sealed record InvitationPlan(IReadOnlyList<Member> Invited, IReadOnlyList<Member> Already, IReadOnlyList<Refusal> Left);

/// <summary>Invites members to their own space: an account with the role « adhérent », tied to the entry.</summary>
public sealed class InviteMembers(TisserandDb db, IInvitePeople people)
{
    /// <summary>In three queries; the entries are followed by the context.</summary>
    public async Task<InvitationPlan> Plan(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var cpts = db.Cpts.Required;
        var chosen = await db.Set<Member>().Where(m => m.Kind == MemberKind.Person && EF.Parameter(ids).Contains(m.Id)).OrderBy(m => m.FoldedName).ThenBy(m => m.Id).ToListAsync(cancellationToken);
        var withAccess = (await db.Set<CptsAccess>().Where(a => a.CptsId == cpts && a.Role == Role.Member).Select(a => a.AccountId).ToListAsync(cancellationToken)).ToHashSet();
        // Whose address is whose: two entries with one address would be one account.
        var addresses = chosen.Select(m => m.Email).Where(e => e.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        List<string?> normalised = [.. addresses.Select(e => e.ToUpperInvariant())];
        var taken = await (
            from m in db.Set<Member>()
            join u in db.Users on m.AccountId equals u.Id
            where EF.Parameter(normalised).Contains(u.NormalizedEmail)
            select new { m.Id, m.FirstName, m.LastName, u.NormalizedEmail }).ToListAsync(cancellationToken);

        var (invited, already, left) = (new List<Member>(), new List<Member>(), new List<Refusal>());
        foreach (var member in chosen)
        {
            if (member.AccountId is { } account && withAccess.Contains(account))
            {
                already.Add(member);
            }
            else if (member.Email.Length == 0)
            {
                left.Add(new("email-missing", $"{member.FullName}\u00A0: la fiche n’a pas d’adresse électronique."));
            }
            else if (taken.Find(t => t.Id != member.Id && string.Equals(t.NormalizedEmail, member.Email, StringComparison.OrdinalIgnoreCase)) is { } other)
            {
                left.Add(new("email-shared", $"{member.FullName}\u00A0: cette adresse est déjà celle du compte de {other.FirstName} {other.LastName}."));
            }
            else if (invited.Find(m => string.Equals(m.Email, member.Email, StringComparison.OrdinalIgnoreCase)) is { } same)
            {
                left.Add(new("email-shared", $"{member.FullName}\u00A0: cette adresse est aussi celle de {same.FullName}."));
            }
            else
            {
                invited.Add(member);
            }
        }
        return new(invited, already, left);
    }

    /// <summary>Makes the accounts and ties them, all or none; each person is written to.</summary>
    public async Task<InvitationPlan> Invite(Cpts cpts, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var plan = await Plan(ids, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var refused = new List<Refusal>();
        foreach (var member in plan.Invited)
        {
            var email = member.AccountId is { } known ? await db.Users.Where(u => u.Id == known).Select(u => u.Email!).SingleAsync(cancellationToken) : member.Email;
            var account = await people.InviteMember(cpts, email, member.FullName, cancellationToken);
            if (!account.Succeeded)
            {
                refused.AddRange(account.Refusals.Select(r => r with { Message = $"{member.FullName}\u00A0: {r.Message}" }));
                continue;
            }
            member.SignsInAs(account.Value);
        }
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return plan with { Invited = [.. plan.Invited.Where(m => m.AccountId is not null)], Left = [.. plan.Left, .. refused] };
    }
}
