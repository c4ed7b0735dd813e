using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Access;

/// <summary>Gives a role in a CPTS to an e-mail address: to its account, or to one made now, whose owner is invited by mail.</summary>
public sealed class GiveRole(TisserandDb db, UserManager<Account> accounts, AccountMails mails) : IInvitePeople
{
    /// <summary>Result of <see cref="Give"/>.</summary>
    /// <param name="Account">Who has the role now.</param>
    /// <param name="IsNew">True when the account was made for it.</param>
    public sealed record Given(Account Account, bool IsNew);

    public async Task<Outcome<Given>> Give(Cpts cpts, string? email, string? fullName, Role role, CancellationToken cancellationToken)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        var account = await accounts.FindByEmailAsync(email?.Trim() ?? "");
        var isNew = account is null;
        if (account is null)
        {
            var invited = await Invite(email, fullName);
            if (!invited.Succeeded)
            {
                return invited.Refusals.ToList();
            }
            account = invited.Value;
            await mails.Welcome(account, cpts, role);
        }
        else if (await db.Set<CptsAccess>().AnyAsync(a => a.AccountId == account.Id && a.CptsId == cpts.Id && a.Role == role, cancellationToken))
        {
            return new Refusal("role-already-given", $"{account.FullName} a déjà ce rôle.", "Email");
        }
        else
        {
            mails.RoleGiven(account, cpts, role);
        }
        db.Add(new CptsAccess { AccountId = account.Id, CptsId = cpts.Id, Role = role });
        await db.SaveChangesAsync(cancellationToken);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }
        return new Given(account, isNew);
    }

    /// <inheritdoc/>
    public async Task<Outcome<Guid>> InviteMember(Cpts cpts, string email, string fullName, CancellationToken cancellationToken)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        var account = await accounts.FindByEmailAsync(email);
        if (account is null)
        {
            var made = await Invite(email, fullName);
            if (!made.Succeeded)
            {
                return made.Refusals.ToList();
            }
            account = made.Value;
        }
        if (!await db.Set<CptsAccess>().AnyAsync(a => a.AccountId == account.Id && a.CptsId == cpts.Id && a.Role == Role.Member, cancellationToken))
        {
            db.Add(new CptsAccess { AccountId = account.Id, CptsId = cpts.Id, Role = Role.Member });
            mails.MemberInvited(account, cpts);
            await db.SaveChangesAsync(cancellationToken);
        }
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }
        return account.Id;
    }

    /// <summary>An account without a password yet: its owner chooses it by the link of a message, to be posted by the caller.</summary>
    public async Task<Outcome<Account>> Invite(string? email, string? fullName)
    {
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(email))
        {
            refusals.Add(new("email-required", "Indiquez une adresse électronique.", nameof(Account.Email)));
        }
        if (string.IsNullOrWhiteSpace(fullName) || fullName.Length > 200)
        {
            refusals.Add(new("name-required", "Cette personne n’a pas encore de compte : indiquez son prénom et son nom.", nameof(Account.FullName)));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var account = new Account { FullName = fullName!.Trim(), Email = email!.Trim(), UserName = email.Trim(), EmailConfirmed = true };
        var result = await accounts.CreateAsync(account);
        return result.Succeeded
            ? account
            : result.Errors.Select(e => new Refusal(e.Code, e.Description, nameof(Account.Email))).Distinct().ToList();
    }
}
