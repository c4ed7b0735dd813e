using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Access;

/// <summary>Links by which one signs in without a password: sent to the address of an account, used once.</summary>
public sealed class SignInLinks(TisserandDb db, UserManager<Account> accounts, AccountMails mails, Clock clock)
{
    /// <summary>Live links that one account may have: more would fill somebody's mailbox.</summary>
    public const int AtOnce = 5;

    /// <summary>Sends a link when the address has an open account; the caller says the same whether it has or not.</summary>
    /// <param name="returnUrl">Where it leads once signed in; an address of the application.</param>
    public async Task Send(string email, string? returnUrl, CancellationToken cancellationToken)
    {
        if (await accounts.FindByEmailAsync(email.Trim()) is not { } account || await accounts.IsLockedOutAsync(account))
        {
            return;
        }
        var links = await db.Set<SignInLink>().Where(l => l.AccountId == account.Id).ToListAsync(cancellationToken);
        var dead = links.FindAll(l => clock.UtcNow - l.CreatedAt > SignInLink.Lifetime);
        db.RemoveRange(dead);
        if (links.Count - dead.Count >= AtOnce)
        {
            return;
        }
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        db.Add(new SignInLink { AccountId = account.Id, Hash = HashOf(secret), CreatedAt = clock.UtcNow });
        mails.SignInLink(account, secret, returnUrl);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The account that a link opens; null when it opens none, or no longer. Reading does not use it: mail scanners open links too.</summary>
    public async Task<Account?> Read(string? secret, CancellationToken cancellationToken) =>
        await Find(secret, cancellationToken) is { } link ? await accounts.FindByIdAsync(link.AccountId.ToString()) : null;

    /// <summary>Same, and the link has served.</summary>
    public async Task<Account?> Use(string? secret, CancellationToken cancellationToken)
    {
        if (await Find(secret, cancellationToken) is not { } link)
        {
            return null;
        }
        link.UsedAt = clock.UtcNow;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
        return await accounts.FindByIdAsync(link.AccountId.ToString());
    }

    private async Task<SignInLink?> Find(string? secret, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(secret))
        {
            return null;
        }
        var hash = HashOf(secret);
        return await db.Set<SignInLink>().SingleOrDefaultAsync(l => l.Hash == hash, cancellationToken) is { } link && link.Opens(clock.UtcNow) ? link : null;
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
