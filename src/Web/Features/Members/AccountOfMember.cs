using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Members;

/// <summary>An account that holds a role in the CPTS.</summary>
public sealed record AccountChoice(Guid Id, string FullName, string Email);

/// <summary>Says with which account a member signs in: nobody approves or pays a line of which they are the beneficiary.</summary>
public sealed class AccountOfMember(TisserandDb db)
{
    /// <summary>Accounts that hold a role in this CPTS, by name.</summary>
    public Task<List<AccountChoice>> Choices(CancellationToken cancellationToken)
    {
        var cpts = db.Cpts.Required;
        return db.Users.Where(u => db.Set<CptsAccess>().Any(a => a.AccountId == u.Id && a.CptsId == cpts))
            .OrderBy(u => u.FullName).ThenBy(u => u.Email).Select(u => new AccountChoice(u.Id, u.FullName, u.Email!)).ToListAsync(cancellationToken);
    }

    /// <summary>The account of the same e-mail address, proposed while none is tied.</summary>
    public static AccountChoice? Proposed(Member member, IEnumerable<AccountChoice> choices) => member.AccountId is not null || member.Email.Length == 0
        ? null
        : choices.FirstOrDefault(c => string.Equals(c.Email, member.Email, StringComparison.OrdinalIgnoreCase));

    /// <summary>Refuses an account without a role here, and one that is tied to another person. Null unties.</summary>
    /// <param name="member">As the context follows it.</param>
    public async Task<List<Refusal>> Tie(Member member, Guid? account, CancellationToken cancellationToken)
    {
        if (account is { } id)
        {
            var cpts = db.Cpts.Required;
            if (!await db.Set<CptsAccess>().AnyAsync(a => a.AccountId == id && a.CptsId == cpts, cancellationToken))
            {
                return [new("account-unknown", "Choisissez un compte qui a un rôle dans cette CPTS.", nameof(Member.AccountId))];
            }
            if (await db.Set<Member>().Where(m => m.AccountId == id && m.Id != member.Id).Select(m => m.FirstName == "" ? m.LastName : m.FirstName + " " + m.LastName).FirstOrDefaultAsync(cancellationToken) is { } other)
            {
                return [new("account-taken", $"Ce compte est déjà celui de {other}.", nameof(Member.AccountId))];
            }
        }
        member.SignsInAs(account);
        await db.SaveChangesAsync(cancellationToken);
        return [];
    }
}
